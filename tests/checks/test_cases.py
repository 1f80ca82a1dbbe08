"""Every case under `cases/`: a change to a small sound project, and exactly what is found in it.

A case is a Markdown file whose name is its title. It holds files, each after a line `=== PATH`
(`=== PATH removed` takes one away), and at the end, after `=== findings`, a line
`PATH:LINE:COLUMN code` for each finding, none for a sound case. `FRONT title` stands for six lines
of sound front matter, the h1 and the empty lines around it, so that the text begins in line 11.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from guidebook.checks import CHECKS, findings
from guidebook.content.tree import load
from tests.project import page, write_project

CASES = Path(__file__).parent / "cases"
FOLDERS = sorted(path.name for path in CASES.iterdir())
TODAY = dt.date(2026, 11, 22)


def parse(text: str) -> tuple[dict[str, str | bytes | None], list[str]]:
    """The files that a case changes, and what it expects to be found."""
    files: dict[str, str | bytes | None] = {}
    parts = re.split(r"^=== (.+)$", text, flags=re.M)[1:]
    for head, body in zip(parts[::2], parts[1::2], strict=True):
        content = body.removeprefix("\n")
        if head == "findings":
            return files, content.split("\n")[:-1] if content else []
        name, _, removed = head.partition(" ")
        front = re.match(r"FRONT (.+)\n", content)
        if front:
            content = page(front[1], content[front.end() :].strip("\n"))
        files[name] = None if removed else content.replace("\\xe9", "\udce9").encode("utf-8", "surrogateescape")
    raise ValueError("the case has no `=== findings`")


@pytest.mark.parametrize("case", sorted(CASES.rglob("*.md")), ids=lambda path: f"{path.parent.name}: {path.stem}")
def test_case(case: Path, tmp_path: Path) -> None:
    files, expected = parse(case.read_text("utf-8"))
    tree = load(write_project(tmp_path, files), TODAY)
    found = [f"{f.path}:{f.line}:{f.column} {f.code}" for f in findings(tree)]
    assert found == expected


def test_the_project_that_cases_spoil_is_sound(tmp_path: Path) -> None:
    assert findings(load(write_project(tmp_path, {}), TODAY)) == []


@pytest.mark.parametrize("check", CHECKS)
def test_each_check_is_seen_to_fail(check: str, tmp_path: Path) -> None:
    """Some case of the folder named after the check makes that very check find something."""
    seen = False
    for number, case in enumerate(sorted((CASES / check).glob("*.md"))):
        files, _ = parse(case.read_text("utf-8"))
        seen = seen or bool(list(CHECKS[check](load(write_project(tmp_path / str(number), files), TODAY))))
    assert seen
