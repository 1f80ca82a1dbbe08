"""What was found in a page is kept until something changes that it depends on: then it is as if nothing was kept."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import pytest

from guidebook.checks import CHECKS, PAGEWISE, found
from guidebook.checks import kept as kept_module
from guidebook.content.finding import Finding
from guidebook.content.tree import Tree, around, load
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
    assert found(tree, root / "kept.json") == findings
    return tree, findings, root / "kept.json"


@pytest.mark.parametrize("case", sorted(CASES.rglob("*.md")), ids=lambda path: f"{path.parent.name}: {path.stem}")
def test_a_case_is_found_and_mended_over_what_was_kept(case: Path, sound: Sound, tmp_path: Path) -> None:
    """The case after the sound project, and the other way round: kept or not, the same is found."""
    changes, _ = parse(case.read_text("utf-8"))
    spoilt = load(write_project(tmp_path / "spoilt", {**APART, **changes}), TODAY)
    tree, findings, before = sound
    kept = tmp_path / "kept.json"
    shutil.copy(before, kept)
    assert found(spoilt, kept) == found(spoilt)
    assert found(tree, kept) == findings


def test_only_the_changed_page_and_what_touches_it_are_checked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, file = write_project(tmp_path / "project", APART), tmp_path / "kept.json"
    found(load(root, TODAY), file)
    seen: list[frozenset[str]] = []

    def watched(tree: Tree, paths: Collection[str]) -> Tree:
        seen.append(frozenset(paths))
        return around(tree, paths)

    monkeypatch.setattr(kept_module, "around", watched)
    found(load(root, TODAY), file)
    text = (root / "docs/nb/for-seg.md").read_text("utf-8")
    (root / "docs/nb/for-seg.md").write_text(f"{text}\nEn setning til.\n", "utf-8")
    found(load(root, TODAY), file)
    found(load(root, TODAY + dt.timedelta(days=1)), file)
    assert [len(paths) for paths in seen] == [0, 2, 6]
    assert seen[1] == {"docs/nb/for-seg.md", "docs/en/for-seg.md"}


@pytest.mark.parametrize("spoilt", [b"", b"{}", b"\xff\n{}", b"x\n{}\n", json.dumps({"a": 1}).encode()])
def test_a_spoilt_file_is_made_again(spoilt: bytes, tmp_path: Path) -> None:
    root, file = write_project(tmp_path / "project", {}), tmp_path / "kept.json"
    found(load(root, TODAY), file)
    whole = file.read_bytes()
    file.write_bytes(spoilt)
    assert found(load(root, TODAY), file) == found(load(root, TODAY))
    assert len(file.read_bytes()) == len(whole)


def test_every_check_is_either_of_pages_or_of_the_whole() -> None:
    assert set(CHECKS) > PAGEWISE
