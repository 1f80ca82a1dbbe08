"""Who publishes the site, and where to write."""

from __future__ import annotations

from guidebook.figures.markup import render
from guidebook.figures.scene import Scene


def publisher(scene: Scene) -> str:
    """Publisher and contact address, or plainly that they have not been set."""
    return render("publisher", scene, publisher=scene.publisher, contact=scene.contact)
