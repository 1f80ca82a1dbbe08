"""The permanent ids of the site, page by page."""

from __future__ import annotations

from guidebook.figures.markup import render
from guidebook.figures.scene import Scene


def permanent_ids(scene: Scene) -> str:
    """Each page with its address and, in its order, the permanent names of its sections and entries."""
    return render("permanent-ids", scene, pages=scene.ids)
