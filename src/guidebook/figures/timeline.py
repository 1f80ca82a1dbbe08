"""The programme of the workshop as a figure and a table."""

from __future__ import annotations

from guidebook.figures.markup import render, say
from guidebook.figures.programme import Entry, entries
from guidebook.figures.scene import Scene
from guidebook.figures.shapes import Naming
from guidebook.figures.timeline_layout import ID, layouts


def programme_timeline(scene: Scene) -> str:
    """The 75 minutes, or as many as there are, as a figure and a table."""
    listed = entries(scene.data.programme, scene.language)
    return render("timeline", scene, naming=_naming(listed, scene), layouts=layouts(scene), entries=listed)


def _naming(listed: tuple[Entry, ...], scene: Scene) -> Naming:
    parts = "; ".join(_said(entry, scene) for entry in listed if entry.kind == "part")
    values = {"total": scene.data.programme.total, "parts": parts}
    return Naming(
        ID,
        say(scene, "figure_timeline_title", **values),
        say(scene, "figure_timeline_description", **values),
        say(scene, "figure_timeline_caption", **values),
    )


def _said(entry: Entry, scene: Scene) -> str:
    return say(scene, "figure_timeline_part", title=entry.title, start=entry.start, end=entry.end)
