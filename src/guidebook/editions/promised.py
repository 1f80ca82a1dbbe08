"""Which ids answer for ever."""

from __future__ import annotations

import re

from guidebook.content.markup.notes import HEADING_ID

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_OF_THE_THEME = re.compile(rf"content|{HEADING_ID}|(?:site|fig|term)-.*")


def is_promised(id_: str) -> bool:
    """Whether an id of a page answers for ever: a section's or an entry's, and none of the notes or the theme."""
    return bool(_ID.fullmatch(id_)) and not _OF_THE_THEME.fullmatch(id_)
