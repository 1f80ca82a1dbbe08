"""The records of this very site."""

from __future__ import annotations

import datetime as dt

from guidebook.content.tree import load
from guidebook.editions.published import published
from guidebook.editions.recording import update
from guidebook.editions.records import records
from tests.project import ROOT


def test_there_is_a_ledger_and_writing_it_again_changes_nothing() -> None:
    """The check holds the content against the ledger; that there is one at all is held here."""
    tree = load(ROOT, dt.date.today())
    known = records(tree)
    assert known.begun and not known.faults
    assert {each.address for each in published(tree)} <= known.ledger.keys()
    assert update(tree).files == {}
