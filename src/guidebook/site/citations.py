"""The citations of a page: what its templates are told, and the files for reference managers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import urljoin

from guidebook.citing.bibtex import bibtex
from guidebook.citing.citation import Citation, Edition, Section
from guidebook.citing.csl import csl_json
from guidebook.citing.embedded import json_ld, meta_pairs
from guidebook.citing.ris import ris
from guidebook.citing.written import Style, written
from guidebook.content.addresses import PREFIX
from guidebook.content.data import LANGUAGES, Language
from guidebook.content.dates import day
from guidebook.content.page import Page
from guidebook.content.sections import visible_text
from guidebook.content.tree import Tree
from guidebook.content.words import catalogue
from guidebook.editions.edition import Edition as Frozen
from guidebook.editions.edition import FrozenPage, Heading, section_digests
from guidebook.editions.promised import is_promised
from guidebook.editions.published import page_of
from guidebook.editions.records import records
from guidebook.site.facts import Site
from guidebook.site.shelf import Shelf

FORMATS: Final[Mapping[str, tuple[str, str, Callable[[Sequence[Citation]], str]]]] = MappingProxyType(
    {
        "bib": ("BibTeX", "application/x-bibtex", bibtex),
        "ris": ("RIS", "application/x-research-info-systems", ris),
        "json": ("CSL-JSON", "application/vnd.citationstyles.csl+json", csl_json),
    }
)
"""By the ending of the file: the name of the format, its media type, and what writes it."""
PAGE, SECTIONS = "citation", "citation-sections"
"""The names of the files beside a page: the page alone, and each of its sections."""


@dataclass(frozen=True)
class Living:
    """How the pages of today are cited: from the newest edition where they say what it says, else as they stand.

    The same holds for each section by itself.
    """

    tree: Tree
    articles: Mapping[tuple[Language, str], str]
    """Today's articles, by language and name."""
    shelf: Shelf
    site: Site

    def facts(self, page: Page) -> dict[str, Any]:
        """What the templates may show of how a page is cited; nothing where its front matter cannot be read."""
        whole = self.whole(page)
        if whole is None or page.front is None:
            return {}
        pair = [self.whole(self.tree.pages[language, page.name]) for language in LANGUAGES]
        frozen = self._frozen(page)
        newer = self.shelf.place(page, *frozen) if frozen and not whole.edition else None
        return {"cite": {**_facts(whole, pair, self.parts(page), page.front.description, self.site), "newest": newer}}

    def files(self, page: Page) -> dict[str, str]:
        """The files for reference managers that lie beside a page, by name."""
        whole = self.whole(page)
        return _files(whole, self.parts(page)) if whole else {}

    def whole(self, page: Page) -> Citation | None:
        """The citation of a page; none where its front matter cannot be read."""
        frozen = self._frozen(page)
        if frozen and page.front and frozen[1].sections == self._today(page, frozen[0]):
            return self._then(*frozen)
        return self._now(page)

    def parts(self, page: Page) -> tuple[Citation, ...]:
        """The citation of every section of a page whose id answers for ever, in its order."""
        now, frozen = self._now(page), self._frozen(page)
        if now is None:
            return ()
        today = self._today(page, frozen[0]) if frozen else {}
        marks = [mark for mark in page.rendered.headings if mark.level > 1 and is_promised(mark.id)]
        same = {mark.id for mark in marks if frozen and frozen[1].sections.get(mark.id, "") == today.get(mark.id)}
        then = self._then(*frozen) if frozen else now
        return tuple((then if mark.id in same else now).of(Section(mark.id, mark.text)) for mark in marks)

    def write(self, folder: Path) -> None:
        """Write the files for reference managers below `folder`: beside every page, and where one has moved from."""
        came: dict[str, list[str]] = {}
        for each in records(self.tree).redirects:
            if "#" not in each.source:
                came.setdefault(page_of(each.to), []).append(each.source)
        for page in self.tree.pages.values():
            prefix = PREFIX[page.language]
            files = self.files(page)
            for place in [page.address, *(prefix + old for old in came.get(page.address.removeprefix(prefix), ()))]:
                for name, text in files.items():
                    file = folder / place / name
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_text(text, "utf-8", newline="")

    def _now(self, page: Page) -> Citation | None:
        front = page.front
        if front is None:
            return None
        name, address = catalogue(page.language)["site_name"], self.site.url + page.address
        facts = (page.language, page.title, front.author, front.pubDate, front.updated, name)
        return Citation(*facts, self.site.publisher, address)

    def _then(self, edition: Frozen, page: FrozenPage) -> Citation:
        return frozen_citation(page, edition, self.site, self.shelf.digests[edition.date])

    def _frozen(self, page: Page) -> tuple[Frozen, FrozenPage] | None:
        """The page in the newest edition."""
        newest = self.shelf.editions[-1:]
        return next(((each, found) for each in newest if (found := each.page(page.address))), None)

    def _today(self, page: Page, edition: Frozen) -> Mapping[str, str]:
        """The digests of the sections of today's page, written for the public address of the edition."""
        article = self.articles[page.language, page.name]
        return _digests(article.replace(escape(self.site.url), escape(edition.site_url)))


