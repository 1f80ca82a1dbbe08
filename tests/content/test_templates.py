"""Templates kept compiled: where they cannot be kept, they are compiled each time."""

from __future__ import annotations

from pathlib import Path

import jinja2

from guidebook.content.templates import compiled


def drawn(root: Path, text: str) -> str:
    """A template of this text, drawn by an environment of its own, as the next build would."""
    (root / "page.html").write_text(text, "utf-8")
    loader = jinja2.FileSystemLoader(root)
    return jinja2.Environment(loader=loader, bytecode_cache=compiled(root, "pages")).get_template("page.html").render()


def test_a_template_is_kept_until_its_text_changes(tmp_path: Path) -> None:
    assert drawn(tmp_path, "{{ 1 + 1 }}") == "2"
    assert len(list((tmp_path / ".cache" / "templates").rglob("*.cache"))) == 1
    assert (drawn(tmp_path, "{{ 1 + 1 }}"), drawn(tmp_path, "{{ 1 + 2 }}")) == ("2", "3")


def test_a_spoilt_file_is_compiled_anew(tmp_path: Path) -> None:
    drawn(tmp_path, "{{ 1 + 1 }}")
    (kept,) = (tmp_path / ".cache" / "templates").rglob("*.cache")
    kept.write_bytes(kept.read_bytes()[:-9])
    assert drawn(tmp_path, "{{ 1 + 1 }}") == "2"


def test_where_nothing_can_be_kept_nothing_is(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("no folder", "utf-8")
    assert compiled(tmp_path, "pages") is None
    assert drawn(tmp_path, "{{ 1 + 1 }}") == "2"
