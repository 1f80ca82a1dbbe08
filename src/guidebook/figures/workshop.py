"""Holding the workshop: the run of the day with its slides, the group sheets, and the note of the meeting.

All of it can be read and printed as it is; `overrides/assets/js/tools/{workshop,sheets,summary}.js` bring it to life.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from guidebook.content.data import Part, Step
from guidebook.content.excerpts import Excerpt
from guidebook.content.workshop import Note, Sheet
from guidebook.figures.markup import render
from guidebook.figures.programme import steps
from guidebook.figures.scene import Scene

# What the scripts say, with `{names}` that they fill in themselves.
_RUN_WORDS: Final = (
    *("minutes_of", "sum", "ends", "each_group", "running", "part", "left", "over", "paused", "whole", "next", "last"),
    *("begin", "pause", "go_on", "end_sure", "time_up", "no_start", "saved", "file", "name"),
)
_SHEET_WORDS: Final = (
    *("delete_sure", "deleted", "saved", "kept", "not_kept", "no_room", "opened", "replace", "added", "twice"),
    *("fault_large", "fault_text", "fault_version", "fault_form", "fault_other", "fault_read"),
    *("file", "file_note", "no_group"),
)


@dataclass(frozen=True, slots=True)
class Field:
    """A place to write: its name in a file, its label, and what to write there."""

    id: str
    label: str
    hint: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A step of the programme with the sections that its slide and its notes are made of."""

    step: Part | Step
    start: int
    fixed: bool
    """Whether it keeps its minutes when the day is shorter: the group discussions do."""
    question: str
    points: tuple[Excerpt, ...]
    notes: tuple[Excerpt, ...]

    @property
    def dense(self) -> bool:
        """Whether the slide has so much text that it is written smaller."""
        return sum(1 + len(each.items) for each in self.points) > 8


def workshop_run(scene: Scene) -> str:
    """The run of the day: a table, and a slide with notes for each step."""
    shown: list[Shown] = []
    for step in steps(scene.data.programme):
        shown.append(_shown(step, sum(each.step.minutes for each in shown), scene))
    words = {key: scene.words[f"figure_workshop_{key}"] for key in _RUN_WORDS}
    return render("workshop-run", scene, shown=shown, words=words)


def workshop_sheets(scene: Scene) -> str:
    """A sheet for each question, to print or to fill in."""
    words = _sheet_words(scene)
    programme = scene.data.programme
    sheets = [(sheet, *_of(sheet, scene)) for sheet in programme.sheets]
    return render("workshop-sheets", scene, sheets=sheets, roles=programme.roles, words=words)


def workshop_summary(scene: Scene) -> str:
    """The note of the meeting, by question: what is left over comes last."""
    fields = _fields(scene)
    left = dict(fields)
    groups = []
    for sheet in scene.data.programme.sheets:
        asked = _of(sheet, scene)[1].question
        others = {id for each in scene.data.programme.sheets if each is not sheet for id in each.fields}
        own = [id for id in sheet.fields if id not in others]
        groups.append((asked, [left.pop(id) for id in own]))
    words = _sheet_words(scene)
    return render("workshop-summary", scene, groups=groups, rest=list(left.values()), words=words)


def _shown(step: Part | Step, start: int, scene: Scene) -> Shown:
    def found(*ids: str) -> tuple[Excerpt, ...]:
        return tuple(scene.excerpts[f"{step.page}#{id}"] for id in ids)

    slide = step.slide
    if slide is None:
        return Shown(step, start, False, "", (), ())
    question = found(slide.question)[0].question if slide.question else ""
    return Shown(step, start, bool(question), question, found(*slide.points), found(*slide.notes))


def _of(sheet: Sheet, scene: Scene) -> tuple[Step | Part, Shown, Excerpt, list[Field]]:
    """The step of a sheet, its slide, how to use the minutes, and its fields.

    Raises `LookupError` for a step or a field that is not there.
    """
    step = next((each for each in steps(scene.data.programme) if each.id == sheet.step), None)
    if step is None:
        raise LookupError(f"docs/data/programme.yml has no step {sheet.step!r}")
    fields = _fields(scene)
    timing = scene.excerpts[f"{step.page}#{sheet.timing}"]
    return step, _shown(step, 0, scene), timing, [fields[id] for id in sheet.fields]


def _fields(scene: Scene) -> dict[str, Field]:
    """The items of the note by their names. Raises `LookupError` where the page and the names do not fit."""
    note = scene.data.programme.note
    if note is None:
        raise LookupError("docs/data/programme.yml has no note")
    items = scene.excerpts[f"{note.page}#{note.id}"].items
    if len(items) != len(note.fields):
        raise LookupError(_unlike(note, len(items)))
    texts = ("".join(run.text for run in item).partition(": ") for item in items)
    return {id: Field(id, label, hint) for id, (label, _, hint) in zip(note.fields, texts, strict=True)}


def _unlike(note: Note, count: int) -> str:
    return f"{note.page}#{note.id} has {count} items, docs/data/programme.yml has {len(note.fields)} names for them"


def _sheet_words(scene: Scene) -> dict[str, str]:
    return {key: scene.words[f"figure_sheet_{key}"] for key in _SHEET_WORDS}
