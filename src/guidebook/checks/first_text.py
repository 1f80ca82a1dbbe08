"""Pages that still say what `guidebook new` wrote."""

from __future__ import annotations

from collections.abc import Iterator

from guidebook.content.finding import Finding
from guidebook.content.tree import Tree
from guidebook.content.words import catalogue

_FIX = "Write the page, with its own title here and in `nav`; or take both files and their lines away."


def first_text(tree: Tree) -> Iterator[Finding]:
    """Passages that a new page begins with, and that nobody has replaced."""
    for page in tree.pages.values():
        words = catalogue(page.language)
        first = {words["new_opening"], words["new_text"]}
        for passage in page.rendered.passages:
            if passage.text in first:
                found, expected = f"“{passage.text}”, the first text of a new page", "what the page has to say"
                place = page.passage_place(passage)
                yield Finding(page.path, *place, "first-text", found, expected, _FIX, "warning")
