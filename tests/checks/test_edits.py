"""Edits of the real content by somebody who had not seen the checks: faults are told, sound edits are not.

`edits.json` has them as they were written, before the checks met them. The places under `expect` are equally right:
one of them has to be told. `judged` gives the reason why an edit that was meant to be sound is told all the same. An
edit whose text has changed since is skipped. A normal run takes some of them, chosen by their names; with
`EVERY_EDIT=1` it takes all.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from guidebook.checks import findings
from guidebook.checks.spelling import spelling
from guidebook.content.finding import Finding
from guidebook.content.tree import load
from guidebook.spelling_dictionaries import dictionaries, installed
from tests.project import ROOT, in_step

ALL: list[dict[str, Any]] = json.loads((Path(__file__).parent / "edits.json").read_text("utf-8"))
SOME = 6
"""Of each kind, in a normal run."""


def chosen(kind: str) -> list[dict[str, Any]]:
    """The edits of one kind that this run takes: faults, sound ones, or those judged otherwise than they were meant."""
    edits = [edit for edit in ALL if ("judged" if "judged" in edit else edit["kind"]) == kind]
    random.Random(kind).shuffle(edits)
    return edits if os.environ.get("EVERY_EDIT") else edits[:SOME]


def edited(edit: dict[str, Any], root: Path) -> Path:
    """A copy of the content with one edit, in step where its writer said so; skips where the text is another today."""
    for folder in ("docs", "overrides"):
        shutil.copytree(ROOT / folder, root / folder)
    shutil.copy(ROOT / "mkdocs.yml", root)
    for change in edit["edits"]:
        path = root / change["path"]
        if "create" in change:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(change["create"], "utf-8")
        elif change.get("delete"):
            path.unlink()
        else:
            text = path.read_text("utf-8")
            if text.count(change["find"]) != 1:
                pytest.skip("the text has changed since")
            path.write_text(text.replace(change["find"], change["replace"]), "utf-8")
    return in_step(root) if edit["sync"] else root


def everything(root: Path) -> list[Finding]:
    """What the checks find in the content at `root`, the spelling included."""
    tree = load(root, dt.date.today())
    return [*findings(tree), *(spelling(tree, dictionaries()) if installed() else ())]


@cache
def before() -> frozenset[tuple[str, str, str]]:
    """What is found in the content as it stands: a claim past its day asks for a look without any edit."""
    return frozenset((each.path, each.code, each.found) for each in everything(ROOT))


def found(root: Path) -> list[Finding]:
    """What an edit has brought."""
    return [each for each in everything(root) if (each.path, each.code, each.found) not in before()]


def expected(edit: dict[str, Any], root: Path) -> Iterator[tuple[str, int]]:
    """The places at one of which a fault has to be told: every line that holds the text that was given."""
    for place in edit["expect"]:
        path = root / place["path"]
        for number, line in enumerate(path.read_text("utf-8").split("\n") if path.exists() else (), 1):
            if place["line_text"] in line:
                yield place["path"], number


@pytest.mark.parametrize("edit", chosen("fault"), ids=lambda edit: str(edit["name"]))
def test_a_fault_is_told_where_it_stands(edit: dict[str, Any], tmp_path: Path) -> None:
    told = {(each.path, each.line) for each in found(edited(edit, tmp_path))}
    assert told & set(expected(edit, tmp_path)), sorted(told)


@pytest.mark.parametrize("edit", chosen("judged"), ids=lambda edit: str(edit["name"]))
def test_what_was_judged_otherwise_is_told(edit: dict[str, Any], tmp_path: Path) -> None:
    assert found(edited(edit, tmp_path))


@pytest.mark.parametrize("edit", chosen("sound"), ids=lambda edit: str(edit["name"]))
def test_a_sound_edit_is_not(edit: dict[str, Any], tmp_path: Path) -> None:
    assert found(edited(edit, tmp_path)) == []
