"""A build takes from `.cache` what it made before, and nothing that is not so any more."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.conftest import mkdocs
from tests.project import ROOT, copy_theme, write_project
from tests.site.test_bad_input import NAV, snapshot

SIDE = "docs/nb/side.md"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small sound project, built once, so that everything of it is kept."""
    root = copy_theme(write_project(tmp_path_factory.mktemp("kept"), {}))
    text = (root / "mkdocs.yml").read_text("utf-8")
    before, _, after = text.partition("nav:\n")
    (root / "mkdocs.yml").write_text(before + NAV + "\n" + after[after.index("# The templates") :], "utf-8")
    run = mkdocs(root, "build", "--strict", "-d", "first")
    assert run.returncode == 0, run.stderr
    assert (root / ".cache" / "pages" / "docs" / "nb" / "side.md.json").exists()
    return root


def rebuilt(root: Path) -> dict[str, bytes]:
    run = mkdocs(root, "build", "--strict", "-d", "again")
    assert run.returncode == 0, run.stderr
    return snapshot(root / "again")


def test_nothing_has_changed_and_the_site_is_the_same(project: Path) -> None:
    assert rebuilt(project) == snapshot(project / "first")


def test_spoilt_files_are_made_anew(project: Path) -> None:
    kept = [path for path in (project / ".cache").rglob("*") if path.is_file() and "templates" not in path.parts]
    assert {path.relative_to(project).parts[1] for path in kept} >= {
        "citations",
        "findings",
        "pages",
        "search",
        "stylesheets",
    }
    for path in kept:
        path.write_bytes(path.read_bytes().replace(b"Side", b"Ede!")[:-1] + b"!")
    assert rebuilt(project) == snapshot(project / "first")


def test_what_has_changed_is_built(project: Path) -> None:
    """An article, data, a template: each is seen in the site."""
    changes = {
        SIDE: ("author: ", "author: Endret "),
        "docs/data/sources.yml": ("title: ", "title: Byttet "),
        "overrides/main.html": ("<body>", '<body data-anew="">'),
    }
    before = {path: (project / path).read_text("utf-8") for path in changes}
    for path, (old, new) in changes.items():
        assert old in before[path]
        (project / path).write_text(before[path].replace(old, new, 1), "utf-8")
    try:
        made = rebuilt(project)
        for word in (b"Endret ", b"Byttet ", b"data-anew"):
            assert any(word in text for text in made.values())
            assert not any(word in text for text in snapshot(project / "first").values())
    finally:
        for path, text in before.items():
            (project / path).write_text(text, "utf-8")


def test_a_word_that_is_new_is_found(project: Path) -> None:
    def known(made: dict[str, bytes]) -> bool:
        [words] = [text for name, text in made.items() if name.startswith("assets/search/en.") and "words" in name]
        return b"finnmark" in words

    file = project / "docs/en/side.md"  # no other page follows an English one
    before = file.read_text("utf-8")
    file.write_text(before.replace("Oslo, ", "Finnmark, "), "utf-8")
    try:
        assert known(rebuilt(project)) and not known(snapshot(project / "first"))
    finally:
        file.write_text(before, "utf-8")


def test_a_fault_that_another_page_makes_stops_the_build(project: Path) -> None:
    file = project / SIDE
    before = file.read_text("utf-8")
    file.write_text(f"{before}\n\n[Død lenke](borte.md)\n", "utf-8")
    try:
        run = mkdocs(project, "build", "--strict", "-d", "again")
        assert run.returncode != 0
        assert "link-page-missing" in run.stderr
    finally:
        file.write_text(before, "utf-8")


def test_the_workflow_that_publishes_restores_no_pages() -> None:
    """Who can write to `.cache/pages` can change the site."""
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "publish.yml").read_text("utf-8"))
    steps = [step for job in workflow["jobs"].values() for step in job.get("steps", ())]
    restored = [step["with"]["path"] for step in steps if "actions/cache" in step.get("uses", "")]
    assert restored == [".cache/editions"]
