"""A review as a page that stands alone."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from guidebook.content.data import Source
from guidebook.editions.difference import Piece, difference
from guidebook.review.beads import beads
from guidebook.review.compare import Review
from guidebook.review.fates import Fate
from guidebook.review.marks import Showing, merged, plain, struck
from guidebook.review.standing import shown
from guidebook.review.verdict import LANGUAGES
from guidebook.site.stylesheet import stylesheets

_LARGEST: Final = 400_000
"""Bytes of a picture that the page holds."""
_PICTURES: Final[Mapping[str, str]] = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "gif": "image/gif",
    "svg": "image/svg+xml",
}
_THEME: Final = Path(__file__).parents[3] / "overrides"


@dataclass(frozen=True, slots=True)
class Compared:
    """What was compared, as it is told."""

    base: str
    head: str
    how: str
    """A sentence on which revision was chosen."""
    day: str
    """A sentence on the day that both were held against."""


@dataclass(frozen=True, slots=True)
class View:
    """A page as it looked and looks, as addresses that need no other file; empty where it was not, or is not."""

    title: str
    width: int
    before: str
    after: str


def page(
    review: Review,
    compared: Compared,
    before: Callable[[str], bytes | None],
    after: Callable[[str], bytes | None],
    preview: str = "",
    views: Sequence[View] = (),
) -> str:
    """The whole report as HTML. `before` and `after` give the bytes of a picture by its address; `preview` stands
    before the addresses of pages in links."""
    was, now = Showing(_embedded(before)), Showing(_embedded(after), preview)

    def drawn(fate: Fate) -> Markup:
        if fate.after is None:
            return plain(fate.before, was) if fate.before else Markup("")
        return merged(fate.before, fate.after, now) if fate.before else plain(fate.after, now)

    def earlier(fate: Fate) -> Markup:
        return struck(fate.before, fate.after, was) if fate.before and fate.after else Markup("")

    facts = {
        "review": review,
        "compared": compared,
        "languages": LANGUAGES,
        "drawn": drawn,
        "earlier": earlier,
        "pieces": _pieces,
        "rendered": lambda section: plain(section, now),
        "turned": _turned,
        "shown": shown,
        "preview": preview,
        "views": views,
    }
    body = _environment().get_template("report.html").render(facts)
    sheets = stylesheets(_THEME, [body]).of(body)
    style = "".join(sheet.text for sheet in sheets) + _text("report.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return body.replace(_STYLE, style, 1).replace(_DIGEST, digest, 1)


_STYLE: Final = "/* the style */"
_DIGEST: Final = "the digest of the style"


def _pieces(fate: Fate) -> tuple[tuple[Piece, ...], ...]:
    """How the words of a section differ, as paragraphs of pieces, what is far from a change left out."""
    before, after = ([block.text for block in each.blocks] if each else [] for each in (fate.before, fate.after))
    changed = (difference([before[i] for i in some], [after[j] for j in same]) for some, same in beads(before, after))
    return tuple(paragraph for each in changed for paragraph in each)


def _turned(before: Source, after: Source) -> list[tuple[str, str, str]]:
    """What changed in an entry of the register: the key, what stood there and what stands there."""
    was, now = before.model_dump(mode="json"), after.model_dump(mode="json")
    return [(key, _plain(was[key]), _plain(now[key])) for key in now if was[key] != now[key]]


def _plain(value: object) -> str:
    """A value as one text; one in both languages has both."""
    return " / ".join(value.values()) if isinstance(value, dict) else str(value or "")


def _embedded(read: Callable[[str], bytes | None]) -> Callable[[str], str]:
    @cache
    def picture(address: str) -> str:
        kind = _PICTURES.get(address.rpartition(".")[2].lower(), "")
        raw = read(address.lstrip("/")) if kind and address.startswith("/images/") else None
        return data_address(raw, kind) if raw and len(raw) <= _LARGEST else ""

    return picture


def seen(text: str) -> str:
    """A text whose invisible characters, which could make it pass for another, are shown by their numbers."""
    return "".join(each if each.isprintable() else f"[U+{ord(each):04X}]" for each in text)


def data_address(raw: bytes, kind: str) -> str:
    """A picture as an address that holds it."""
    return f"data:{kind};base64,{base64.b64encode(raw).decode()}"


def _text(name: str) -> str:
    return files("guidebook.review").joinpath(name).read_text("utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_text), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals.update(style=Markup(_STYLE), digest=Markup(_DIGEST))
    environment.filters["seen"] = seen
    return environment
