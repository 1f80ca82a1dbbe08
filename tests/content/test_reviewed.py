"""When two reviews differ in their date alone."""

from __future__ import annotations

import datetime as dt

import pytest

from guidebook.content.front_matter import Reviewed
from guidebook.content.reviewed import date_alone, names_a_human, says_what

BEFORE = Reviewed(date=dt.date(2026, 1, 2), by="Ada Berg", what="Read against the Act, 2 notes opened.")


@pytest.mark.parametrize(
    ("change", "alone"),
    [
        ({}, False),
        ({"date": dt.date(2026, 6, 2)}, True),
        ({"date": dt.date(2026, 6, 2), "what": "read against the ACT – 3 notes opened"}, True),
        ({"by": "Bo Dahl"}, True),
        ({"date": dt.date(2026, 6, 2), "what": "Read against the Act as amended in May."}, False),
        ({"what": "Another note of the same day."}, False),
    ],
)
def test_a_new_date_needs_a_new_note(change: dict[str, object], alone: bool) -> None:
    assert date_alone(BEFORE, BEFORE.model_copy(update=change)) is alone


def test_a_first_review_and_one_taken_out_are_not_of_date_alone() -> None:
    assert not date_alone(None, BEFORE)
    assert not date_alone(BEFORE, None)


@pytest.mark.parametrize("by", ["Ada Berg", "Kåre d’Aosta", "Nguyễn Thị Minh", "Ai Vi Lie", "Claude Bot"])
def test_a_name_of_a_human(by: str) -> None:
    assert names_a_human(by)


@pytest.mark.parametrize(
    "by", ["", "Ada", "ada berg", "Redaksjonen i Digdir", "KI Norge", "Ada Berg 2", "Team Personvern"]
)
def test_no_name_of_a_human(by: str) -> None:
    assert not names_a_human(by)


def test_a_note_of_three_words_says_too_little() -> None:
    assert not says_what("Hele siden lest.")
    assert says_what("Hele siden lest mot loven.")
