"""The Skate case on AI as a figure and a table."""

from __future__ import annotations

from guidebook.figures.markup import render, say
from guidebook.figures.process_layout import ID, layouts, rows
from guidebook.figures.scene import Scene
from guidebook.figures.shapes import Naming


def skate_process(scene: Scene) -> str:
    """The process as a figure and a table."""
    drawn = {row.key: ", ".join(stage.name.of(scene.language) for stage in row.stages) for row in rows(scene)}
    naming = Naming(
        ID,
        say(scene, "figure_process_title"),
        say(scene, "figure_process_description", **drawn),
        say(scene, "figure_process_caption"),
    )
    return render("process", scene, naming=naming, layouts=layouts(scene), rows=rows(scene))
