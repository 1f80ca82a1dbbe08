"""The register of sources, each kind for itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from guidebook.content.data import Source
from guidebook.content.dates import day, known
from guidebook.figures.alphabet import order
from guidebook.figures.markup import render, say
from guidebook.figures.scene import Scene

KINDS: Final = ("retold", "law", "strategy", "minutes", "guidance", "report", "paper", "document", "news", "page")
"""In the order in which a reader leans on them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A source as it is shown."""

    source: Source
    by: str
    """Author or publisher, with the day where it is known; empty: neither is known."""
    where: str
    """What else there is to find it by: publisher, number, and the day if it does not stand in `by`."""
    doi: str
    """The address that the DOI makes; empty: it has none."""
    how: str
    """How surely it is known, the day it was checked and how, as sentences."""
    note: str
    pages: tuple[tuple[str, str], ...]
    """Title and path of the pages that use it."""


@dataclass(frozen=True, slots=True)
class Group:
    """The sources of one kind, by author or publisher or, where there is neither, by title."""

    kind: str
    entries: tuple[Entry, ...]


def groups(scene: Scene) -> tuple[Group, ...]:
    """The kinds that have sources, in the order of `KINDS`."""
    made = (
        Group(kind, tuple(_entry(source, scene) for source in _sorted(scene) if source.kind == kind)) for kind in KINDS
    )
    return tuple(group for group in made if group.entries)


def _sorted(scene: Scene) -> list[Source]:
    def place(source: Source) -> tuple[object, ...]:
        return order(_author(source) or source.title, scene.language), order(source.title, scene.language), source.id

    return sorted(scene.data.sources, key=place)


def _author(source: Source) -> str:
    return source.author or source.publisher or ""


def _entry(source: Source, scene: Scene) -> Entry:
    language = scene.language
    published = known(source.published, language) if source.published else ""
    author = _author(source)
    checked = say(scene, "checked_on", date=day(source.checked, language))
    mark = say(scene, f"mark_{source.mark}")
    known_as = mark if source.mark == "unverified" else f"{mark}, {checked}"
    return Entry(
        source,
        f"{author} ({published})" if author and published else author,
        ", ".join(
            filter(None, (source.publisher if source.author else "", source.number, "" if author else published))
        ),
        f"https://doi.org/{source.doi}" if source.doi else "",
        f"{known_as}. {source.how.of(language)}",
        source.note.of(language) if source.note else "",
        scene.used_by.get(source.id, ()),
    )


def sources(scene: Scene) -> str:
    """The whole register."""
    return render("register", scene, groups=groups(scene))
