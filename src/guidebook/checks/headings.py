"""Headings: one h1, no level skipped, a good id for each section."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidebook.content.finding import Finding
from guidebook.content.page import Page
from guidebook.content.tree import Tree

_RESERVED = re.compile(r"content|(site|fig|term)-.*")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def headings(tree: Tree) -> Iterator[Finding]:
    """Faults of the headings of each page."""
    for page in tree.pages.values():
        if page.body or page.front is not None:
            yield from _page(page, set(tree.entries(page)))


def _page(page: Page, entries: set[str]) -> Iterator[Finding]:
    marks = page.rendered.headings
    spots = [*page.places.headings()]
    spots += [(page.places.first_line, 1)] * (len(marks) - len(spots))
    met: dict[str, int] = {}
    before = 0

    def finding(at: int, code: str, found: str, expected: str, fix: str) -> Finding:
        return Finding(page.path, *spots[at], f"heading-{code}", found, expected, fix)

    titles = [number for number, mark in enumerate(marks) if mark.level == 1]
    if not titles:
        yield Finding(
            page.path,
            page.places.first_line,
            1,
            "heading-no-title",
            "no h1",
            "one heading `# …`, first on the page",
            f"Begin the text with `# {page.title}`.",
        )
    first = next((number for number, line in enumerate(page.places.lines) if line.strip()), 0)
    if titles and spots[titles[0]][0] != first + page.places.first_line:
        yield Finding(
            page.path,
            first + page.places.first_line,
            1,
            "heading-title-late",
            "something before the h1",
            "the h1 first on the page",
            "Move the h1 up.",
        )
    for at in titles[1:]:
        yield finding(at, "second-title", f"a second h1, “{marks[at].text}”", "one h1", "Make it `## … { #id }`.")
    for at, mark in enumerate(marks):
        if mark.level > before + 1 and before:
            yield finding(
                at,
                "level",
                f"h{mark.level} after h{before}",
                f"h{before + 1} at most",
                f"Write `{'#' * (before + 1)} {mark.text}`, or add the heading between.",
            )
        before = mark.level
        if mark.level == 1:
            if mark.id:
                yield finding(at, "title-id", f"an h1 with the id “{mark.id}”", "an h1 without one", "Take the id out.")
            continue
        if not mark.id:
            yield finding(
                at,
                "no-id",
                f"“{mark.text}” without an id",
                "an id in braces after the heading",
                f"Write `{'#' * mark.level} {mark.text} {{ #short-name }}`, the same id in both languages.",
            )
        elif not _ID.fullmatch(mark.id):
            yield finding(
                at,
                "id-form",
                f"the id “{mark.id}”",
                "lower-case letters a to z, digits and hyphens",
                "Write another id, the same in both languages.",
            )
        elif mark.id in met:
            yield finding(
                at,
                "id-twice",
                f"the id “{mark.id}” for the second time (first in line {met[mark.id]})",
                "each id once on a page",
                "Give this section an id of its own, in both languages.",
            )
        elif _RESERVED.fullmatch(mark.id):
            yield finding(
                at,
                "id-reserved",
                f"the id “{mark.id}”, which the page around the text has",
                "an id of its own",
                "Write another id, the same in both languages.",
            )
        elif mark.id in entries:
            yield finding(
                at,
                "id-of-entry",
                f"the id “{mark.id}”, which an entry made from data has on this page",
                "each id once on a page",
                "Give this section an id of its own, in both languages.",
            )
        met.setdefault(mark.id, spots[at][0])
