"""Marks that version control leaves where two versions of a text differ."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidebook.content.finding import Finding
from guidebook.content.places import prose
from guidebook.content.tree import Tree

_MARK = re.compile(r"^(?:<{7}|>{7}|\|{7}|={7})(?: .*)?$|(?<!<)<{7} \S.*|(?<!>)>{7} \S.*")
"""A mark on a line of its own, or, where lines have been joined since, one with the name of a version after it."""


def conflicts(tree: Tree) -> Iterator[Finding]:
    """Lines with such marks, in comments too; an example that stands whole in a code block is sound."""
    for path, text in tree.texts.items():
        if "<<<<<<<" in text or ">>>>>>>" in text:
            yield from _file(path, text)


def _file(path: str, text: str) -> Iterator[Finding]:
    opened = False
    for number, line in enumerate(_without_examples(text), 1):
        mark = _MARK.search(line)
        if mark is None or (line[0] in "=|" and not opened):
            continue
        opened = mark[0][0] != ">"
        yield Finding(
            path,
            number,
            mark.start() + 1,
            "leftover-conflict",
            f"“{mark[0][:40]}”, left where two versions of the text met",
            "one version of the text",
            "Keep the version that is right; delete the other, and the lines with these marks.",
        )


def _without_examples(text: str) -> tuple[str, ...]:
    """The lines of a text with code left blank, and comments not."""
    return prose(text.replace("<!--", "    ").replace("-->", "   ")).lines
