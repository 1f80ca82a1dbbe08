"""The template for a case paper, `docs/data/paper.yml`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from guidebook.content.model import Id, Model, Text, Words

Form = Literal["facts", "numbered", "fields", "positions", "points", "sources"]
"""How a section is filled in: short facts, numbered sentences, a text for each field, a cross for each pair of the
spectrum, an answer to each point, or references."""


class PaperField(Model):
    """A place to fill in, and what to write there; in a hint, `…` is a place within the sentence."""

    label: Text
    hint: Text


class PaperSection(Model):
    """A section of the template."""

    id: Id
    title: Text
    about: Text
    form: Form
    fields: Annotated[tuple[PaperField, ...], Field(strict=False)] = ()
    pages: Annotated[tuple[Words, ...], Field(strict=False)] = ()
    """The pages of the site whose references are given, as `spekteret/index.md`."""
