"""What makes a review one: a named human, and a note of what was checked."""

from __future__ import annotations

import datetime as dt
import re
from typing import Protocol


class Review(Protocol):
    """A review as a page tells of it, today or in an edition."""

    @property
    def date(self) -> dt.date:
        """The day."""

    @property
    def by(self) -> str:
        """The human."""

    @property
    def what(self) -> str:
        """What was checked."""


_NO_HUMAN = re.compile(
    r"(?i:redaksjon|nettsted|avdeling|direktorat|etaten\b|\bkommune\b|sekretariat|\bteam|\bgruppe|editor|website"
    r"|department|directorate|secretariat|\bagency|\bgroup\b|språkmodell|language model|chatgpt|copilot|openai)"
    r"|\b(?:KI|AI|vi|we)\b"
)
"""Words of a group or a program; a name may be Ai or Vi."""
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 4
"""The fewest words that can say what was held against what."""


def names_a_human(by: str) -> bool:
    """Whether a text can be the name of one human: two words with a capital at least, and no word of a group."""
    capitals = [word for word in by.split() if any(map(str.isupper, word))]
    return len(capitals) > 1 and not _NO_HUMAN.search(by) and not re.search(r"[\d@/]", by)


def says_what(what: str) -> bool:
    """Whether a note is long enough to say what was checked, and against what."""
    return len(_WORD.findall(what)) >= _FEWEST


def date_alone(before: Review | None, now: Review | None) -> bool:
    """Whether a review has another day, or another name, than one before it, over the same note."""
    if before is None or now is None or (before.date, before.by) == (now.date, now.by):
        return False
    return _plain(before.what) == _plain(now.what)


def _plain(what: str) -> list[str]:
    """The words of a note without its days and numbers, in small letters."""
    return _WORD.findall(what.casefold())
