"""Every case under `cases/`: a change to a small sound project, and exactly what is found in it.

A case is a Markdown file whose name is its title. It holds files, each after a line `=== PATH`
(`=== PATH removed` takes one away), and at the end, after `=== findings`, a line
`PATH:LINE:COLUMN code` for each finding, none for a sound case. `FRONT title` stands for six lines
of sound front matter, the h1 and the empty lines around it, so that the text begins in line 11.

Whether translations are in step counts only in a case that begins with a line `SYNC`: before its change
each English page records what the Norwegian one says, and a line `SYNC` in its own front matter stands
for that record. A case of another family spoils one language and leaves the other as it is: how the two
differ (`structure-…`, `translation-…`) counts only in `sound` and in the folders of those checks.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from guidebook.checks import CHECKS, findings
from guidebook.content.finding import Finding
from guidebook.content.tree import Tree, load
from tests.project import in_step, page, write, write_project

CASES = Path(__file__).parent / "cases"
FOLDERS = sorted(path.name for path in CASES.iterdir())
TODAY = dt.date(2026, 11, 22)
SYNC = "SYNC\n"
COMPARING = ("force", "numbers", "sound", "structure", "terms", "tongue", "translation")


def parse(text: str) -> tuple[dict[str, bytes | None], list[str]]:
    """The files that a case changes, and what it expects to be found."""
    files: dict[str, bytes | None] = {}
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


def spoil(root: Path, case: Path) -> Tree:
    """The small project at `root`, changed as the case says."""
    text = case.read_text("utf-8")
    files, _ = parse(text)
    write_project(root, {})
    if text.startswith(SYNC):
        in_step(root)
    for name, content in files.items():
        if content is not None and f"\n{SYNC}".encode() in content:
            recorded = re.search(r"^translation:\n(?:  .+\n)+", (root / name).read_text("utf-8"), re.M)
            assert recorded is not None
            files[name] = content.replace(SYNC.encode(), recorded[0].encode())
    return load(write(root, files), TODAY)


def told(tree: Tree, case: Path) -> list[Finding]:
    """What is found in a case, without what it says nothing of."""
    if case.parent.name not in COMPARING:
        silent: tuple[str, ...] = ("structure-", "translation-")
    else:
        silent = () if case.read_text("utf-8").startswith(SYNC) else ("translation-behind", "translation-unrecorded")
    return [finding for finding in findings(tree) if not finding.code.startswith(silent)]


@pytest.mark.parametrize("case", sorted(CASES.rglob("*.md")), ids=lambda path: f"{path.parent.name}: {path.stem}")
def test_case(case: Path, tmp_path: Path) -> None:
    found = [f"{f.path}:{f.line}:{f.column} {f.code}" for f in told(spoil(tmp_path, case), case)]
    assert found == parse(case.read_text("utf-8"))[1]


def test_the_project_that_cases_spoil_is_sound(tmp_path: Path) -> None:
    assert findings(load(in_step(write_project(tmp_path, {})), TODAY)) == []


@pytest.mark.parametrize("check", sorted(CHECKS.keys() - {"reused"}))
def test_each_check_is_seen_to_fail(check: str, tmp_path: Path) -> None:
    """Some case of the folder named after the check makes that very check find something.

    What is told of an edition needs a whole one: tests/editions/test_reused.py makes it.
    """
    seen = False
    for number, case in enumerate(sorted((CASES / check).glob("*.md"))):
        tree = spoil(tmp_path / str(number), case)
        seen = seen or bool(set(CHECKS[check](tree)) & set(told(tree, case)))
    assert seen
