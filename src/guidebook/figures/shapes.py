"""What the figures are put together from: values that a template writes down as they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from guidebook.figures.measure import Face, wrap

Anchor = Literal["start", "middle", "end"]
Look = Literal["wide", "narrow"]
Point = tuple[float, float]

WIDE: Final = 720.0
"""The width of a figure's wide drawing, in the units of its view box."""
NARROW: Final = 320.0
"""The width of its narrow drawing."""
PLAIN: Final = Face(16)
STRONG: Final = Face(16, bold=True)

_ASCENT: Final = 0.8
_DESCENT: Final = 0.25


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, from its top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower side."""
        return self.y + self.height

    @property
    def middle(self) -> float:
        """The y half-way down."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Block:
    """A text broken into lines."""

    x: float
    """Where the lines start, have their middle, or end: see `anchor`."""
    top: float
    lines: tuple[str, ...]
    face: Face
    kind: str
    """The name of its colour: a class is made from it."""
    anchor: Anchor = "start"

    @property
    def baselines(self) -> tuple[tuple[float, str], ...]:
        """The y of each line's baseline, with the line."""
        first = self.top + self.face.size * _ASCENT
        return tuple((first + self.face.step * number, line) for number, line in enumerate(self.lines))

    @property
    def bottom(self) -> float:
        """The lowest y that the text reaches."""
        return self.top + height(len(self.lines), self.face)

    def moved(self, down: float) -> Block:
        """The same text further down."""
        return Block(self.x, self.top + down, self.lines, self.face, self.kind, self.anchor)


def height(lines: int, face: Face) -> float:
    """How high so many lines are, from the top of the first to the foot of the last."""
    return face.step * (lines - 1) + face.size * (_ASCENT + _DESCENT) if lines else 0.0


def block(
    text: str, *, x: float, top: float, room: float, face: Face = PLAIN, kind: str = "ink", anchor: Anchor = "start"
) -> Block:
    """The text broken to fit the room; no text, no lines."""
    return Block(x, top, wrap(text, room, face) if text else (), face, kind, anchor)


@dataclass(frozen=True, slots=True)
class Naming:
    """What a figure is called, for those who do not see it and for those who do."""

    id: str
    title: str
    description: str
    caption: str


@dataclass(frozen=True, slots=True)
class Canvas:
    """The sheet of one drawing of a figure."""

    figure: str
    """The id of the figure."""
    look: Look
    width: float
    height: float

    @property
    def id(self) -> str:
        """What the ids inside the drawing start with."""
        return f"{self.figure}-{self.look}"
