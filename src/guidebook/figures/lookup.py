"""Finding an entry of the register by its id."""

from __future__ import annotations

from guidebook.content.data import Source
from guidebook.figures.scene import Scene


def cited(id: str, scene: Scene) -> Source:
    """The source with that id. Raises `LookupError` if the register has none."""
    for source in scene.data.sources:
        if source.id == id:
            return source
    raise LookupError(f"docs/data/sources.yml has no source {id!r}")
