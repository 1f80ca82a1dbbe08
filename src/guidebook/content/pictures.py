"""The pictures of the site: what each file is, and whether the theme uses it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guidebook.content.kept import modules

FOLDER = "overrides/images"
_THEME = ("mkdocs.yml", "overrides/**/*.html", "overrides/**/*.css", "overrides/**/*.xml")
_MACHINERY = Path(__file__).parents[1]
_GPS = 0x8825
"""The tag under which EXIF keeps the place where a photograph was taken (EXIF 2.32, table 1)."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A file under `overrides/images`."""

    name: str
    """From the root of the site, as `images/x.jpg`."""
    size: int
    """In bytes."""
    format: str
    """What the file really is, as `JPEG` or `SVG`; empty where it cannot be read as a picture."""
    width: int
    """In pixels; 0 for a drawing."""
    located: bool
    """Whether it tells where it was taken."""
    themed: bool
    """Whether a template, a stylesheet or the machinery names it."""

    @property
    def path(self) -> str:
        """From the root of the project."""
        return f"overrides/{self.name}"


def read_pictures(root: Path) -> Iterator[Picture]:
    """Every picture of the project at `root`, in the order of their names."""
    folder = root / FOLDER
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    theme = [path.read_bytes() for glob in _THEME for path in root.glob(glob)] if files else []
    naming = b"\n".join([*theme, *modules(_MACHINERY)])
    for file in files:
        name = f"images/{file.relative_to(folder).as_posix()}"
        raw = file.read_bytes()
        yield Picture(name, len(raw), *_look(raw), name.encode() in naming)


def _look(raw: bytes) -> tuple[str, int, bool]:
    """The format, the width and whether there is a place, of the bytes of a file."""
    if b"<svg" in raw[:2000]:
        return "SVG", 0, False
    from PIL import Image, UnidentifiedImageError  # imported only where there is a picture to open

    try:
        with Image.open(io.BytesIO(raw)) as image:
            return image.format or "", image.width, _GPS in image.getexif()
    except (UnidentifiedImageError, OSError, ValueError):
        return "", 0, False
