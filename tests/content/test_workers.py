"""Work shared among processes: what one process would give, in the same order."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from guidebook import checks
from guidebook.checks import kept
from guidebook.content import tree as tree_module
from guidebook.content.tree import load
from guidebook.content.workers import shared
from tests.project import write_project

TODAY = dt.date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})


def test_the_results_come_back_in_order_from_other_processes() -> None:
    made = shared(lambda number: (number * 2, os.getpid()), range(100), True)
    assert [number for number, _ in made] == [number * 2 for number in range(100)]
    assert os.getpid() not in {process for _, process in made}


def test_little_work_stays_in_this_process() -> None:
    assert shared(lambda _: os.getpid(), range(3), False) == [os.getpid()] * 3


def test_what_the_work_raises_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        shared(lambda number: 1 // number, [1, 0], True)


def test_a_tree_that_several_processes_read_and_check_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_project(tmp_path, {"docs/nb/side.md": "# Uten forspann\n\n[Død lenke](borte.md)\n"})
    alone = load(root, TODAY)
    found = checks.findings(alone, tmp_path / "alone")
    monkeypatch.setattr(tree_module, "MANY", 0)
    monkeypatch.setattr(kept, "MANY", 0)
    monkeypatch.setattr(kept, "PART", 1)
    together = load(root, TODAY)
    assert list(together.pages) == list(alone.pages)
    assert (together.pages, together.faults) == (alone.pages, alone.faults)
    assert checks.findings(together, tmp_path / "together") == found != []
