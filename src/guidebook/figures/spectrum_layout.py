"""The drawing of the spectrum: an axis for each pair, its two words at its ends.

It is a spectrum, not a ladder: both ends look the same, and nothing points from one to the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from guidebook.content.data import Majority, Pair, Pole
from guidebook.figures.markup import say
from guidebook.figures.scene import Scene
from guidebook.figures.shapes import (
    NARROW,
    STRONG,
    WIDE,
    Anchor,
    Block,
    Box,
    Canvas,
    Look,
    block,
)

ID: Final = "fig-spectrum"
_PAD: Final = 12
_DOT: Final = 6.0
_GAP: Final = 18


@dataclass(frozen=True, slots=True)
class Axis:
    """A pair as it is drawn; the line runs from `x1` to `x2` with a dot at either end."""

    left: Block
    right: Block
    x1: float
    x2: float
    y: float
    dot: float
    """The radius of the dots: the same at both ends."""


@dataclass(frozen=True, slots=True)
class Band:
    """Where most services of a kind are, as this site takes the slides; the words stand on its top."""

    side: str
    box: Box
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """One drawing of the spectrum, in the units of its view box."""

    canvas: Canvas
    bands: tuple[Band, ...]
    axes: tuple[Axis, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where a drawing puts things."""

    look: Look
    width: float
    band: float
    """The width of a band."""
    word: float
    """The room for a word at an end."""


_PLANS: Final = (_Plan("wide", WIDE, 300, 330), _Plan("narrow", NARROW, 152, 162))


def layouts(scene: Scene) -> tuple[Layout, ...]:
    """The wide drawing and the narrow one."""
    return tuple(_layout(plan, scene) for plan in _PLANS)


def shown(words: str, own: str, scene: Scene) -> str:
    """What a figure writes: in English the slide's words as a quotation, in Norwegian this site's rendering."""
    return say(scene, "figure_quoted", words=words) if scene.language == "en" else own


def _layout(plan: _Plan, scene: Scene) -> Layout:
    spectrum = scene.data.spectrum
    heads = {side: _heads(plan, side, spectrum.majorities, scene) for side in ("left", "right")}
    top = max((blocks[-1].bottom for blocks in heads.values() if blocks), default=0.0) + _GAP
    axes: list[Axis] = []
    for pair in spectrum.pairs:
        axes.append(_axis(plan, pair, top, scene))
        top = axes[-1].y + _DOT + _GAP
    foot = top - _GAP + _PAD + 4
    bands = tuple(
        Band(side, Box(1 if side == "left" else plan.width - plan.band - 1, 1, plan.band, foot), blocks)
        for side, blocks in heads.items()
        if blocks
    )
    return Layout(Canvas(ID, plan.look, plan.width, foot + 2), bands, tuple(axes))


def _heads(plan: _Plan, side: str, majorities: tuple[Majority, ...], scene: Scene) -> tuple[Block, ...]:
    x, anchor = _end(plan, side)
    blocks: list[Block] = []
    top: float = _PAD
    for majority in (majority for majority in majorities if majority.side == side):
        words = shown(majority.words, majority.name.of(scene.language), scene)
        room = plan.band - _PAD - 6
        blocks.append(block(words, x=x, top=top, room=room, anchor=anchor))
        ours = say(scene, "figure_spectrum_side_ours")
        blocks.append(block(ours, x=x, top=blocks[-1].bottom + 4, room=room, kind="soft", anchor=anchor))
        top = blocks[-1].bottom + _GAP
    return tuple(blocks)


def _axis(plan: _Plan, pair: Pair, top: float, scene: Scene) -> Axis:
    left, right = (_word(plan, side, pole, top, scene) for side, pole in (("left", pair.left), ("right", pair.right)))
    foot = max(left.bottom, right.bottom)
    return Axis(
        left.moved(foot - left.bottom),
        right.moved(foot - right.bottom),
        _PAD + _DOT,
        plan.width - _PAD - _DOT,
        foot + 6 + _DOT,
        _DOT,
    )


def _word(plan: _Plan, side: str, pole: Pole, top: float, scene: Scene) -> Block:
    x, anchor = _end(plan, side)
    words = shown(pole.word.en, pole.word.of(scene.language), scene)
    return block(words, x=x, top=top, room=plan.word - _PAD, face=STRONG, anchor=anchor)


def _end(plan: _Plan, side: str) -> tuple[float, Anchor]:
    return (_PAD, "start") if side == "left" else (plan.width - _PAD, "end")
