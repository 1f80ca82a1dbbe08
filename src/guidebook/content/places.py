"""Where something that was rendered stands in the Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guidebook.content.yaml_reader import Place

_FENCE = re.compile(r"(`{3,}|~{3,})")
CODE_OR_COMMENT = re.compile(
    r"(?P<code>(?<!`)(?P<marks>`+)(?!`)(?:(?!\n\s*\n).)+?(?<!`)(?P=marks)(?!`))|<!--.*?-->", re.S
)
"""Code inside a line, or a comment, whichever begins first."""
_OPEN_COMMENT = re.compile(r"<!--")
_BEFORE_TARGET = re.compile(r"""(?:\]\(\s*<?|^\s{0,3}\[[^\]]+\]:\s*<?|<|=\s*["']?)$""")
_AFTER_TARGET = re.compile(r"""[)>"'\s]|$""")
_UNDERLINE = re.compile(r"^(=+|-+)\s*$")
_HEADING = re.compile(r"^ {0,3}(?:(?:>|[-*+]|\d+[.)]) +)*#{1,6}(?!#)\s*\S")


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
    """The prose of a body. A fence begins in the first column and ends with the same marks, as it is rendered."""
    outside, open_fence = _outside_fences(body)
    text = CODE_OR_COMMENT.sub(_blank, outside)
    comment = _OPEN_COMMENT.search(text)
    open_comment = text.count("\n", 0, comment.start()) if comment else None
    return Prose(tuple(text.split("\n")), open_fence, open_comment)


def comments(body: str) -> Iterator[tuple[int, str]]:
    """The comments of a body, each with the line, counted from 0, on which it begins."""
    outside, _ = _outside_fences(body)
    for match in CODE_OR_COMMENT.finditer(outside):
        if not match["code"]:
            yield outside.count("\n", 0, match.start()), match[0]


def _outside_fences(body: str) -> tuple[str, int | None]:
    """A body with its fenced code blanked out, and the line of a fence that is never closed."""
    lines = body.split("\n")
    fence, opened, closed = "", 0, list(lines)
    for number, line in enumerate(lines):
        mark = _FENCE.match(line)
        if not fence and mark:
            fence, opened = mark[1], number
        elif fence and line.rstrip(" ") == fence:
            closed[opened : number + 1] = [" " * len(inside) for inside in lines[opened : number + 1]]
            fence = ""
    return "\n".join(closed), opened if fence else None


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
            found = self._target(target, row, column) or self._target(target, 0, 0)
            if found is None:
                yield self.first_line, 1
                continue
            row, column = found[0], found[1] + len(target)
            yield found[0] + self.first_line, found[1] + 1

    def _target(self, target: str, row: int, column: int) -> tuple[int, int] | None:
        for number in range(row, len(self.lines)):
            line, begin = self.lines[number], column if number == row else 0
            at = line.find(target, begin)
            while at >= 0:
                if _BEFORE_TARGET.search(line, begin, at) and _AFTER_TARGET.match(line, at + len(target)):
                    return number, at
                at = line.find(target, at + 1)
        return None

    def find(self, pattern: str) -> Place:
        """The place of the first match of a pattern; the first line where there is none."""
        found = self._after(re.compile(f"(?P<before>){pattern}"), 0, 0)
        return (found[0] + self.first_line, found[1] + 1) if found else (self.first_line, 1)

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
