"""A review whose date alone is new, told by the editions."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from guidebook.checks.reviewed import reviewed
from guidebook.content.tree import Tree, load
from guidebook.editions.edition import FORMAT, Edition, FrozenPage, Review, write_record
from guidebook.editions.frozen import LIST, Frozen, record_path
from tests.project import page, write_project

TODAY = dt.date(2026, 11, 22)


def edition(date: dt.date, review: Review | None) -> tuple[str, str]:
    """The record of an edition with one page, and its line in the list."""
    frozen = FrozenPage(
        "side/", "side.md", "nb", "Siden", "–", "A", dt.date(2026, 1, 1), None, review, (), {"": "0" * 64}, ()
    )
    record = Edition(FORMAT, date, "https://site.example/", {"nb": "A", "en": "A"}, (frozen,), {})
    return write_record(record).decode(), str(Frozen(date, "0" * 64, "0" * 64))


def tree_with(root: Path, day: str, what: str, *past: tuple[dt.date, Review | None]) -> Tree:
    """The small project with a review of its Norwegian page, and editions."""
    review = f'reviewed: {{date: {day}, by: "Ada Berg", what: "{what}"}}\n'
    tree = load(write_project(root, {"docs/nb/side.md": page("Siden", "Tekst.", review)}), TODAY)
    made = {date: edition(date, then) for date, then in past}
    texts = {record_path(date): record for date, (record, _) in made.items()}
    return replace(tree, editions={**texts, LIST: "".join(line for _, line in made.values())})


THEN = Review(dt.date(2026, 3, 1), "Ada Berg", "Lest mot loven selv.")
SPRING, SUMMER = dt.date(2026, 4, 1), dt.date(2026, 7, 1)


@pytest.mark.parametrize(
    ("day", "what", "alone"),
    [
        ("2026-03-01", "Lest mot loven selv.", False),
        ("2026-11-20", "Lest mot loven selv.", True),
        ("2026-11-20", "lest mot loven SELV", True),
        ("2026-11-20", "Lest mot forskriften, og notene åpnet.", False),
    ],
)
def test_a_new_date_over_the_note_of_an_edition_is_told(day: str, what: str, alone: bool, tmp_path: Path) -> None:
    found = list(reviewed(tree_with(tmp_path, day, what, (SPRING, THEN), (SUMMER, None))))
    assert [each.code for each in found] == (["reviewed-date-alone"] if alone else [])
    assert all(str(SPRING) in each.found and each.severity == "error" for each in found)
