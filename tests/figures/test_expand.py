"""What the inserts of a page are drawn from, and where they are put."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from shutil import copytree

import pytest

from guidebook.content.tree import Tree, load
from guidebook.figures.expand import expand, make_scene
from guidebook.figures.markup import TEMPLATES, _environment
from guidebook.figures.scene import Change
from tests.project import page, write_project

TODAY = dt.date(2026, 11, 22)


def changed(*notes: tuple[str, str]) -> str:
    """Lines of front matter with these dated notes."""
    return "changes:\n" + "".join(f"  - {{date: {date}, what: {what}}}\n" for date, what in notes)


def made(root: Path, **pages: str | bytes) -> Tree:
    return load(write_project(root, {f"docs/nb/{name}.md": text for name, text in pages.items()}), TODAY)


def test_changes_come_newest_first_then_by_path(tmp_path: Path) -> None:
    tree = made(
        tmp_path,
        index=page("Forsiden", "x", changed(("2026-11-05", "Mellom"))),
        side=page("Siden", "x", changed(("2026-11-20", "Ny"), ("2026-11-03", "Gammel"))),
        annen=page("Annen", "x", changed(("2026-11-20", "Like ny"))),
    )
    assert make_scene(tree.pages["nb", "side.md"], tree, "", "").changes == (
        Change(dt.date(2026, 11, 20), "Like ny", "Annen", "annen.md"),
        Change(dt.date(2026, 11, 20), "Ny", "Siden", "side.md"),
        Change(dt.date(2026, 11, 5), "Mellom", "Forsiden", "index.md"),
        Change(dt.date(2026, 11, 3), "Gammel", "Siden", "side.md"),
    )


def test_changes_of_one_day_come_by_the_path_as_it_is_spelt(tmp_path: Path) -> None:
    note = changed(("2026-11-05", "Nytt"))
    tree = made(tmp_path, **{"rom/x": page("X", "x", note), "rom-y": page("Y", "y", note)})
    changes = make_scene(tree.pages["nb", "side.md"], tree, "", "").changes
    assert [change.path for change in changes] == ["rom-y.md", "rom/x.md"]


def test_a_source_knows_the_pages_that_use_it(tmp_path: Path) -> None:
    tree = made(
        tmp_path,
        side=page("Siden", "x", "sources: [kilde, annen]\n"),
        til=page("En til", "x", "sources: [kilde]\n"),
    )
    assert make_scene(tree.pages["nb", "index.md"], tree, "", "").used_by == {
        "kilde": (("Siden", "side.md"), ("En til", "til.md")),
        "annen": (("Siden", "side.md"),),
    }
    assert make_scene(tree.pages["en", "index.md"], tree, "", "").used_by == {"kilde": (("The page", "side.md"),)}


def test_a_page_that_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    tree = made(tmp_path, side="---\ntitle: [\n---\n\n# Siden\n")
    assert make_scene(tree.pages["nb", "index.md"], tree, "", "").used_by == {}


def test_the_scene_is_told_the_rest(tmp_path: Path) -> None:
    tree = made(tmp_path)
    scene = make_scene(tree.pages["en", "side.md"], tree, "Utgiver", "post@example.no")
    assert (scene.publisher, scene.contact, scene.today) == ("Utgiver", "post@example.no", TODAY)
    assert (scene.language, scene.words["language_name"]) == ("en", "English")
    assert scene.data == tree.data


@pytest.mark.parametrize(
    ("target", "address"),
    [("index.md", "../"), ("kilder.md", "../kilder/"), ("kilder.md#skate-om", "../kilder/#skate-om")],
)
def test_an_address_is_seen_from_the_page(target: str, address: str, tmp_path: Path) -> None:
    tree = made(tmp_path)
    assert make_scene(tree.pages["en", "side.md"], tree, "", "").href(target) == address


def test_an_insert_is_drawn_in_its_place(tmp_path: Path) -> None:
    tree = made(tmp_path, side=page("Siden", "Før.\n\n/// insert | publisher\n///\n\nEtter."))
    html = expand(tree.pages["nb", "side.md"], tree, "Utgiveren", "post@example.no")
    assert html.index("Før.") < html.index("Utgiveren") < html.index("post@example.no") < html.index("Etter.")
    assert "data-insert" not in html


def test_an_unknown_insert_leaves_nothing(tmp_path: Path) -> None:
    tree = made(tmp_path, side=page("Siden", "Før.\n\n/// insert | finnes-ikke\n///\n\nEtter."))
    html = expand(tree.pages["nb", "side.md"], tree)
    assert "finnes-ikke" not in html and "<div" not in html
    assert "<p>Før.</p>" in html and "<p>Etter.</p>" in html


def test_a_page_without_inserts_is_left_as_it_is(tmp_path: Path) -> None:
    tree = made(tmp_path)
    side = tree.pages["nb", "side.md"]
    assert expand(side, tree) == side.rendered.html


def test_what_another_page_or_a_setting_brings_is_drawn_again_when_it_changes(tmp_path: Path) -> None:
    side = page("Siden", "Alt.\n\n/// insert | all-changes\n///\n\n/// insert | publisher\n///\n")
    for what in ("Som var", "Som er"):
        for publisher in ("Den gamle", "Den nye"):
            tree = made(tmp_path, side=side, annen=page("Annen", "x", changed(("2026-11-20", what))))
            html = expand(tree.pages["nb", "side.md"], tree, publisher, "post@example.no")
            assert what in html and publisher in html, (what, publisher)


def test_what_is_drawn_is_drawn_again_when_its_template_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copytree(TEMPLATES, tmp_path / "figures")
    monkeypatch.setattr("guidebook.figures.markup.TEMPLATES", tmp_path / "figures")
    _environment.cache_clear()
    side = page("Siden", "Alt.\n\n/// insert | publisher\n///\n")
    template = tmp_path / "figures" / "publisher.html"
    try:
        before = made(tmp_path / "project", side=side)
        assert "<b>saved</b>" not in expand(before.pages["nb", "side.md"], before)
        template.write_text(template.read_text("utf-8") + "<b>saved</b>\n", "utf-8")
        after = made(tmp_path / "project", side=side)
        assert "<b>saved</b>" in expand(after.pages["nb", "side.md"], after)
    finally:
        _environment.cache_clear()
