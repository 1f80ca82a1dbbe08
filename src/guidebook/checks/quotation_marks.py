"""Quotation marks: those of the language, and each with its counterpart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from guidebook.content.data import Language
from guidebook.content.finding import Finding
from guidebook.content.page import Page
from guidebook.content.passages import Passage
from guidebook.content.tree import Tree

_MARKS: Mapping[Language, tuple[str, str]] = {"nb": ("«", "»"), "en": ("“", "”")}
_MARK = re.compile('[«»“”„‟"]')
_ANY = re.compile(r"[«»“”„‟]|(?<![\w=])\"(?=\w)|(?<=[^\W\d])[.,!?]?\"(?![\w>])")
"""Straight marks only where they open or close words: not as inches, nor in what looks like code."""


def quotation_marks(tree: Tree) -> Iterator[Finding]:
    """Marks of another language, straight ones, and ones that are never closed; code and foreign words left out."""
    for page in tree.pages.values():
        for passage in page.rendered.passages:
            if _MARK.search(passage.text):
                yield from _passage(page, passage)


def _passage(page: Page, passage: Passage) -> Iterator[Finding]:
    text = passage.own
    begins, ends = _MARKS[page.language]
    opened: list[int] = []
    for match in _ANY.finditer(text):
        if match[0] not in (begins, ends):
            yield _finding(page, passage, match.end() - 1, "mark", f"“{match[0][-1]}” as a quotation mark")
        elif match[0] == begins:
            opened.append(match.start())
        elif opened:
            opened.pop()
        else:
            yield _finding(page, passage, match.start(), "alone", f"“{ends}” that closes nothing")
    for start in opened:
        yield _finding(page, passage, start, "alone", f"“{begins}” that is never closed")


def _finding(page: Page, passage: Passage, offset: int, code: str, found: str) -> Finding:
    begins, ends = _MARKS[page.language]
    return Finding(
        page.path,
        *page.passage_place(passage, offset),
        f"quotation-{code}",
        found,
        f"{begins}…{ends}",
        f"Write the words between {begins} and {ends}; words in another language are marked with `lang`.",
    )
