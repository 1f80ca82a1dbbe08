"""The pictures for sharing, drawn once and kept by what they show."""

from __future__ import annotations

import hashlib
from pathlib import Path

import PIL

from guidebook.content.tree import Tree
from guidebook.content.words import catalogue
from guidebook.figures import share
from guidebook.site.facts import share_path


def write_share_pictures(tree: Tree, site: Path, cache: Path) -> None:
    """Write a picture for each page and language below `site`.

    A picture that was drawn before is taken from `cache`; its key holds the title, the site's
    name, the program that draws and its fonts.
    """
    cache.mkdir(parents=True, exist_ok=True)
    fonts = sorted((Path(share.__file__).parent / "fonts").glob("*.ttf"))
    program = b"".join(path.read_bytes() for path in [Path(share.__file__), *fonts]) + PIL.__version__.encode()
    for page in tree.pages.values():
        name = catalogue(page.language)["site_name"]
        key = hashlib.sha256(b"\0".join([program, page.title.encode(), name.encode(), page.language.encode()]))
        kept = cache / f"{key.hexdigest()}.png"
        if not kept.exists():
            drawn = kept.with_suffix(".part")
            drawn.write_bytes(share.share_picture(page.title, name, page.language))
            drawn.rename(kept)
        target = site / share_path(page)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(kept.read_bytes())
