"""What the tools of the workshop show: slides, group sheets and the note of the meeting, `docs/data/programme.yml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from guidebook.content.model import Id, Model, Text, Words


class Slide(Model):
    """The sections of a step's page that its slide is made of."""

    question: Id | None = None
    """The section with the question that is put to the groups."""
    points: Annotated[tuple[Id, ...], Field(min_length=1, strict=False)]
    """Sections whose headings and lists everyone sees."""
    notes: Annotated[tuple[Id, ...], Field(strict=False)] = ()
    """Sections that whoever leads the meeting has beside the slide."""


class Role(Model):
    """What one in the group does."""

    id: Id
    name: Text
    what: Text


class Sheet(Model):
    """A sheet that a group fills in."""

    id: Id
    step: Id
    """The step of the programme in which it is filled in."""
    timing: Id
    """The section of that step's page whose first list, a numbered one, says how to use the minutes."""
    fields: Annotated[tuple[Id, ...], Field(min_length=1, strict=False)]
    """From those of the note."""


class Note(Model):
    """The note of the meeting: a list on a page, with a name for each of its items in their order.

    The names are in files that readers have saved (`js/tools/sheets/markdown.js`): they are never changed.
    """

    page: Words
    id: Id
    fields: Annotated[tuple[Id, ...], Field(min_length=1, strict=False)]
