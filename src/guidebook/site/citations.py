"""The citations of a page: what its templates are told, and the files for reference managers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import escape
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
from guidebook.content.data import LANGUAGES, OTHER, Language
from guidebook.content.dates import day
from guidebook.content.page import Page
from guidebook.content.tree import Tree
from guidebook.content.words import catalogue
from guidebook.editions.difference import Part, parts
from guidebook.editions.edition import Edition as Frozen
from guidebook.editions.edition import FrozenPage, section_digests
from guidebook.editions.promised import is_promised
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
PAGE: Final = "citation"
"""The name of the files beside a page, one for each format; with the ending `html`, of all the forms to be read."""
Pair = Mapping[Language, Sequence[Citation]]
"""A page in both languages: the citation of the whole, and of each of its sections and entries."""


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

    @cached_property
    def cited(self) -> Mapping[tuple[Language, str], tuple[Citation, ...]]:
        """The citations of each page, by language and name."""
        return {key: self._all(page) for key, page in self.tree.pages.items()}

    def facts(self, page: Page) -> dict[str, Any]:
        """What the templates may show of how a page is cited; nothing where its front matter cannot be read."""
        pair = self.pair(page)
        if not pair or page.front is None:
            return {}
        frozen = self._frozen(page)
        newer = self.shelf.place(page, *frozen) if frozen and not pair[page.language][0].edition else None
        here = self.site.url + page.address
        told = box_facts(pair, page.language) | head_facts(
            pair[page.language][0], page.front.description, here, self.site.url + PREFIX[page.language]
        )
        return {"cite": {**told, "newest": newer}}

    def pair(self, page: Page) -> Pair:
        """The citations of a page in both languages; nothing where its own front matter cannot be read."""
        both = {each: self.cited[each, page.name] for each in (page.language, OTHER[page.language])}
        return {language: found for language, found in both.items() if found} if both[page.language] else {}

    def whole(self, page: Page) -> Citation | None:
        """The citation of a page; none where its front matter cannot be read."""
        return next(iter(self.cited[page.language, page.name]), None)

    def _all(self, page: Page) -> tuple[Citation, ...]:
        """The citation of a page and of every part of it whose id answers for ever, in its order."""
        now, frozen = self._now(page), self._frozen(page)
        if now is None:
            return ()
        article = self.articles[page.language, page.name]
        if frozen is None:
            return (now, *(now.of(part) for part in _parts(article)))
        then = frozen_citation(frozen[1], frozen[0], self.site, self.shelf.digests[frozen[0].date])
        today = article.replace(escape(self.site.url), escape(frozen[0].site_url))
        kept = same(frozen[1], self.shelf.article(*frozen), today)
        whole = (
            then if frozen[1].sections == _digests(today) and all(each.id in kept for each in _parts(today)) else now
        )
        return (whole, *((then if part.id in kept else now).of(part) for part in _parts(article)))

    def _now(self, page: Page) -> Citation | None:
        front = page.front
        if front is None:
            return None
        name, address = catalogue(page.language)["site_name"], self.site.url + page.address
        facts = (page.language, page.title, front.author, front.pubDate, front.updated, name)
        return Citation(*facts, self.site.publisher, address)

    def _frozen(self, page: Page) -> tuple[Frozen, FrozenPage] | None:
        """The page in the newest edition."""
        newest = self.shelf.editions[-1:]
        return next(((each, found) for each in newest if (found := each.page(page.address))), None)


@lru_cache(maxsize=4096)
def _digests(article: str) -> Mapping[str, str]:
    return section_digests(article)


@lru_cache(maxsize=4096)
def _cut(article: str) -> Mapping[str, Part]:
    return parts(article)


def _parts(article: str) -> list[Section]:
    """The sections and entries of an article that answer for ever."""
    return [Section(each.id, each.title) for each in _cut(article).values() if is_promised(each.id)]


def same(page: FrozenPage, then: str, today: str) -> set[str]:
    """The ids under which today's article says what the frozen one says; an entry goes on to the next."""
    before, now, digests = _cut(then), _cut(today), _digests(today)
    return {
        id_
        for id_, part in now.items()
        if id_ in before
        and page.sections.get(id_) == digests.get(id_)
        and (before[id_].html == part.html or " ".join(before[id_].blocks) == " ".join(part.blocks))
    }


