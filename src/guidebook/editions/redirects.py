"""Redirects: where what was at an address is now. One line holds for both languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping

from pydantic import Field, TypeAdapter

from guidebook.content.model import Model

PATH = "editions/redirects.yml"


class Redirect(Model):
    """An address that leads on; both ends without language: `om/`, `om/#id`, and empty for the front page."""

    source: str = Field(alias="from")
    to: str
    date: dt.date


REDIRECTS: TypeAdapter[list[Redirect]] = TypeAdapter(list[Redirect])


def redirect(source: str, to: str, date: dt.date) -> Redirect:
    """A redirect made by a command."""
    return Redirect.model_validate({"from": source, "to": to, "date": date})


def write(redirects: Iterable[Redirect]) -> str:
    """The text of the file, sorted by source."""
    ordered = sorted(redirects, key=lambda each: each.source)
    return "".join(f'- from: "{each.source}"\n  to: "{each.to}"\n  date: {each.date}\n' for each in ordered) or "[]\n"


def follow(
    redirects: Iterable[Redirect],
    moved: Mapping[str, str],
    published: Collection[str],
    live: Collection[str],
    today: dt.date,
) -> tuple[Redirect, ...]:
    """The redirects once everything in `moved` has gone from its key to its value.

    Those that led to a place that has moved lead to the new one, so that no chain comes to be; of what
    has moved, only what was ever `published` gets one; what is `live` again needs none.
    """
    kept = {each.source: redirect(each.source, moved.get(each.to, each.to), each.date) for each in redirects}
    new = {source: redirect(source, to, today) for source, to in moved.items() if source in published}
    return tuple(each for source, each in sorted({**kept, **new}.items()) if source not in live and source != each.to)
