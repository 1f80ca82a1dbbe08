"""Work is done once for the very same value, and anew for one that is only equal to it."""

from __future__ import annotations

from guidebook.content.once import Itself, once


def test_the_same_value_is_worked_on_once_and_an_equal_one_again() -> None:
    seen: list[list[int]] = []

    @once
    def doubled(numbers: list[int]) -> list[int]:
        """Twice each."""
        seen.append(numbers)
        return [2 * number for number in numbers]

    one, equal = [1, 2], [1, 2]
    assert doubled(one) is doubled(one)
    assert doubled(equal) == [2, 4] == doubled(equal)
    assert len(seen) == 2 and seen[0] is one and seen[1] is equal
    assert doubled(one) == [2, 4] and len(seen) == 3  # only the last is remembered
    assert (doubled.__name__, doubled.__doc__) == ("doubled", "Twice each.")


def test_a_value_is_equal_to_itself_alone() -> None:
    one, equal = [1], [1]
    assert Itself(one) == Itself(one) != Itself(equal)
    assert Itself(one) != one
    assert len({Itself(one), Itself(one), Itself(equal)}) == 2
