"""The drawing of the timeline: a row for each part and step of the programme, each bar to scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from guidebook.figures.markup import say
from guidebook.figures.programme import Entry, Kind, entries
from guidebook.figures.scene import Scene
from guidebook.figures.shapes import NARROW, PLAIN, STRONG, WIDE, Block, Box, Canvas, Look, block

ID: Final = "fig-timeline"
_TICKS: Final = 5
"""About so many marks on the clock."""


@dataclass(frozen=True, slots=True)
class Row:
    """An entry as it is drawn."""

    kind: Kind
    title: Block
    minutes: Block
    clock: Block
    track: Box
    """The whole of the clock; the bar lies on it."""
    bar: Box


@dataclass(frozen=True, slots=True)
class Key:
    """What a look of a bar means."""

    kind: Kind
    swatch: Box
    text: Block


@dataclass(frozen=True, slots=True)
class Layout:
    """One drawing of the timeline, in the units of its view box."""

    canvas: Canvas
    rows: tuple[Row, ...]
    ticks: tuple[Block, ...]
    rules: tuple[float, ...]
    """The y of the lines that part the parts."""
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where a drawing puts things; lengths in the units of its view box."""

    look: Look
    width: float
    words: float
    """The room for a title."""
    minutes: float
    """The room for the words below it."""
    clock: Box
    """The left and right end of the clock; its height is that of a part's bar."""
    beside: bool
    """The bar stands beside its words, not below them."""


_PLANS: Final = (
    _Plan("wide", WIDE, 244, 244, Box(264, 0, 368, 18), beside=True),
    _Plan("narrow", NARROW, NARROW, NARROW - 84, Box(1, 0, NARROW - 2, 14), beside=False),
)
_INDENT: Final = 18
_CLOCK: Final = 80
"""The room for the minutes on the clock."""
_TOP: Final = 34
_GAP: Final = 14


def layouts(scene: Scene) -> tuple[Layout, ...]:
    """The wide drawing and the narrow one."""
    listed = entries(scene.data.programme, scene.language)
    return tuple(_layout(plan, listed, scene) for plan in _PLANS)


def _layout(plan: _Plan, listed: tuple[Entry, ...], scene: Scene) -> Layout:
    total = scene.data.programme.total
    rows: list[Row] = []
    rules: list[float] = []
    top: float = _TOP
    for entry in listed:
        if entry.kind == "part":
            rules.append(top)
            top += _GAP
        row = _row(plan, entry, top, total, scene)
        rows.append(row)
        top = max(row.minutes.bottom, row.clock.bottom, row.track.bottom) + _GAP
    rules.append(top)
    keys = _keys({entry.kind for entry in listed}, top + _GAP, plan, scene)
    canvas = Canvas(ID, plan.look, plan.width, keys[-1].text.bottom + 4)
    return Layout(canvas, tuple(rows), _ticks(plan, total), tuple(rules), keys)


def _row(plan: _Plan, entry: Entry, top: float, total: int, scene: Scene) -> Row:
    part = entry.kind == "part"
    x, face = (0, STRONG) if part else (_INDENT, PLAIN)
    key = "figure_timeline_minutes_suggested" if entry.kind == "suggested" else "figure_timeline_minutes"
    spent = say(scene, key, minutes=entry.minutes)
    when = say(scene, "figure_timeline_clock", start=entry.start, end=entry.end)
    title = block(entry.title, x=x, top=top, room=plan.words - x, face=face)
    below = title.bottom + 3
    minutes = block(spent, x=x, top=below, room=plan.minutes - x, kind="soft")
    clock = block(when, x=plan.width, top=top if plan.beside else below, room=_CLOCK, face=face, anchor="end")
    track = Box(
        plan.clock.x,
        top if plan.beside else minutes.bottom + 6,
        plan.clock.width,
        plan.clock.height if part else plan.clock.height - 2,
    )
    unit = track.width / total
    bar = Box(track.x + entry.start * unit, track.y, entry.minutes * unit, track.height)
    return Row(entry.kind, title, minutes, clock, track, bar)


def _ticks(plan: _Plan, total: int) -> tuple[Block, ...]:
    """Even marks on the clock, and its end."""
    step = max(5, round(total / _TICKS / 5) * 5)
    marks = [minute for minute in range(0, total, step) if total - minute >= step / 2] + [total]
    unit = plan.clock.width / total
    return tuple(
        block(
            str(mark),
            x=plan.clock.x + mark * unit,
            top=0,
            room=60,
            kind="soft",
            anchor="start" if mark == 0 else "end" if mark == total else "middle",
        )
        for mark in marks
    )


def _keys(kinds: set[Kind], top: float, plan: _Plan, scene: Scene) -> tuple[Key, ...]:
    keys: list[Key] = []
    order: tuple[Kind, ...] = ("part", "given", "suggested")
    for kind in order:
        if kind in kinds:
            text = block(say(scene, f"figure_timeline_key_{kind}"), x=44, top=top, room=plan.width - 44, kind="ink")
            keys.append(Key(kind, Box(1, top + 1, 32, 14), text))
            top = text.bottom + 9
    return tuple(keys)
