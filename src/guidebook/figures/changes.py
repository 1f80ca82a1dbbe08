"""What changed last on the site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from guidebook.content.dates import day
from guidebook.figures.markup import render
from guidebook.figures.scene import Change, Scene

NEWEST: Final = 5
"""So many changes are shown."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A change with its day in words."""

    change: Change
    when: str


def entries(scene: Scene, most: int | None = None) -> tuple[Entry, ...]:
    """The changes, newest first: all, or `most` of them."""
    return tuple(Entry(change, day(change.date, scene.language)) for change in scene.changes[:most])


def changes(scene: Scene) -> str:
    """The newest changes as a list, or plainly that there is none."""
    return render("changes", scene, entries=entries(scene, NEWEST))


def all_changes(scene: Scene) -> str:
    """Every change."""
    return render("changes", scene, entries=entries(scene))
