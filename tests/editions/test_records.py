"""The ledger, the redirects and the withdrawals as values."""

from __future__ import annotations

import datetime as dt

import pytest
import yaml

from guidebook.content.data import Text
from guidebook.editions import ledger, redirects, withdrawn
from guidebook.editions.edits import nav_moved, nav_without
from guidebook.editions.likeness import HALF, kept
from guidebook.editions.naming import name_of
from guidebook.editions.plan import Unknown
from guidebook.editions.promised import is_promised
from guidebook.editions.published import both, neutral, spoken
from guidebook.editions.redirects import Redirect, follow, redirect
from guidebook.editions.withdrawn import Withdrawn

FIRST, TODAY = dt.date(2026, 11, 1), dt.date(2026, 11, 22)


def test_the_ledger_is_sorted_by_code_point_and_keeps_the_first_day() -> None:
    known = ledger.read("/\t2026-11-01\n/a/\t2026-11-01\n")
    text = ledger.write(ledger.add(known, ["/a/", "/å/", "/a-b/", "/a/#x", "https://b.no/"], TODAY))
    assert text == (
        "/\t2026-11-01\n/a-b/\t2026-11-22\n/a/\t2026-11-01\n/a/#x\t2026-11-22\n/å/\t2026-11-22\nhttps://b.no/\t2026-11-22\n"
    )
    assert ledger.write(ledger.add(ledger.read(text), ["/a/"], dt.date(2030, 1, 1))) == text
    assert list(ledger.faults(text, TODAY)) == []


def test_an_empty_ledger_is_sound() -> None:
    assert list(ledger.faults("", TODAY)) == []
    assert ledger.write({}) == ""


@pytest.mark.parametrize(
    ("address", "bare"), [("/", ""), ("/en/", ""), ("/en/om/#a", "om/#a"), ("/om/", "om/"), ("/enighet/", "enighet/")]
)
def test_an_address_without_its_language(address: str, bare: str) -> None:
    assert neutral(address) == bare
    assert address in both(bare)


def test_a_picture_has_one_address() -> None:
    assert both("images/x.jpg") == ("/images/x.jpg",)
    assert spoken("", "en") == "/en/"


@pytest.mark.parametrize(
    "id_", ["fn:kilde", "fnref:kilde", "fig-spectrum", "term-skate", "site-report", "content", "A"]
)
def test_ids_that_are_not_promised(id_: str) -> None:
    assert not is_promised(id_)


@pytest.mark.parametrize("id_", ["del", "personvern-og-sikkerhet", "figurer", "contents", "ramme-1"])
def test_ids_that_are_promised(id_: str) -> None:
    assert is_promised(id_)


def steps(found: tuple[Redirect, ...]) -> dict[str, str]:
    return {each.source: each.to for each in found}


def test_a_redirect_never_leads_to_another() -> None:
    known = [redirect("a/", "b/", FIRST), redirect("a/#x", "b/#x", FIRST)]
    moved = {"b/": "c/", "b/#x": "c/#y"}
    found = follow(known, moved, {"a/", "a/#x", "b/", "b/#x"}, {"c/", "c/#y"}, TODAY)
    assert steps(found) == {"a/": "c/", "a/#x": "c/#y", "b/": "c/", "b/#x": "c/#y"}
    assert {each.source: each.date for each in found}["a/"] == FIRST


def test_what_is_back_leads_nowhere_and_what_was_never_published_needs_nothing() -> None:
    known = [redirect("a/", "b/", FIRST)]
    assert steps(follow(known, {"b/": "a/", "b/#x": "a/#x"}, {"a/", "b/"}, {"a/", "a/#x"}, TODAY)) == {"b/": "a/"}


def test_the_files_are_read_back_as_they_were_written() -> None:
    text = redirects.write([redirect("b/#x", "", FIRST), redirect("a/", "b/", TODAY)])
    assert yaml.safe_load(text) == [
        {"from": "a/", "to": "b/", "date": TODAY},
        {"from": "b/#x", "to": "", "date": FIRST},
    ]
    why = Text(nb='Sa "nei": \\ # – «ja»', en="Line\nbreak & <b>")
    text = withdrawn.write([Withdrawn(address="a/", date=TODAY, why=why, instead="")])
    assert yaml.safe_load(text) == [{"address": "a/", "date": TODAY, "why": why.model_dump(), "instead": ""}]
    assert redirects.write([]) == withdrawn.write([]) == "[]\n"


@pytest.mark.parametrize(
    "given",
    ["om/x.md", "docs/nb/om/x.md", "./docs/en/om/x.md", "/om/x/", "/en/om/x/", "om/x", "om/x.md#del", "nb/om/x.md"],
)
def test_a_page_however_it_is_named(given: str) -> None:
    assert name_of(given) == "om/x.md"


@pytest.mark.parametrize("given", ["Om/x.md", "om/ny side.md", "../x.md", "om//x.md", "om/æ.md"])
def test_what_cannot_be_a_page(given: str) -> None:
    with pytest.raises(Unknown):
        name_of(given)


NAV = """site_name: x
nav:
  - Forsiden: index.md
  - "Om: oss": om/index.md  # about
  - Verkstedet:
      - Start: "verksted/index.md"
      - Slutt: verksted/slutt.md
  - Gruppe:
      - Under:
          - Alene: dypt/alene.md
  - Sist: sist.md

plugins:
  - x: om/index.md.bak
"""


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("om/index.md", '  - "Om: oss": NY.md  # about'),
        ("verksted/index.md", '      - Start: "NY.md"'),
        ("index.md", "  - Forsiden: NY.md"),
        ("dypt/alene.md", "          - Alene: NY.md"),
    ],
)
def test_a_page_gets_its_new_name_in_nav_and_nothing_else_changes(name: str, line: str) -> None:
    before, after = NAV.split("\n"), nav_moved(NAV, name, "NY.md").split("\n")
    assert [new for old, new in zip(before, after, strict=True) if old != new] == [line]


def test_a_page_that_nav_does_not_name_changes_nothing() -> None:
    assert nav_moved(NAV, "ikke.md", "ny.md") == nav_without(NAV, "ikke.md") == NAV


@pytest.mark.parametrize(
    ("name", "gone"),
    [
        ("sist.md", ["  - Sist: sist.md"]),
        ("verksted/slutt.md", ["      - Slutt: verksted/slutt.md"]),
        ("verksted/index.md", ['      - Start: "verksted/index.md"']),
        ("dypt/alene.md", ["  - Gruppe:", "      - Under:", "          - Alene: dypt/alene.md"]),
    ],
)
def test_a_page_leaves_nav_with_the_groups_that_held_it_alone(name: str, gone: list[str]) -> None:
    assert nav_without(NAV, name).split("\n") == [line for line in NAV.split("\n") if line not in gone]


@pytest.mark.parametrize(
    ("now", "share"),
    [
        ("en to tre fire", 1.0),
        ("Fire, tre – TO en!", 1.0),
        ("en to fem seks sju åtte", 0.5),
        ("en fem", 0.25),
        ("", 0.0),
        ("en en en en", 0.25),
    ],
)
def test_the_share_of_words_that_is_left(now: str, share: float) -> None:
    assert kept("en to tre fire", now) == share
    assert HALF == 0.5


def test_of_no_words_all_are_left() -> None:
    assert kept("", "nytt") == 1.0
