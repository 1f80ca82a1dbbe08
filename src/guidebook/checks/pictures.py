"""Pictures: each is used, is what its name says, and is not larger than it must be."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Final

from guidebook.content.finding import Finding
from guidebook.content.pictures import Picture
from guidebook.content.tree import Tree

_NAME = re.compile(r"images/(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*[a-z0-9]+(?:[.-][a-z0-9]+)*")
_ENDINGS: Final = {
    "JPEG": (".jpg", ".jpeg"),
    "MPO": (".jpg", ".jpeg"),
    "PNG": (".png",),
    "SVG": (".svg",),
    "WEBP": (".webp",),
    "GIF": (".gif",),
    "AVIF": (".avif",),
    "ICO": (".ico",),
}
_WIDEST = 2400
"""Pixels: twice the widest place that the theme has for a picture, for sharp screens."""
_HEAVIEST = 400_000
"""Bytes: what a reader on a slow line waits two seconds for."""


def pictures(tree: Tree) -> Iterator[Finding]:
    """Files under `overrides/images` that nobody sees, that are not what they seem, or that weigh too much."""
    used = {link.file for page in tree.pages.values() for link in page.rendered.links if link.file}
    used |= {page.front.image[1:] for page in tree.pages.values() if page.front and page.front.image}
    for picture in tree.images:
        yield from _picture(picture)
        if picture.name not in used and not picture.themed:
            fix = "Use it on a page, or take the file away."
            yield _finding(picture, "unused", "a picture that no page shows", "pictures that are used", fix)


def _picture(picture: Picture) -> Iterator[Finding]:
    ending = posixpath.splitext(picture.name)[1]
    if not _NAME.fullmatch(picture.name):
        expected, fix = "lower-case letters a to z, digits and hyphens", "Rename the file, and what points to it."
        yield _finding(picture, "name", f"the file name “{posixpath.basename(picture.name)}”", expected, fix)
    if not picture.format:
        expected, fix = "a picture that a browser can show", "Save it again from the program it was made with."
        yield _finding(picture, "broken", "a file that cannot be read as a picture", expected, fix)
    elif ending.lower() not in _ENDINGS.get(picture.format, ()):
        endings = _ENDINGS.get(picture.format)
        expected = f"the ending `{endings[0]}`" if endings else "JPEG, PNG, WebP, AVIF, GIF or SVG"
        fix = "Rename the file, and what points to it." if endings else "Save it in another format."
        yield _finding(
            picture, "format", f"a file of the format {picture.format} that ends in “{ending}”", expected, fix
        )
    if picture.width > _WIDEST:
        fix = f"Make it {_WIDEST // 2} to {_WIDEST} pixels wide."
        yield _finding(picture, "wide", f"a picture {picture.width} pixels wide", f"at most {_WIDEST}", fix)
    if picture.size > _HEAVIEST:
        found, expected = f"a picture of {picture.size // 1000} kB", f"at most {_HEAVIEST // 1000} kB"
        yield _finding(picture, "heavy", found, expected, "Save it smaller, as JPEG of quality 80 or as WebP.")
    if picture.located:
        fix = "Save it without metadata (EXIF)."
        yield _finding(picture, "place", "a photograph that tells where it was taken", "no place in the file", fix)


def _finding(picture: Picture, code: str, found: str, expected: str, fix: str) -> Finding:
    return Finding(picture.path, 1, 1, f"picture-{code}", found, expected, fix)
