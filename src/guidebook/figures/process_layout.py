"""The drawing of the Skate case on AI: three rows of boxes, with arrows only where the slides give an order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import Final

from guidebook.content.data import Stage
from guidebook.figures.markup import say
from guidebook.figures.measure import width
from guidebook.figures.scene import Scene
from guidebook.figures.shapes import NARROW, STRONG, WIDE, Block, Box, Canvas, Look, Point, block

ID: Final = "fig-process"
_PAD: Final = 8
_TITLE: Final = 12
"""Below the words over a row."""
_BETWEEN: Final = 30
"""Between two rows."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the data: what it is called, and whether its stages come one after the other."""

    key: str
    ordered: bool
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A stage as it is drawn."""

    box: Box
    name: Block
    note: Block


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line from one card to the next; the head is at its last point."""

    points: tuple[Point, ...]
    head: tuple[Point, Point, Point]


@dataclass(frozen=True, slots=True)
class Lane:
    """A row as it is drawn."""

    ordered: bool
    title: Block
    cards: tuple[Card, ...]
    arrows: tuple[Arrow, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """One drawing of the process, in the units of its view box."""

    canvas: Canvas
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where a drawing puts things."""

    look: Look
    width: float
    most: int
    """So many cards stand side by side at most."""
    across: float
    """Between two cards side by side."""
    down: float
    """Between two lines of cards."""


_PLANS: Final = (_Plan("wide", WIDE, 4, 28, 32), _Plan("narrow", NARROW, 1, 0, 26))


def rows(scene: Scene) -> tuple[Row, ...]:
    """Background, reasons and steps; the reasons have no order."""
    process = scene.data.process
    return (
        Row("background", True, process.background),
        Row("reasons", False, process.reasons),
        Row("steps", True, process.steps),
    )


def layouts(scene: Scene) -> tuple[Layout, ...]:
    """The wide drawing and the narrow one."""
    return tuple(_layout(plan, scene) for plan in _PLANS)


def _layout(plan: _Plan, scene: Scene) -> Layout:
    lanes: list[Lane] = []
    top = 0.0
    for row in rows(scene):
        lanes.append(_lane(plan, row, top, scene))
        top = lanes[-1].cards[-1].box.bottom + _BETWEEN
    return Layout(Canvas(ID, plan.look, plan.width, top - _BETWEEN + 1), tuple(lanes))


def _lane(plan: _Plan, row: Row, top: float, scene: Scene) -> Lane:
    title = block(say(scene, f"figure_process_{row.key}"), x=0, top=top, room=plan.width, face=STRONG)
    each = _side_by_side(plan, row, scene)
    wide = _card_width(plan, each)
    cards: list[Card] = []
    top = title.bottom + _TITLE
    gap = plan.down if row.ordered else min(plan.down, 12.0)
    for first in range(0, len(row.stages), each):
        cards.extend(_line(plan, row.stages[first : first + each], top, wide, scene))
        top = cards[-1].box.bottom + gap
    arrows = tuple(_arrow(one.box, two.box) for one, two in pairwise(cards)) if row.ordered else ()
    return Lane(row.ordered, title, tuple(cards), arrows)


def _side_by_side(plan: _Plan, row: Row, scene: Scene) -> int:
    """How many cards stand side by side: as many as the plan allows with no word broken, in even lines."""
    words = " ".join(stage.name.of(scene.language) for stage in row.stages).split()
    longest = max(width(word, STRONG) for word in words)
    most = next((n for n in range(plan.most, 1, -1) if longest <= _card_width(plan, n) - 2 * _PAD), 1)
    return ceil(len(row.stages) / ceil(len(row.stages) / most))


def _card_width(plan: _Plan, each: int) -> float:
    return (plan.width - 2 - plan.across * (each - 1)) / each


def _line(plan: _Plan, stages: Sequence[Stage], top: float, wide: float, scene: Scene) -> list[Card]:
    """Cards side by side, all as high as the highest, their words half-way down."""
    drawn = [
        _words(stage, 1 + number * (wide + plan.across), top + _PAD + 2, wide, scene)
        for number, stage in enumerate(stages)
    ]
    high = max(note.bottom if note.lines else name.bottom for name, note in drawn) + _PAD + 2 - top
    cards: list[Card] = []
    for number, (name, note) in enumerate(drawn):
        box = Box(1 + number * (wide + plan.across), top, wide, high)
        slack = (box.bottom - _PAD - 2 - (note.bottom if note.lines else name.bottom)) / 2
        cards.append(Card(box, name.moved(slack), note.moved(slack)))
    return cards


def _words(stage: Stage, x: float, top: float, wide: float, scene: Scene) -> tuple[Block, Block]:
    middle, room = x + wide / 2, wide - 2 * _PAD
    name = block(stage.name.of(scene.language), x=middle, top=top, room=room, face=STRONG, anchor="middle")
    said = stage.note.of(scene.language) if stage.note else ""
    return name, block(said, x=middle, top=name.bottom + 4, room=room, kind="soft", anchor="middle")


def _arrow(one: Box, two: Box) -> Arrow:
    """Straight across, straight down, or round to the start of the next line."""
    if one.y == two.y:
        end = (two.x - 5, two.middle)
        return Arrow(((one.right + 5, one.middle), end), (end, (end[0] - 9, end[1] - 6), (end[0] - 9, end[1] + 6)))
    end = (two.x + two.width / 2, two.y - 4)
    head = (end, (end[0] - 6, end[1] - 8), (end[0] + 6, end[1] - 8))
    start = (one.x + one.width / 2, one.bottom + 4)
    turn = (one.bottom + two.y) / 2 - 2
    bends = () if start[0] == end[0] else ((start[0], turn), (end[0], turn))
    return Arrow((start, *bends, end), head)
