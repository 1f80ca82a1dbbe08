"""Articles in two languages, composed from a grammar: a sound project of any size up to a thousand pairs.

Article `number` has the same text whatever the size of the project; only its links reach further in a larger one.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

PARAGRAPHS, SENTENCES = 2, 4
SOURCES, PER_ARTICLE = 120, 3
MONTHS = (
    ("januar", "January"), ("februar", "February"), ("mars", "March"), ("april", "April"), ("mai", "May"),
    ("juni", "June"), ("juli", "July"), ("august", "August"), ("september", "September"),
    ("oktober", "October"), ("november", "November"), ("desember", "December"),
)  # fmt: skip
_SLOT = re.compile(r"\{(\w+)\}")
_SLUG = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})

Both = tuple[str, str]
"""The same words in Norwegian and in English."""


@cache
def grammar() -> Mapping[str, Sequence[Sequence[str]]]:
    """The words and sentences, by the name of their list."""
    words: dict[str, list[list[str]]] = yaml.safe_load(Path(__file__).with_name("grammar.yml").read_text("utf-8"))
    return words


LARGEST = len(grammar()["theme"]) * len(grammar()["topic"])
"""The most pairs that can be made, each with a title of its own."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What an article is about."""

    name: str
    """Its path within a language."""
    theme: str
    title: Both
    known: Both
    """The thing itself, as it stands inside a sentence."""


