"""What stands in a built page: its ids and all that it points to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit


@dataclass
class BuiltPage(HTMLParser):
    """The ids, links, resources and elements of one page."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append((tag, given))
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        elif tag == "link" and "stylesheet icon".find(given.get("rel", "-")) >= 0:
            self.loads.append(given["href"])
        elif "src" in given:
            self.loads.append(given["src"])
        for name in ("aria-labelledby", "aria-describedby", "popovertarget", "aria-controls"):
            self.links += [f"#{id_}" for id_ in given.get(name, "").split()]

    def all(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        """The elements of a kind that have these attributes."""
        return [given for name, given in self.tags if name == tag and wanted.items() <= given.items()]


def parse(path: Path) -> BuiltPage:
    """One built page."""
    page = BuiltPage()
    page.feed(path.read_text("utf-8"))
    return page


def crawl(site: Path) -> Mapping[str, BuiltPage]:
    """Every page of a built site by its address from the root."""
    return {
        path.relative_to(site).as_posix().removesuffix("index.html"): parse(path)
        for path in sorted(site.rglob("*.html"))
    }


def dead(site: Path, base: str) -> list[str]:
    """Everything on the pages that leads nowhere, when the site is published at `base`."""
    pages = crawl(site)
    faults = []
    for address, page in pages.items():
        for target in [*page.links, *page.loads]:
            where = urljoin(base + address, target)
            if not where.startswith(base):
                if urlsplit(where).netloc == urlsplit(base).netloc:
                    faults.append(f"{address}: {target} leaves the site's path")
                continue
            path, fragment = unquote(urlsplit(where[len(base) :]).path), unquote(urlsplit(where).fragment)
            if path in pages:
                if fragment and fragment not in pages[path].ids:
                    faults.append(f"{address}: {target} has no such id")
            elif not (site / path).is_file():
                faults.append(f"{address}: {target} is not there")
    return faults
