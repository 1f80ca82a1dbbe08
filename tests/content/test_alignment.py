from __future__ import annotations

import pytest

from guidebook.content.alignment import aligned


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
