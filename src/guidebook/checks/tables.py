"""Tables: rows of equal length under headers that say what the columns hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guidebook.content.finding import Finding
from guidebook.content.page import Page
from guidebook.content.tree import Tree
from guidebook.content.written import Written, written

_BREAK = re.compile(r"\s*(?:/{3,}.*)?")
_AROUND = re.compile(r"[\s>]*(?:(?:[-*+]|\d+\.|:)\s+(?=\|))?")
_CELL = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[|:\s–—=_-]*[-–—=_]{1,}[|:\s–—=_-]*")
_SEPARATOR = re.compile(r"[|:\- ]*-[|:\- ]*")


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    column: int
    """Where the row begins."""
    text: str
    cells: tuple[str, ...]
    shown: tuple[str, ...]
    """The cells as they are written, code included."""


def tables(tree: Tree) -> Iterator[Finding]:
    """Tables that would be printed as text, lose a cell or have a column without a header."""
    for page in tree.pages.values():
        text = written(page)
        if "|" in text.text:
            for block in _blocks(page, text):
                yield from _block(page, block)


def _blocks(page: Page, text: Written) -> Iterator[list[_Row]]:
    """The runs of lines without an empty one between them, where at least one has a stroke."""
    body = page.body.split("\n")
    block: list[tuple[int, str]] = []
    for number, line in enumerate([*text.text.split("\n"), ""]):
        if not _BREAK.fullmatch(line):
            block.append((number, line))
            continue
        if any("|" in line for _, line in block):
            yield [_row(number + text.first_line, line, body[number]) for number, line in block]
        block = []


def _row(number: int, line: str, written: str) -> _Row:
    around = _AROUND.match(line)
    at = around.end() if around else 0
    row = line[at:].rstrip()
    return _Row(number, at + 1, row, _cells(row), _cells(written[at:].rstrip()))


def _cells(row: str) -> tuple[str, ...]:
    parts = _CELL.split(row)
    first = 1 if len(parts) > 1 and not parts[0].strip() else 0
    last = len(parts) - 1 if len(parts) > first + 1 and not parts[-1].strip() else len(parts)
    return tuple(part.strip() for part in parts[first:last])


def _finding(page: Page, row: _Row, code: str, found: str, expected: str, fix: str) -> Finding:
    return Finding(page.path, row.line, row.column, f"table-{code}", found, expected, fix)


def _block(page: Page, block: list[_Row]) -> Iterator[Finding]:
    at = next((n for n, row in enumerate(block) if "|" in row.text and _RULE.fullmatch(row.text)), None)
    if at is None:
        yield from _without_separator(page, block)
        return
    rule = block[at]
    header = block[at - 1] if at else None
    if header is None or "|" not in header.text:
        fix = "Write a row of headers right above it, one for each column."
        yield _finding(page, rule, "no-header", "a table without headers", "a row of headers, then `| --- |`", fix)
    elif at > 1:
        what = f"“{block[0].text[:40]}” right above the table"
        fix = "Put an empty line above the table; without it the table is printed as text."
        yield _finding(page, header, "not-apart", what, "an empty line before a table", fix)
    elif not _SEPARATOR.fullmatch(rule.text) or len(rule.cells) != len(header.cells):
        number = len(header.cells)
        what = f"“{rule.text}” under {number} header{'' if number == 1 else 's'}"
        fix = f"Write `|{' --- |' * number}`."
        yield _finding(page, rule, "separator", what, f"`---` for each of {number}, hyphens alone", fix)
    else:
        yield from _table(page, header, block[2:])


def _without_separator(page: Page, block: list[_Row]) -> Iterator[Finding]:
    rows = [row for row in block if row.text.startswith("|")]
    whole = [row for row in rows if row.text.endswith("|") and len(row.cells) > 1]
    if len(rows) > 1 or (whole and len(block) == 1):
        number = len(rows[0].cells)
        fix = f"Write `|{' --- |' * number}` under the headers, or take the empty line above the row away."
        found = "rows of a table that are printed as text"
        yield _finding(page, rows[0], "separator", found, "a row of headers, then `| --- |`, then the rows", fix)


def _table(page: Page, header: _Row, rows: list[_Row]) -> Iterator[Finding]:
    number = len(header.cells)
    for place, cell in enumerate(header.shown, 1):
        if not cell:
            what = f"no header over column {place}"
            yield _finding(page, header, "header-empty", what, "words that say what the column holds", "Write them.")
    if not rows:
        fix = "Write the rows right under `| --- |`, without an empty line."
        yield _finding(page, header, "no-rows", "a table without a row", "at least one row", fix)
    if number == 1:
        found, fix = "a table of one column", "Write it as a list."
        yield Finding(page.path, header.line, header.column, "table-one-column", found, "a list", fix, "warning")
    for row in rows:
        if len(row.cells) != number:
            yield _length(page, row, number)
        elif not any(row.shown):
            yield _finding(page, row, "row-empty", "a row without a word", "rows that say something", "Take it out.")


def _length(page: Page, row: _Row, number: int) -> Finding:
    given = len(row.cells)
    what = f"a row of {given} cell{'' if given == 1 else 's'} under {number} header{'' if number == 1 else 's'}"
    expected = f"{number} cell{'' if number == 1 else 's'} in each row"
    if "|" not in row.text:
        return _finding(
            page, row, "cells", f"“{row.text[:40]}” right below the table", expected, "Put an empty line above it."
        )
    if given < number:
        fix = "Add the cell that is missing; an empty one is ` | |`."
        return _finding(page, row, "cells", what, expected, fix)
    starts = [match.end() for match in _CELL.finditer(row.text)]
    begins = starts if row.text.startswith("|") else [0, *starts]
    column = row.column + begins[number]
    fix = "Join two cells, or write `\\|` for a stroke that belongs to the text; what is too much is lost."
    return Finding(page.path, row.line, column, "table-cells", what, expected, fix)
