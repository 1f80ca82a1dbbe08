"""The commands `check` and `sync`, run in the small project."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guidebook.cli import main
from tests.project import in_step, page, write, write_project

PAGE = "docs/en/side.md"
CHANGED = {"docs/nb/side.md": page("Siden", "Ny tekst.[^kilde]\n\n## Del { #del }\n\nMer nå.\n", "sources: [kilde]\n")}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small sound project, as the folder in which one stands."""
    monkeypatch.chdir(in_step(write_project(tmp_path, {})))
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(main, args)


def codes(*args: str) -> list[str]:
    return [finding["code"] for finding in json.loads(run("check", "--format", "json", *args).output)]


def test_a_sound_project_is_silent(project: Path) -> None:
    result = run("check")
    assert (result.exit_code, result.output) == (0, "")


@pytest.mark.parametrize(
    ("form", "beginning"),
    [
        ("text", "2 faults in the content:\n\ndocs/en/side.md:"),
        ("github", "::error file=docs/en/side.md,line="),
        ("json", '[\n  {\n    "path": "docs/en/side.md"'),
        ("markdown", "**2 faults**, 0 warnings\n\n### translation-behind"),
    ],
)
def test_faults_are_told_in_each_form(project: Path, form: str, beginning: str) -> None:
    write(project, CHANGED)
    result = run("check", "--format", form)
    assert result.exit_code == 1
    assert result.output.startswith(beginning)


@pytest.mark.parametrize(
    ("form", "empty"), [("github", ""), ("json", "[]\n"), ("markdown", "**0 faults**, 0 warnings\n")]
)
def test_nothing_found_is_said_in_each_form(project: Path, form: str, empty: str) -> None:
    result = run("check", "--format", form)
    assert (result.exit_code, result.output) == (0, empty)


def test_only_what_stands_in_the_named_files_is_told(project: Path) -> None:
    write(project, CHANGED)
    assert codes() == codes(PAGE) == ["translation-behind", "translation-behind"]
    assert codes("docs/nb/side.md") == codes("docs/nb/index.md") == []
    assert run("check", "docs/nb/side.md").exit_code == 0


def test_a_folder_stands_for_the_files_in_it(project: Path) -> None:
    write(project, CHANGED)
    assert len(codes("docs/en")) == len(codes(".")) == 2
    assert codes("docs/nb", "docs/data") == []


def test_a_file_that_there_is_not_is_wrong_use(project: Path) -> None:
    result = run("check", "docs/nb/sida.md")
    assert result.exit_code == 2
    assert "There is no “docs/nb/sida.md” in the project. Did you mean “docs/nb/side.md”?" in result.output
    assert run("check", "/").exit_code == 2


def test_a_path_is_told_from_where_one_stands(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(project, CHANGED)
    monkeypatch.chdir(project / "docs" / "en")
    assert len(codes("side.md")) == 2
    assert run("sync", "side.md").exit_code == 0
    assert run("check").exit_code == 0


def test_a_page_is_recorded_in_step(project: Path) -> None:
    write(project, CHANGED)
    assert run("sync", PAGE).output == f"{PAGE}: _top, del\n"
    assert run("check").exit_code == 0
    before = (project / PAGE).read_bytes()
    assert run("sync", "docs/nb/side.md").output == f"{PAGE}: in step before\n"
    assert (project / PAGE).read_bytes() == before


def test_a_section_alone_is_recorded_in_step(project: Path) -> None:
    write(project, CHANGED)
    assert run("sync", f"{PAGE}#del").output == f"{PAGE}: del\n"
    assert codes() == ["translation-behind"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("docs/en/sida.md", "There is no pair of pages “sida.md” that can be read. Did you mean “side.md”?"),
        (f"{PAGE}#delen", "docs/nb/side.md has no section “delen”. Did you mean “del”?"),
    ],
)
def test_what_there_is_not_is_told_with_what_is_near(project: Path, given: str, told: str) -> None:
    result = run("sync", given)
    assert result.exit_code == 2
    assert told in result.output


def test_wrong_use_is_told(project: Path) -> None:
    assert run("sync").exit_code == 2
    assert run("check", "--format", "pdf").exit_code == 2


def test_outside_a_project_nothing_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for command in (["check"], ["sync", PAGE]):
        result = run(*command)
        assert result.exit_code == 2
        assert "There is no mkdocs.yml here or above" in result.output


def test_an_interrupted_write_leaves_the_page_as_it_was(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(project, CHANGED)
    before = (project / PAGE).read_bytes()

    def fail(self: Path, target: Path) -> Path:
        raise OSError("the disk is full")

    monkeypatch.setattr(Path, "replace", fail)
    assert run("sync", PAGE).exit_code == 1
    assert (project / PAGE).read_bytes() == before
    assert [path.name for path in (project / PAGE).parent.iterdir() if path.name.startswith(".")] == []
