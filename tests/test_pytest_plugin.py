"""The content as tests: what pytest shows to whoever wrote it."""

from __future__ import annotations

import pytest

from guidebook.checks import CHECKS
from tests.project import FILES, in_step, page, write_project

pytest_plugins = ["pytester"]

ITEMS = [*CHECKS, "exceptions", "spelling"]
PAGES = ["docs/nb/index.md", "docs/nb/side.md", "docs/en/index.md", "docs/en/side.md"]
DATA = [name for name in FILES if name.startswith("docs/data/")]
FAULTY = page("Siden", "Tekst.[^kilde]\nEn <b>sak.\n\n## Del { #del }\n\nMer.", "sources: [kilde]\n")


def run(pytester: pytest.Pytester, *args: str, **files: str | bytes | None) -> pytest.RunResult:
    """Run pytest on the small project with these files in place of its own, `nb_side` for docs/nb/side.md."""
    changes = {f"docs/{name.replace('_', '/')}.md": content for name, content in files.items()}
    in_step(write_project(pytester.path, changes))
    return pytester.runpytest_inprocess("docs", *args)


def test_a_sound_project_passes_every_check_of_every_file(pytester: pytest.Pytester) -> None:
    run(pytester).assert_outcomes(passed=len(ITEMS) * len(PAGES + DATA))


@pytest.mark.parametrize("path", PAGES + DATA)
def test_each_page_and_each_data_file_is_collected_with_each_check(path: str, pytester: pytest.Pytester) -> None:
    lines = run(pytester, "--collect-only", "-q").outlines
    assert [line for line in lines if line.startswith(f"{path}::")] == [f"{path}::{check}" for check in ITEMS]


def test_what_is_no_content_is_not_collected(pytester: pytest.Pytester) -> None:
    for name in ("docs/les.md", "docs/nb/tall.yml", "docs/data/les.md", "docs/sv/index.md", "nb/index.md"):
        (pytester.path / name).parent.mkdir(parents=True, exist_ok=True)
        (pytester.path / name).write_text("x", "utf-8")
    lines = run(pytester, "--collect-only", "-q").outlines
    assert {line.partition("::")[0] for line in lines if "::" in line} == {*PAGES, *DATA}


def test_pages_outside_a_project_are_not_collected(pytester: pytest.Pytester) -> None:
    write_project(pytester.path, {"mkdocs.yml": None})
    (pytester.path / "mkdocs.yml").unlink(missing_ok=True)
    pytester.runpytest_inprocess("docs").assert_outcomes()


def test_a_faulty_page_fails_with_its_line_and_its_cure_and_no_traceback(pytester: pytest.Pytester) -> None:
    result = run(pytester, nb_side=FAULTY)
    result.assert_outcomes(passed=len(ITEMS) * len(PAGES + DATA) - 1, failed=1)
    result.stdout.fnmatch_lines(["*docs/nb/side.md:12:4: html-tag*", "*mend:*"])
    result.stdout.no_fnmatch_line("*Traceback*")
    result.stdout.no_fnmatch_line("*pytest_plugin.py*")


def test_the_time_of_each_suite_is_printed(pytester: pytest.Pytester) -> None:
    result = run(pytester)
    result.stdout.fnmatch_lines(
        ["*time of each suite*", "*[0-9].[0-9][0-9] s  docs/data", "* s  docs/en", "* s  docs/nb"]
    )
