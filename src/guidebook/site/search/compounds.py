"""The parts of compounds, found with the words of the site itself."""

from __future__ import annotations

from collections.abc import Collection

SHORTEST, LAST = 3, 4
"""The fewest letters of a part, and of the last part: endings look like short words."""
_JOINTS = ("", "s", "e")


def parts(word: str, known: Collection[str], stems: Collection[str], stem: str) -> frozenset[str]:
    """The parts of a folded compound, each a word of `known` or with a stem of `stems`; none where it is no compound.

    `stem` is the compound's own: its last part has the same ending as the whole.
    """
    ending = word[len(stem) :] if word.startswith(stem) else ""
    found: set[str] = set()
    for at in range(SHORTEST, len(word) - LAST + 1):
        left, right = word[:at], word[at:]
        first = _first(left, known)
        if first and (right in known or (ending and right.removesuffix(ending) in stems)):
            found |= {first, right}
            found |= parts(right, known, stems, right.removesuffix(ending)) | parts(first, known, stems, first)
    return frozenset(found)


def _first(left: str, known: Collection[str]) -> str:
    """The word that a first part is, without the letter that joins it to the next."""
    for joint in _JOINTS:
        bare = left.removesuffix(joint) if joint else left
        if len(bare) >= SHORTEST and (not joint or left.endswith(joint)) and bare in known:
            return bare
    return ""
