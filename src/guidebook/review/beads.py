"""Which blocks of a text (paragraphs, items, cells) have become which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

Bead = tuple[range, range]
"""Blocks before, by their numbers, and those after that they have become; one of the two may be empty."""
_LEAST: Final = 0.3
"""From this share of equal words on, a block may be another reworded."""
_MOST: Final = 4000
"""Comparisons of one block with another, beyond which a stretch is taken as one change."""


def beads(old: Sequence[str], new: Sequence[str]) -> Iterator[Bead]:
    """Every block in order: beside the same, beside the one it has become, or alone."""
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from ((range(i, i + 1), range(j, j + 1)) for i, j in zip(range(i1, i2), range(j1, j2), strict=True))
        elif (i2 - i1) * (j2 - j1) > _MOST:
            yield range(i1, i2), range(j1, j2)
        else:
            yield from _paired(old, new, range(i1, i2), range(j1, j2))


def _paired(old: Sequence[str], new: Sequence[str], before: range, after: range) -> Iterator[Bead]:
    """The pairs in order that have the most in common; the rest alone."""
    best: dict[tuple[int, int], tuple[float, bool]] = {}

    def worth(i: int, j: int) -> float:
        return best[i, j][0] if (i, j) in best else 0.0

    for i in reversed(before):
        for j in reversed(after):
            alike = likeness(old[i], new[j])
            both = alike + worth(i + 1, j + 1) if alike >= _LEAST else -1.0
            best[i, j] = max((both, True), (max(worth(i + 1, j), worth(i, j + 1)), False))
    i, j = before.start, after.start
    while i < before.stop or j < after.stop:
        if i < before.stop and j < after.stop and best[i, j][1]:
            yield range(i, i + 1), range(j, j + 1)
            i, j = i + 1, j + 1
        elif j >= after.stop or (i < before.stop and worth(i + 1, j) >= worth(i, j + 1)):
            yield range(i, i + 1), range(j, j)
            i += 1
        else:
            yield range(i, i), range(j, j + 1)
            j += 1


def likeness(one: str, other: str) -> float:
    """The share of equal words in the same order, from 0 to 1; of two short texts without any, that of letters."""
    words = SequenceMatcher(None, one.lower().split(), other.lower().split(), autojunk=False).ratio()
    return words or SequenceMatcher(None, one.lower(), other.lower(), autojunk=False).ratio() / 2
