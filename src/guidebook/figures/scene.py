"""What an insert is drawn from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from guidebook.content.data import Data, Language


@dataclass(frozen=True, slots=True)
class Change:
    """A dated note of what changed in substance on a page."""

    date: dt.date
    what: str
    title: str
    path: str
    """The page, as `verksted/index.md`."""


@dataclass(frozen=True, slots=True)
class Scene:
    """All that an insert on one page may show; the same scene gives the same markup."""

    data: Data
    language: Language
    words: Mapping[str, str]
    today: dt.date
    changes: tuple[Change, ...]
    """Of the whole site in this language, newest first."""
    used_by: Mapping[str, tuple[tuple[str, str], ...]]
    """The id of a source to the (title, path) of the pages that use it."""
    publisher: str
    """Empty: none has been set."""
    contact: str
    """An e-mail address; empty: none has been set."""
    href: Callable[[str], str]
    """A page with or without an id, as `kilder.md#skate-om`, to its address relative to the page being made."""
