"""Freezing the site as it stands: every file of an edition, as bytes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from html import escape
from typing import Final

from guidebook.content.addresses import OWN, relative
from guidebook.content.data import LANGUAGES, Language
from guidebook.content.front_matter import FrontMatter
from guidebook.content.page import Page
from guidebook.content.render import Entry
from guidebook.content.tree import Tree
from guidebook.content.words import catalogue
from guidebook.editions.archive import archive
from guidebook.editions.edition import (
    FORMAT,
    RECORD,
    Edition,
    FrozenPage,
    Heading,
    Note,
    Review,
    section_digests,
    write_record,
)
from guidebook.editions.frozen import Frozen
from guidebook.editions.ledger import PATH as LEDGER
from guidebook.editions.ledger import before, read
from guidebook.editions.links import from_root, lead
from guidebook.editions.standalone import standalone

NO_STYLE: Final = ""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is frozen, besides the tree itself, which is loaded with the date of the edition as its day."""

    date: dt.date
    site_url: str
    """The public address of that day, with a slash at the end."""
    articles: Mapping[tuple[Language, str], str]
    """Every page's article with its inserts, by language and name; `addresses.OWN` still stands for the address."""
    pictures: Mapping[str, bytes]
    """What the pages show, from the root of the site, as `images/x.jpg`."""
    order: Sequence[str] = ()
    """The names of the pages in reading order; those not named follow in the order of the tree."""
    style: Callable[[str], str] = lambda article: NO_STYLE
    """The stylesheet that stands in the page of an article."""


def pictures_used(tree: Tree) -> list[str]:
    """The pictures that the pages show, from the root of the site."""
    linked = {link.file for page in tree.pages.values() for link in page.rendered.links if link.file}
    led = {page.front.image[1:] for page in tree.pages.values() if page.front and page.front.image}
    return sorted((linked | led) & tree.pictures)


def freeze(tree: Tree, snapshot: Snapshot) -> dict[str, bytes]:
    """Every file of the edition by its path in the edition's folder. The same tree and snapshot give the same bytes.

    The tree must be without errors: raises KeyError for a page without an article.
    """
    pages = {key: (page, page.front) for key, page in tree.pages.items() if page.front}
    articles = {
        key: _illustrated(page, front, snapshot.articles[key].replace(OWN, escape(snapshot.site_url)))
        for key, (page, front) in pages.items()
    }
    names = [*snapshot.order, *(name for _, name in pages)]
    keys = [(language, name) for language in LANGUAGES for name in dict.fromkeys(names) if (language, name) in pages]
    frozen = tuple(_page(*pages[key], articles[key]) for key in keys)
    blank = Edition(
        FORMAT,
        snapshot.date,
        snapshot.site_url,
        {language: catalogue(language)["site_name"] for language in LANGUAGES},
        frozen,
        {},
    )
    files = {f"source/{path}": text.encode() for path, text in tree.texts.items() if path.startswith("docs/")}
    for name, raw in snapshot.pictures.items():
        files[f"source/{name}"] = files[f"pages/{name}"] = raw
    for page in frozen:
        article = _on_disk(page.address, articles[page.language, page.name], {each.address for each in frozen})
        files[page.file] = standalone(page, article, blank, snapshot.style(article)).encode()
    digests = {path: sha256(raw).hexdigest() for path, raw in sorted(files.items())}
    lines = before(read(tree.editions.get(LEDGER, "")), snapshot.date)
    record = replace(blank, files=digests, ledger=lines)
    return {RECORD: write_record(record), **files}


def listing(files: Mapping[str, bytes], date: dt.date) -> Frozen:
    """The line of the list for these files of an edition."""
    packed = archive(files.items(), date)
    return Frozen(date, sha256(files[RECORD]).hexdigest(), sha256(packed).hexdigest())


def _page(page: Page, front: FrontMatter, article: str) -> FrozenPage:
    return FrozenPage(
        page.address,
        page.name,
        page.language,
        front.title,
        front.description,
        front.author,
        front.pubDate,
        front.updated,
        Review(front.reviewed.date, front.reviewed.by, front.reviewed.what) if front.reviewed else None,
        tuple(Note(change.date, change.what) for change in front.changes),
        section_digests(article),
        tuple(map(_heading, page.rendered.contents)),
    )


def _heading(entry: Entry) -> Heading:
    return Heading(entry.id, entry.title, tuple(map(_heading, entry.children)))


def _illustrated(page: Page, front: FrontMatter, article: str) -> str:
    """The article with the page's picture under its title, where the living page shows it too."""
    if not front.image:
        return article
    source, text = escape(relative(page.address, front.image[1:])), escape(front.imageAlt or "")
    return article.replace("</h1>", f'</h1>\n<img class="page__image" src="{source}" alt="{text}">', 1)


def _on_disk(address: str, article: str, pages: set[str]) -> str:
    """The article with links that work between files: to `…/index.html`, and to this site where it is not frozen."""

    def way(written: str) -> str:
        target, fragment = from_root(address, written)
        return relative(address, f"{target}index.html" if target in pages else target) + fragment

    return lead(article, way)
