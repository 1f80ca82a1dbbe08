"""Which sentences of a translation render which of the original."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

Bead = tuple[range, range]
"""Sentences of the one text, by their numbers, and those of the other that say the same."""
_Ways = Mapping[tuple[int, int], tuple[float, tuple[int, int]]]
"""Up to how many sentences of each text: how unlikely the likeliest way there is, and its last step."""

_STEPS = (((1, 1), 0.0), ((2, 1), 2.0), ((1, 2), 2.0), ((2, 2), 4.0), ((1, 0), 5.0), ((0, 1), 5.0))
"""How many sentences may stand beside how many, and how unlikely that is: minus the logarithm of its share."""
_VARIANCE = 6.8
"""Of the number of characters that one character becomes."""
_ELSEWISE = 4.0
"""The least that any way between two texts of as many sentences takes, but for each beside its own."""


def aligned(ours: Sequence[int], theirs: Sequence[int]) -> Sequence[Bead]:
    """The likeliest beads of two texts, in order, from the lengths of their sentences in characters, none of them 0.

    Source: Gale and Church, “A program for aligning sentences in bilingual corpora”, 1993.
    """
    if len(ours) == len(theirs) and sum(map(_apart, ours, theirs)) < _ELSEWISE:
        return [(range(at, at + 1), range(at, at + 1)) for at in range(len(ours))]
    mine, other = list(accumulate(ours, initial=0)), list(accumulate(theirs, initial=0))
    best = {(0, 0): (0.0, (0, 0))}
    for here, to in enumerate(mine):
        for there, until in enumerate(other):
            for (a, b), unlikely in _STEPS:
                before = best.get((here - a, there - b))
                if before is not None:
                    one, two = to - mine[here - a], until - other[there - b]
                    cost = before[0] + unlikely + _apart(one, two)
                    if (here, there) not in best or cost < best[here, there][0]:
                        best[here, there] = cost, (a, b)
    return list(_back(best, len(ours), len(theirs)))[::-1]


def _apart(one: int, two: int) -> float:
    """How unlikely it is that so many characters become so many."""
    return (one - two) ** 2 / (_VARIANCE * (one + two))


def _back(best: _Ways, here: int, there: int) -> Iterator[Bead]:
    while here or there:
        a, b = best[here, there][1]
        yield range(here - a, here), range(there - b, there)
        here, there = here - a, there - b
