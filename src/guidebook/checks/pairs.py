"""Pairs: a page in both languages, with the same sections in the same order."""

from __future__ import annotations

from collections.abc import Iterator

from guidebook.content.data import OTHER
from guidebook.content.finding import Finding, near
from guidebook.content.front_matter import FrontMatter
from guidebook.content.markup.notes import HEADING_ID
from guidebook.content.outline import outline
from guidebook.content.page import Page
from guidebook.content.tree import Tree

_NAMES = {"nb": "Norwegian", "en": "English"}


def pairs(tree: Tree) -> Iterator[Finding]:
    """Pages without a counterpart, and sections that one of a pair lacks or orders otherwise."""
    for language, name in sorted(tree.names):
        other = OTHER[language]
        if (other, name) not in tree.names:
            path, wanted = f"docs/{language}/{name}", f"docs/{other}/{name}"
            candidates = [
                found for spoken, found in tree.names if spoken == other and (language, found) not in tree.names
            ]
            yield Finding(
                path,
                1,
                1,
                "pair-missing",
                f"a page without its {_NAMES[other]} counterpart",
                f"the file {wanted}",
                f"{near(name, candidates)}Write the counterpart; no page is published in one language alone.",
            )
    for english in tree.of("en"):
        norwegian = tree.pages.get(("nb", english.name))
        if norwegian is not None:
            yield from _sections(norwegian, english)
            yield from _levels(norwegian, english)
            yield from _front(norwegian, english)


def _sections(norwegian: Page, english: Page) -> Iterator[Finding]:
    """The ids of the headings differ: what is missing on either side, or else the first that is out of order."""
    wanted, given = _ids(norwegian), _ids(english)
    for page, other, own, others in ((english, norwegian, given, wanted), (norwegian, english, wanted, given)):
        for id_ in others:
            if id_ not in own:
                line, column = _place(other, id_)
                yield Finding(
                    other.path,
                    line,
                    column,
                    "pair-section-missing",
                    f"the section “{id_}”, which {page.path} does not have",
                    "the same sections in both languages",
                    f"{near(id_, own)}Write the section in {page.path}, with the same id.",
                )
    if sorted(wanted) == sorted(given) and wanted != given:
        id_, instead = next((a, b) for a, b in zip(given, wanted, strict=True) if a != b)
        line, column = _place(english, id_)
        yield Finding(
            english.path,
            line,
            column,
            "pair-order",
            f"the section “{id_}” where {norwegian.path} has “{instead}”",
            "the sections in the same order in both languages",
            "Move the section.",
        )


def _levels(norwegian: Page, english: Page) -> Iterator[Finding]:
    """Sections whose headings are of another level in the other language, told at both: either may be wrong."""
    for page, other in ((norwegian, english), (english, norwegian)):
        wanted = {mark.id: mark.level for mark in other.rendered.headings if mark.id}
        for mark in page.rendered.headings:
            level = wanted.get(mark.id)
            if level is not None and level != mark.level and mark.id != HEADING_ID:
                yield Finding(
                    page.path,
                    *_place(page, mark.id),
                    "pair-level",
                    f"an h{mark.level} where {other.path} has an h{level}",
                    "the same levels in both languages",
                    f"Write `{'#' * level} {mark.text} {{ #{mark.id} }}`, or change the heading in {other.path}.",
                )


def _front(norwegian: Page, english: Page) -> Iterator[Finding]:
    """Facts of the front matter that are the same in every language."""
    if norwegian.front is None or english.front is None:
        return
    for key in ("pubDate", "image", "sources", "changes"):
        if key in norwegian.spoilt | english.spoilt:
            continue
        wanted, given = _fact(norwegian.front, key), _fact(english.front, key)
        if wanted != given:
            yield Finding(
                english.path,
                *english.key(key),
                "pair-front-matter",
                f"`{key}` is {given or 'empty'}, and in {norwegian.path} {wanted or 'empty'}",
                "the same in both languages",
                "Correct the one that is wrong.",
            )


def _fact(front: FrontMatter, key: str) -> str:
    """What a key says, apart from the words of a language."""
    if key == "changes":
        return ", ".join(str(note.date) for note in front.changes)
    if key == "sources":
        return ", ".join(sorted(set(front.sources)))
    return str(getattr(front, key) or "")


def _ids(page: Page) -> list[str]:
    return [mark.id for mark in page.rendered.headings if mark.level > 1 and mark.id not in ("", HEADING_ID)]


def _place(page: Page, id_: str) -> tuple[int, int]:
    return next(((heading.line, heading.column) for heading in outline(page) if heading.mark.id == id_), (1, 1))
