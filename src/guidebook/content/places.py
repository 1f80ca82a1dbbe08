"""Where something that was rendered stands in the Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guidebook.content.yaml_reader import Place

_FENCE = re.compile(r"^\s{0,3}(`{3,}|~{3,})")
_COMMENT = re.compile(r"<!--.*?(-->|\Z)", re.S)
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_BEFORE_TARGET = r"""(?P<before>\]\(\s*<?|^\s{0,3}\[[^\]]+\]:\s*<?|<|=\s*["']?)"""
_AFTER_TARGET = r"""(?=[)>"'\s]|$)"""
_HEADING = re.compile(r"^\s{0,3}(#{1,6})(?!#)\s*\S")


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def prose(body: str) -> list[str]:
    """The lines of a body with code and comments blanked out; every column stays where it was."""
    lines, fence = [], ""
    for line in _COMMENT.sub(_blank, body).split("\n"):
        mark = _FENCE.match(line)
        if fence:
            fence = "" if mark and mark[1].startswith(fence) and not line.strip(" `~") else fence
            lines.append(" " * len(line))
        elif mark:
            fence = mark[1]
            lines.append(" " * len(line))
        else:
            lines.append(_CODE.sub(_blank, line))
    return lines


@dataclass(frozen=True, slots=True)
class Places:
    """Finds places in one body; lines are counted from 1 within the file."""

    lines: tuple[str, ...]
    first_line: int

    def headings(self) -> Iterator[Place]:
        """The places of the headings, in order."""
        for number, line in enumerate(self.lines):
            if _HEADING.match(line):
                yield number + self.first_line, len(line) - len(line.lstrip()) + 1

    def targets(self, written: Iterable[str]) -> Iterator[Place]:
        """The place of each target of a link, searched onward from the one before it.

        One that is not found after the one before it (a reference is defined elsewhere) is looked
        for from the beginning, and one that is not there at all stands at the first line.
        """
        row, column = 0, 0
        for target in written:
            pattern = re.compile(_BEFORE_TARGET + re.escape(target) + _AFTER_TARGET)
            found = self._after(pattern, row, column) or self._after(pattern, 0, 0)
            if found is None:
                yield self.first_line, 1
                continue
            row, column = found[0], found[1] + len(target)
            yield found[0] + self.first_line, found[1] + 1

    def _after(self, pattern: re.Pattern[str], row: int, column: int) -> tuple[int, int] | None:
        for number in range(row, len(self.lines)):
            match = pattern.search(self.lines[number], column if number == row else 0)
            if match:
                return number, match.end("before")
        return None


def places(body: str, first_line: int) -> Places:
    """The places of a body whose first line is `first_line` of its file."""
    return Places(tuple(prose(body)), first_line)
