"""The template for a case paper as a page shows it; `site/paper.py` makes the files from the same data."""

from __future__ import annotations

from guidebook.editions.forms import PAPER
from guidebook.figures.markup import render
from guidebook.figures.scene import Scene


def case_paper(scene: Scene) -> str:
    """The template, section by section, with links to its files."""
    root = scene.href("index.md")
    return render(
        "paper",
        scene,
        sections=scene.data.paper,
        pairs=scene.data.spectrum.pairs,
        document=root + PAPER[0],
        text=root + PAPER[1],
    )
