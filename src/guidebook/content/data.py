"""The data under `docs/data`, as frozen values.

Every text that a reader sees is a `Text`: the same thing said in both languages.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from guidebook.content.asked import Asked
from guidebook.content.model import LANGUAGES as LANGUAGES
from guidebook.content.model import OTHER as OTHER
from guidebook.content.model import Id as Id
from guidebook.content.model import Language as Language
from guidebook.content.model import Model as Model
from guidebook.content.model import Text as Text
from guidebook.content.model import Words as Words
from guidebook.content.owners import Owners
from guidebook.content.paper import PaperSection
from guidebook.content.spectrum import Example as Example
from guidebook.content.spectrum import Majority as Majority
from guidebook.content.spectrum import Pair as Pair
from guidebook.content.spectrum import Pole as Pole
from guidebook.content.spectrum import ProfileLine as ProfileLine
from guidebook.content.spectrum import Spectrum as Spectrum
from guidebook.content.synonyms import Synonyms
from guidebook.content.workshop import Note, Role, Sheet, Slide

# --- sources.yml -----------------------------------------------------------

Mark = Literal["read", "reported", "unverified"]


class Source(Model):
    """An entry of the register of sources.

    `mark` says how surely it is known: `read` in an archived copy, `reported` by
    another publication, or `unverified`: general background that nobody has looked up.
    """

    id: Id
    kind: Literal["retold", "law", "strategy", "minutes", "guidance", "report", "paper", "document", "news", "page"]
    """`retold` is for the documents whose points this site makes."""
    title: Words
    """As it stands on the source, in the source's language."""
    language: Literal["nb", "en"]
    author: Words | None = None
    published: dt.date | Words | None = None
    """A day, or what is known of it ("2019", "juni 2021")."""
    publisher: Words | None = None
    number: Words | None = None
    """The number of a law or a case: `LOV-2025-06-20-81`, `sak 18/22`."""
    doi: Annotated[str, Field(pattern=r"^10\.\d{4,9}/\S+$")] | None = None
    address: Annotated[str, Field(pattern=r"^https://\S+$")] | None = None
    mark: Mark
    checked: dt.date
    how: Text
    """How it was checked, in one sentence."""
    note: Text | None = None
    """What a reader must know before leaning on it."""


# --- claims.yml ------------------------------------------------------------


class Claim(Model):
    """A statement that time can undo, with the day it was checked and the day to check it again."""

    id: Id
    statement: Text
    sources: Annotated[tuple[Id, ...], Field(min_length=1, strict=False)]
    checked: dt.date
    recheckBy: dt.date

    def overdue(self, today: dt.date) -> bool:
        """Whether the day to check it again has passed."""
        return today > self.recheckBy


# --- glossary.yml ----------------------------------------------------------


class Wording(Model):
    """A term in one language: what it is called, what else it is called, what it means."""

    term: Words
    also: Annotated[tuple[Words, ...], Field(strict=False)] = ()
    definition: Words


class Term(Model):
    """An entry of the glossary. Without sources the definition is this site's own wording."""

    id: Id
    nb: Wording
    en: Wording
    sources: Annotated[tuple[Id, ...], Field(strict=False)] = ()
    """Where the term or its meaning comes from; the definition is always in this site's own words."""
    everyday: bool = False
    """Also an ordinary word, which is translated as the sentence asks: the rendering is checked in links alone."""

    def of(self, language: Language) -> Wording:
        """The wording in one language."""
        return self.nb if language == "nb" else self.en


# --- programme.yml ---------------------------------------------------------


class Step(Model):
    """A step inside a part; `given` is false where the minutes are this site's suggestion."""

    id: Id
    title: Text
    minutes: Annotated[int, Field(gt=0)]
    given: bool
    page: Words
    what: Text
    slide: Slide | None = None


class Part(Model):
    """A part of the programme; its steps, where it has any, fill its minutes."""

    id: Id
    title: Text
    minutes: Annotated[int, Field(gt=0)]
    page: Words
    what: Text
    steps: Annotated[tuple[Step, ...], Field(strict=False)] = ()
    slide: Slide | None = None
    """Of a part without steps."""


class Programme(Model):
    """The programme of the workshop; the minutes of its parts add up to `total`."""

    total: Annotated[int, Field(gt=0)]
    parts: Annotated[tuple[Part, ...], Field(min_length=1, strict=False)]
    roles: Annotated[tuple[Role, ...], Field(strict=False)] = ()
    sheets: Annotated[tuple[Sheet, ...], Field(strict=False)] = ()
    note: Note | None = None


# --- process.yml -----------------------------------------------------------


class Stage(Model):
    """A box of the process of the Skate case, as the slides name it."""

    id: Id
    name: Text
    note: Text | None = None
    """A date or a case number, shown under the name."""


class Event(Model):
    """A dated meeting, with the source that knows it."""

    id: Id
    date: dt.date
    until: dt.date | None = None
    title: Text
    what: Text
    source: Id


class Process(Model):
    """The Skate case on AI: how it came about, why, how it is worked on, and the meetings."""

    background: Annotated[tuple[Stage, ...], Field(min_length=1, strict=False)]
    reasons: Annotated[tuple[Stage, ...], Field(min_length=1, strict=False)]
    steps: Annotated[tuple[Stage, ...], Field(min_length=1, strict=False)]
    events: Annotated[tuple[Event, ...], Field(min_length=1, strict=False)]


# --- points.yml ------------------------------------------------------------


class Evidence(Model):
    """Words that the section must hold for the point to be made there, in each language."""

    nb: Annotated[tuple[Words, ...], Field(min_length=1, strict=False)]
    en: Annotated[tuple[Words, ...], Field(min_length=1, strict=False)]


class Point(Model):
    """A point of one of the two source documents, in own words, and where the site makes it."""

    number: Annotated[int, Field(gt=0)]
    source: Literal["artikkelen", "lysarkene"]
    point: Words
    page: Words
    id: Id | None = None
    """The id of the section; none: the page's opening, before its first section."""
    evidence: Evidence


# --- spelling.yml, wording.yml ---------------------------------------------


class Spelling(Model):
    """The words that are right although no dictionary knows them; `names` are the same in both languages."""

    names: Annotated[tuple[Words, ...], Field(strict=False)] = ()
    nb: Annotated[tuple[Words, ...], Field(strict=False)] = ()
    en: Annotated[tuple[Words, ...], Field(strict=False)] = ()


class Avoided(Model):
    """A term that this site does not use, and what to write instead."""

    term: Words
    """As it is written; in small letters it stands for capitals too. A `*` at the end stands for any ending."""
    language: Language
    instead: Words
    reason: Words
    unless: Annotated[tuple[Words, ...], Field(strict=False)] = ()
    """Names that hold the term, in which it is right; a `*` in one stands for any word with a capital."""
    severity: Literal["error", "warning"] = "error"
    """An error for a term that is agreed, a warning for style."""


class Data(Model):
    """All of `docs/data`."""

    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]
    glossary: tuple[Term, ...]
    programme: Programme
    spectrum: Spectrum
    process: Process
    points: tuple[Point, ...]
    spelling: Spelling = Spelling()
    wording: tuple[Avoided, ...] = ()
    owners: Owners = Owners(months=12)
    paper: tuple[PaperSection, ...] = ()
    synonyms: tuple[Synonyms, ...] = ()
    asked: tuple[Asked, ...] = ()
