from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import pytest

from guidebook.content.alignment import Bead, aligned


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ([40], [44], [([0], [0])]),
        ([40, 80], [42, 77], [([0], [0]), ([1], [1])]),
        ([40, 80], [42, 38, 40], [([0], [0]), ([1], [1, 2])]),
        ([40, 39, 90], [80, 92], [([0, 1], [0]), ([2], [1])]),
        ([60, 200, 61], [59, 62], [([0], [0]), ([1, 2], [1])]),
        ([30], [], [([0], [])]),
        ([], [], []),
    ],
)
def test_sentences_of_like_lengths_stand_together(
    ours: list[int], theirs: list[int], expected: list[tuple[list[int], list[int]]]
) -> None:
    assert [(list(mine), list(other)) for mine, other in aligned(ours, theirs)] == expected


STEPS = {(1, 1): 0.0, (2, 1): 2.0, (1, 2): 2.0, (2, 2): 4.0, (1, 0): 5.0, (0, 1): 5.0}


def ways(ours: int, theirs: int) -> Iterator[list[tuple[int, int]]]:
    """Every way through so many sentences of two texts, as steps."""
    if not ours and not theirs:
        yield []
    for a, b in STEPS:
        if a <= ours and b <= theirs:
            yield from ([*before, (a, b)] for before in ways(ours - a, theirs - b))


def unlikely(beads: Sequence[Bead], ours: Sequence[int], theirs: Sequence[int]) -> float:
    """How unlikely Gale and Church hold a way to be, the characters of each bead compared."""
    total = 0.0
    for mine, other in beads:
        one, two = sum(ours[at] for at in mine), sum(theirs[at] for at in other)
        total += STEPS[len(mine), len(other)] + (one - two) ** 2 / (6.8 * (one + two))
    return total


def test_no_other_way_is_likelier() -> None:
    """Among every way that there is, for texts of up to five sentences, most of them of as many."""
    lots = random.Random(5)
    for _ in range(400):
        ours = [lots.randint(5, 150) for _ in range(lots.randint(1, 5))]
        theirs = [max(1, round(each * lots.uniform(0.5, 1.6))) for each in ours][: lots.choice((5, 5, 2))]
        best = min(unlikely(list(beads(way)), ours, theirs) for way in ways(len(ours), len(theirs)))
        assert unlikely(aligned(ours, theirs), ours, theirs) == pytest.approx(best)


def beads(way: Sequence[tuple[int, int]]) -> Iterator[Bead]:
    """The sentences that each step of a way takes."""
    here = there = 0
    for a, b in way:
        yield range(here, here + a), range(there, there + b)
        here, there = here + a, there + b
