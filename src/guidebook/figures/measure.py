"""How wide a text is before a browser has drawn it, and where to break it.

The widths are those of DejaVu Sans, rounded up: the widest of the faces that stand behind
`sans-serif` on common systems, so that what fits here fits in all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate
from types import MappingProxyType
from typing import Final

_REGULAR: Final = MappingProxyType(
    {
        0.30: "'IJijlÌÍÎÏìíîï",
        0.35: " ,./:;\\|\u00a0¦·’‘",
        0.40: "()-[]ft\u00ad",
        0.45: "!r¡²³¹",
        0.50: '"*_`§¨ª¯°´¸º–',
        0.55: "?csz¿ç“”",
        0.60: "FLkvxyýÿ",
        0.65: "$0123456789EPSTYabdeghnopqu{}¢£¤¥«µ¶»ÈÉÊËÝÞßàáâãäåèéêëðñòóôõöøùúûüþ",
        0.70: "ABCKRVXZÀÁÂÃÄÅÇ",
        0.75: "NUÑÙÚÛÜ",
        0.80: "&DGHOQÐÒÓÔÕÖØ",
        0.85: "#+<=>^w~¬±×÷",
        0.90: "M",
    }
)
_BOLD: Final = MappingProxyType(
    {
        0.35: "'ijl ìíîï",
        0.40: ",./:;IJ\\|\u00a0¦·ÌÍÎÏ’‘",
        0.45: "-f\u00ad²³¹",
        0.50: "!()[]_`rt¡§¨¯°´¸–",
        0.55: '"*',
        0.60: "?cszªº¿ç",
        0.65: "Lx¤«¶»",
        0.70: "$0123456789EFTaekovy¢£¥ÈÉÊËàáâãäåèéêëðòóôõöøýÿ“”",
        0.75: "CPSYZbdghnpqu{}µÇÝÞßñùúûüþ",
        0.80: "ABKRVXÀÁÂÃÄÅ",
        0.85: "#+<=>DGHNU^~¬±ÐÑ×ÙÚÛÜ÷",
        0.90: "&OQÒÓÔÕÖØ",
        0.95: "w",
    }
)
_WIDEST: Final = 1.15


def _by_character(groups: Mapping[float, str]) -> Mapping[str, float]:
    return MappingProxyType({character: width for width, group in groups.items() for character in group})


_WIDTHS: Final = MappingProxyType({False: _by_character(_REGULAR), True: _by_character(_BOLD)})


@dataclass(frozen=True, slots=True)
class Face:
    """How a text of a figure is set."""

    size: float
    """In the units of the figure's view box."""
    bold: bool = False
    leading: float = 1.3
    """From one baseline to the next, as a share of the size."""

    @property
    def step(self) -> float:
        """From one baseline to the next, in the units of the view box."""
        return round(self.size * self.leading, 1)


def width(text: str, face: Face) -> float:
    """The most room that the text takes on one line, in the units of the view box."""
    widths = _WIDTHS[face.bold]
    return face.size * sum(widths.get(character, _WIDEST) for character in text)


def wrap(text: str, room: float, face: Face) -> tuple[str, ...]:
    """The text in as few lines as the room allows, of even length; no line is wider than the room.

    A word that is wider than the room is broken with a hyphen. Raises `ValueError` where not even
    two characters and a hyphen fit.
    """
    words = tuple(piece for word in text.split() for piece in _pieces(word, room, face))
    lines = _greedy(words, room, face)
    widest = max((width(word, face) for word in words), default=0.0)
    tried = room
    while len(lines) > 1 and (tried := tried - face.size / 4) >= widest:
        narrower = _greedy(words, tried, face)
        if len(narrower) > len(lines):
            break
        lines = narrower
    return lines


def _greedy(words: tuple[str, ...], room: float, face: Face) -> tuple[str, ...]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, face) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _pieces(word: str, room: float, face: Face) -> tuple[str, ...]:
    """The word, or parts of it that each fit; all but the last end in a hyphen."""
    if width(word, face) <= room:
        return (word,)
    reach = accumulate(width(character, face) for character in word)
    fit = sum(1 for end in reach if end + width("-", face) <= room)
    if fit < 2:
        raise ValueError(f"no room for {word!r} in {room} units")
    return (f"{word[:fit]}-", *_pieces(word[fit:], room, face))
