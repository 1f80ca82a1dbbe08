"""Where the headings of a page stand in its Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from guidebook.content.once import Itself
from guidebook.content.page import Page
from guidebook.content.setting import Mark

_MARKERS = re.compile(r"\s*(?:(?:>|[-*+]|\d+[.)]|:) *)*")
_HASHES = re.compile(r"#{1,6}")
_UNDERLINE = {"=": 1, "-": 2}
_UNDERLINED = re.compile(r"(=+|-+) *")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as it was rendered, with the line it was written on."""

    mark: Mark
    line: int
    """Counted from 1 within the file."""
    column: int
    """Where its hash signs, or its text over a line of hyphens, begin."""
    written: str
    """The line from there on."""
    inside: bool
    """Whether it stands in a list, a quotation or a definition."""


def outline(page: Page) -> Sequence[Heading]:
    """Every heading of a page in order, each found by its level after the one before it."""
    return _outline(Itself(page))


@lru_cache(maxsize=512)  # checks, citations and lists ask for the same pages
def _outline(page: Itself[Page]) -> Sequence[Heading]:
    return tuple(_headings(page.value))


def _headings(page: Page) -> Iterator[Heading]:
    lines = page.places.lines
    row = 0
    for mark in page.rendered.headings:
        found = next((at for at in range(row, len(lines)) if _level(lines, at) == mark.level), None)
        if found is None:
            yield Heading(mark, page.places.first_line, 1, "", False)
            continue
        row = found + 1
        marker = _MARKERS.match(lines[found])
        begins = marker.end() if marker else 0
        inside = bool(lines[found][:begins].strip())
        indented = begins > 0 and not inside
        yield Heading(mark, found + page.places.first_line, begins + 1, lines[found][begins:], inside or indented)


def _level(lines: tuple[str, ...], at: int) -> int | None:
    """The level of the heading that may stand on a line; none where there can be none."""
    text = _MARKERS.sub("", lines[at], count=1)
    hashes = _HASHES.match(text)
    if hashes:
        return len(hashes[0])
    begins = text.strip() and (at == 0 or not lines[at - 1].strip())
    below = lines[at + 1] if begins and at + 1 < len(lines) else ""
    return _UNDERLINE[below[0]] if _UNDERLINED.fullmatch(below) else None
