"""The running text of the project in its own language: pages, front matter, data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from guidebook.content.data import Language
from guidebook.content.once import once
from guidebook.content.page import Page
from guidebook.content.passages import Passage
from guidebook.content.tree import Tree
from guidebook.content.yaml_reader import Document, Path, Place

_FRONT = ("title", "description", "imageAlt", "reviewed", "changes")
_NOT_TEXT = frozenset({"by", "date", "also", "evidence"})
"""Names, days, and words that are there because they are written otherwise."""
_OF_READERS = frozenset({"asked"})
"""Data whose words are those of readers."""
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|‘[^‘’]*’")


@dataclass(frozen=True, slots=True)
class Running:
    """A piece of text that this site says itself, in one language."""

    path: str
    language: Language
    text: str
    """What is code or in another language is blank; every character keeps its place."""
    place: Callable[[int], Place]
    """Where the word that begins at a character of the text stands in the file."""

    @property
    def unquoted(self) -> str:
        """The text with quotations left blank as well."""
        return _QUOTED.sub(lambda match: " " * len(match[0]), self.text)


@once
def running(tree: Tree) -> Sequence[Running]:
    """All text of the pages, of their front matter and of the data, piece by piece."""
    return tuple(_running(tree))


def _running(tree: Tree) -> Iterator[Running]:
    for page in tree.pages.values():
        yield from _page(page)
        if page.document is not None and isinstance(page.document.value, dict):
            said = {key: page.document.value[key] for key in _FRONT if key in page.document.value}
            yield from _values(said, (), page.language, page.path, page.document, tree)
    for name, document in tree.files.documents.items():
        if name not in _OF_READERS:
            yield from _values(document.value, (), None, f"docs/data/{name}.yml", document, tree)


def _page(page: Page) -> Iterator[Running]:
    for passage in page.rendered.passages:
        yield Running(page.path, page.language, passage.own, _in_page(page, passage))


def _in_page(page: Page, passage: Passage) -> Callable[[int], Place]:
    return lambda offset: page.passage_place(passage, offset)


def _values(
    value: Any, at: Path, language: Language | None, path: str, document: Document, tree: Tree
) -> Iterator[Running]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in _NOT_TEXT:
                spoken = key if key in ("nb", "en") else language
                yield from _values(inner, (*at, key), spoken, path, document, tree)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _values(inner, (*at, number), language, path, document, tree)
    elif isinstance(value, str) and language is not None:
        yield Running(path, language, value, _in_value(value, document.place(at), tree.texts[path]))


def _in_value(value: str, start: Place, text: str) -> Callable[[int], Place]:
    """Follows the words of a value through the YAML after its key; an escape counts as the word before it."""

    def place(offset: int) -> Place:
        lines = text.split("\n")
        at = sum(len(line) + 1 for line in lines[: start[0] - 1]) + start[1] - 1
        key = re.compile(r"[\w-]+:").match(text, at)
        at = key.end() if key else at
        for word in re.finditer(r"\w+", value[: offset + 1] + re.split(r"\W", value[offset + 1 :])[0]):
            found = re.compile(rf"(?<!\w){re.escape(word[0])}(?!\w)").search(text, at)
            if found is None:
                continue
            at = found.start() if word.end() > offset else found.end()
        return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)

    return place
