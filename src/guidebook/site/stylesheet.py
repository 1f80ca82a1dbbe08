"""The one stylesheet of the site: Material's for the article body, then this site's own."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from guidebook.site.material import cut, used_in

NOTICE = "/* In part from Material for MkDocs: Copyright (c) 2016-2025 Martin Donath, MIT licence. */"
ORDER = ("base.css", "chrome.css", "article.css", "figures.css", "editions.css")


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """The text of the stylesheet, and its address, which changes with the text."""

    text: str

    @property
    def path(self) -> str:
        """From the root of the site."""
        return f"assets/guidebook.{hashlib.sha256(self.text.encode()).hexdigest()[:10]}.css"


def stylesheet(overrides: Path, articles: Iterable[str]) -> Stylesheet:
    """What the articles and the templates use of Material's stylesheet, and the site's own after it.

    Raises FileNotFoundError where Material is not installed or has no such stylesheet.
    """
    own = "\n".join((overrides / "assets" / "css" / name).read_text("utf-8") for name in ORDER)
    used = used_in(articles, (path.read_text("utf-8") for path in sorted(overrides.rglob("*.html"))))
    material = cut(_material().read_text("utf-8"), used, own)
    return Stylesheet("\n".join([NOTICE, material, _without_comments(own), ""]))


def _without_comments(css: str) -> str:
    """The lines that mean something, without their indentation.

    No more: minifiers join what must stand apart (`.a :is(b)` within `@container`), and compression does the rest.
    """
    lines = (line.strip() for line in re.sub(r"/\*.*?\*/", "", css, flags=re.S).split("\n"))
    return "\n".join(line for line in lines if line)


def _material() -> Path:
    """Found, not imported: the package prints a notice when MkDocs imports it."""
    package = find_spec("material")
    folders = package.submodule_search_locations if package else None
    for folder in folders or []:
        for path in sorted(Path(folder).glob("templates/assets/stylesheets/main.*.min.css")):
            return path
    raise FileNotFoundError("templates/assets/stylesheets/main.*.min.css of Material for MkDocs")
