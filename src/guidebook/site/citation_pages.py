"""The page beside each page on which every citation of it can be read, copied and downloaded."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment

import guidebook
from guidebook.citing.citation import Citation
from guidebook.content.addresses import PREFIX, relative
from guidebook.content.data import LANGUAGES, OTHER, Language
from guidebook.content.kept import digest, program, remembered
from guidebook.content.page import Page
from guidebook.content.words import catalogue
from guidebook.content.workers import MANY, shared
from guidebook.editions.forms import page_of
from guidebook.editions.records import records
from guidebook.editions.withdrawn import Withdrawn
from guidebook.site.citations import FORMATS, PAGE, Living, Pair, all_forms, box_facts, files
from guidebook.site.facts import Site, common
from guidebook.site.stylesheet import links

NAME = f"{PAGE}.html"


@dataclass(frozen=True)
class Desk:
    """Makes the pages of citations."""

    env: Environment
    overrides: Path
    """The folder of the templates."""
    site: Site
    script: str
    """The path of the script of every page, from the root of the site."""
    marked: bool = False
    """Whether a mark stands for the path of each stylesheet, in what is kept."""
    cache: Path | None = None
    """Where what was made before is kept."""

    def beside(self, pair: Pair, language: Language, here: str, other: str) -> dict[str, str]:
        """Every file of citations beside the page at `here`, by name.

        `other` is the address of the counterpart, or of its front page.
        """
        if self.cache is None:
            return self._made(pair, language, here, other)
        key = digest(self._common, repr((language, sorted(pair.items()), here, other)).encode())
        made = remembered(
            self.cache / f"{here}{PAGE}.json",
            key,
            lambda: json.dumps(self._made(pair, language, here, other), ensure_ascii=False).encode(),
        )
        return dict(json.loads(made))

    def _made(self, pair: Pair, language: Language, here: str, other: str) -> dict[str, str]:
        def way(path: str) -> str:
            return relative(here, path)

        there = OTHER[language]
        cited = {each.section.id if each.section else "": each for each in pair[language]}
        parts = [{**each, "files": _inside(cited[each["id"]])} for each in all_forms(pair, language)]
        page = self.env.get_template("citation.html").render(
            **common(language, self.site),
            title=pair[language][0].title,
            cite=box_facts(pair, language),
            parts=parts,
            open=any(each["open"] for each in parts),
            canonical=self.site.url + here + NAME,
            home=way(PREFIX[language]),
            how=way(f"{PREFIX[language]}om/sitering/"),
            **links(self.site.sheets, way, marked=self.marked),
            scripts=[way(self.script)],
            favicon=way("images/favicon.svg"),
            other={
                "language": there,
                "name": catalogue(there)["language_name"],
                "url": way(other) + (NAME if there in pair else ""),
            },
        )
        return {NAME: page, **files(pair, language)}

    @cached_property
    def _common(self) -> bytes:
        """The digest of what every page of citations depends on."""
        templates = (path.read_bytes() for path in sorted(self.overrides.rglob("*.html")))
        sheets = [sheet.path for sheet in self.site.sheets.all()]
        facts = (self.site.url, self.site.publisher, self.site.contact, sheets, self.script, self.marked)
        return digest(program(Path(guidebook.__file__).parent), *templates, repr(facts).encode())


class _Quoted(dict[int, str]):
    """What a character is in an address; `urllib` asks again for each."""

    def __missing__(self, character: int) -> str:
        return self.setdefault(character, quote(chr(character)))


_QUOTED = _Quoted()


def _inside(citation: Citation) -> tuple[Mapping[str, str], ...]:
    """The files of one section; each is so small that its link holds it."""
    id_ = citation.section.id if citation.section else PAGE
    return tuple(
        {
            "name": name,
            "file": f"{id_}.{ending}",
            "url": f"data:{type_};charset=utf-8,{write((citation,)).translate(_QUOTED)}",
        }
        for ending, (name, type_, write) in FORMATS.items()
    )


def write_citations(living: Living, desk: Desk, folder: Path) -> None:
    """Write the files of citations below `folder`: beside every page, and where one has moved or was withdrawn from."""
    came: dict[str, list[str]] = {}
    for each in records(living.tree).redirects:
        if "#" not in each.source:
            came.setdefault(page_of(each.to), []).append(each.source)
    for gone in records(living.tree).withdrawn:
        if gone.address.endswith("/"):
            told = {language: (_withdrawn(gone, language, living.site),) for language in LANGUAGES}
            for language in LANGUAGES:
                here, other = (prefix + gone.address for prefix in (PREFIX[language], PREFIX[OTHER[language]]))
                put(folder / here, desk.beside(told, language, here, other))

    def written(page: Page) -> None:
        pair = living.pair(page)
        neutral = page.address.removeprefix(PREFIX[page.language])
        for place in (neutral, *came.get(neutral, ())) if pair else ():
            here, other = (prefix + place for prefix in (PREFIX[page.language], PREFIX[OTHER[page.language]]))
            put(folder / here, desk.beside(pair, page.language, here, other))

    pages = list(living.tree.pages.values())
    shared(written, pages, len(pages) > MANY)


def _withdrawn(entry: Withdrawn, language: Language, site: Site) -> Citation:
    """The citation of a page that was withdrawn: of the word of it that stands at its address."""
    words = catalogue(language)
    title, name = words["departed_page_withdrawn"], words["site_name"]
    address = site.url + PREFIX[language] + entry.address
    return Citation(language, title, name, entry.date, None, name, site.publisher, address)


def put(folder: Path, texts: Mapping[str, Any]) -> None:
    """Write files, by name, as they are."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8", newline="")
