"""Which pages are named at the end of a page."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from guidebook.content.tree import load
from guidebook.site.related import COMMON, related, related_facts
from tests.project import SOURCE, page, write_project

TODAY = dt.date(2026, 11, 22)


def near(tmp_path: Path, **bodies: str) -> dict[str, tuple[str, ...]]:
    """What is near each page of a project with these further pages."""
    files: dict[str, str | bytes | None] = {}
    for name, body in bodies.items():
        more = "sources: [egen]\n" if "[^egen]" in body else ""
        files |= {f"docs/{language}/{name}.md": page(name.title(), body, more) for language in ("nb", "en")}
    files["docs/data/sources.yml"] = SOURCE.format(id="kilde") + SOURCE.format(id="egen")
    tree = load(write_project(tmp_path, files), TODAY)
    assert related(tree.of("en")) == related(tree.of("nb"))
    return related(tree.of("nb"))


@pytest.mark.parametrize(
    ("bodies", "name", "expected"),
    [
        ({"a": "[b](b.md)", "b": "Tekst."}, "b.md", ("a.md",)),
        ({"a": "Tekst.[^egen]", "b": "Tekst.[^egen]", "c": "Tekst."}, "a.md", ("b.md",)),
        ({"a": "[b](b.md) [c](c.md)", "b": "[a](a.md)", "c": "Tekst."}, "a.md", ("b.md", "c.md")),
        ({"a": "Her er [forsiden](index.md).", "b": "Tekst."}, "a.md", ()),
        ({"a": "Her er [en del](#del).\n\n## Del { #del }\n\nTekst.", "b": "Tekst."}, "a.md", ()),
        ({**dict.fromkeys("abcd", "[x](x.md)"), "x": "Tekst."}, "a.md", ()),
        ({"rom/a": "Tekst.", "rom/b": "Tekst.", "c": "Tekst."}, "rom/a.md", ("rom/b.md",)),
        ({"a": " ".join(f"[{n}]({n}.md)" for n in "bcdefg"), **dict.fromkeys("bcdefg", "Tekst.")}, "a.md",
         ("b.md", "c.md", "d.md", "e.md")),
    ],
    ids=["a-link-counts-both-ways", "a-shared-source", "twice-is-nearer", "not-the-front-page", "not-itself",
         "not-what-most-link-to", "one-folder", "four-at-most"],
)  # fmt: skip
def test_what_is_near(bodies: dict[str, str], name: str, expected: tuple[str, ...], tmp_path: Path) -> None:
    assert near(tmp_path, **bodies)[name] == expected


def test_a_source_of_most_pages_tells_nothing(tmp_path: Path) -> None:
    names = [f"p{number}" for number in range(COMMON + 1)]
    assert near(tmp_path, **dict.fromkeys(names, "Tekst.[^egen]"))["p0.md"] == ()


def test_what_the_template_is_told(tmp_path: Path) -> None:
    tree = load(write_project(tmp_path, {}), TODAY)
    told = related_facts(tree.pages["en", "index.md"], ("side.md", "gone.md"), tree, lambda name: f"to {name}")
    described = "Oslo, Bergen, Drammen, Stavanger, Bodø, Alta, Hamar, Narvik: The page."
    assert told == {"related": [{"title": "The page", "url": "to side.md", "description": described}]}
