"""Placing a service on the spectrum: the form, the picture's place, what places make likely, what to ask.

All of it can be read and printed as it is; `overrides/assets/js/tools/spectrum.js` brings it to life.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, get_args

from guidebook.content.spectrum import Example, Place, Question, Side, To
from guidebook.figures.markup import render, say
from guidebook.figures.scene import Scene

MARKS: Final[Mapping[Place, str]] = MappingProxyType(
    {
        "left": "1",
        "mostly-left": "2",
        "middle": "3",
        "mostly-right": "4",
        "right": "5",
        "none": "n",
        "unknown": "q",
    }
)
"""What each place is called in the address of a placing (`js/tools/spectrum/codec.js`): never changed."""
STEPS: Final = ("left", "mostly-left", "middle", "mostly-right", "right")
WORDS: Final = (
    *("services", "service", "name", "add", "remove", "clear", "load", "full", "unplaced"),
    *("copy_link", "copy_text", "svg", "png", "print", "copied_link", "copied_text", "saved", "by_hand", "file"),
    *("refused", "fault_long", "fault_version", "fault_form", "fault_many", "fault_name"),
    *("text_title", "text_place", "text_likely", "text_line", "text_questions", "text_link", "text_source"),
    *("left_profile", "right_profile", "foot", "drawing"),
)
"""What the script says, with `{names}` that it fills in itself."""
_SIDES: Final[tuple[Side, Side]] = get_args(Side)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a place on one side of a pair makes a line of the data profile likely."""

    pair: str
    side: Side
    word: str
    why: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is shown: the word that brings it, and the section that it belongs to."""

    question: Question
    word: str
    heading: str


def spectrum_tool(scene: Scene) -> str:
    """The six pairs, each with its poles, its examples and a scale to place a service on."""
    examples = [example for example in scene.data.spectrum.examples if example.placing]
    return render(
        "spectrum-tool",
        scene,
        pairs=scene.data.spectrum.pairs,
        marks=MARKS,
        steps=STEPS,
        words={key: scene.words[f"figure_placing_{key}"] for key in WORDS},
        examples=[(example, _places(example)) for example in examples],
    )


def spectrum_picture(scene: Scene) -> str:
    """The place of the picture and of its table, and for paper a table to fill in."""
    return render("spectrum-picture", scene, spectrum=scene.data.spectrum, marks=MARKS)


def spectrum_likely(scene: Scene) -> str:
    """The lines of the data profile, with what makes each side of them likely."""
    lines = [(line, _reasons(line.id, scene)) for line in scene.data.spectrum.profiles]
    return render("spectrum-likely", scene, lines=lines)


def spectrum_questions(scene: Scene) -> str:
    """What to ask the lawyer, the data owner and the director.

    Raises `LookupError` for a question about a pair, or with a section, that is not there.
    """
    asked = [_asked(question, scene) for question in scene.data.spectrum.questions]
    groups = [(to, [each for each in asked if each.question.to == to]) for to in get_args(To)]
    return render("spectrum-questions", scene, groups=groups)


def _places(example: Example) -> str:
    """The places of an example as the script reads them: `pair:mark` with spaces between."""
    places = example.placing.places if example.placing else {}
    return " ".join(f"{pair}:{MARKS[place]}" for pair, place in sorted(places.items()))


def _reasons(line: str, scene: Scene) -> list[Reason]:
    return [
        Reason(pair.id, side, pole.word.of(scene.language), pole.likely.why.of(scene.language))
        for pair in scene.data.spectrum.pairs
        for side, pole in zip(_SIDES, (pair.left, pair.right), strict=True)
        if pole.likely and line in pole.likely.lines
    ]


def _asked(question: Question, scene: Scene) -> Asked:
    for pair in scene.data.spectrum.pairs:
        if pair.id == question.pair:
            left, right = pair.left.word.of(scene.language), pair.right.word.of(scene.language)
            unknown = say(scene, "figure_placing_unknown", left=left, right=right)
            words = {"left": left, "right": right, "unknown": unknown}
            return Asked(question, words[question.side], _heading(question, scene))
    raise LookupError(f"docs/data/spectrum.yml has no pair {question.pair!r}")


def _heading(question: Question, scene: Scene) -> str:
    for page in scene.ids:
        if page.name == question.page:
            return f"{page.title}: {dict(page.ids)[question.id]}"
    raise LookupError(f"there is no section {question.page}#{question.id}")
