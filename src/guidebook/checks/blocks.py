"""Blocks (`/// name`): known, closed, and naming something that is there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidebook.content.finding import Finding, near
from guidebook.content.markup.blocks import NAMES
from guidebook.content.page import Page
from guidebook.content.tree import Tree
from guidebook.figures.inserts import INSERTS

_OPEN = re.compile(r"^ {0,3}(/{3,})\s*([A-Za-z][\w-]*)\s*(?:\|\s*(.*?))?\s*$")
_CLOSE = re.compile(r"^ {0,3}(/{3,})\s*$")


def blocks(tree: Tree) -> Iterator[Finding]:
    """Blocks that would be printed as text, swallow the page or show nothing."""
    for page in tree.pages.values():
        yield from _page(page, tree)


def _page(page: Page, tree: Tree) -> Iterator[Finding]:
    open_: list[tuple[str, str, int]] = []
    for number, line in enumerate(page.places.lines, page.places.first_line):
        if start := _OPEN.match(line):
            open_.append((start[1], start[2], number))
            yield from _named(page, number, start[2], start[3] or "", tree)
        elif end := _CLOSE.match(line):
            while open_ and len(open_[-1][0]) < len(end[1]):
                yield _unclosed(page, *open_.pop())
            if open_ and open_[-1][0] == end[1]:
                yield from _filled(page, *open_.pop()[1:], number)
            else:
                yield Finding(
                    page.path,
                    number,
                    1,
                    "block-end-alone",
                    f"`{end[1]}` that closes nothing",
                    "a block opened with as many strokes",
                    "Take the line out, or open the block above it.",
                )
    for block in open_:
        yield _unclosed(page, *block)
    yield from _left_open(page)
    yield from _twice(page)


def _filled(page: Page, name: str, start: int, end: int) -> Iterator[Finding]:
    """What is made from data has no text of its own."""
    inside = page.places.lines[start - page.places.first_line + 1 : end - page.places.first_line]
    if name in ("insert", "claim") and any(line.strip() for line in inside):
        yield Finding(
            page.path,
            start + 1,
            1,
            "block-not-empty",
            f"text inside the block “{name}”",
            "nothing between its two lines",
            "Move the text out of the block.",
        )


def _left_open(page: Page) -> Iterator[Finding]:
    for line, what, end in (
        (page.places.open_fence, "a code block", "a line with the same marks"),
        (page.places.open_comment, "a comment", "`-->`"),
    ):
        if line is not None:
            yield Finding(
                page.path, line, 1, "block-left-open", f"{what} that is never closed", f"{end} after it", f"Add {end}."
            )


def _twice(page: Page) -> Iterator[Finding]:
    """The same insert again would give the same ids again."""
    met: set[str] = set()
    for number, line in enumerate(page.places.lines, page.places.first_line):
        match = _OPEN.match(line)
        if match and match[2] == "insert":
            name = match[3] or ""
            if name in met:
                yield Finding(
                    page.path,
                    number,
                    1,
                    "block-insert-twice",
                    f"the insert “{name}” for the second time",
                    "each insert once on a page",
                    "Take one of them out, and link to the other.",
                )
            met.add(name)


def _unclosed(page: Page, strokes: str, name: str, number: int) -> Finding:
    return Finding(
        page.path,
        number,
        1,
        "block-unclosed",
        f"the block “{name}” is never closed",
        f"a line `{strokes}` after it",
        f"Add the line `{strokes}` where the block ends.",
    )


def _named(page: Page, number: int, name: str, argument: str, tree: Tree) -> Iterator[Finding]:
    known = {
        "insert": set(INSERTS),
        "claim": {claim.id for claim in tree.data.claims},
        "source": {source.id for source in tree.data.sources},
    }
    if name not in NAMES:
        yield Finding(
            page.path,
            number,
            1,
            "block-unknown",
            f"the block “{name}”",
            f"one of {', '.join(NAMES)}",
            f"{near(name, NAMES)}Correct the name.",
        )
    elif name in known and argument not in known[name] and f"{name}s" not in tree.files.broken:
        yield Finding(
            page.path,
            number,
            1,
            "block-argument",
            f"the block “{name}” with “{argument}”",
            f"after `|` one of {', '.join(sorted(known[name])[:12])} …",
            f"{near(argument, known[name])}Correct what follows `|`.",
        )
