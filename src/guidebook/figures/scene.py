"""What an insert is drawn from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from guidebook.content.addresses import address, relative
from guidebook.content.data import Data, Language
from guidebook.content.due import NOTHING_DUE, Due
from guidebook.content.excerpts import Excerpt


@dataclass(frozen=True, slots=True)
class Change:
    """A dated note of what changed in substance on a page."""

    date: dt.date
    what: str
    title: str
    path: str
    """The page, as `verksted/index.md`."""


@dataclass(frozen=True, slots=True)
class Ids:
    """A page and the names on it that answer for ever."""

    title: str
    name: str
    address: str
    """From the root of the site."""
    ids: tuple[tuple[str, str], ...]
    """In the order of the page: the id and its heading or term; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Scene:
    """All that an insert on one page may show; the same scene gives the same markup."""

    address: str
    """Of the page, from the root of the site."""
    data: Data
    language: Language
    words: Mapping[str, str]
    today: dt.date
    changes: tuple[Change, ...]
    """Of the whole site in this language, newest first."""
    ids: tuple[Ids, ...]
    """Of the pages of the site in this language; only on a page that shows them or their headings."""
    used_by: Mapping[str, tuple[tuple[str, str], ...]]
    """The id of a source to the (title, path) of the pages that use it."""
    publisher: str
    """Empty: none has been set."""
    contact: str
    """An e-mail address; empty: none has been set."""
    due: Due = NOTHING_DUE
    """What it is time to look at again; empty on a page that does not show it."""
    excerpts: Mapping[str, Excerpt] = field(default_factory=dict)
    """The sections that the workshop names, by their place, as `verksted/index.md#programmet`; on its pages alone."""
    pages: int = 0
    """How many pages the site has in this language."""

    # Of what can be hashed at once; equal scenes have the same.
    def __hash__(self) -> int:
        return hash((self.address, self.language, self.today))

    def href(self, target: str) -> str:
        """A page with or without an id, as `kilder.md#skate-om`, to its address relative to this page."""
        name, mark, fragment = target.partition("#")
        return relative(self.address, address(name, self.language) + mark + fragment)
