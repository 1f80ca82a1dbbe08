"""The pictures for sharing: drawn once, and again when something in them changes."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from guidebook.content.data import Language
from guidebook.content.tree import load
from guidebook.figures import share
from guidebook.site import share as kept
from tests.project import page, write_project

TODAY = dt.date(2026, 11, 22)
NAMES = {"nb": "KI i offentlig sektor", "en": "AI in the public sector"}
TITLES = [("Forsiden", "nb"), ("Siden", "nb"), ("Front page", "en"), ("The page", "en")]
ALL = sorted(f"{title}|{NAMES[language]}|{language}" for title, language in TITLES)


class Studio:
    """A project whose pictures are words, and the list of those that were drawn."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.site = root / "site"
        self.cache = root / "cache" / "share"
        self.drawn: list[str] = []

    def draw(self, title: str, site: str, language: Language) -> bytes:
        self.drawn.append(f"{title}|{site}|{language}")
        return self.drawn[-1].encode()

    def write(self, changes: dict[str, str | bytes | None] | None = None) -> list[str]:
        """Write the pictures of the project; what had to be drawn for it."""
        self.drawn.clear()
        kept.write_share_pictures(load(write_project(self.root, changes or {}), TODAY), self.site, self.cache)
        return sorted(self.drawn)

    def shows(self, path: str) -> str:
        return (self.site / "images" / "share" / path).read_text("utf-8")


@pytest.fixture
def studio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Studio:
    made = Studio(tmp_path)
    monkeypatch.setattr(share, "share_picture", made.draw)
    return made


def test_each_page_gets_the_picture_of_its_title_and_language(studio: Studio) -> None:
    assert studio.write() == ALL
    assert studio.shows("nb/side.png") == "Siden|KI i offentlig sektor|nb"
    assert studio.shows("en/index.png") == "Front page|AI in the public sector|en"


def test_a_kept_picture_is_used_again(studio: Studio) -> None:
    studio.write()
    shutil.rmtree(studio.site)
    assert studio.write() == []
    assert studio.shows("nb/side.png") == "Siden|KI i offentlig sektor|nb"


def test_nothing_half_drawn_is_kept(studio: Studio) -> None:
    studio.write()
    assert {path.suffix for path in studio.cache.rglob("*") if path.is_file()} == {".png"}


def test_a_new_title_is_drawn_and_no_other(studio: Studio) -> None:
    studio.write()
    assert studio.write({"docs/nb/side.md": page("Ny tittel", "Tekst.")}) == ["Ny tittel|KI i offentlig sektor|nb"]
    assert studio.shows("nb/side.png") == "Ny tittel|KI i offentlig sektor|nb"


def test_a_new_name_of_the_site_is_drawn_everywhere(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    studio.write()
    monkeypatch.setattr(kept, "catalogue", lambda language: {"site_name": "Nytt navn"})
    assert studio.write() == sorted(f"{title}|Nytt navn|{language}" for title, language in TITLES)


def test_the_same_words_in_another_language_are_another_picture(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "catalogue", lambda language: {"site_name": "Navn"})
    drawn = studio.write({"docs/en/side.md": page("Siden", "Text.")})
    assert {"Siden|Navn|nb", "Siden|Navn|en"} <= set(drawn)
    assert (studio.shows("nb/side.png"), studio.shows("en/side.png")) == ("Siden|Navn|nb", "Siden|Navn|en")


@pytest.mark.parametrize("changed", ["share.py", "fonts/literata-600.ttf"])
def test_a_new_program_or_font_draws_all_again(changed: str, studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    there = studio.root / "program"
    shutil.copytree(kept._FIGURES, there)
    monkeypatch.setattr(kept, "_FIGURES", there)
    studio.write()
    (there / changed).write_bytes((there / changed).read_bytes() + b"\n")
    assert studio.write() == ALL


def test_a_new_version_of_the_drawing_library_draws_all_again(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    studio.write()
    monkeypatch.setattr(kept, "version", lambda name: f"{name} 0")
    assert studio.write() == ALL
