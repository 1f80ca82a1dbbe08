"""What has been withdrawn: the address stays and says why. One entry holds for both languages."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping

from pydantic import TypeAdapter

from guidebook.content.data import Text
from guidebook.content.model import Model

PATH = "editions/withdrawn.yml"
PICTURES = "editions/images/"
"""Where pictures lie that have left the pages; they are still served at their old address."""


class Withdrawn(Model):
    """An address whose content is no longer on the living site; without language: `om/`, `om/#id`, `images/x.jpg`."""

    address: str
    date: dt.date
    why: Text
    instead: str | None = None
    """Where the reader may go instead, without language."""


WITHDRAWN: TypeAdapter[list[Withdrawn]] = TypeAdapter(list[Withdrawn])


def write(withdrawn: Iterable[Withdrawn]) -> str:
    """The text of the file, sorted by address."""
    return "".join(_entry(each) for each in sorted(withdrawn, key=lambda each: each.address)) or "[]\n"


def _entry(each: Withdrawn) -> str:
    nb, en = (json.dumps(text, ensure_ascii=False) for text in (each.why.nb, each.why.en))
    instead = f'  instead: "{each.instead}"\n' if each.instead is not None else ""
    return f'- address: "{each.address}"\n  date: {each.date}\n  why:\n    nb: {nb}\n    en: {en}\n{instead}'


def follow(withdrawn: Iterable[Withdrawn], moved: Mapping[str, str | None]) -> tuple[Withdrawn, ...]:
    """The entries once what they name instead has gone from its key to its value, or nowhere."""
    return tuple(
        each.model_copy(update={"instead": moved[each.instead]})
        if each.instead is not None and each.instead in moved
        else each
        for each in withdrawn
    )
