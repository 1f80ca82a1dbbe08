"""Parsed pages kept between runs: the same as parsed anew, and only where nothing has changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from guidebook.content import tree as tree_module
from guidebook.content.kept import _libraries, program
from guidebook.content.page import parse_page
from guidebook.content.tree import load
from tests.project import ROOT, SOURCE, page, write_project

TODAY = dt.date(2026, 11, 22)
SIDE = "docs/nb/side.md"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the pages that are parsed, in order."""
    names: list[str] = []

    def parse(text: str, language: str, name: str, *rest: object) -> object:
        names.append(f"docs/{language}/{name}")
        return parse_page(text, language, name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(tree_module, "parse_page", parse)
    return names


@pytest.fixture
def kept(tmp_path: Path, parsed: list[str]) -> tuple[Path, Path]:
    """The small project and the folder in which its pages are kept."""
    root, folder = write_project(tmp_path / "project", {}), tmp_path / "kept"
    load(root, TODAY, folder)
    parsed.clear()
    return root, folder


def test_the_real_content_is_the_same_kept_and_parsed(tmp_path: Path) -> None:
    fresh = load(ROOT, TODAY)
    load(ROOT, TODAY, tmp_path)
    again = load(ROOT, TODAY, tmp_path)
    assert again == fresh
    assert repr(again) == repr(fresh), "a date stays a date, a tuple a tuple"


def test_a_page_without_changes_is_not_parsed_again(kept: tuple[Path, Path], parsed: list[str]) -> None:
    load(kept[0], TODAY, kept[1])
    assert parsed == []


def test_a_changed_page_alone_is_parsed_again(kept: tuple[Path, Path], parsed: list[str]) -> None:
    (kept[0] / SIDE).write_text(
        page("Siden", "Ny.[^kilde]\n\n## Del { #del }\n\nMer.\n", "sources: [kilde]\n"), "utf-8"
    )
    assert load(kept[0], TODAY, kept[1]) == load(kept[0], TODAY)
    assert parsed[0] == SIDE and parsed.count(SIDE) == 2 and len(parsed) == 1 + 4


def change_the_data(root: Path) -> dt.date:
    (root / "docs/data/sources.yml").write_text(SOURCE.format(id="kilde").replace("A source", "Another"), "utf-8")
    return TODAY


def let_a_day_pass(root: Path) -> dt.date:
    return TODAY + dt.timedelta(days=1)


@pytest.mark.parametrize("change", [change_the_data, let_a_day_pass])
def test_what_all_pages_depend_on_has_them_all_parsed_again(
    change: Callable[[Path], dt.date], kept: tuple[Path, Path], parsed: list[str]
) -> None:
    load(kept[0], change(kept[0]), kept[1])
    assert len(parsed) == 4


@pytest.mark.parametrize(
    "spoil",
    [
        lambda raw: b"",
        lambda raw: raw[:-1],
        lambda raw: raw[: len(raw) // 2],
        lambda raw: raw.replace(b"Tekst", b"Annet"),
        lambda raw: b"\xff" + raw,
        lambda raw: raw + b"\n{}",
    ],
)
def test_a_spoilt_file_is_made_again(
    spoil: Callable[[bytes], bytes], kept: tuple[Path, Path], parsed: list[str]
) -> None:
    root, folder = kept
    file = folder / f"{SIDE}.json"
    whole = file.read_bytes()
    file.write_bytes(spoil(whole))
    load(root, TODAY, folder)
    assert parsed == [SIDE]
    assert file.read_bytes() == whole


def test_the_file_of_another_page_is_not_taken(kept: tuple[Path, Path], parsed: list[str]) -> None:
    root, folder = kept
    (folder / f"{SIDE}.json").write_bytes((folder / "docs/nb/index.md.json").read_bytes())
    load(root, TODAY, folder)
    assert parsed == [SIDE]


def test_a_page_with_a_fault_is_told_every_time(kept: tuple[Path, Path]) -> None:
    root, folder = kept
    (root / SIDE).write_text("No front matter.\n", "utf-8")
    assert load(root, TODAY, folder).faults == load(root, TODAY, folder).faults != ()


def test_where_nothing_can_be_kept_the_pages_are_parsed(kept: tuple[Path, Path], tmp_path: Path) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("", "utf-8")
    assert load(kept[0], TODAY, blocked) == load(kept[0], TODAY)


def test_nothing_half_written_is_left(kept: tuple[Path, Path]) -> None:
    assert {path.suffix for path in kept[1].rglob("*") if path.is_file()} == {".json"}


def test_another_version_of_a_library_is_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(tmp_path)

    def made(*installed: str) -> bytes:
        for name in installed:
            (tmp_path / name).mkdir()
        _libraries.cache_clear()
        program.cache_clear()
        return program(ROOT / "src" / "guidebook" / "content")

    digests = [made(), made("library-1.0.dist-info"), made("library-1.1.dist-info"), made()]
    assert len({*digests}) == 3 and digests[2] == digests[3]
    _libraries.cache_clear()
    program.cache_clear()
