"""What was found in a page is kept until something changes that it depends on: then it is as if nothing was kept."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pytest

from guidebook import checks
from guidebook.checks import CHECKS, LINKED, PAGEWISE, found
from guidebook.content.finding import Finding
from guidebook.content.tree import Tree, load
from tests.checks.test_cases import CASES, TODAY, parse
from tests.project import page, write_project

APART = {
    "docs/nb/for-seg.md": page("For seg", "Denne siden peker ikke til noen, og ingen peker til den.\n"),
    "docs/en/for-seg.md": page("Apart", "This page points to none, and none points to it.\n"),
}

Sound = tuple[Tree, Mapping[str, Sequence[Finding]], Path]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Sound:
    """The small project with a pair that nothing points to, and what is found in it, also as it is kept."""
    root = tmp_path_factory.mktemp("sound")
    tree = load(write_project(root, APART), TODAY)
    findings = found(tree)
    assert found(tree, root / "kept") == findings
    return tree, findings, root / "kept"


@pytest.mark.parametrize("case", sorted(CASES.rglob("*.md")), ids=lambda path: f"{path.parent.name}: {path.stem}")
def test_a_case_is_found_and_mended_over_what_was_kept(case: Path, sound: Sound, tmp_path: Path) -> None:
    """The case after the sound project, and the other way round: kept or not, the same is found."""
    changes, _ = parse(case.read_text("utf-8"))
    spoilt = load(write_project(tmp_path / "spoilt", {**APART, **changes}), TODAY)
    tree, findings, before = sound
    kept = shutil.copytree(before, tmp_path / "kept")
    assert found(spoilt, kept) == found(spoilt)
    assert found(tree, kept) == findings


def test_only_the_changed_page_and_what_touches_it_are_checked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, kept = write_project(tmp_path / "project", APART), tmp_path / "kept"
    seen: defaultdict[str, set[str]] = defaultdict(set)

    def watching(name: str, day: dt.date = TODAY) -> None:
        check = CHECKS[name]

        def watched(tree: Tree) -> Iterable[Finding]:
            seen[name] |= tree.texts.keys()
            return check(tree)

        monkeypatch.setattr(checks, "CHECKS", {**CHECKS, name: watched})
        found(load(root, day), kept)

    def change(path: str) -> None:
        text = (root / path).read_text("utf-8")
        (root / path).write_text(f"{text}\nEn setning til.\n", "utf-8")

    found(load(root, TODAY), kept)
    for name in "force", "links":
        watching(name)
    assert seen == {}
    change("docs/nb/for-seg.md")
    watching("force")
    assert seen.pop("force") == {"docs/en/for-seg.md", "docs/nb/for-seg.md"}
    change("docs/nb/side.md")
    watching("links")
    assert "docs/nb/for-seg.md" not in seen["links"] and "docs/data/glossary.yml" not in seen["links"]
    assert {"docs/nb/side.md", "docs/nb/index.md"} <= seen["links"]
    watching("force", TODAY + dt.timedelta(days=1))
    assert seen["force"] == load(root, TODAY).texts.keys()


@pytest.mark.parametrize("spoilt", [b"", b"{}", b"\xff\n{}", b"x\n{}\n", json.dumps({"a": 1}).encode()])
def test_a_spoilt_file_is_made_again(spoilt: bytes, tmp_path: Path) -> None:
    root, kept = write_project(tmp_path / "project", {}), tmp_path / "kept"
    found(load(root, TODAY), kept)
    files = sorted(kept.iterdir())
    whole = [len(file.read_bytes()) for file in files]
    for file in files:
        file.write_bytes(spoilt)
    assert found(load(root, TODAY), kept) == found(load(root, TODAY))
    assert len(files) == 2 and [len(file.read_bytes()) for file in files] == whole


def test_every_check_is_either_of_pages_or_of_the_whole() -> None:
    assert set(CHECKS) > PAGEWISE | LINKED
