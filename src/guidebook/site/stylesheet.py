"""The stylesheets of the site: what every page needs, and apart from it what only some need, or only paper."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

import guidebook
from guidebook.content.kept import digest, program, remembered
from guidebook.site.css import classes, parted, shortened
from guidebook.site.material import ARTICLE, Used, cut, used_in, without_unread
from guidebook.site.overruled import without_overruled

NOTICE = "/* In part from Material for MkDocs: Copyright (c) 2016-2025 Martin Donath, MIT licence. */\n"
PAGE = ("base.css", "chrome.css", "article.css")
"""What every page needs before anything is drawn, in the order in which it holds."""
LATE = ("end.css",)
"""What every page needs later: below the first window."""
PAPER = ("print.css",)
"""What is for paper alone; it goes with `LATE`, and so does what `PAGE` says of paper."""
APART = (
    "home.css",
    "missing.css",
    "figures.css",
    "editions.css",
    "search.css",
    "spectrum-tool.css",
    "workshop.css",
    "case-paper.css",
)
"""Each a stylesheet of its own, for the pages whose HTML has a class that it names and `PAGE` does not."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The text of a stylesheet, what it is for, and its address, which changes with the text."""

    name: str
    text: str
    own: frozenset[str] = frozenset()
    """The classes that it alone is for."""

    @property
    def path(self) -> str:
        """From the root of the site."""
        return f"assets/{self.name}.{hashlib.sha256(self.text.encode()).hexdigest()[:10]}.css"

    @property
    def mark(self) -> str:
        """Stands for the path in what is kept, so that another look makes no page anew."""
        return f"assets/@{self.name}.css@"


@dataclass(frozen=True, slots=True)
class Sheets:
    """All stylesheets of the site, in the order in which they hold."""

    page: Sheet
    late: Sheet
    """Linked in the body, before what follows the article: it holds up no more than that."""
    apart: tuple[Sheet, ...] = ()

    def of(self, html: str = "", *names: str) -> list[Sheet]:
        """What a page with this HTML needs in its head, and those of these names."""
        given = {name for each in re.findall(r'class="([^"]*)"', html) for name in each.split()}
        extra = (sheet for sheet in self.apart if sheet.name in names or not given.isdisjoint(sheet.own))
        return [self.page, *extra]

    def named(self, name: str) -> Sheet:
        """The stylesheet of a name."""
        return next(sheet for sheet in self.apart if sheet.name == name)

    def all(self) -> list[Sheet]:
        """Every stylesheet."""
        return [self.page, *self.apart, self.late]


_SHEETS: TypeAdapter[Sheets] = TypeAdapter(Sheets)


def links(
    sheets: Sheets, way: Callable[[str], str], html: str = "", *names: str, marked: bool = False
) -> dict[str, Any]:
    """What a template is told of the stylesheets of a page with this HTML: their addresses, seen from the page."""

    def to(sheet: Sheet) -> str:
        return way(sheet.mark if marked else sheet.path)

    return {"sheets": [to(sheet) for sheet in sheets.of(html, *names)], "late_sheet": to(sheets.late)}


def stylesheets(overrides: Path, articles: Sequence[str], cache: Path | None = None) -> Sheets:
    """What the articles and the templates use of Material's stylesheet, and the site's own after it.

    What was made of the same before is taken from the file `cache`, where one is given. Raises FileNotFoundError
    where Material is not installed or has no such stylesheet, ValueError for a file that is not CSS.
    """
    own = {name: (overrides / "assets" / "css" / name).read_text("utf-8") for name in (*PAGE, *LATE, *PAPER, *APART)}
    templates = [path.read_text("utf-8") for path in sorted(overrides.rglob("*.html"))]
    used, inside = used_in(articles, templates), used_in(articles, [text for text in templates if ARTICLE in text])
    material = _material().read_text("utf-8")
    if cache is None:
        return _made(material, own, used, inside)
    names = (sorted(each) for of in (used, inside) for each in (of.elements, of.classes, of.attributes))
    key = digest(program(Path(guidebook.__file__).parent), material.encode(), repr((own, *names)).encode())
    return _SHEETS.validate_json(remembered(cache, key, lambda: _SHEETS.dump_json(_made(material, own, used, inside))))


def _made(material: str, own: Mapping[str, str], used: Used, inside: Used) -> Sheets:
    """The stylesheets of Material's and the site's `own`, by the names of the files."""
    page, late = ("\n".join(own[name] for name in names) for names in (PAGE, (*LATE, *PAPER)))
    everything = page + late + "".join(own[name] for name in APART)
    below = without_unread(without_overruled(cut(material, used, everything, inside), page), everything)
    ground, first, later = (parted(css) for css in (below, page, "\n".join(own[name] for name in LATE)))
    on_paper = shortened("\n".join(own[name] for name in PAPER))
    paper = f"@media print{{@layer material{{{ground.paper}}}{first.paper}{later.paper}{on_paper}}}"
    common = classes(page) | classes(late)
    return Sheets(
        Sheet("page", f"{NOTICE}@layer material{{{ground.screen}}}{first.screen}"),
        Sheet("end", f"{later.screen}{paper}"),
        tuple(Sheet(name.removesuffix(".css"), shortened(own[name]), classes(own[name]) - common) for name in APART),
    )


def _material() -> Path:
    """Found, not imported: the package prints a notice when MkDocs imports it."""
    package = find_spec("material")
    folders = package.submodule_search_locations if package else None
    for folder in folders or []:
        for path in sorted(Path(folder).glob("templates/assets/stylesheets/main.*.min.css")):
            return path
    raise FileNotFoundError("templates/assets/stylesheets/main.*.min.css of Material for MkDocs")
