"""Markup that is printed as text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidebook.content.finding import Finding
from guidebook.content.page import Page
from guidebook.content.passages import Passage
from guidebook.content.running import Running, running
from guidebook.content.tree import Tree
from guidebook.content.yaml_reader import Place

_ON_PAGES = re.compile(r"\*\*+|\]\(|!\[|(?<![:/\w])/{3}(?!/)|`+|&[A-Za-z]{2,8};")
_IN_DATA = re.compile(
    r"\*\*|\]\(|\[\^|`|\{ ?(?:#|lang=)|&(?:[A-Za-z]{2,8}|#x?[0-9a-fA-F]+);|(?<![\w*])\*\w[^*]*(?<=\w)\*(?![\w*])"
)
_EXACT = ("docs/data/points.yml", "docs/data/wording.yml", "docs/data/spelling.yml")
"""Data that no reader sees."""


def printed(tree: Tree) -> Iterator[Finding]:
    """What Markdown did not take up, by the rendered text; in data all markup, since data is not Markdown."""
    for page in tree.pages.values():
        for passage in page.rendered.passages:
            if _ON_PAGES.search(passage.text):
                yield from _passage(page, passage)
    for text in running(tree):
        if text.path.startswith("docs/data/") and text.path not in _EXACT:
            yield from _data(text)


def _passage(page: Page, passage: Passage) -> Iterator[Finding]:
    shown = passage.own
    for mark in {match[0] for match in _ON_PAGES.finditer(shown)}:
        starts = [match.start() for match in _ON_PAGES.finditer(shown) if match[0] == mark]
        meant = 0
        for start in starts:
            near = page.passage_place(passage, start)
            rows = _rows(page, near)
            escaped = sum(len(_escaped(mark).findall(line)) for _, line in rows)
            place = _written(mark, shown[start + len(mark) :], rows, near)
            if meant < escaped:
                meant += 1
            elif place is not None:
                fix = (
                    "Correct the markup; to show it as it is, write a backslash before it or put it between backticks."
                )
                yield _finding(page.path, place, mark, fix)


def _rows(page: Page, near: Place) -> list[tuple[int, str]]:
    """The lines around a place, with their numbers."""
    first = page.places.first_line
    numbers = range(max(first, near[0] - 1), min(first + len(page.places.lines), near[0] + 3))
    return [(number, page.places.lines[number - first]) for number in numbers]


def _escaped(mark: str) -> re.Pattern[str]:
    """A mark that is written with a backslash, on purpose."""
    return re.compile(r"\\" + r"\\?".join(map(re.escape, mark)))


def _written(mark: str, after: str, rows: list[tuple[int, str]], near: Place) -> Place | None:
    """Where a mark stands: before the same text, or else nearest to a place.

    What begins a line is a block or a fence that is not closed, and is told as that.
    """
    spots = [
        (not line.startswith(after[:5], spot.end()), abs(number - near[0]), abs(spot.start() - near[1]), number, spot)
        for number, line in rows
        for spot in re.finditer(rf"(?<!\\){re.escape(mark)}", line)
        if line[: spot.start()].strip() or not mark.startswith(("///", "```"))
    ]
    best = min(spots, key=lambda spot: spot[:4], default=None)
    return (best[3], best[4].start() + 1) if best else None


def _data(text: Running) -> Iterator[Finding]:
    for match in _IN_DATA.finditer(text.text):
        fix = "Take the markup out: texts in data are printed as they are written."
        yield _finding(text.path, text.place(match.start()), match[0], fix)


def _finding(path: str, place: Place, mark: str, fix: str) -> Finding:
    return Finding(
        path,
        *place,
        "leftover-markup",
        f"“{mark}”, which the reader sees as it stands",
        "text, or markup that works",
        fix,
    )
