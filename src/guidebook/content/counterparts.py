"""Texts that say the same in both languages, side by side."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from guidebook.content.data import OTHER
from guidebook.content.data_files import data_path
from guidebook.content.finding import Finding
from guidebook.content.once import once
from guidebook.content.page import Page
from guidebook.content.passages import Foreign, Passage, blank
from guidebook.content.tree import Tree
from guidebook.content.yaml_reader import Document, Path, Place

_IN_OUR_WORDS = re.compile(r"(?:In our translation|I vår oversettelse)\b")
_WORDS_TO_FIND = frozenset({"asked", "points"})
"""Data whose texts are searched for, and are no sentences."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text in one language: a passage, several passages of one section, or a value in YAML."""

    path: str
    section: str
    whole: str
    foreign: tuple[Foreign, ...]
    at: Callable[[int], Place]
    """From a place in the text, counted from 0, to the place in the file."""

    @property
    def own(self) -> str:
        """The whole with what is foreign or code left blank; every character keeps its place."""
        return blank(self.whole, self.foreign)


Pair = tuple[Text, Text]
"""The Norwegian text and the English one."""


@once
def counterparts(tree: Tree) -> Sequence[Pair]:
    """Every text of the pages, of their front matter and of the data, beside its counterpart.

    Where the two sections have as many paragraphs (items, cells …), each stands beside its own;
    where they have not, all of that kind in the section stand together, with its quotations, which
    one side may render in a paragraph. What only one side has stands beside an empty text.
    A quotation that a page translates itself stands beside that translation as well, which stands beside nothing else.
    """
    return tuple(_counterparts(tree))


def _counterparts(tree: Tree) -> Iterator[Pair]:
    for english in tree.of("en"):
        norwegian = tree.pages.get(("nb", english.name))
        if norwegian is not None:
            yield from _front(norwegian, english)
            yield from _pages(norwegian, english)
            yield from _quoted(norwegian)
            yield from _quoted(english)
    for name, document in tree.files.documents.items():
        if name not in _WORDS_TO_FIND and name not in tree.files.broken:
            yield from _values(document, data_path(name), document.value, ())


def _front(norwegian: Page, english: Page) -> Iterator[Pair]:
    if norwegian.front is None or english.front is None:
        return
    for key in ("title", "description", "imageAlt"):
        texts = [getattr(page.front, key) for page in (norwegian, english)]
        if all(texts) and key not in norwegian.spoilt | english.spoilt:
            yield (
                _value(norwegian.path, texts[0], norwegian.key(key)),
                _value(english.path, texts[1], english.key(key)),
            )


def _pages(norwegian: Page, english: Page) -> Iterator[Pair]:
    given, wanted = _grouped(norwegian), _grouped(english)
    for where in given | wanted:
        ours, theirs = given.get(where, []), wanted.get(where, [])
        if len(ours) == len(theirs):
            for one, other in zip(ours, theirs, strict=True):
                yield _passages(norwegian, [one]), _passages(english, [other])
        elif not ours or not theirs:
            yield _passages(norwegian, ours), _passages(english, theirs)
        else:
            quoted = (where[0], "quotation")
            more = ([], []) if where == quoted else (given.get(quoted, []), wanted.get(quoted, []))
            yield _passages(norwegian, _in_order(ours, more[0])), _passages(english, _in_order(theirs, more[1]))


def translated(page: Page) -> Iterator[tuple[Passage, Passage]]:
    """Quotations in the other language, each with the translation that the page gives right after it."""
    for quotation, passage in pairwise(page.rendered.passages):
        whole = Foreign(0, len(quotation.text), OTHER[page.language])
        if quotation.foreign == (whole,) and _IN_OUR_WORDS.match(passage.text):
            yield quotation, passage


def _quoted(page: Page) -> Iterator[Pair]:
    for quotation, passage in translated(page):
        texts = _passages(page, [replace(quotation, foreign=())]), _passages(page, [passage])
        yield texts if page.language == "en" else texts[::-1]


def _in_order(passages: Sequence[Passage], more: Sequence[Passage]) -> list[Passage]:
    return sorted([*passages, *more], key=lambda passage: passage.number)


def _grouped(page: Page) -> dict[tuple[str, str], list[Passage]]:
    groups: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    aside = {passage.number for _, passage in translated(page)}
    for passage in page.rendered.passages:
        if passage.number in aside:
            continue
        groups[passage.section, passage.kind].append(passage)
    return groups


def _passages(page: Page, passages: Sequence[Passage]) -> Text:
    if not passages:
        return _value(page.path, "", (page.places.first_line, 1))
    if len(passages) == 1:
        [only] = passages
        return Text(page.path, only.section, only.text, only.foreign, lambda offset: page.passage_place(only, offset))
    starts, length = [], 0
    for passage in passages:
        starts.append(length)
        length += len(passage.text) + 1

    def at(offset: int) -> Place:
        number = max(number for number, start in enumerate(starts) if start <= offset)
        return page.passage_place(passages[number], offset - starts[number])

    foreign = tuple(
        Foreign(start + part.start, start + part.end, part.language)
        for start, passage in zip(starts, passages, strict=True)
        for part in passage.foreign
    )
    return Text(page.path, passages[0].section, "\n".join(passage.text for passage in passages), foreign, at)


def _values(document: Document, path: str, value: Any, at: Path) -> Iterator[Pair]:
    if isinstance(value, dict) and {"nb", "en"} <= value.keys():
        yield from _both(document, path, value["nb"], value["en"], at, ())
    elif isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _values(document, path, item, (*at, key))


def _both(document: Document, path: str, nb: Any, en: Any, at: Path, below: Path) -> Iterator[Pair]:
    if isinstance(nb, str) and isinstance(en, str):
        ours, theirs = (document.place((*at, language, *below)) for language in ("nb", "en"))
        yield _value(path, nb, ours), _value(path, en, theirs)
    elif isinstance(nb, dict) and isinstance(en, dict):
        for key in nb.keys() & en.keys() - {"also"}:
            yield from _both(document, path, nb[key], en[key], at, (*below, key))


def _value(path: str, text: str, place: Place) -> Text:
    return Text(path, "", text, (), lambda offset: place)


Told = tuple[Finding, Finding]
"""A difference as it is told where something stands, and where its counterpart is missing."""


def told(at: Text, offset: int, other: Text, code: str, found: str, without: str, expected: str, fix: str) -> Told:
    """A difference between two texts, at the place where it stands in one and at the other.

    `found` is told at the first; `without`, which names what the other text lacks, at the second.
    """
    first = Finding(at.path, *at.at(offset), code, f"{found} {_named(other)}", expected, fix)
    return first, Finding(other.path, *other.at(0), code, f"{without} {first.path}, line {first.line}", expected, fix)


def differences(lost: Sequence[Told], added: Sequence[Told]) -> Iterator[Finding]:
    """What one side lacks: each side hears of it once, since nobody can say which of the two is wrong."""
    yield from (here for here, _ in (*lost, *added))
    if not (lost and added):
        yield from (there for _, there in (*lost, *added))


def _named(text: Text) -> str:
    line, _ = text.at(0)
    return f"{text.path}, line {line}"
