"""The points of the two source documents: each is made where `points.yml` says, in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guidebook.content.data import LANGUAGES, Language, Point
from guidebook.content.data_files import data_path
from guidebook.content.finding import Finding, near
from guidebook.content.page import Page
from guidebook.content.sections import sections
from guidebook.content.tree import Tree
from guidebook.content.yaml_reader import Place
from guidebook.figures.expand import expand


def points(tree: Tree) -> Iterator[Finding]:
    """Points whose section is missing, or lacks the words by which the point is known."""
    names = {point.page for point in tree.data.points}
    texts = {key: _texts(page, tree) for key, page in tree.pages.items() if page.name in names}
    for number, point in enumerate(tree.data.points):
        for language in LANGUAGES:
            there = texts.get((language, point.page), {})
            fault = None if there is None else _fault(point, language, there)
            if fault and fault[0] == "point-not-made":
                page = tree.pages[language, point.page]
                yield Finding(page.path, *_heading(page, point.id or ""), *fault)
            elif fault:
                yield Finding(data_path("points"), *tree.files.place("points", number, "id"), *fault)


def _texts(page: Page, tree: Tree) -> Mapping[str, str] | None:
    """The visible text of each section; none where faulty data keeps a figure from being drawn, which `data` tells."""
    try:
        return sections(expand(page, tree))
    except (LookupError, ValueError):
        return None


def _heading(page: Page, id_: str) -> Place:
    """Where a section begins; an entry made from data has no line of its own."""
    headings = zip(page.rendered.headings, page.places.headings(), strict=False)
    return next((place for mark, place in headings if mark.id == id_), (page.places.first_line, 1))


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
            f"no “{'”, “'.join(missing)}” in the section",
            f"point {point.number} of the sources, “{point.point}”, made there",
            f"Write the point in the section, or correct its words under `evidence` in {data_path('points')}.",
        )
    return None
