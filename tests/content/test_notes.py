"""The text of a note: who, when, what, where, and how surely it is known."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from guidebook.content.data import Data, Language, Source, Text
from guidebook.content.markup.notes import note
from guidebook.content.render import render
from guidebook.content.setting import setting

TODAY = dt.date(2026, 11, 22)
EMPTY = Data.model_construct(sources=(), claims=(), glossary=())
END = "Lest i arkivert kopi, kontrollert 1. november 2026. [I kildelisten](kilder.md#kilde)"
SPECIAL = "a*b* _c_ [d](e) <f> & `g` \\h {i} #j +k -l 1. m! n&amp;"


def source(**more: Any) -> Source:
    values: dict[str, Any] = {"id": "kilde", "kind": "page", "title": "Tittel", "language": "nb", "mark": "read"}
    values |= {"checked": dt.date(2026, 11, 1), "how": Text(nb="Lest.", en="Read.")}
    return Source(**(values | more))


def written(spoken: Language = "nb", name: str = "side.md", **more: Any) -> str:
    return note(source(**more), setting(name, spoken, EMPTY, TODAY))


def seen(**more: Any) -> str:
    """The HTML of a page with the note."""
    data = Data.model_construct(sources=(source(**more),), claims=(), glossary=())
    return render("Tekst.[^kilde]", setting("side.md", "nb", data, TODAY)).html


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, "*Tittel*."),
        ({"author": "Ola"}, "Ola: *Tittel*."),
        ({"publisher": "Etat"}, "Etat: *Tittel*."),
        ({"author": "Ola", "publisher": "Etat"}, "Ola: *Tittel*, Etat."),
        ({"author": "Ola", "published": "2019"}, "Ola (2019): *Tittel*."),
        ({"publisher": "Etat", "published": "2021-06"}, "Etat (juni 2021): *Tittel*."),
        ({"author": "Ola", "published": dt.date(2021, 6, 5)}, "Ola (5\\. juni 2021): *Tittel*."),
        ({"published": "2021-06"}, "*Tittel*, juni 2021."),
        ({"author": "Ola", "publisher": "Etat", "number": "sak 18/22"}, "Ola: *Tittel*, Etat, sak 18/22."),
        ({"number": "7", "published": "2019"}, "*Tittel*, 7, 2019."),
        ({"address": "https://a.example/b"}, "[*Tittel*](<https://a.example/b>)."),
        ({"doi": "10.1234/a.b"}, "[*Tittel*](<https://doi.org/10.1234/a.b>)."),
        ({"doi": "10.1234/a", "address": "https://a.example/"}, "[*Tittel*](<https://a.example/>)."),
        ({"language": "en"}, "*Tittel*{ lang=en }."),
        ({"language": "en", "doi": "10.1234/a"}, "[*Tittel*{ lang=en }](<https://doi.org/10.1234/a>)."),
    ],
)
def test_a_note_names_what_is_known(given: dict[str, Any], expected: str) -> None:
    assert written(**given) == f"{expected} {END}"


def test_a_note_speaks_the_language_of_its_page() -> None:
    checked = "Reported by others, checked on 1 November 2026. [In the register of sources](kilder.md#kilde)"
    assert written("en", mark="reported", author="Ola", published="2021-06") == (
        f"Ola (June 2021): *Tittel*{{ lang=nb }}. {checked}"
    )


def test_a_note_leads_to_the_register_from_a_page_in_a_folder() -> None:
    assert written(name="verksted/index.md").endswith("(../kilder.md#kilde)")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"title": "a [b] <c> & *d* _e_"}, "*a \\[b\\] &lt;c\\> &amp; \\*d\\* \\_e\\_*."),
        ({"author": "A*B", "published": "2019"}, "A\\*B (2019): *Tittel*."),
        ({"author": "A*B", "publisher": "C_D"}, "A\\*B: *Tittel*, C\\_D."),
        ({"title": "a\n  b"}, "*a b*."),
    ],
)
def test_special_characters_are_escaped(given: dict[str, Any], expected: str) -> None:
    assert written(**given) == f"{expected} {END}"


@pytest.mark.parametrize("field", ["title", "author", "publisher", "number", "published"])
def test_special_characters_mean_nothing_but_themselves(field: str) -> None:
    html = seen(**{field: SPECIAL})
    shown = SPECIAL.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert shown in html


def test_a_foreign_title_says_its_language_and_leads_to_its_doi() -> None:
    html = seen(language="en", doi="10.1234/a_b(c)_d")
    assert '<a href="https://doi.org/10.1234/a_b(c)_d"><em lang="en">Tittel</em></a>' in html