def frozen_citation(page: FrozenPage, edition: Frozen, site: Site, sha256: str) -> Citation:
    """The citation of a page of an edition, whose ZIP has the digest `sha256`."""
    name, address = edition.site_name[page.language], site.url + edition.served(page.address)
    facts = (page.language, page.title, page.author, page.pubDate, page.updated, name, site.publisher, address)
    return Citation(*facts, edition=Edition(edition.date, sha256))


def frozen_pair(name: str, edition: Frozen, articles: Mapping[Language, str], site: Site, sha256: str) -> Pair:
    """The citations of a page of an edition in both languages; `articles` are the frozen ones of that name."""
    pages = {each.language: each for each in edition.pages if each.name == name}
    found: dict[Language, tuple[Citation, ...]] = {}
    for language, article in articles.items():
        whole = frozen_citation(pages[language], edition, site, sha256)
        found[language] = (whole, *(whole.of(part) for part in _parts(article)))
    return found


def box_facts(pair: Pair, language: Language) -> dict[str, Any]:
    """The forms of a page as a whole, and the files beside it."""
    whole = pair[language][0]
    (forms,) = all_forms({each: found[:1] for each, found in pair.items()}, language)
    return {
        **forms,
        "address": whole.address,
        "edition": day(whole.edition.date, language) if whole.edition else None,
        "sha256": whole.edition.sha256 if whole.edition else None,
        "parts": len(pair[language]) > 1,
        "files": [
            {"name": name, "type": type_, "url": f"{PAGE}.{ending}"} for ending, (name, type_, _) in FORMATS.items()
        ],
    }


def head_facts(whole: Citation, description: str, here: str, site_address: str) -> dict[str, Any]:
    """What the head of the page at `here` says of how it is cited."""
    described = json_ld(whole, description, here, site_address)
    return {
        "meta": meta_pairs(whole),
        "json_ld": json.dumps(described, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"),
    }


def all_forms(pair: Pair, language: Language) -> list[dict[str, Any]]:
    """The page and each of its parts, in its order, in every form that is read.

    Each language's APA form cites the text in that language, as `om/sitering.md` tells the reader to.
    """
    own = tuple(pair[language])
    apa = {
        spoken: dict(zip(map(_id, pair[spoken]), written(tuple(pair[spoken]), _APA[spoken]), strict=True))
        for spoken in LANGUAGES
        if spoken in pair
    }
    made = []
    for cited, short in zip(own, written(own, "case-paper"), strict=True):
        mine = {spoken: forms[_id(cited)] for spoken, forms in apa.items() if _id(cited) in forms}
        heading = cited.section.heading if cited.section else cited.title
        open_ = any(form.open for form in (short, *mine.values()))
        made.append({"id": _id(cited), "heading": heading, "short": short, "apa": mine, "open": open_})
    return made


def _id(cited: Citation) -> str:
    return cited.section.id if cited.section else ""


def files(pair: Pair, language: Language) -> dict[str, str]:
    """The files for reference managers that lie beside a page, by name."""
    return {f"{PAGE}.{ending}": write(pair[language][:1]) for ending, (_, _, write) in FORMATS.items()}


_TOOL: Final = re.compile(r'<a (?=[^>]*class="headerlink")[^>]*href="#([^"]+)"[^>]*>#</a>')


def with_cite_links(html: str, cited: Sequence[Citation]) -> str:
    """An article with a link to its citation beside the permanent link of each of these sections and entries."""
    names = {each.section.id: each.section.heading for each in cited if each.section}
    words = catalogue(cited[0].language)

    def tools(found: re.Match[str]) -> str:
        if found[1] not in names:
            return found[0]
        name = escape(words["cite_part"].format(title=names[found[1]]))
        return f'{found[0]} <a class="headerlink" href="{PAGE}.html#{found[1]}" aria-label="{name}">{words["cite"]}</a>'

    return _TOOL.sub(tools, html)


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
