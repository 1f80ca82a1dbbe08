"""Plain language: short sentences, and text that is not hard to read."""

from __future__ import annotations

from collections.abc import Iterator

from guidebook.content.finding import Finding
from guidebook.content.page import Page
from guidebook.content.sentences import lix, sentences
from guidebook.content.tree import Tree

MOST_WORDS = 25
HIGHEST_LIX = 45
PROSE = 100
"""Words of paragraphs from which on a page is one of prose, so that its LIX means something."""


def plain(tree: Tree) -> Iterator[Finding]:
    """Long sentences and hard pages; headings, lists, tables and quotations do not count."""
    for page in tree.pages.values():
        said = []
        for passage in page.rendered.passages:
            for sentence in sentences(passage.text, page.language) if passage.kind == "paragraph" else ():
                words = sentence.words
                said.append(words)
                if len(words) > MOST_WORDS:
                    yield Finding(
                        page.path,
                        *page.passage_place(passage, sentence.start),
                        "plain-sentence",
                        f"a sentence of {len(words)} words, “{_beginning(sentence.text)}”",
                        f"at most {MOST_WORDS} words",
                        "Make two sentences of it, or a list.",
                    )
        if sum(map(len, said)) >= PROSE:
            yield from _hard(page, lix(said))


def _hard(page: Page, measured: float) -> Iterator[Finding]:
    if measured > HIGHEST_LIX:
        yield Finding(
            page.path,
            *next(page.places.headings(), (page.places.first_line, 1)),
            "plain-lix",
            f"a page with a LIX of {measured:.0f}",
            f"at most {HIGHEST_LIX}",
            "Shorten the sentences, and use shorter words; half of LIX is the share of words over six letters.",
        )


def _beginning(text: str) -> str:
    words = text.split()
    return " ".join(words[:6]) + (" …" if len(words) > 6 else "")
