"""The house: every file in its room, arrows down only, MkDocs in `site/` alone."""

from __future__ import annotations

import ast
import subprocess
from pathlib import Path

import pytest

from guidebook.content.data import LANGUAGES
from guidebook.content.words import catalogue
from tests.project import ROOT

SOURCE = ROOT / "src" / "guidebook"
FLOORS = {"content": 0, "editions": 1, "citing": 2, "figures": 2, "checks": 3, "site": 3, "review": 4, "commands": 5}
TOP = 6
MODULES = sorted(SOURCE.rglob("*.py"))


def room(path: Path) -> str:
    parts = path.relative_to(SOURCE).parts
    return parts[0] if len(parts) > 1 else ""


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_arrows_go_down(path: Path) -> None:
    mine = room(path)
    for name in imported(path):
        if name.split(".")[0] == "guidebook" and name.count("."):
            other = name.split(".")[1]
            if other in FLOORS and other != mine:
                assert FLOORS[other] < FLOORS.get(mine, TOP), f"{path.name} imports {name}"
        if name.split(".")[0] in ("mkdocs", "mkdocs_static_i18n"):
            assert mine == "site", f"{path.name} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_module_outgrows_its_room(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 300


def test_every_room_of_the_house_has_its_floor() -> None:
    rooms = {path.name for path in SOURCE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert rooms == set(FLOORS)


def test_the_catalogues_have_the_same_keys_and_places_to_fill_in() -> None:
    fields = {
        language: {key: sorted(part.split("}")[0] for part in text.split("{")[1:]) for key, text in words.items()}
        for language, words in ((language, catalogue(language)) for language in LANGUAGES)
    }
    assert fields["nb"] == fields["en"]
    assert all(catalogue("nb").values()) and all(catalogue("en").values())


def test_every_text_of_the_catalogues_is_used() -> None:
    code = "".join(path.read_text("utf-8") for path in [*MODULES, *(ROOT / "overrides").rglob("*.html")])
    prefixes = ("voice_", "mark_", "table_label", "figure_", "edition_state_", "markdown_")
    unused = [key for key in catalogue("nb") if key not in code and not key.startswith(prefixes)]
    assert unused == []


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a checkout of git")
def test_nothing_that_is_kept_between_builds_is_in_git() -> None:
    """What lies in `.cache` is believed, and run."""
    listed = subprocess.run(["git", "ls-files", ".cache"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert listed.stdout == ""
