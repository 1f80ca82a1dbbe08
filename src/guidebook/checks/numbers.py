"""Numbers, dates and lengths of time: the same on both sides, each written in its language's way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from guidebook.content.counterparts import Text, Told, counterparts, differences, told
from guidebook.content.data import LANGUAGES, Language
from guidebook.content.finding import Finding
from guidebook.content.passages import Foreign, blank
from guidebook.content.quantities import Quantity, quantities
from guidebook.content.tree import Tree


def numbers(tree: Tree) -> Iterator[Finding]:
    """Numbers that the other language does not have, or has of something else."""
    for norwegian, english in counterparts(tree):
        if not (norwegian.whole and english.whole):
            continue
        ours, theirs = _quantities(norwegian, "nb"), _quantities(english, "en")
        if ours or theirs:
            yield from differences(
                [*_lacking(norwegian, ours, english, theirs), *_units(norwegian, ours, english, theirs)],
                [*_lacking(english, theirs, norwegian, ours), *_units(english, theirs, norwegian, ours)],
            )


def _quantities(text: Text, language: Language) -> list[Quantity]:
    """The numbers of a text; those of a passage in the other language are read in that language's way."""
    found = list(quantities(text.own, language))
    for part in text.foreign:
        if part.language in LANGUAGES:
            inside = blank(text.whole, [Foreign(0, part.start, ""), Foreign(part.end, len(text.whole), "")])
            found.extend(quantities(inside, "nb" if part.language == "nb" else "en"))
    return found


def _lacking(text: Text, given: Sequence[Quantity], other: Text, others: Sequence[Quantity]) -> Iterator[Told]:
    """Numbers of a text without one in the other; what is written as a word need only be there once."""
    there = Counter(quantity.value for quantity in others)
    lengths = {each.length for each in others} - {None}
    for quantity in given:
        if there[quantity.value] > 0:
            there[quantity.value] -= 0 if quantity.spelled else 1
        elif quantity.length in lengths:
            continue
        elif not quantity.loose and not (quantity.spelled and quantity.value in there):
            instead = [each.written for each in others if each.value not in {one.value for one in given}]
            yield told(
                text,
                quantity.start,
                other,
                "translation-number",
                f"“{quantity.written}” here, and {_shown(instead)} in",
                f"{_shown(instead)} here for “{quantity.written}” in",
                "the same numbers and dates in both languages",
                "Correct the one that is wrong.",
            )


def _units(text: Text, given: Sequence[Quantity], other: Text, others: Sequence[Quantity]) -> Iterator[Told]:
    """The same number of minutes on one side and of hours on the other."""
    for quantity in given:
        units = {each.unit for each in others if each.value == quantity.value and each.unit}
        one = quantity.spelled and quantity.value == "1"  # “en dag” may be “some day”
        if quantity.unit and units and quantity.unit not in units and not one:
            yield told(
                text,
                quantity.start,
                other,
                "translation-unit",
                f"“{quantity.written}” of the unit “{quantity.unit}” here, and of “{', '.join(sorted(units))}” in",
                f"another unit than “{quantity.unit}” here for “{quantity.written}” in",
                "the same unit in both languages",
                "Correct the one that is wrong.",
            )


def _shown(instead: Sequence[str]) -> str:
    return f"“{'”, “'.join(instead)}”" if instead else "no such number"
