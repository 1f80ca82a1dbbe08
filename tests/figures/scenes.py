"""Small made-up scenes, and what stands in the markup that is made of them."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as etree
from dataclasses import replace
from typing import Any, get_args

from guidebook.content.data import (
    Claim,
    Data,
    Event,
    Example,
    Language,
    Majority,
    Pair,
    Part,
    Pole,
    Process,
    ProfileLine,
    Programme,
    Source,
    Spectrum,
    Stage,
    Step,
    Term,
    Text,
    Wording,
)
from guidebook.content.excerpts import Block, Excerpt, Listing, Run
from guidebook.content.paper import Form, PaperField, PaperSection
from guidebook.content.spectrum import Likely, Placing, Question, To
from guidebook.content.words import catalogue
from guidebook.content.workshop import Note, Role, Sheet, Slide
from guidebook.figures.inserts import insert
from guidebook.figures.scene import Ids, Scene

LONG = "Personvernkonsekvensvurderingsmedarbeider i et svært langt navn"
HOSTILE = "<script>alert('1')</script> & {nothing}"


def both(text: str) -> Text:
    return Text(nb=f"{text} nb", en=f"{text} en")


def source(id: str = "a-law", **more: Any) -> Source:
    values: dict[str, Any] = {"kind": "law", "title": f"Title of {id}", "language": "en", "mark": "read"}
    values |= {"checked": dt.date(2026, 11, 1), "how": both("How it was checked.")}
    return Source(id=id, **(values | more))


def part(number: int, minutes: int = 10, steps: tuple[Step, ...] = ()) -> Part:
    return Part(
        id=f"part-{number}",
        title=both(f"Part {number}"),
        minutes=minutes,
        page=f"part-{number}.md",
        what=both(f"What part {number} is"),
        steps=steps,
    )


def step(number: int, given: bool, minutes: int = 5) -> Step:
    return Step(
        id=f"step-{number}",
        title=both(f"Step {number}"),
        minutes=minutes,
        given=given,
        page="steps.md",
        what=both(f"What step {number} is"),
    )


def programme(parts: int = 2) -> Programme:
    slide = Slide(question="one", points=("one",), notes=("one",))
    asked = step(1, True).model_copy(update={"slide": slide})
    made = (part(1, 10, (asked, step(2, False))), *(part(number, 5) for number in range(2, parts + 1)))
    return Programme(
        total=sum(one.minutes for one in made),
        parts=made,
        roles=(Role(id="role", name=both("Role"), what=both("What the role does")),),
        sheets=(Sheet(id="sheet", step="step-1", timing="one", fields=("field",)),),
        note=Note(page="steps.md", id="one", fields=("field",)),
    )


def pole(word: str) -> Pole:
    likely = Likely(lines=("line",), why=both(f"Why of {word}"))
    return Pole(word=both(word), meaning=both(f"Meaning of {word}"), example=both(f"As {word}"), likely=likely)


def spectrum(pairs: int = 2) -> Spectrum:
    return Spectrum(
        pairs=tuple(
            Pair(
                id=f"pair-{number}",
                left=pole(f"Left {number}"),
                right=pole(f"Right {number}"),
                anchor=both(f"Anchor {number}") if number % 2 else None,
            )
            for number in range(pairs)
        ),
        profiles=(ProfileLine(id="line", name=both("Line"), left=both("Small"), right=both("Big")),),
        examples=(
            Example(
                id="placed",
                words="Placed words",
                name=both("Placed"),
                side="left",
                note=both("Note of placed"),
                placing=Placing(places={"pair-0": "mostly-left"}, page="a.md", id="one"),
            ),
            Example(id="loose", words="Loose words", name=both("Loose"), note=both("Note of loose")),
        ),
        majorities=(
            Majority(id="one", words="Most of one kind", name=both("Most of one"), side="left"),
            Majority(id="two", words="Most of another", name=both("Most of another kind"), side="right"),
        ),
        questions=tuple(
            Question(pair="pair-0", side="right", to=to, ask=both(f"Ask {to}"), page="a.md", id="one")
            for to in get_args(To)
        ),
    )


def stages(kind: str, count: int) -> tuple[Stage, ...]:
    return tuple(
        Stage(
            id=f"{kind}-{number}", name=both(f"Stage {kind} {number}"), note=both(f"Note {number}") if number else None
        )
        for number in range(count)
    )


def process(count: int = 2) -> Process:
    return Process(
        background=stages("background", count),
        reasons=stages("reason", count),
        steps=stages("step", count),
        events=(
            Event(
                id="later",
                date=dt.date(2023, 5, 3),
                until=dt.date(2023, 5, 4),
                title=both("Later"),
                what=both("What later"),
                source="a-law",
            ),
            Event(id="first", date=dt.date(2022, 12, 7), title=both("First"), what=both("What first"), source="a-law"),
        ),
    )


def term(id: str, nb: str, en: str, sources: tuple[str, ...] = ()) -> Term:
    return Term(
        id=id,
        nb=Wording(term=nb, also=(f"{nb}-variant",), definition=f"Definisjon av {nb}"),
        en=Wording(term=en, definition=f"Definition of {en}"),
        sources=sources,
    )


def claim(id: str = "a-claim", recheck: dt.date = dt.date(2027, 1, 1)) -> Claim:
    return Claim(
        id=id, statement=both(f"Statement of {id}"), sources=("a-law",), checked=dt.date(2026, 11, 1), recheckBy=recheck
    )


def paper() -> tuple[PaperSection, ...]:
    """A section of every form."""
    field = PaperField(label=both("A label"), hint=both("What to write"))
    forms: tuple[Form, ...] = ("facts", "numbered", "fields", "positions", "points", "sources")
    return tuple(
        PaperSection(id=form, title=both(form), about=both("What it is for"), form=form, fields=(field,))
        for form in forms
    )


def excerpt(text: str = "Words") -> Excerpt:
    lines = ((Run(f"{text}: "), Run(text, "en")),)
    return Excerpt(
        "steps.md#one",
        text,
        text,
        (Listing(text, lines), Listing(text, ())),
        lines,
        (Block(False, lines), Block(True, lines)),
        "advice",
    )


def scene(language: Language = "nb", **data: Any) -> Scene:
    """A scene; `data` replaces fields of its data."""
    made = Data(
        sources=(source(),),
        claims=(claim(),),
        glossary=(term("sak", "sak", "case"), term("aere", "ære", "honour", ("a-law",))),
        programme=programme(),
        spectrum=spectrum(),
        process=process(),
        points=(),
        paper=paper(),
    )
    return Scene(
        address="",
        data=made.model_copy(update=data),
        language=language,
        words=catalogue(language),
        today=dt.date(2026, 11, 22),
        changes=(),
        ids=(Ids("A page", "a.md", "a/", (("one", "A section"),)),),
        used_by={"a-law": (("A page", "a/page.md"),)},
        publisher="",
        contact="",
        excerpts={"steps.md#one": excerpt()},
    )


def drawn(name: str, of: Scene, **more: Any) -> etree.Element:
    """The markup of an insert; it is well-formed, or this fails. `more` replaces fields of the scene."""
    return etree.fromstring(f"<main>{insert(name, replace(of, **more))}</main>")


def said(element: etree.Element) -> str:
    """All its text, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def tables(page: etree.Element) -> str:
    """What all tables say together."""
    return " ".join(said(table) for table in page.iter("table"))
