"""The statements that time can undo, and whether the day to check them again has passed."""

from __future__ import annotations

from dataclasses import dataclass

from guidebook.content.data import Source
from guidebook.content.dates import day
from guidebook.figures.lookup import cited
from guidebook.figures.markup import render
from guidebook.figures.scene import Scene


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim as it is shown."""

    id: str
    statement: str
    sources: tuple[Source, ...]
    checked: str
    recheck: str
    overdue: bool
    """The day to check it again has passed; on that day itself it has not."""


def entries(scene: Scene) -> tuple[Entry, ...]:
    """The claims, those first that must be checked first.

    Raises `LookupError` for a source that is not registered.
    """
    language = scene.language
    return tuple(
        Entry(
            claim.id,
            claim.statement.of(language),
            tuple(cited(source, scene) for source in claim.sources),
            day(claim.checked, language),
            day(claim.recheckBy, language),
            claim.overdue(scene.today),
        )
        for claim in sorted(scene.data.claims, key=lambda claim: (claim.recheckBy, claim.id))
    )


def claims(scene: Scene) -> str:
    """All claims that time can undo."""
    return render("claims", scene, entries=entries(scene))
