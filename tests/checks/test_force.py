"""Reversals planted in the English of the real content, one at a time, are told."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from guidebook.checks.force import unequal
from guidebook.checks.meanings import LEXICONS
from guidebook.content.counterparts import Pair, counterparts
from guidebook.content.tree import load
from tests.project import ROOT


@cache
def pairs() -> list[Pair]:
    return list(counterparts(load(ROOT, dt.date(2026, 11, 22))))


def planted(old: str, new: str) -> Iterator[Pair]:
    """Every pair in which this word stands in the English, with another in its place."""
    for norwegian, english in pairs():
        for match in re.finditer(old, english.own):
            text = english.whole[: match.start()] + new.ljust(len(match[0])) + english.whole[match.end() :]
            moved = len(text) - len(english.whole)
            foreign = tuple(
                replace(part, start=part.start + moved, end=part.end + moved) if part.start >= match.end() else part
                for part in english.foreign
            )
            yield norwegian, replace(english, whole=text, foreign=foreign)


@pytest.mark.parametrize(
    ("old", "new", "share"),
    [
        (r"\bmust\b", "may", 0.85),
        (r"\bmust\b", "need not", 0.9),
        (r"\bshould\b", "may", 0.95),
        (r"\bmay\b", "must", 0.9),
        (r"(?<=\b(?:is|do)) not\b", "", 0.85),
        (r"\bis\b(?! not)", "is not", 0.85),
        (r"\bat least\b", "at most", 1.0),
        (r"\bonly ", "", 0.7),
        (r"\bmore\b", "less", 0.85),
    ],
)
def test_nearly_every_reversal_is_told(old: str, new: str, share: float) -> None:
    """What is missed stands beside another word of the same force, which makes good for it."""
    told = [any(True for _ in unequal(*pair)) for pair in planted(old, new)]
    assert told
    assert sum(told) / len(told) >= share


def test_the_real_content_has_the_same_force_in_both_languages() -> None:
    assert [str(finding) for pair in pairs() for finding in unequal(*pair)] == []


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("You must not, in May or on 3 May 2026.", ["must", "not"]),
        ("May I? You may.", ["May", "may"]),
        ("See epium.no and SKOS-AP-NO.", []),
        ("Not only at all; they don’t have to.", ["Not only", "don’t"]),
        ("You do not have to go at least twice.", ["not have to", "at least"]),
    ],
)
def test_words_are_known_with_their_neighbours(text: str, plain: list[str]) -> None:
    assert [said.word for said in LEXICONS["en"].said(text) if said.plain] == plain
