"""Ids kept over another text: a citation of the newest edition would lead to something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256

from guidebook.content.finding import Finding
from guidebook.content.page import Page
from guidebook.content.sections import sections
from guidebook.content.tree import Tree
from guidebook.editions.edition import Edition, FrozenPage, section_digests
from guidebook.editions.frozen import read_editions
from guidebook.editions.likeness import HALF, kept
from guidebook.editions.published import ids
from guidebook.editions.standalone import article_of
from guidebook.figures.expand import expand

_ROLLING = frozenset({"changes", "due"})
"""Inserts of what is newest or next: by their nature, other words stand there later."""
_HEADING_OR_INSERT = re.compile(r'<h[2-4][^>]*\sid="(?P<id>[^"]+)"|\sdata-insert="(?P<insert>[^"]+)"')


def reused(tree: Tree) -> Iterator[Finding]:
    """Ids under which less than half the words of the newest edition are left."""
    edition = next(iter(read_editions(tree.editions)[::-1]), None)
    for frozen in edition.pages if edition else ():
        page = tree.pages.get((frozen.language, frozen.name))
        if edition is None or page is None or _same(page, edition, tree):
            continue
        try:
            article = expand(page, tree)
        except (LookupError, ValueError):  # faulty data, which `data` tells
            continue
        if section_digests(article) != frozen.sections:
            yield from compare(page, _texts(frozen, edition, tree), sections(article), tree)


def compare(page: Page, before: Mapping[str, str], now: Mapping[str, str], tree: Tree) -> Iterator[Finding]:
    """A warning for each id of a page that has kept less than half the words which stood under it `before`."""
    rolling = frozenset(_rolling(page))
    for each in ids(page, tree):
        id_ = each.address.partition("#")[2]
        share = kept(before[id_], now.get(id_, "")) if id_ in before and id_ not in rolling else 1.0
        if share < HALF:
            fix = (
                "If it is the same matter in other words, leave it. If it is another matter, give it an id of its own, "
                f"and run `uv run guidebook withdraw {each.address} …` for the old one."
            )
            yield Finding(
                each.path,
                each.line,
                each.column,
                "ledger-reused-text",
                f"“{id_}”, under which {share:.0%} of the words of the newest edition are left",
                "the text that has been cited, or an id of its own for another text",
                fix,
                "warning",
            )


def _rolling(page: Page) -> Iterator[str]:
    """The ids of the sections that have such an insert."""
    section = ""
    for mark in _HEADING_OR_INSERT.finditer(page.rendered.html):
        section = mark["id"] or section
        if mark["insert"] in _ROLLING:
            yield section


def _same(page: Page, edition: Edition, tree: Tree) -> bool:
    """Whether a page and the data that it shows are word for word those of the edition."""
    data = tree.files.texts if page.rendered.inserts or page.rendered.claims else {}
    return all(
        edition.files.get(f"source/{path}") == sha256(text.encode()).hexdigest()
        for path, text in {page.path: tree.texts[page.path], **data}.items()
    )


def _texts(frozen: FrozenPage, edition: Edition, tree: Tree) -> Mapping[str, str]:
    try:
        return sections(article_of(tree.frozen.read(f"{edition.date}/{frozen.file}").decode()))
    except (OSError, ValueError):  # a spoilt edition, which `frozen` tells
        return {}
