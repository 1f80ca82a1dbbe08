"""The front matter of a page: its schema, and how it is taken from the text."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from guidebook.content.finding import Finding
from guidebook.content.model import Id, Model
from guidebook.content.schema import hold
from guidebook.content.yaml_reader import Document, read_yaml

FENCE = "---"

Line = Annotated[str, Field(min_length=1, pattern=r"^\S(.*\S)?$")]
"""One line of text, with no space at its ends."""
Prose = Annotated[str, Field(min_length=1, pattern=r"\S")]
"""A text of one line or more."""


class Reviewed(Model):
    """A review by a named human: when, by whom, and what was checked."""

    date: dt.date
    by: Line
    what: Prose


class Change(Model):
    """A dated note of what changed in substance."""

    date: dt.date
    what: Prose


class FrontMatter(Model):
    """What a page says of itself. The names are those of the file."""

    title: Annotated[Line, Field(max_length=100)]
    """Equal to the h1, and short enough for the picture for sharing."""
    description: Annotated[Line, Field(min_length=50, max_length=160)]
    pubDate: dt.date
    author: Line
    image: Annotated[str, Field(pattern=r"^/images/[a-z0-9.-]+$")] | None = None
    imageAlt: Line | None = None
    updated: dt.date | None = None
    sources: Annotated[tuple[Id, ...], Field(strict=False)] = ()
    """The ids in the register of what the page leans on."""
    reviewed: Reviewed | None = None
    """Absent until a named human has done it."""
    changes: Annotated[tuple[Change, ...], Field(strict=False)] = ()
    """Newest first."""
    translation: dict[str, str] | None = None
    """On English pages: the digest of each Norwegian section that is rendered."""


@dataclass(frozen=True, slots=True)
class Split:
    """A text taken apart; `front` and `document` are none where they cannot be read."""

    front: FrontMatter | None
    document: Document | None
    body: str
    body_line: int
    """The line of the file on which the body begins, counted from 1."""
    spoilt: frozenset[str] = frozenset()
    """The keys that are missing or cannot be read; in `front`, something that means nothing stands in for them."""


_FRONT_MATTER: TypeAdapter[FrontMatter] = TypeAdapter(FrontMatter)


def split(text: str, path: str) -> tuple[Split, list[Finding]]:
    """The front matter and the body of a page, with every fault of the front matter."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return Split(None, None, text, 1), [_no_front(lines, path)]
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        return Split(None, None, "", len(lines)), [_unclosed(lines, path)]
    body = "\n".join(lines[end + 1 :])
    document, findings = read_yaml("\n".join(lines[1:end]), path, first_line=2)
    if document is None:
        return Split(None, None, body, end + 2), findings
    if not isinstance(document.value, dict):
        return Split(None, None, body, end + 2), [
            Finding(path, 2, 1, "front-matter-mapping", "no keys", "`title: …` and the other keys", "Write the keys.")
        ]
    held = hold(document, _FRONT_MATTER, path)
    front, spoilt = (held[0], frozenset[str]()) if held[0] else _readable(document.value)
    return Split(front, document, body, end + 2, spoilt), findings + held[1]


_STAND_IN = {"title": "–", "description": "–" * 50, "pubDate": dt.date.min, "author": "–"}


def _readable(value: dict[str, object]) -> tuple[FrontMatter, frozenset[str]]:
    """What can be read of faulty front matter, so that its other faults are told in the same list; and what cannot."""
    sound = dict(_STAND_IN)
    spoilt = set(_STAND_IN) - set(value)
    for key in FrontMatter.model_fields.keys() & value.keys():
        try:
            _FRONT_MATTER.validate_python({**_STAND_IN, key: value[key]})
            sound[key] = value[key]
        except ValidationError:
            spoilt.add(key)
    return _FRONT_MATTER.validate_python(sound), frozenset(spoilt)


_EXPECTED = "the keys between two lines `---`"
_NEARLY = re.compile(r"\s*(-+|–+|—+|\+{3}|\.{3}|\*{3}|_{3}|={3,})\s*")


def _no_front(lines: list[str], path: str) -> Finding:
    """No front matter: because the first line is nearly right, comes too late, or is not there."""
    number = next((n for n, line in enumerate(lines, 1) if line.strip()), 1)
    line = lines[number - 1]
    if _NEARLY.fullmatch(line) and line.strip() != FENCE:
        found, fix = f"“{line.strip()}” before the front matter", "Write a line of three hyphens, `---`, instead."
    elif line.strip() == FENCE:
        found, fix = "something before the front matter", "Take out every line and space before the first `---`."
    else:
        found, fix = "a page without front matter", "Begin the file with a line `---`."
    return Finding(path, 1, 1, "front-matter-fence", found, _EXPECTED, fix)


def _unclosed(lines: list[str], path: str) -> Finding:
    """Front matter that is never closed; a line that is nearly its end is named."""
    nearly = next((n for n, line in enumerate(lines[1:], 2) if _NEARLY.fullmatch(line)), None)
    fix = f"Write three hyphens, `---`, in line {nearly}." if nearly else "End it with a line `---`."
    return Finding(path, 1, 1, "front-matter-fence", "front matter that is never closed", _EXPECTED, fix)
