"""The pictures for sharing, drawn once and kept by what they show."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from guidebook.content.kept import digest, remembered
from guidebook.content.page import Page
from guidebook.content.tree import Tree
from guidebook.content.words import catalogue
from guidebook.content.workers import MANY, shared
from guidebook.site.facts import share_path

_FIGURES = Path(__file__).parents[1] / "figures"


def write_share_pictures(tree: Tree, site: Path, cache: Path) -> None:
    """Write a picture for each page and language below `site`.

    A picture that was drawn before is taken from `cache`, where nothing in it has changed: the title, the site's
    name, the program that draws and its fonts.
    """
    drawn_by = [_FIGURES / "share.py", *sorted((_FIGURES / "fonts").glob("*.ttf"))]
    program = digest(*(path.read_bytes() for path in drawn_by), version("pillow").encode())

    def write(page: Page) -> None:
        name = catalogue(page.language)["site_name"]

        def draw() -> bytes:
            # Pillow takes a while to be imported, and a title seldom changes.
            from guidebook.figures.share import share_picture

            return share_picture(page.title, name, page.language)

        key = digest(program, page.title.encode(), name.encode(), page.language.encode())
        path = share_path(page)
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(remembered(cache / path, key, draw))

    pages = list(tree.pages.values())
    shared(write, pages, len(pages) > MANY)
