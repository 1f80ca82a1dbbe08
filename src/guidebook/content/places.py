"""Where something that was rendered stands in the Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guidebook.content.yaml_reader import Place

_FENCE = re.compile(r"^\s{0,3}(`{3,}|~{3,})")
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_OPEN_COMMENT = re.compile(r"<!--")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_BEFORE_TARGET = r"""(?P<before>\]\(\s*<?|^\s{0,3}\[[^\]]+\]:\s*<?|<|=\s*["']?)"""
_AFTER_TARGET = r"""(?=[)>"'\s]|$)"""
_UNDERLINE = re.compile(r"^(=+|-+)\s*$")
_HEADING = re.compile(r"^\s{0,3}(#{1,6})(?!#)\s*\S")


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


@dataclass(frozen=True, slots=True)
class Prose:
    """The lines of a body with code and comments blanked out; every column stays where it was."""

    lines: tuple[str, ...]
    open_fence: int | None
    """The line, counted from 0, of a fence that is never closed: the rest is text, as it is rendered."""
    open_comment: int | None
    """The line, counted from 0, of a comment that is never closed."""


def prose(body: str) -> Prose:
    """The prose of a body."""
    comment = _OPEN_COMMENT.search(_COMMENT.sub(_blank, body))
    lines = _COMMENT.sub(_blank, body).split("\n")
    masked, fence, opened = [], "", 0
    for number, line in enumerate(lines):
        mark = _FENCE.match(line)
        if fence and mark and mark[1].startswith(fence) and not line.strip(" `~"):
            fence = ""
            masked.append(" " * len(line))
        elif fence or mark:
            fence, opened = (fence, opened) if fence or mark is None else (mark[1], number)
            masked.append(" " * len(line))
        else:
            masked.append(_CODE.sub(_blank, line))
    if fence:
        masked[opened:] = [_CODE.sub(_blank, line) for line in lines[opened:]]
    open_comment = body.count("\n", 0, comment.start()) if comment else None
    return Prose(tuple(masked), opened if fence else None, open_comment)


@dataclass(frozen=True, slots=True)
class Places:
    """Finds places in one body; lines are counted from 1 within the file."""

    lines: tuple[str, ...]
    first_line: int
    open_fence: int | None = None
    """The line of the file where a fence opens that is never closed."""
    open_comment: int | None = None
    """The line of the file where a comment opens that is never closed."""

    def headings(self) -> Iterator[Place]:
        """The places of the headings, in order."""
        for number, line in enumerate(self.lines):
            begins = line.strip() and (number == 0 or not self.lines[number - 1].strip())
            below = self.lines[number + 1] if number + 1 < len(self.lines) else ""
            if _HEADING.match(line) or (begins and _UNDERLINE.match(below)):
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
    text = prose(body)
    fence = None if text.open_fence is None else text.open_fence + first_line
    comment = None if text.open_comment is None else text.open_comment + first_line
    return Places(text.lines, first_line, fence, comment)
