"""How much of a text is left in another."""

from __future__ import annotations

import re
from collections import Counter

_WORD = re.compile(r"\w+")
HALF = 0.5
"""Less than this share of the words kept, and the text under an id may be another text."""


def kept(before: str, now: str) -> float:
    """The share of the words of `before`, each as often as it stood there, that `now` still has; 1 for no words."""
    if before == now:  # as most texts are
        return 1.0
    old, new = (Counter(_WORD.findall(text.casefold())) for text in (before, now))
    return sum((old & new).values()) / total if (total := old.total()) else 1.0
