"""Work on a large value, done once as long as it is for the very same one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import Generic, TypeVar

_T = TypeVar("_T")
_R = TypeVar("_R")


@dataclass(frozen=True, slots=True, eq=False)
class Itself(Generic[_T]):
    """A value that is equal to itself alone: to compare two trees takes longer than most work on them."""

    value: _T

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Itself) and self.value is other.value


def once(work: Callable[[_T], _R]) -> Callable[[_T], _R]:
    """`work`, which remembers what it made of the value that it was given last; that must not be changed."""
    remembered = lru_cache(maxsize=1)(lambda itself: work(itself.value))

    @wraps(work)
    def made(value: _T) -> _R:
        return remembered(Itself(value))

    return made
