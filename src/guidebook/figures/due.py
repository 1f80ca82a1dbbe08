"""What it is time to look at again, with who looks after it."""

from __future__ import annotations

from dataclasses import dataclass

from guidebook.content.data import Language
from guidebook.content.dates import day
from guidebook.content.due import DuePage
from guidebook.content.owners import Owner
from guidebook.content.sentences import sentences
from guidebook.figures.markup import render
from guidebook.figures.scene import Scene


@dataclass(frozen=True, slots=True)
class Entry:
    """A page or a claim as it is shown."""

    title: str
    """Of a claim, its first sentence."""
    target: str
    """The page, or the page and the id."""
    reviewed: str
    """The day of the last review or check; empty where there was none."""
    by: str
    """The day that has passed; empty where there was none."""
    owners: str
    """Empty: nobody has been named."""


def due(scene: Scene) -> str:
    """Three lists: reviews that are too old, claims past their day, pages that were never reviewed."""
    found = scene.due
    mine = [each for each in (*found.old, *found.never) if each.page.language == scene.language]
    claims = tuple(
        Entry(
            _first_sentence(each.claim.statement.of(scene.language), scene.language),
            f"kilder.md#{each.claim.id}",
            day(each.claim.checked, scene.language),
            day(each.claim.recheckBy, scene.language),
            _named(each.owners),
        )
        for each in found.claims
    )
    old = tuple(_page(each, scene) for each in mine if each.reviewed)
    never = tuple(_page(each, scene) for each in mine if not each.reviewed)
    return render("due", scene, old=old, never=never, claims=claims, pages=scene.pages, months=scene.data.owners.months)


def _page(each: DuePage, scene: Scene) -> Entry:
    reviewed = day(each.reviewed, scene.language) if each.reviewed else ""
    by = day(each.by, scene.language) if each.by else ""
    return Entry(each.page.title, each.page.name, reviewed, by, _named(each.owners))


def _named(owners: tuple[Owner, ...]) -> str:
    return ", ".join(owner.name for owner in owners)


def _first_sentence(text: str, language: Language) -> str:
    return next(sentences(text, language)).text
