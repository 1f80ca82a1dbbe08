"""Every text that an editor has written, cut where the language changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from guidebook.content.data import LANGUAGES
from guidebook.content.data_files import data_path
from guidebook.content.page import Page
from guidebook.content.passages import CODE
from guidebook.content.tree import Tree
from guidebook.content.yaml_reader import Path, Place

_OF_PAGES = ("title", "description", "imageAlt")
_NOT_SHOWN = frozenset({"asked", "points", "spelling", "synonyms"})
"""Data that no reader sees."""
_VERBATIM_ENGLISH = "words"
"""The key of what stands on the slides in English."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A text in one language."""

    path: str
    text: str
    languages: tuple[str, ...]
    """As in `lang`, without the country; more than one where it may be in either."""
    at: Callable[[int], Place]
    """From the character where a word begins, counted from 0, to its place in the file."""


def stretches(tree: Tree) -> Iterator[Stretch]:
    """The visible text of the pages, code left out, and the texts of their front matter and of the data."""
    for page in tree.pages.values():
        yield from _front(page, tree.texts[page.path])
        yield from _passages(page)
    for name, document in tree.files.documents.items():
        path = data_path(name)
        for at, text, languages in _values(document.value, (), ()) if name not in _NOT_SHOWN else ():
            yield Stretch(path, text, languages, partial(_written, tree.texts[path], document.place(at), text))


def _front(page: Page, written: str) -> Iterator[Stretch]:
    if page.front is None:
        return
    texts: list[tuple[Path, str | None]] = [
        ((key,), getattr(page.front, key)) for key in _OF_PAGES if key not in page.spoilt
    ]
    if "changes" not in page.spoilt:
        texts += [(("changes", number, "what"), change.what) for number, change in enumerate(page.front.changes)]
    if page.front.reviewed and "reviewed" not in page.spoilt:
        texts.append((("reviewed", "what"), page.front.reviewed.what))
    for at, text in texts:
        if text:
            yield Stretch(page.path, text, (page.language,), partial(_written, written, page.key(*at), text))


def _passages(page: Page) -> Iterator[Stretch]:
    for passage in page.rendered.passages:
        yield Stretch(page.path, passage.own, (page.language,), partial(page.passage_place, passage))
        for part in passage.foreign:
            if part.language != CODE:
                text = " " * part.start + passage.text[part.start : part.end]
                language = part.language.lower().partition("-")[0]
                yield Stretch(page.path, text, (language,), partial(page.passage_place, passage))


def _values(value: Any, at: Path, languages: tuple[str, ...]) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    """Each text of a document whose language is known by the key it stands under; a title is the source's own."""
    if isinstance(value, str) and languages:
        yield at, value, languages
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _values(item, (*at, number), languages)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _values(item, (*at, key), _languages(key, languages))


def _languages(key: str, around: tuple[str, ...]) -> tuple[str, ...]:
    if key in LANGUAGES:
        return (key,)
    if key == "also":  # other names of a term, those of the other language too
        return LANGUAGES
    return ("en",) if key == _VERBATIM_ENGLISH else around


def _written(written: str, place: Place, text: str, offset: int) -> Place:
    """The place of the word at `offset` of a text whose key stands at `place` of a YAML file.

    It is the first, second, … after the key as it is in the text; that of the key where it is written otherwise.
    """
    found = re.match(r"[^\W_]+", text[offset:])
    if found is None:
        return place
    word = re.compile(rf"(?<![^\W_]){re.escape(found[0])}(?![^\W_])")
    lines = written.split("\n")
    key = sum(len(line) + 1 for line in lines[: place[0] - 1]) + place[1] - 1
    start = re.compile(r"(?:- +)?[\w-]+:\s|").match(written, key)
    matches = word.finditer(written, start.end() if start else key)
    before = len(word.findall(text[:offset]))
    match = next((match for number, match in enumerate(matches) if number == before), None)
    if match is None:
        return place
    return written.count("\n", 0, match.start()) + 1, match.start() - written.rfind("\n", 0, match.start())
