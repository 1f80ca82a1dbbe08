"""Lists: each is one on the page, and what belongs to an item stays in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidebook.content.finding import Finding
from guidebook.content.page import Page
from guidebook.content.tree import Tree
from guidebook.content.written import written

_ITEM = re.compile(r"(?P<indent> *)(?P<mark>[-*+]|\d+[.)])(?P<gap> +)(?=\S)")
_BULLET = re.compile(r"\s*[•·●▪◦‣⁃∙]\s*\S")
_NO_TEXT = re.compile(r"\s*(?:#{1,6}.*|/{3,}.*|>.*|\|.*|\[[^\]]+\]:.*|:\s.*)?")


def lists(tree: Tree) -> Iterator[Finding]:
    """Lists that are printed as running text, and text that falls out of its item."""
    for page in tree.pages.values():
        text = written(page)
        lines = text.text.split("\n")
        yield from _apart(page, lines)
        yield from _bullets(page, lines)
        yield from _continued(page, lines)


def _finding(page: Page, row: int, column: int, code: str, found: str, expected: str, fix: str) -> Finding:
    return Finding(page.path, row + page.places.first_line, column, f"list-{code}", found, expected, fix)


def _apart(page: Page, lines: list[str]) -> Iterator[Finding]:
    """Items right below a line of text, which goes on through them; one alone may be a wrapped line."""
    listed = False
    for row, line in enumerate(lines):
        item = _ITEM.match(line)
        above = lines[row - 1] if row else ""
        if not line.strip() or _NO_TEXT.fullmatch(line):
            listed = False
        elif item and (listed or _NO_TEXT.fullmatch(above)):
            listed = True
        elif item and not item["indent"] and not _ITEM.match(above) and _is_list(lines, row):
            fix = "Put an empty line above the first item."
            found = f"“{line.strip()[:40]}” right below a line of text, which is printed as one paragraph"
            yield _finding(page, row, 1, "not-apart", found, "an empty line before a list", fix)
        if item and item["mark"].endswith(")") and _follows(item["mark"], lines, row):
            fix = f"Write `{item['mark'][:-1]}.` with a full stop."
            column = len(item["indent"]) + 1
            found = f"“{item['mark']}”, which begins no item here"
            yield _finding(page, row, column, "mark", found, "`1.` or `-` before each item", fix)


def _is_list(lines: list[str], row: int) -> bool:
    """Whether an item is sure to be meant as one: a colon comes before it, or another item after it."""
    item = _ITEM.match(lines[row])
    after = _ITEM.match(lines[row + 1]) if row + 1 < len(lines) else None
    if item is None or item["mark"].endswith(")"):
        return False
    if item["mark"][:-1].isdigit():
        return after is not None and after["mark"] == f"{int(item['mark'][:-1]) + 1}."
    return lines[row - 1].rstrip().endswith(":") or (after is not None and after["mark"] == item["mark"])


def _follows(mark: str, lines: list[str], row: int) -> bool:
    """Whether `1)` is the first of at least two."""
    nexts = (_ITEM.match(line) for line in lines[row + 1 : row + 4])
    return mark == "1)" and any(after and after["mark"] == "2)" for after in nexts)


def _bullets(page: Page, lines: list[str]) -> Iterator[Finding]:
    for row, line in enumerate(lines):
        if _BULLET.match(line):
            column = len(line) - len(line.lstrip()) + 1
            found = f"“{line.strip()[0]}”, which begins no item here"
            yield _finding(page, row, column, "mark", found, "`- ` before each item", "Write `- ` instead.")


def _continued(page: Page, lines: list[str]) -> Iterator[Finding]:
    """Text or items below an item that begin one to three spaces in: they end the list, or stand beside the item."""
    top = False
    for row, line in enumerate(lines):
        if not line.strip():
            continue
        indent = len(line) - len(line.lstrip(" "))
        item = _ITEM.match(line)
        if indent == 0:
            top = bool(item)
        elif top and indent < 4 and (item or not lines[row - 1].strip()):
            what = "an item" if item else "a line"
            found = f"{what} {indent} space{'' if indent == 1 else 's'} in, which is not inside the item above"
            fix = "Begin it four spaces in, or at the edge if it does not belong to the item."
            yield _finding(page, row, indent + 1, "indent", found, "four spaces for what belongs to an item", fix)
