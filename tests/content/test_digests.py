from __future__ import annotations

import datetime as dt

import pytest

from guidebook.content.data_files import read_data
from guidebook.content.digests import TOP, digests, record
from guidebook.content.page import parse_page
from tests.project import ROOT, page

DATA, _ = read_data(ROOT)
BODY = """Først *litt* tekst.

## En { #en }

Se [siden](side.md) og **dette**.[^artikkelen]

- Ett
- To

## To { #to }

Mer tekst
på to linjer.
"""
TEXT = page("Siden", BODY)


def said(text: str) -> dict[str, str]:
    parsed, _ = parse_page(text, "nb", "om/index.md", DATA.data, dt.date(2026, 11, 22))
    return dict(digests(parsed))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("på to linjer", "på  to   linjer"),
        ("Mer tekst\npå", "Mer tekst på"),
        ("## To", "<!-- En merknad. -->\n\n## To"),
        ("*litt*", "litt"),
        ("**dette**", "*dette*"),
        ("- Ett\n", "* Ett\n"),
        ("author: ", "updated: 2026-11-02\nauthor: "),
    ],
)
def test_white_space_comments_and_emphasis_do_not_disturb(old: str, new: str) -> None:
    assert old in TEXT
    assert said(TEXT.replace(old, new)) == said(TEXT)


@pytest.mark.parametrize(
    ("section", "old", "new"),
    [
        (TOP, "Først", "Senere"),
        (TOP, 'description: "Oslo', 'description: "Moss'),
        ("en", "Se [siden](side.md)", "Se siden"),
        ("en", "(side.md)", "(annen.md)"),
        ("en", "[^artikkelen]", ""),
        ("en", "- To\n", "- To\n- Tre\n"),
        ("en", "**dette**", "*dette*{ lang=en }"),
        ("en", "## En", "## Ett"),
        ("to", "Mer tekst", "Mindre tekst"),
        ("to", "på to linjer.", "på to linjer.\n\n> Sitat"),
    ],
)
def test_a_change_of_one_section_changes_its_digest_alone(section: str, old: str, new: str) -> None:
    assert old in TEXT
    before, after = said(TEXT), said(TEXT.replace(old, new))
    assert {name for name in before if before[name] != after[name]} == {section}


def test_sections_stand_in_order_the_beginning_first() -> None:
    assert list(said(TEXT)) == [TOP, "en", "to"]


RECORD = 'translation:\n  _top: "1"\n  en: "2"\n'


@pytest.mark.parametrize(
    "old",
    [
        "",
        'translation:\n  _top: "0"\n  # a comment of the record\n  gone: "9"\n',
        'translation: {_top: "0"}\n',
        'translation:\n    _top: "0"\n',
        "translation: {}\n",
        'translation: {\n  _top: "0",\n}\n',
    ],
)
def test_a_record_replaces_an_older_one_and_changes_nothing_else(old: str) -> None:
    front = '---\ntitle: "A"  # a comment\n{}# another\nauthor: "B"\n'
    body = "---\n\n# A\n\n---\ntranslation:\n  not: this\n"
    after = record(front.format(old) + body, {TOP: "1", "en": "2"})
    assert after == front.format("") + RECORD + body
    assert record(after, {TOP: "1", "en": "2"}) == after
