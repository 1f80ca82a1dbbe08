"""The Data Driven Public Services Spectrum, `docs/data/spectrum.yml`, as frozen values."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from guidebook.content.model import Id, Model, Text, Words

Side = Literal["left", "right"]
Place = Literal["left", "mostly-left", "middle", "mostly-right", "right", "none", "unknown"]
"""Where a service is on a pair; `none` where the pair does not apply to it."""
To = Literal["lawyer", "data-owner", "director"]


class Likely(Model):
    """The lines of the data profile that a place on this side makes likely, as this site interprets it, and why."""

    lines: Annotated[tuple[Id, ...], Field(min_length=1, strict=False)]
    why: Text


class Pole(Model):
    """One end of a pair: the word of the slide (`en` is verbatim) and what this site takes it to mean."""

    word: Text
    meaning: Text
    example: Text
    """A service, or a trait of one, that lies on this side: this site's reading."""
    likely: Likely | None = None
    """None where the word says nothing about the data."""


class Pair(Model):
    """One axis of the spectrum."""

    id: Id
    left: Pole
    right: Pole
    anchor: Text | None = None
    """What in the slides the meaning leans on; none where the slides have nothing."""


class ProfileLine(Model):
    """One line of the two data profiles; `en` is verbatim."""

    id: Id
    name: Text
    left: Text
    right: Text
    caution: Text | None = None
    """What must not be read into the line."""


class Placing(Model):
    """Where this site places an example, by the id of the pair, and the section that says why."""

    places: dict[Id, Place]
    page: Words
    id: Id


class Example(Model):
    """An example of the slides; `side` only where the slides themselves place it."""

    id: Id
    words: Words
    """Verbatim from the slide."""
    name: Text
    side: Side | None = None
    note: Text
    placing: Placing | None = None


class Majority(Model):
    """Where the slides say that most services are; `side` is this site's interpretation."""

    id: Id
    words: Words
    name: Text
    side: Side


class Question(Model):
    """What a place on a pair gives reason to ask, whom, and the section that it belongs to."""

    pair: Id
    side: Literal["left", "right", "unknown"]
    to: To
    ask: Text
    page: Words
    id: Id


class Spectrum(Model):
    """The Data Driven Public Services Spectrum."""

    pairs: Annotated[tuple[Pair, ...], Field(min_length=1, strict=False)]
    profiles: Annotated[tuple[ProfileLine, ...], Field(min_length=1, strict=False)]
    examples: Annotated[tuple[Example, ...], Field(min_length=1, strict=False)]
    majorities: Annotated[tuple[Majority, ...], Field(min_length=1, strict=False)]
    questions: Annotated[tuple[Question, ...], Field(strict=False)] = ()
