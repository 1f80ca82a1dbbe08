"""`new`: a pair of pages that passes every check, and says that nobody has written it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from guidebook.checks import findings
from guidebook.cli import main
from guidebook.content.clock import today
from guidebook.content.tree import load
from guidebook.editions.new import nav_with
from guidebook.site.navigation import nav_faults
from tests.project import ROOT, in_step, write_project

SETTINGS = """nav:
  - Forsiden: index.md   # first
  - Siden: side.md
  - Gruppe:
      - Under: under/side.md

plugins:
  - i18n:
      nav_translations:
        Forsiden: Front page
        "Siden": The page

extra: {}
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small project, published."""
    monkeypatch.chdir(in_step(write_project(tmp_path, {"mkdocs.yml": SETTINGS})))
    assert run("ledger").exit_code == 0
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(main, args)


def everything(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("given", "name"), [("om/ny-side.md", "om/ny-side.md"), ("docs/en/x.md", "x.md"), ("/en/om/", "om.md")]
)
def test_a_new_page_passes_every_check_and_warns(root: Path, given: str, name: str) -> None:
    before = findings(load(root, today()))
    done = run("new", given)
    assert done.exit_code == 0, done.output
    assert "first-text" in done.output and f"+ docs/nb/{name}" in done.output
    more = [each for each in findings(load(root, today())) if each not in before]
    assert {each.code for each in more} == {"first-text"}
    assert {each.path for each in more} == {f"docs/{language}/{name}" for language in ("nb", "en")}
    assert {each.severity for each in more} == {"warning"}


def test_a_second_new_page_has_a_title_of_its_own(root: Path) -> None:
    before = findings(load(root, today()))
    assert run("new", "a.md").exit_code == run("new", "b.md").exit_code == 0
    assert "# Ny side 2\n" in (root / "docs/nb/b.md").read_text("utf-8")
    assert {each.code for each in findings(load(root, today())) if each not in before} == {"first-text"}


@pytest.mark.parametrize(
    ("given", "code", "told"),
    [
        ("side.md", 1, "There is a page at /side/ already"),
        ("side/index.md", 1, "There is a page at /side/ already"),
        ("Å.md", 2, "cannot be a page"),
        ("../x.md", 2, "cannot be a page"),
        ("utgaver/x.md", 2, "something else under utgaver/"),
        ("index.md", 1, "already"),
    ],
)
def test_what_can_be_no_new_page_is_refused_and_nothing_is_changed(
    root: Path, given: str, code: int, told: str
) -> None:
    before = everything(root)
    done = run("new", given)
    assert (done.exit_code, told in done.output) == (code, True), done.output
    assert everything(root) == before


def test_an_address_that_was_published_is_not_used_again(root: Path) -> None:
    assert run("new", "a.md").exit_code == 0
    assert run("withdraw", "a.md", "--why-nb", "Er feil.", "--why-en", "It is wrong.").exit_code == 0
    before = everything(root)
    done = run("new", "a.md")
    assert done.exit_code == 1 and "no address is ever reused" in done.output
    assert everything(root) == before


def test_a_write_that_fails_leaves_everything_as_it_was(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything(root)

    def fail(self: Path, target: Path) -> Path:
        raise OSError("the disk is full")

    monkeypatch.setattr(Path, "replace", fail)
    assert run("new", "a.md").exit_code == 1
    assert everything(root) == before


@pytest.mark.parametrize("name", ["a.md", "under/a.md", "ny/a.md"])
def test_nav_stays_sound_in_the_real_settings_too(name: str) -> None:
    real = (ROOT / "mkdocs.yml").read_text("utf-8")
    for text in (SETTINGS, real.replace("!ENV ", "")):
        value = yaml.safe_load(nav_with(text, name, "Ny side", "New page"))
        (languages,) = [each["i18n"] for each in value["plugins"] if isinstance(each, dict) and "i18n" in each]
        translated = languages.get("nav_translations") or languages["languages"][1]["nav_translations"]
        assert translated["Ny side"] == "New page"
        added = nav_with(text, name, "Ny side", "New page").split("\n")
        assert len(added) == len(text.split("\n")) + 2
        names = [name, *_pages(yaml.safe_load(text)["nav"])]
        known = {*translated, "Gruppe", "Under"}
        assert nav_faults(value["nav"], names, known, "\n".join(added)) == []


def _pages(items: object) -> list[str]:
    if isinstance(items, dict):
        return [name for below in items.values() for name in _pages(below)]
    return [name for item in items for name in _pages(item)] if isinstance(items, list) else [str(items)]


def test_a_page_stands_after_those_of_its_folder() -> None:
    lines = [line.strip() for line in nav_with(SETTINGS, "a.md", "Ny side", "New page").split("\n")]
    assert lines.index("- Ny side: a.md") == lines.index("- Siden: side.md") + 1
    lines = nav_with(SETTINGS, "under/a.md", "Ny side", "New page").split("\n")
    assert lines.index("      - Ny side: under/a.md") == lines.index("      - Under: under/side.md") + 1
    lines = nav_with(SETTINGS, "ny/a.md", "Ny side", "New page").split("\n")
    assert lines.index("  - Ny side: ny/a.md") == lines.index("      - Under: under/side.md") + 1
