"""The programme of the workshop on a clock that starts at 0."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from guidebook.content.data import Language, Part, Programme, Step

Kind = Literal["part", "given", "suggested"]
"""A part; a step whose minutes the slides give; a step whose minutes this site suggests."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A part or a step, with the minutes on the clock when it starts and ends."""

    kind: Kind
    title: str
    what: str
    page: str
    start: int
    end: int

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return self.end - self.start


def entries(programme: Programme, language: Language) -> tuple[Entry, ...]:
    """Parts and steps in order, each at its place on the clock; a part's steps come after it."""
    return tuple(_entries(programme, language))


def steps(programme: Programme) -> tuple[Part | Step, ...]:
    """What follows one after the other: the steps, and the parts that have none."""
    return tuple(each for part in programme.parts for each in (part.steps or (part,)))


def sections(programme: Programme) -> tuple[tuple[str, str], ...]:
    """Page and id of every section that slides, sheets and the note are made of."""
    pages = {step.id: step.page for step in steps(programme)}
    slides = [(step.page, step.slide) for step in steps(programme) if step.slide]
    named = [(page, id) for page, slide in slides for id in (*slide.points, *slide.notes)]
    named += [(page, slide.question) for page, slide in slides if slide.question]
    named += [(pages[sheet.step], sheet.timing) for sheet in programme.sheets]
    named += [(programme.note.page, programme.note.id)] if programme.note else []
    return tuple(dict.fromkeys(named))


def _entries(programme: Programme, language: Language) -> Iterator[Entry]:
    clock = 0
    for part in programme.parts:
        yield _entry("part", part, clock, language)
        inside = clock
        for step in part.steps:
            yield _entry("given" if step.given else "suggested", step, inside, language)
            inside += step.minutes
        clock += part.minutes


def _entry(kind: Kind, item: Part | Step, start: int, language: Language) -> Entry:
    end = start + item.minutes
    return Entry(kind, item.title.of(language), item.what.of(language), item.page, start, end)
