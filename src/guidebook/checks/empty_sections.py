"""Headings with nothing under them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidebook.content.finding import Finding
from guidebook.content.page import Page
from guidebook.content.tree import Tree

_HEADING = re.compile(r"(#{1,6})(?!#)\s*(\S.*?)\s*(?:\{[^}]*\}\s*)?$")
_NO_TEXT = re.compile(r"\s*(?:/{3,}\s*|-{3,}\s*|\*{3,}\s*|\[[^\]^]+\]:.*)?")
"""A line that shows nothing of its own: the end of a block, a rule, the target of a reference."""


def empty_sections(tree: Tree) -> Iterator[Finding]:
    """A heading before the next of its level or above, or the end, with nothing between but comments."""
    for page in tree.pages.values():
        yield from _page(page)


def _page(page: Page) -> Iterator[Finding]:
    written = page.body.split("\n")
    heads = [(number, mark) for number, line in enumerate(page.places.lines) if (mark := _HEADING.match(line))]
    for at, (number, mark) in enumerate(heads):
        end, level = (heads[at + 1][0], len(heads[at + 1][1][1])) if at + 1 < len(heads) else (len(written), 0)
        text = re.sub(r"<!--.*?-->", "", "\n".join(written[number + 1 : end]), flags=re.S)
        if level <= len(mark[1]) and all(_NO_TEXT.fullmatch(line) for line in text.split("\n")):
            yield Finding(
                page.path,
                number + page.places.first_line,
                1,
                "leftover-empty-section",
                f"the heading “{mark[2]}” with nothing under it",
                "text under each heading",
                "Write the section, or take the heading out.",
            )
