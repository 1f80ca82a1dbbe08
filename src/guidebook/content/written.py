"""The prose of a page as one text, with code and comments blank, and the way back to its places."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from guidebook.content.page import Page
from guidebook.content.places import Places
from guidebook.content.yaml_reader import Place

_LIST = re.compile(r"\s{0,3}(?:[-*+]|\d+\.|:)\s+\S")


@dataclass(frozen=True, slots=True)
class Written:
    """A text in which every character keeps the line and the column that it has in the file."""

    text: str
    starts: tuple[int, ...]
    first_line: int

    def place(self, offset: int) -> Place:
        """The line and the column of a character."""
        row = bisect_right(self.starts, offset) - 1
        return self.first_line + row, offset - self.starts[row] + 1


def written(page: Page) -> Written:
    """The prose of a page; lines that are indented as code are blank as well."""
    return _written(page.places)


@lru_cache(maxsize=256)  # each check asks for the same pages
def _written(places: Places) -> Written:
    lines = without_indented_code(places.lines)
    starts = (0, *accumulate(len(line) + 1 for line in lines))
    return Written("\n".join(lines), starts[: len(lines)], places.first_line)


def without_indented_code(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines with those blanked that four spaces after an empty line make code, outside lists and definitions."""
    if not any(line.startswith("    ") for line in lines):
        return lines
    kept, code, inside, before = [], False, False, ""
    for line in lines:
        if line.strip():
            indented = line.startswith("    ")
            if not indented:
                inside = bool(_LIST.match(line)) or (inside and bool(before.strip()))
            code = indented and not inside and (code or not before.strip())
        kept.append(" " * len(line) if code else line)
        before = line
    return tuple(kept)
