"""`python -m benchmarks.reading FOLDER`: builds, serves, measures, and prints the table of manual/reading.md."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.reading.measure import Judged, Load, axe_rules, bodies, lighthouse, load
from benchmarks.reading.server import serving
from benchmarks.reading.sites import LARGE, SMALL, Built, by_hand, npm, ours, starlight, stock
from guidebook.review.browser import open_browser

KINDS = (
    "", "ki-i-offentlig-sektor/", "verksted/", "verksted/skate-saken/", "spekteret/", "spekteret/eksempler/",
    "for-du-godkjenner/", "ordliste/", "kilder/", "om/sitering/", "om/personvern/",
    "sok/", "saksframlegg/", "verksted/hold/", "verksted/ark/", "spekteret/plasser/", "om/endringer/", "utgaver/",
    "ki-i-offentlig-sektor/citation.html", "utgaver/2026-11-22/ki-i-offentlig-sektor/",
)  # fmt: skip
"""A page of each kind, at the same path in both languages. The last two are kept from search engines on purpose."""


@dataclass(frozen=True, slots=True)
class Measured:
    """All that is told of one page."""

    load: Load
    gzip: int
    brotli: int | None
    rules: Sequence[str]
    judged: Judged | None


Row = tuple[str, Callable[[Measured], str]]


def _ms(value: Callable[[Judged], float]) -> Callable[[Measured], str]:
    return lambda page: f"{value(page.judged):,.0f} ms" if page.judged else "–"


ROWS: Sequence[Row] = (
    ("requests, failed requests", lambda page: f"{page.load.requests}, {page.load.failed}"),
    ("bytes on the wire, gzip", lambda page: f"{page.load.wire:,}"),
    ("the same without headers, gzip; brotli", lambda page: f"{page.gzip:,}; {page.brotli or 0:,}"),
    ("bytes before the first render, gzip", lambda page: f"{page.load.first:,}"),
    ("largest contentful paint, simulated slow 4G", _ms(lambda judged: judged.paint)),
    ("script time, 4 times slowed", lambda page: f"{page.load.script:.3f} s"),
    ("total blocking time", _ms(lambda judged: judged.blocked)),
    ("layout shift", lambda page: f"{max(page.load.layout_shift, page.judged.shift if page.judged else 0):.4f}"),
    ("Lighthouse", lambda page: ", ".join(map(str, page.judged.scores.values())) if page.judged else "–"),
    ("rules violated in axe-core", lambda page: f"{len(page.rules)} {' '.join(page.rules)}".strip()),
)


def main() -> None:
    """Measure and print; what was built before in FOLDER is not built again."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="outside the repository; keep it, the builds take minutes")
    parser.add_argument("--site", type=Path, help="the built site itself: a page of each kind is judged as well")
    parser.add_argument("--small", action="store_true", help="leave out the sites of 1,000 articles")
    given = parser.parse_args()
    folder = given.folder.resolve()
    tools = npm(folder)
    if tools is None:
        print("npm could not be asked: Starlight, Lighthouse and brotli are left out.", file=sys.stderr)
    small = [ours(folder, SMALL), stock(folder, SMALL), by_hand(folder)]
    if tools is not None:
        small.insert(2, starlight(folder, SMALL, tools))
    large = [] if given.small else [ours(folder, LARGE), stock(folder, LARGE)]
    with open_browser() as browser:
        measured = [_measured(browser, site, tools) for site in small]
        print("\n".join(_table([site.name for site in small], measured)))
        grown = [_measured(browser, site, tools) for site in large]
    if grown:
        names = [f"{site.name}, {LARGE:,} articles a language" for site in large]
        print("\n".join(["", *_table(names, grown)]))
    if given.site and tools:
        print("\n".join(["", *_kinds(given.site, tools)]))


def _measured(browser: Browser, site: Built, tools: Path | None) -> Measured:
    print(f"measuring {site.name}", file=sys.stderr)
    node = str(tools / "node_modules" / ".bin" / "node") if tools else None
    with serving(site.folder) as root:
        address = root + site.page
        told = load(browser, address)
        judged = lighthouse(tools, [address])[address] if tools else None
        return Measured(told, *bodies(site.folder, told.files, node), axe_rules(browser, address), judged)


def _table(names: Sequence[str], pages: Sequence[Measured]) -> Iterator[str]:
    version = next((page.judged.version for page in pages if page.judged), "")
    yield f"| figure for an article page | {' | '.join(names)} |"
    yield f"| --- |{' ---: |' * len(names)}"
    for name, tell in ROWS:
        shown = f"{name} {version}: {', '.join(_categories(pages))}" if name == "Lighthouse" else name
        yield f"| {shown} | {' | '.join(tell(page) for page in pages)} |"


def _categories(pages: Sequence[Measured]) -> Iterator[str]:
    judged = next((page.judged for page in pages if page.judged), None)
    yield from (judged.scores if judged else ())


def _kinds(site: Path, tools: Path) -> Iterator[str]:
    """What Lighthouse says of a page of each kind of the built site."""
    with ExitStack() as stack:
        root = stack.enter_context(serving(site))
        addresses = [f"{root}{language}{kind}" for kind in KINDS for language in ("", "en/")]
        judged: Mapping[str, Judged] = lighthouse(tools, addresses)
    names = next(iter(judged.values())).scores
    yield f"| page | {' | '.join(names)} | largest contentful paint | not passed |"
    yield f"| --- |{' ---: |' * (len(names) + 1)} --- |"
    for address, told in judged.items():
        scores = " | ".join(map(str, told.scores.values()))
        yield f"| /{address.removeprefix(root)} | {scores} | {told.paint:,.0f} ms | {', '.join(told.faults)} |"


if __name__ == "__main__":
    main()
