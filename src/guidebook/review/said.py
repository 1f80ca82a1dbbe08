"""What weighs in the sentences that changed: duty, negation, numbers, dates, law, quotations, notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final

from guidebook.checks.meanings import LEXICONS, MEANINGS
from guidebook.content.data import Language
from guidebook.content.quantities import quantities
from guidebook.content.sentences import sentences
from guidebook.review.articles import Section
from guidebook.review.beads import likeness

_KINDS: Final[Mapping[str, str]] = {
    "translation-duty": "Force",
    "translation-advice": "Force",
    "translation-possibility": "Force",
    "translation-negation": "Negation",
    "translation-limit": "Limit or certainty",
}
KINDS: Final = ("Force", "Negation", "Limit or certainty", "Number", "Date", "Law", "Quotation", "Footnote")
"""What weighs, in the order in which it is told."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ALSO: Final[Mapping[Language, frozenset[str]]] = {
    "nb": _set("skal skulle kunne får plikt plikten pliktig pålagt påbudt kreves krever trenger anbefaler"),
    "en": _set(
        "required requires obliged mandatory need needs could would will able recommended recommends cannot can't"
    ),
}
_LAW: Final = re.compile(
    r"§{1,2}\s?\d+(?:[-–]\d+)?(?:[a-z]\b|\s[b-h]\b)?|\b(?:art\.|artikkel|article|kapittel|chapter)\s\d+|\b(?:LOV|FOR)-[\d-]+",
    re.I,
)
_QUOTED: Final = re.compile(r"«([^«»]+)»|“([^“”]+)”")
_BRIEF: Final = 4
"""Words of a line that is rather a cell or a label than a sentence."""
_ALIKE: Final = 0.5
"""From this share of equal words on, one sentence is held to be the other reworded."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, with the sources that its notes name."""

    text: str
    notes: tuple[str, ...]
    section: str
    """The title of the section it stands in."""


@dataclass(frozen=True, slots=True)
class Point:
    """Something that weighs: what a sentence said before and says no longer, and what it says now and did not."""

    kind: str
    was: tuple[str, ...]
    now: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence in which something that weighs has changed; empty where there was none, or is none."""

    before: Line | None
    after: Line | None
    points: tuple[Point, ...]


def weighed(before: Iterable[Section], after: Iterable[Section], language: Language) -> Iterator[Weighed]:
    """The sentences of some sections of a page in which something that weighs has changed."""
    old = [line for section in before for line in _lines(section, language)]
    new = [line for section in after for line in _lines(section, language)]
    for one, other in _paired(old, new):
        was, now = _weight(one, language), _weight(other, language)
        points = tuple(
            Point(kind, tuple((was[kind] - now[kind]).elements()), tuple((now[kind] - was[kind]).elements()))
            for kind in KINDS
            if was[kind] != now[kind]
        )
        if points:
            yield Weighed(one, other, points)


def _lines(section: Section, language: Language) -> Iterator[Line]:
    """The sentences of a section; one that ends with a colon goes with the next."""
    for block in section.blocks:
        ends = [each.start for each in sentences(block.text, language) if not _goes_on(block.text[: each.start])][1:]
        for start, end in pairwise([0, *ends, len(block.text)]):
            first, last = start or -1, end if end < len(block.text) else end + 1
            notes = tuple(note for at, note in block.notes if first < at <= last)
            yield Line(block.text[start:end].strip(), notes, section.title)


def _goes_on(before: str) -> bool:
    return before.rstrip().endswith(":")


def _paired(old: Sequence[Line], new: Sequence[Line]) -> Iterator[tuple[Line | None, Line | None]]:
    """Each sentence with what it has become: itself, wherever it stands now, or the one that is likest."""
    matcher = SequenceMatcher(None, [line.text for line in old], [line.text for line in new], autojunk=False)
    lost, found = list[Line](), list[Line]()
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal" or (i2 - i1 == j2 - j1 and all(_brief(line) for line in (*old[i1:i2], *new[j1:j2]))):
            yield from zip(old[i1:i2], new[j1:j2], strict=True)
        else:
            lost += old[i1:i2]
            found += new[j1:j2]
    for line in lost:
        best = max(found, key=lambda other: likeness(line.text, other.text), default=None)
        if best is not None and likeness(line.text, best.text) >= _ALIKE:
            found.remove(best)
            yield line, best
        else:
            yield line, None
    yield from ((None, line) for line in found)


def _brief(line: Line) -> bool:
    """Whether a line is a cell or a label, which is known by its place and not by its words."""
    return len(line.text.split()) <= _BRIEF


def _weight(line: Line | None, language: Language) -> Mapping[str, Counter[str]]:
    """What weighs in a sentence, by kind, as it is written."""
    found: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    if line is None:
        return found
    lexicon, taken = LEXICONS[language], set[tuple[str, int]]()
    for said in lexicon.said(line.text):
        kind = _KINDS[MEANINGS[said.meaning].code]
        counts = said.plain or (kind == "Force" and said.word.lower() in _ALSO[language])
        if counts and (kind, said.start) not in taken:
            taken.add((kind, said.start))
            found[kind][said.word.lower()] += 1
    found["Law"].update(" ".join(match[0].split()) for match in _LAW.finditer(line.text))
    bare = _LAW.sub(lambda match: " " * len(match[0]), line.text)
    for quantity in quantities(bare, language):
        dated = bool(re.match(r"[\d-]+-\d\d", quantity.value))
        found["Date" if dated else "Number"][_as_written(quantity.written, quantity.unit)] += 1
    found["Quotation"].update(f"“{match[1] or match[2]}”" for match in _QUOTED.finditer(line.text))
    found["Footnote"].update(line.notes)
    return found


def _as_written(written: str, unit: str) -> str:
    return f"{written} ({unit})" if unit else written
