"""What became of each section of a frozen page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest

from guidebook.content.data import Language
from guidebook.editions.edition import FrozenPage, section_digests
from guidebook.editions.since import Since, since

THEN = '<h1>T</h1><p>Topp.</p><h2 id="a">A</h2><p>En.</p><h3 id="b">B</h3><p>To.</p><h2 id="c">C</h2><p>Tre.</p>'


def became(living: Mapping[str, str], moved: Mapping[str, str] | None = None) -> Since:
    page = FrozenPage(
        "om/", "om.md", "nb", "T", "D", "F", dt.date(2026, 11, 1), None, None, (), section_digests(THEN), ()
    )
    pages: dict[tuple[Language, str], str] = {("nb", address): html for address, html in living.items()}
    return since(page, THEN, pages, moved or {})


def states(found: Since) -> str:
    return " ".join(f"{id_ or 'top'}:{fate.state}@{fate.place}" for id_, fate in found.fates.items())


@pytest.mark.parametrize(
    ("living", "moved", "wanted"),
    [
        ({"om/": THEN}, {}, "top:same@om/ a:same@om/#a b:same@om/#b c:same@om/#c"),
        ({"om/": THEN.replace("To.", "2.")}, {}, "top:same@om/ a:changed@om/#a b:changed@om/#b c:same@om/#c"),
        ({"om/": THEN.replace('id="b"', 'id="x"')}, {}, "top:same@om/ a:same@om/#a b:gone@None c:same@om/#c"),
        (
            {"om/": THEN.replace('id="b"', 'id="x"')},
            {"om/#b": "om/#x"},
            "top:same@om/ a:same@om/#a b:same@om/#x c:same@om/#c",
        ),
        ({"ny/": THEN}, {"om/": "ny/"}, "top:same@ny/ a:same@ny/#a b:same@ny/#b c:same@ny/#c"),
        (
            {"om/": THEN[: THEN.index('<h2 id="c"')], "ny/": '<h1>N</h1><h2 id="c">C</h2><p>Tre!</p>'},
            {"om/#c": "ny/#c"},
            "top:same@om/ a:same@om/#a b:same@om/#b c:changed@ny/#c",
        ),
        ({}, {}, "top:gone@None a:gone@None b:gone@None c:gone@None"),
        ({}, {"om/": "borte/"}, "top:gone@None a:gone@None b:gone@None c:gone@None"),
    ],
)
def test_what_became_of_each_section(living: Mapping[str, str], moved: Mapping[str, str], wanted: str) -> None:
    assert states(became(living, moved)) == wanted


def test_white_space_and_markup_do_not_count() -> None:
    assert became({"om/": THEN.replace("<p>", "\n  <p class='x'>")}).same


def test_a_new_section_is_told() -> None:
    found = became({"om/": THEN + '<h2 id="ny">Ny del</h2><p>Nytt.</p>'})
    assert [part.title for part in found.added] == ["Ny del"]
    assert not found.same


def test_the_difference_is_that_of_the_own_text() -> None:
    found = became({"om/": THEN.replace("To.", "To og tre.")})
    assert found.fates["a"].pieces == ()
    assert [piece.text for piece in found.fates["b"].pieces[0]] == ["To.", "To og tre."]
