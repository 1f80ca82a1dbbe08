"""The glossary: every term in the page's own language first, then in the other."""

from __future__ import annotations

from dataclasses import dataclass

from guidebook.content.data import OTHER, Language, Source, Term, Wording
from guidebook.figures.alphabet import initial, order
from guidebook.figures.lookup import cited
from guidebook.figures.markup import render
from guidebook.figures.scene import Scene


@dataclass(frozen=True, slots=True)
class Entry:
    """A term as it is shown."""

    id: str
    own: Wording
    other: Wording
    initial: str
    """The letter that it opens; empty if an earlier entry opened that letter."""
    sources: tuple[Source, ...]
    """None: the definition is this site's own wording."""


def entries(scene: Scene) -> tuple[Entry, ...]:
    """The terms in the alphabet of the page. Raises `LookupError` for a source that is not registered."""
    language = scene.language
    other = OTHER[language]
    found: list[Entry] = []
    opened: set[str] = set()
    for term in sorted(scene.data.glossary, key=lambda term: _place(term, language)):
        letter = initial(term.of(language).term, language)
        opens = "" if letter in opened else letter
        opened.add(letter)
        sources = tuple(cited(source, scene) for source in term.sources)
        found.append(Entry(term.id, term.of(language), term.of(other), opens, sources))
    return tuple(found)


def _place(term: Term, language: Language) -> tuple[tuple[tuple[int, str], ...], str]:
    return order(term.of(language).term, language), term.id


def glossary(scene: Scene) -> str:
    """All terms, with a list of initial letters to jump by."""
    listed = entries(scene)
    return render("glossary", scene, entries=listed, letters=[entry for entry in listed if entry.initial])