def subject(number: int) -> Subject:
    """The subject of one article, counted from 0; a theme has as many as there are topics."""
    theme, *where = grammar()["theme"][number // len(grammar()["topic"])]
    topic, nb, nb_known, en, en_known = grammar()["topic"][number % len(grammar()["topic"])]
    title = (f"{nb} {where[0]}", f"{en} {where[1]}")
    return Subject(f"{theme}/{topic}.md", theme, title, (f"{nb_known} {where[0]}", f"{en_known} {where[1]}"))


class Writer:
    """Composes one article; both languages draw the same lots."""

    def __init__(self, number: int, count: int) -> None:
        self.lots = random.Random(number)
        self.number, self.count = number, count
        self.notes = iter(range(number * PER_ARTICLE, (number + 1) * PER_ARTICLE))

    def pair(self, name: str) -> Both:
        """One entry of a list, with its slots filled."""
        return self.fill(self.lots.choice(grammar()[name]))

    def fill(self, entry: Sequence[str]) -> Both:
        """An entry with its slots filled; the same slot is filled alike throughout."""
        nb, en = entry
        filled: dict[str, Both] = {}
        for slot in _SLOT.findall(nb):
            filled.setdefault(slot, self.slot(slot))
        nb = _SLOT.sub(lambda match: filled[match[1]][0], nb)
        en = _SLOT.sub(lambda match: filled[match[1]][1], en)
        return nb[0].upper() + nb[1:], en[0].upper() + en[1:]

    def slot(self, name: str) -> Both:
        """What stands in a slot."""
        if name == "number":
            return (str(self.lots.randint(13, 99)),) * 2
        if name == "date":
            day, year, (nb, en) = self.lots.randint(1, 28), self.lots.randint(2019, 2025), self.lots.choice(MONTHS)
            return f"{day}. {nb} {year}", f"{day} {en} {year}"
        if name == "source":
            return (f"[^kilde-{next(self.notes) % SOURCES + 1}]",) * 2
        nb, en = self.lots.choice(grammar()[name])
        return nb, en

    def link(self, step: int) -> Both:
        """A link to another article, in the same language."""
        other = subject((self.number + step) % self.count)
        return f"[{other.known[0]}](../{other.name})", f"[{other.known[1]}](../{other.name})"

    def paragraph(self) -> Both:
        """Some sentences."""
        return _join([self.pair("sentence") for _ in range(SENTENCES)], " ")

    def items(self, mark: str) -> Both:
        """A list of three."""
        items = [self.pair("item") for _ in range(3)]
        return _join([(f"{mark} {nb}", f"{mark} {en}") for nb, en in items], "\n")

    def table(self) -> Both:
        """A table of four rows."""
        rows: list[Both] = [("| Hva | Antall |\n| --- | ---: |", "| What | Number |\n| --- | ---: |")]
        for nb, en in self.lots.sample(grammar()["matter"], 4):
            amount = self.lots.randint(101, 999)
            rows.append((f"| {nb.capitalize()} | {amount} |", f"| {en.capitalize()} | {amount} |"))
        return _join(rows, "\n")

    def extras(self) -> Iterator[Both]:
        """What stands at the end of each section, one after the other."""
        near, far = self.link(1), self.link(7)
        yield _join([(f"Les også om {near[0]}.", f"Read also about {near[1]}."), self.items("-")], "\n\n")
        yield self.block("law")
        yield self.table()
        term = self.number % 12 + 1
        yield _join(
            [
                (
                    f"Ordet [uttrykk {term}](../ordliste.md#uttrykk-{term}) er forklart i ordlisten.",
                    f"The word [expression {term}](../ordliste.md#uttrykk-{term}) is explained in the glossary.",
                ),
                ("```\nhttps://example.org/[ikke en lenke](nei.md)\n```",) * 2,
            ],
            "\n\n",
        )
        quoted = self.pair("sentence")[1]
        yield (f"På engelsk står det:\n\n> {quoted}\n> {{ lang=en }}", f"In English it says:\n\n> {quoted}")
        yield _join([self.block("advice"), ("/// claim | pastand-1\n///",) * 2], "\n\n")
        yield (
            f"Se {far[0]} eller [det samme på engelsk](../../en/{subject(self.number).name}). Lovene står hos "
            "[Lovdata](https://lovdata.no/).",
            f"See {far[1]} or [the same in Norwegian](../../nb/{subject(self.number).name}). The Acts are at "
            "[Lovdata](https://lovdata.no/).",
        )

    def block(self, voice: str) -> Both:
        """A block in another voice; in that of the law each sentence has its note."""
        inside = [self.pair("law") for _ in range(PER_ARTICLE)] if voice == "law" else [self.items("-")]
        nb, en = _join(inside, "\n\n")
        return f"/// {voice}\n{nb}\n///", f"/// {voice}\n{en}\n///"

    def article(self) -> Both:
        """The text of the article without its front matter."""
        title = subject(self.number).title
        parts: list[Both] = [(f"# {title[0]}", f"# {title[1]}"), self.paragraph()]
        extras = list(self.extras())
        for heading, extra in zip(self.lots.sample(grammar()["heading"], len(extras)), extras, strict=True):
            nb, en = self.fill(heading)
            id_ = re.sub(r"[^a-z0-9]+", "-", nb.lower().translate(_SLUG))
            parts.append((f"## {nb} {{ #{id_} }}", f"## {en} {{ #{id_} }}"))
            parts += [self.paragraph() for _ in range(PARAGRAPHS)]
            parts.append(extra)
        return _join(parts, "\n\n")


def _join(parts: Sequence[Both], between: str) -> Both:
    return between.join(nb for nb, _ in parts), between.join(en for _, en in parts)


def front(title: str, description: str, sources: Sequence[str] = ()) -> str:
    """The front matter of a page."""
    named = f"sources: [{', '.join(sources)}]\n" if sources else ""
    return (
        f'---\ntitle: "{title}"\ndescription: "{description}"\npubDate: 2026-11-01\n'
        f'author: "En redaksjon"\n{named}---\n\n'
    )


def article(number: int, count: int) -> Both:
    """One article of a project of `count` pairs."""
    about = subject(number)
    used = sorted({f"kilde-{n % SOURCES + 1}" for n in range(number * PER_ARTICLE, (number + 1) * PER_ARTICLE)})
    nb, en = Writer(number, count).article()
    return (
        front(about.title[0], f"Slik bruker det offentlige {about.known[0]}, og hva de ansatte trenger.", used) + nb,
        front(about.title[1], f"How public bodies use {about.known[1]}, and what the staff need.", used) + en,
    )
