"""HTML written by hand: nothing resolves its links, translates it or keeps it safe."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidebook.content.finding import Finding
from guidebook.content.tree import Tree
from guidebook.content.written import without_indented_code

_TAG = re.compile(r"(?<!\\)</?([A-Za-z][\w-]*)(?=[\s/>]|$)[^<>]*>?")


def html(tree: Tree) -> Iterator[Finding]:
    """Tags in the text of a page, code and comments left out."""
    for page in tree.pages.values():
        for number, line in enumerate(without_indented_code(page.places.lines), page.places.first_line):
            for match in _TAG.finditer(line):
                yield Finding(
                    page.path,
                    number,
                    match.start() + 1,
                    "html-tag",
                    f"“{match[0]}”",
                    "Markdown, or a block of this site (`/// advice`)",
                    "Write it in Markdown; to show it as it is, put it between backticks.",
                )
        for written in page.rendered.attributes:
            name, _, value = written.partition("=")
            at = page.places.find(r"\{[^}]*" + re.escape(name.lstrip("_") if value in ("", "None") else value))
            yield Finding(
                page.path,
                *at,
                "html-attribute",
                f"the attribute `{written.removesuffix('=None')}`",
                "an id on a heading, or `lang` on words in another language",
                "Take it out of the braces.",
            )
