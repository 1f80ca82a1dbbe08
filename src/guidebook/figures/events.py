"""The dated meetings of the Skate case, each with the source that knows it."""

from __future__ import annotations

from dataclasses import dataclass

from guidebook.content.data import Event, Source
from guidebook.content.dates import day, span
from guidebook.figures.lookup import cited
from guidebook.figures.markup import render
from guidebook.figures.scene import Scene


@dataclass(frozen=True, slots=True)
class Meeting:
    """An event with its days in words and the source that knows it."""

    event: Event
    when: str
    source: Source


def meetings(scene: Scene) -> tuple[Meeting, ...]:
    """The events in the order of their days. Raises `LookupError` for a source that is not registered."""
    events = sorted(scene.data.process.events, key=lambda event: (event.date, event.id))
    return tuple(Meeting(event, _when(event, scene), cited(event.source, scene)) for event in events)


def _when(event: Event, scene: Scene) -> str:
    return span(event.date, event.until, scene.language) if event.until else day(event.date, scene.language)


def skate_events(scene: Scene) -> str:
    """The dated meetings, as a table."""
    return render("events", scene, meetings=meetings(scene))
