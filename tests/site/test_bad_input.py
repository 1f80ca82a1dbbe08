"""Bad input: one list of all that is wrong, and an earlier good build left as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import mkdocs
from tests.project import FILES, copy_theme, page, write_project

NAV = "nav:\n  - Forsiden: index.md\n  - Oversikt: side.md\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small sound project with the real theme."""
    root = copy_theme(write_project(tmp_path, {}))
    text = (root / "mkdocs.yml").read_text("utf-8")
    before, _, after = text.partition("nav:\n")
    (root / "mkdocs.yml").write_text(before + NAV + "\n" + after[after.index("# The templates") :], "utf-8")
    return root


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_small_project_builds(project: Path) -> None:
    run = mkdocs(project, "build", "--strict")
    assert run.returncode == 0, run.stderr
    assert (project / "site" / "en" / "side" / "index.html").exists()
    assert not (project / "site.part").exists()


def test_all_faults_of_both_languages_stand_in_one_list_and_the_earlier_build_stays(project: Path) -> None:
    assert mkdocs(project, "build").returncode == 0
    before = snapshot(project / "site")
    write = project / "docs"
    (write / "nb" / "index.md").write_text(FILES["docs/nb/index.md"].replace("title:", "titel:"), "utf-8")
    (write / "en" / "index.md").write_text(page("Front page", "[x](nope.md)"), "utf-8")
    (write / "nb" / "ny.md").write_text(page("Ny", "Tekst."), "utf-8")
    (write / "nb" / "rar.md").write_bytes(page("Rar", "Tøys.").encode("latin-1"))
    (write / "en" / "rar.md").write_text('---\ntitle: "x\n---\n\n# X\n', "utf-8")
    (write / "nb" / "side").mkdir()
    (write / "nb" / "side" / "index.md").write_text(page("Siden", "Tekst."), "utf-8")
    run = mkdocs(project, "build")
    assert run.returncode == 1
    for line in (
        "docs/nb/index.md:2:1: key-unknown",
        "docs/en/index.md:10:5: link-page-missing",
        "docs/nb/ny.md:1:1: pair-missing",
        "docs/nb/rar.md:3:52: file-not-utf-8",
        "docs/en/rar.md:2:8: yaml-syntax",
        "docs/nb/side/index.md:1:1: address-taken",
    ):
        assert line in run.stderr, run.stderr
    assert "found: " in run.stderr and "expected: " in run.stderr and "mend: " in run.stderr
    assert "Traceback" not in run.stderr
    assert snapshot(project / "site") == before
    assert not (project / "site.part").exists()


def test_a_fault_found_while_rendering_leaves_the_earlier_build_as_it_was(project: Path) -> None:
    assert mkdocs(project, "build").returncode == 0
    before = snapshot(project / "site")
    (project / "overrides" / "main.html").write_text("{{ no_such_fact.at_all }}", "utf-8")
    assert mkdocs(project, "build").returncode == 1
    assert snapshot(project / "site") == before
    assert not (project / "site.part").exists()


def test_a_warning_in_strict_mode_leaves_the_earlier_build_as_it_was(project: Path) -> None:
    assert mkdocs(project, "build").returncode == 0
    before = snapshot(project / "site")
    hook = "import logging\n\n\ndef on_env(env, **kwargs):\n    logging.getLogger('mkdocs.hook').warning('Look.')\n"
    (project / "hook.py").write_text(hook, "utf-8")
    changed = project / "docs" / "en" / "index.md"
    changed.write_text(changed.read_text("utf-8").replace("Here is", "This is"), "utf-8")
    config = (project / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_text(config + "\nhooks: [hook.py]\n", "utf-8")
    assert mkdocs(project, "build", "--strict").returncode == 1
    assert snapshot(project / "site") == before
    assert mkdocs(project, "build").returncode == 0
    assert snapshot(project / "site") != before


def test_what_an_interrupted_build_left_is_cleared_away(project: Path) -> None:
    (project / "site.part").mkdir()
    (project / "site.part" / "left.html").write_text("half", "utf-8")
    assert mkdocs(project, "build").returncode == 0
    assert not (project / "site" / "left.html").exists()


def test_the_same_content_gives_the_same_bytes(project: Path) -> None:
    assert mkdocs(project, "build").returncode == 0
    first = snapshot(project / "site")
    assert mkdocs(project, "build").returncode == 0
    assert snapshot(project / "site") == first


@pytest.mark.parametrize(
    ("setting", "site_url", "told"),
    [
        ('contact: "javascript:alert(1)"', "https://veiledning.example/", "give an e-mail address"),
        ('contact: ""', "", "SITE_URL is empty"),
    ],
)
def test_a_setting_that_cannot_be_is_refused(project: Path, setting: str, site_url: str, told: str) -> None:
    config = (project / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_text(config.replace('contact: ""', setting), "utf-8")
    run = mkdocs(project, "build", site_url=site_url)
    assert run.returncode == 1
    assert told in run.stderr
    assert not (project / "site").exists()
