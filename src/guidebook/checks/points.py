"""The points of the two source documents: each is made where `points.yml` says, in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guidebook.content.data import LANGUAGES, Language, Point
from guidebook.content.data_files import data_path
from guidebook.content.finding import Finding, near
from guidebook.content.page import Page
from guidebook.content.sections import sections
from guidebook.content.tree import Tree
from guidebook.figures.expand import expand


def points(tree: Tree) -> Iterator[Finding]:
    """Points whose section is missing, or lacks the words by which the point is known."""
    names = {point.page for point in tree.data.points}
    texts = {key: _texts(page, tree) for key, page in tree.pages.items() if page.name in names}
    for number, point in enumerate(tree.data.points):
        for language in LANGUAGES:
            there = texts.get((language, point.page), {})
            fault = None if there is None else _fault(point, language, there)
            if fault:
                place = tree.files.place("points", number)
                yield Finding(data_path("points"), *place, *fault)


def _texts(page: Page, tree: Tree) -> Mapping[str, str] | None:
    """The visible text of each section; none where faulty data keeps a figure from being drawn, which `data` tells."""
    try:
        return sections(expand(page, tree))
    except (LookupError, ValueError):
        return None


def _fault(point: Point, language: Language, texts: Mapping[str, str]) -> tuple[str, str, str, str] | None:
    where = f"docs/{language}/{point.page}"
    name = point.id or ""
    if name not in texts:
        return (
            "point-section-missing",
            f"point {point.number} names “{point.page}#{name}”, which {where} does not have",
            "the section that makes the point",
            f"{near(name, texts)}Correct the page or the id.",
        )
    wanted = point.evidence.nb if language == "nb" else point.evidence.en
    missing = [words for words in wanted if words.lower() not in texts[name].lower()]
    if missing:
        return (
            "point-not-made",
            f"{where}#{name} without “{'”, “'.join(missing)}”",
            f"point {point.number}: {point.point}",
            "Write the point in that section, or correct the words in `evidence`.",
        )
    return None