@lru_cache(maxsize=4096)
def _digests(article: str) -> Mapping[str, str]:
    return section_digests(article)


def frozen_citation(page: FrozenPage, edition: Frozen, site: Site, sha256: str) -> Citation:
    """The citation of a page of an edition, whose ZIP has the digest `sha256`."""
    name, address = edition.site_name[page.language], site.url + edition.served(page.address)
    facts = (page.language, page.title, page.author, page.pubDate, page.updated, name, site.publisher, address)
    return Citation(*facts, edition=Edition(edition.date, sha256))


def frozen_facts(page: FrozenPage, edition: Frozen, site: Site, sha256: str) -> dict[str, Any]:
    """What the template of a page of an edition may show of how it is cited."""
    whole = frozen_citation(page, edition, site, sha256)
    pair = [
        frozen_citation(each, edition, site, sha256)
        for language in LANGUAGES
        for each in edition.of(language)
        if each.name == page.name
    ]
    parts = tuple(whole.of(each) for each in _sections(page.contents))
    return {"cite": _facts(whole, pair, parts, page.description, site)}


def frozen_files(page: FrozenPage, edition: Frozen, site: Site, sha256: str) -> dict[str, str]:
    """The files for reference managers that lie beside a page of an edition, by name."""
    whole = frozen_citation(page, edition, site, sha256)
    return _files(whole, tuple(whole.of(each) for each in _sections(page.contents)))


def _facts(
    whole: Citation, pair: Sequence[Citation | None], parts: tuple[Citation, ...], description: str, site: Site
) -> dict[str, Any]:
    """Each language's form cites the page in that language, as `om/sitering.md` tells the reader to."""
    described = json_ld(whole, description, site.url + PREFIX[whole.language])
    edition = whole.edition
    short = written((whole,), "case-paper")[0]
    apa = {each.language: written((each,), _APA[each.language])[0] for each in pair if each}
    sections = [
        {"id": part.section.id, "heading": part.section.heading, "short": form}
        for part, form in zip(parts, written(parts, "case-paper"), strict=True)
        if part.section
    ]
    return {
        "short": short,
        "apa": apa,
        "sections": sections,
        "open": any(form.open for form in (short, *apa.values(), *written(parts, "case-paper"))),
        "address": whole.address,
        "edition": day(edition.date, whole.language) if edition else None,
        "sha256": edition.sha256 if edition else None,
        "meta": meta_pairs(whole),
        "json_ld": json.dumps(described, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"),
        "files": [_link(PAGE, ending) for ending in FORMATS],
        "section_files": [_link(SECTIONS, ending) for ending in FORMATS],
    }


def _sections(contents: Iterable[Heading]) -> Iterator[Section]:
    for heading in contents:
        if is_promised(heading.id):
            yield Section(heading.id, visible_text(heading.title))
        yield from _sections(heading.children)


def _files(whole: Citation, parts: tuple[Citation, ...]) -> dict[str, str]:
    cited = {PAGE: (whole,), SECTIONS: parts} if parts else {PAGE: (whole,)}
    return {
        f"{name}.{ending}": write(citations)
        for name, citations in cited.items()
        for ending, (_, _, write) in FORMATS.items()
    }


def with_printed_addresses(html: str, page: Page, site: Site) -> str:
    """An article whose links within the site carry the public address, for print.

    Left out are those that print hides: from a term to its entry, from a note to the register.
    """
    words = catalogue(page.language)
    hidden = "|".join(re.escape(f"{words[key]}</a>") for key in ("term_more", "note_entry"))
    link = re.compile(rf'<a href="(?!#|[a-z]+:)([^"]*)">(?!{hidden})')
    here = site.url + page.address
    return link.sub(lambda found: f'<a href="{found[1]}" data-address="{urljoin(here, found[1])}">', html)


_APA: Final[Mapping[Language, Style]] = MappingProxyType({"nb": "apa-7-nb", "en": "apa-7-en"})


def _link(name: str, ending: str) -> dict[str, str]:
    format_, type_, _ = FORMATS[ending]
    return {"name": format_, "type": type_, "url": f"{name}.{ending}"}
