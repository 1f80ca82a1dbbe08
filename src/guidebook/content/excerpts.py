"""A section of a page in short: its heading, its question, its lists and its sentences."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from guidebook.content.page import Page
from guidebook.content.passages import CODE, Passage


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one language; empty for that of the page."""

    text: str
    language: str = ""


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with the sentence that leads to it; empty where none does."""

    lead: str
    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Paragraphs that follow one another, or the items of a list."""

    is_list: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What a section says, without its subsections; an insert on it is left out."""

    place: str
    """As `verksted/index.md#programmet`."""
    title: str
    question: str
    """What stands in its block for a question; empty where it has none."""
    lists: tuple[Listing, ...]
    steps: tuple[Line, ...]
    """Of its first list, where that is a numbered one."""
    text: tuple[Block, ...]
    """Its paragraphs and lists in their order."""
    voice: str
    """The block that the items stand in, as `advice`; empty for the page's own text."""

    @property
    def items(self) -> tuple[Line, ...]:
        """Of all its lists."""
        return tuple(item for each in self.lists for item in each.items)


def excerpt(page: Page, id: str) -> Excerpt:
    """The section with that id. Raises `LookupError` if the page has none."""
    passages = [passage for passage in page.rendered.passages if passage.section == id]
    title = next((passage.text for passage in passages if passage.kind == "heading"), None)
    if title is None:
        raise LookupError(f"{page.path} has no section {id!r}")
    items = [passage for passage in passages if passage.kind == "item"]
    lists = [part.detail.split() for part in page.rendered.parts if part.section == id and part.kind == "list"]
    count = int(lists[0][0]) if lists and "numbered" in lists[0] else 0
    return Excerpt(
        f"{page.name}#{id}",
        title,
        " ".join(passage.text for passage in passages if passage.voice == "question"),
        _lists(passages),
        tuple(map(line, items[:count])),
        tuple(
            Block(kind == "item", tuple(map(line, run)))
            for kind, run in groupby(passages, key=lambda passage: passage.kind)
            if kind in ("paragraph", "item")
        ),
        items[0].voice if items else "",
    )


def _lists(passages: list[Passage]) -> tuple[Listing, ...]:
    """Items that follow one another, with the last sentence of the paragraph before them."""
    made: list[Listing] = []
    before: Passage | None = None
    for passage in passages:
        if passage.kind == "item":
            if before is None or before.kind != "item":
                lead = before.text if before and before.kind == "paragraph" and before.text.endswith(":") else ""
                made.append(Listing(lead.rpartition(". ")[2], ()))
            made[-1] = Listing(made[-1].lead, (*made[-1].items, line(passage)))
        before = passage
    return tuple(made)


def line(passage: Passage) -> Line:
    """A passage in runs of one language each."""
    runs: list[Run] = []
    at = 0
    for part in passage.foreign:
        runs += [Run(passage.text[at : part.start]), Run(passage.text[part.start : part.end], _named(part.language))]
        at = part.end
    return tuple(run for run in (*runs, Run(passage.text[at:])) if run.text)


def _named(language: str) -> str:
    return "" if language == CODE else language
