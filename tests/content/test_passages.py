"""The text of a page, passage by passage, and where each word of it stands."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

import pytest

from guidebook.content.data_files import read_data
from guidebook.content.page import Page, parse_page
from guidebook.content.passages import CODE
from guidebook.content.tree import Tree, load
from tests.project import ROOT, page

TODAY = dt.date(2026, 11, 22)
DATA, _ = read_data(ROOT)


@cache
def real() -> Tree:
    return load(ROOT, TODAY)


def parsed(body: str) -> Page:
    made, _ = parse_page(page("Siden", body), "nb", "om/index.md", DATA.data, TODAY)
    return made


def texts(body: str) -> list[tuple[str, str]]:
    return [(passage.kind, passage.text) for passage in parsed(body).rendered.passages[1:]]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("En *to*\ntre.", [("paragraph", "En to tre.")]),
        ("## Del { #del }", [("heading", "Del")]),
        ("> Et sitat.", [("quotation", "Et sitat.")]),
        ("- > Et sitat.", [("quotation", "Et sitat.")]),
        ("- En\n- To\n    - Tre", [("item", "En"), ("item", "To"), ("item", "Tre")]),
        ("1. En\n\n    To\n\n2. Tre", [("item", "En"), ("item", "To"), ("item", "Tre")]),
        ("| A | B |\n| --- | --- |\n| C | D |", [("header", "A"), ("header", "B"), ("cell", "C"), ("cell", "D")]),
        ("Ord\n:   Mening.", [("term", "Ord"), ("definition", "Mening.")]),
        ("![Et bilde](/images/a.jpg)", [("alternative", "Et bilde")]),
        ("/// advice\nEt råd.\n///", [("paragraph", "Et råd.")]),
        ("```\nkode\n```", []),
        ("<!-- En merknad. -->", []),
        ("Påstand.[^artikkelen] Mer.", [("paragraph", "Påstand. Mer.")]),
        (r"1 \* 2 &lt; 3 &amp; 4 &nbsp;å", [("paragraph", "1 * 2 < 3 & 4 å")]),
        ("En  \nto.", [("paragraph", "En to.")]),
        ('[en lenke](side.md "tittel").', [("paragraph", "en lenke.")]),
    ],
)
def test_each_kind_of_text_is_a_passage(body: str, expected: list[tuple[str, str]]) -> None:
    assert texts(body) == expected


def test_a_passage_belongs_to_the_heading_above_it() -> None:
    found = parsed("Før.\n\n## En { #en }\n\nTekst.\n\n### To { #to }\n\n- Punkt").rendered.passages
    assert [passage.section for passage in found] == ["", "", "en", "en", "to", "to"]
    assert [passage.number for passage in found] == list(range(6))


def test_what_is_foreign_or_code_is_left_blank() -> None:
    [_, passage] = parsed("Ordet *the end*{ lang=en } og `kode` her.").rendered.passages
    assert [(passage.text[part.start : part.end], part.language) for part in passage.foreign] == [
        ("the end", "en"),
        ("kode", CODE),
    ]
    assert passage.own == "Ordet         og      her."
    assert len(passage.own) == len(passage.text)


def test_a_quotation_can_be_foreign_in_whole() -> None:
    [_, passage] = parsed("> The end is near.\n> { lang=en }").rendered.passages
    assert passage.kind == "quotation"
    assert passage.own.strip() == ""


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("En [lenke](ordet.md) til ordet.", "ordet"),
        ("En påstand[^ordet] om ordet.", "ordet"),
        ("Æøå 😀 *fet* ordet.", "ordet"),
        ("> Et sitat med ordet.\n> { lang=nb }", "ordet"),
        ("<!-- ordet --> ordet", "ordet"),
        ("| A | B |\n| --- | --- |\n| så | ordet |", "ordet"),
        ("Et &laquo;sitat&raquo; og ordet.", "ordet"),
        ("Først\nen linje\nså ordet.", "ordet"),
        ("`ordet` er ordet i kode", "i"),
    ],
)
def test_a_word_is_found_where_it_stands(body: str, word: str) -> None:
    made = parsed(body)
    passage = next(each for each in made.rendered.passages[1:] if re.search(rf"\b{word}\b", each.text))
    line, column = made.passage_place(passage, [m.start() for m in re.finditer(rf"\b{word}\b", passage.text)][-1])
    lines = page("Siden", body).split("\n")
    assert lines[line - 1][column - 1 :].startswith(word)
    assert lines[line - 1].rfind(word) == column - 1


def test_windows_line_ends_do_not_move_a_word() -> None:
    text = page("Siden", "Først.\n\nSå ordet.").replace("\n", "\r\n").replace("\r\n", "\n")
    made, _ = parse_page(text, "nb", "om/index.md", DATA.data, TODAY)
    assert made.passage_place(made.rendered.passages[-1], 3) == (12, 4)


@pytest.mark.parametrize("path", sorted(each.path for each in real().pages.values()))
def test_every_word_of_the_real_content_is_found_where_it_stands(path: str) -> None:
    """Outside code and entities, the place of a word is where that very word stands, later than the one before it."""
    [made] = [each for each in real().pages.values() if each.path == path]
    lines = real().texts[path].split("\n")
    before = (0, 0)
    for passage in made.rendered.passages:
        for word in re.finditer(r"\w+", passage.own):
            line, column = made.passage_place(passage, word.start())
            assert lines[line - 1][column - 1 : column - 1 + len(word[0])] == word[0], passage.text
            assert (line, column) > before, passage.text
            before = line, column
