"""The dated editions as the site serves them: the frozen articles in today's theme."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any, Final

from babel.numbers import format_decimal
from jinja2 import Environment, FileSystemLoader

import guidebook
from guidebook.content.addresses import PREFIX, SEARCH, address, relative
from guidebook.content.data import LANGUAGES, OTHER, Language
from guidebook.content.dates import day
from guidebook.content.kept import digest, program, remembered
from guidebook.content.templates import compiled
from guidebook.content.words import catalogue
from guidebook.editions.edition import SERVED, Edition, FrozenPage
from guidebook.editions.records import records
from guidebook.editions.since import Fate, since
from guidebook.site.citation_pages import Desk
from guidebook.site.citations import Pair, box_facts, frozen_pair, head_facts, with_cite_links
from guidebook.site.facts import Site, common, report_url
from guidebook.site.frozen_articles import marked, served
from guidebook.site.navigation import Node, menu
from guidebook.site.shelf import Shelf, list_address
from guidebook.site.staging import put
from guidebook.site.stylesheet import links

EDITIONS: Final = tuple(f"{PREFIX[language]}{SERVED}" for language in LANGUAGES)
"""The folders of a site that hold its editions."""
_SCRIPT: Final = "assets/@script@"
"""Stands for the script of every page in what is kept, so that another script makes no page anew."""


def _search(language: Language) -> str:
    """Stands for the name of the script of search, likewise."""
    return f"@search-{language}@"


@dataclass(frozen=True)
class Press:
    """Makes the pages of the editions."""

    shelf: Shelf
    articles: Mapping[tuple[Language, str], str]
    """Today's articles, by language and name."""
    nodes: Mapping[Language, Sequence[Node]]
    site: Site
    overrides: Path
    script: str
    """The path of the script of every page, from the root of the site."""
    lies: dict[tuple[dt.date, str], bytes] = field(default_factory=dict)
    """What lies below the folder already, as `write` notes it: by edition and page, the digest of what made it."""

    def write(self, folder: Path) -> None:
        """Write every page, picture and ZIP of every edition, and the lists of editions, below `folder`.

        What was made before is taken from the cache. Raises PluginError for a ZIP that is not what was recorded.
        """
        paths = repr(([sheet.path for sheet in self.site.sheets.all()], self.site.search, self.script)).encode()
        for edition in self.shelf.editions:
            for page in edition.pages:
                made_of, at = self._made_of(edition, page), (edition.date, page.address)
                if self.lies.get(at) != (now := digest(made_of, paths)):
                    for name, text in self._kept(edition, page, made_of).items():
                        put(folder / edition.served(page.address) / name, self._led(text))
                    self.lies[at] = now
            if (edition.date, edition.archive) not in self.lies:
                for name in edition.pictures:
                    put(folder / edition.served(name), self.shelf.tree.frozen.read(f"{edition.date}/pages/{name}"))
                put(folder / edition.archive, self.shelf.archive(edition))
                self.lies[edition.date, edition.archive] = b""
        for language in LANGUAGES:
            html = self._render("editions.html", self._list_facts(language))
            put(folder / list_address(language) / "index.html", self._led(html))

    def _led(self, html: str) -> str:
        """With the addresses of today's stylesheets and script."""
        for sheet in self.site.sheets.all():
            html = html.replace(sheet.mark, sheet.path)
        for language, name in self.site.search.items():
            html = html.replace(_search(language), name)
        return html.replace(_SCRIPT, self.script)

    @cached_property
    def _living(self) -> dict[tuple[Language, str], str]:
        """Today's articles by language and address without the language."""
        return {
            (language, address(name, language).removeprefix(PREFIX[language])): html
            for (language, name), html in self.articles.items()
        }

    @cached_property
    def _moved(self) -> dict[str, str]:
        return {each.source: each.to for each in records(self.shelf.tree).redirects}

    @cached_property
    def _environment(self) -> Environment:
        return Environment(
            loader=FileSystemLoader(self.overrides),
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=compiled(self.overrides.parent, "editions"),
        )

    @cached_property
    def _common(self) -> bytes:
        """The digest of what every page of every edition depends on, but for the articles and the stylesheet."""
        templates = (path.read_bytes() for path in sorted(self.overrides.rglob("*.html")))
        apart = [(sheet.name, sorted(sheet.own)) for sheet in self.site.sheets.apart]
        facts = (self.site.url, self.site.publisher, self.site.contact, apart, self._moved, dict(self.nodes))
        dates = [(edition.date, self.shelf.digests[edition.date]) for edition in self.shelf.editions]
        return digest(program(Path(guidebook.__file__).parent), *templates, repr((facts, dates)).encode())

    @cached_property
    def _digests(self) -> dict[tuple[Language, str], bytes]:
        return {key: digest(html.encode()) for key, html in self._living.items()}

    def _made_of(self, edition: Edition, page: FrozenPage) -> bytes:
        """The digest of all that a page and the files beside it depend on, but for the addresses in `_led`."""
        targets = {
            to.partition("#")[0] for source, to in self._moved.items() if source.partition("#")[0] == page.neutral
        }
        living = [self._digests.get((page.language, each), b"") for each in sorted({page.neutral, *targets})]
        notes = repr(self._notes(page)).encode()
        return digest(self._common, edition.files[page.file].encode(), *living, notes)

    def _kept(self, edition: Edition, page: FrozenPage, made_of: bytes) -> dict[str, str]:
        """The page as it is served and the files beside it, by name.

        They are made anew only when something that they depend on has changed.
        """
        file = self.shelf.cache / str(edition.date) / f"{page.language}-{page.name.replace('/', '-')}.json"

        def made() -> bytes:
            here, pair = edition.served(page.address), self._pair(edition, page)
            other = edition.served(self._counterpart(edition, page))
            files = {
                "index.html": self._render("edition.html", self._facts(edition, page, pair)),
                **Desk(self._environment, self.overrides, self.site, _SCRIPT, marked=True).beside(
                    pair, page.language, here, other
                ),
            }
            return json.dumps(files, ensure_ascii=False).encode()

        return dict(json.loads(remembered(file, made_of, made)))

    def _render(self, template: str, facts: Mapping[str, Any]) -> str:
        return self._environment.get_template(template).render(facts)

    def _shell(self, here: str, language: Language, other: str, article: str = "") -> dict[str, Any]:
        """What the header, the footer and the head need; `other` is the address of the counterpart."""

        def url(name: str) -> str:
            return relative(here, address(name, language))

        there = OTHER[language]
        return {
            **common(language, self.site),
            **menu(self.nodes[language], "", url),
            "home": url("index.md"),
            "other": {
                "language": there,
                "name": catalogue(there)["language_name"],
                "url": relative(here, other),
            },
            "canonical": self.site.url + here,
            **links(self.site.sheets, lambda path: relative(here, path), article, "editions", marked=True),
            "scripts": [relative(here, _SCRIPT)],
            "favicon": relative(here, "images/favicon.svg"),
            "asset": lambda path: relative(here, path),
            "page_url": url,
            "search_url": relative(here, PREFIX[language] + SEARCH),
            "search_script": _search(language),
            "editions_url": relative(here, list_address(language)),
            "doc": {"path": ""},
        }

    def _pair(self, edition: Edition, page: FrozenPage) -> Pair:
        """The citations of a page in both languages."""
        articles = {
            each.language: self.shelf.article(edition, each) for each in edition.pages if each.name == page.name
        }
        return frozen_pair(page.name, edition, articles, self.site, self.shelf.digests[edition.date])

    def _counterpart(self, edition: Edition, page: FrozenPage) -> str:
        """The address of the page in the other language; that of the front page where there is none."""
        there = OTHER[page.language]
        return next((each.address for each in edition.of(there) if each.name == page.name), PREFIX[there])

    def _facts(self, edition: Edition, page: FrozenPage, pair: Pair) -> dict[str, Any]:
        language, here = page.language, edition.served(page.address)
        frozen = self.shelf.article(edition, page)
        url, then = escape(self.site.url), escape(edition.site_url)
        living = {key: html.replace(url, then) for key, html in self._living.items() if key[0] == language}
        became = since(page, frozen, living, self._moved)
        dates = [each.date for each, _ in self.shelf.having(page.name, language)]
        at = dates.index(edition.date)
        beside = {"predecessor-version": dates[at - 1 : at], "successor-version": dates[at + 1 : at + 2]}
        today = PREFIX[language] + (became.place.address if became.place else page.neutral)
        title = catalogue(language)["edition_page_title"].format(title=page.title, date=day(edition.date, language))

        def living_url(fate: Fate) -> str:
            """Where a section is today; where it is gone, its old address still answers."""
            place = str(fate.place) if fate.place else f"{page.neutral}#{fate.id}" if fate.id else page.neutral
            return relative(here, PREFIX[language] + place)

        return {
            **self._shell(here, language, edition.served(self._counterpart(edition, page)), frozen),
            "cite": box_facts(pair, language)
            | head_facts(pair[language][0], page.description, self.site.url + here, self.site.url + PREFIX[language]),
            "alternates": [
                {"hreflang": each.language, "url": self.site.url + edition.served(each.address)}
                for each in edition.pages
                if each.name == page.name
            ],
            "title": title,
            "report_url": report_url(title, self.site.url + here, language, self.site),
            "page": page,
            "edition": edition,
            "newest": edition == self.shelf.editions[-1],
            "day": lambda date: day(date, language),
            "article": with_cite_links(
                marked(served(frozen, edition, page), became, catalogue(language)), pair[language]
            ),
            "since": became,
            "told": [fate for fate in became.fates.values() if fate.pieces],
            "gone": [fate for fate in became.fates.values() if fate.state == "gone" and fate.id],
            "moved": [
                fate
                for fate in became.fates.values()
                if fate.id and fate.place and became.place and fate.place.address != became.place.address
            ],
            "count": {state: sum(f.state == state for f in became.fates.values()) for state in ("changed", "gone")},
            "notes": self._notes(page),
            "living_url": living_url,
            "today": relative(here, today),
            "latest": self.site.url + today,
            "front": relative(here, edition.served(PREFIX[language])),
            "contents": [(each.title, relative(here, edition.served(each.address))) for each in edition.of(language)],
            "versions": [
                *(
                    {"rel": rel, "url": self.site.url + f"{PREFIX[language]}{SERVED}{date}/{page.neutral}"}
                    for rel, found in beside.items()
                    for date in found
                ),
                {"rel": "version-history", "url": self.site.url + list_address(language)},
            ],
        }

    def _notes(self, page: FrozenPage) -> list[tuple[dt.date, str]]:
        """The dated notes that the living page has and the frozen one has not."""
        there = self._moved.get(page.neutral, page.neutral).partition("#")[0]
        found = (each for each in self.shelf.tree.of(page.language) if each.address == PREFIX[page.language] + there)
        front = next((each.front for each in found), None)
        known = {(note.date, note.what) for note in page.changes}
        return [
            (each.date, each.what) for each in (front.changes if front else ()) if (each.date, each.what) not in known
        ]

    def _list_facts(self, language: Language) -> dict[str, Any]:
        here = list_address(language)
        return {
            **self._shell(here, language, list_address(OTHER[language])),
            "editions": [
                {
                    "date": each.date.isoformat(),
                    "date_text": day(each.date, language),
                    "url": relative(here, each.served(PREFIX[language])),
                    "archive": relative(here, each.archive),
                    "megabytes": format_decimal(len(self.shelf.archive(each)) / 1e6, "0.0", locale=language),
                    "sha256": self.shelf.digests[each.date],
                    "pages": sum(1 for _ in each.of(language)),
                    "others": sum(1 for _ in each.of(OTHER[language])),
                    "pictures": len(each.pictures),
                }
                for each in reversed(self.shelf.editions)
            ],
        }
