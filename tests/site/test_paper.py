"""The template for a case paper: the files are read back."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from guidebook.content.data import LANGUAGES, Language
from guidebook.content.tree import load
from guidebook.content.words import catalogue
from guidebook.site.paper import Template
from guidebook.site.word import word_document
from tests.conftest import Built
from tests.project import ROOT

TREE = load(ROOT, dt.date(2026, 11, 22))
REFERENCE = "Før & etter, punkt «x», https://veiledning.example/#y"
LOCALE = {"nb": "nb-NO", "en": "en-GB"}


def template(language: Language) -> Template:
    references = (("for-du-godkjenner.md", REFERENCE),)
    where = "https://veiledning.example/"
    return Template(TREE.data.paper, TREE.data.spectrum.pairs, language, references, where, dt.date(2026, 11, 22))


def opened(language: Language) -> Any:
    return Document(io.BytesIO(word_document(template(language))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_word_file_has_real_headings_in_order(language: Language) -> None:
    styles = [(p.style.name, p.text) for p in opened(language).paragraphs if p.style.name.startswith(("Head", "Title"))]
    assert styles[0] == ("Title", catalogue(language)["paper_title"])
    firsts = [text for name, text in styles if name == "Heading 1"]
    assert firsts == [section.title.of(language) for section in TREE.data.paper]
    facts = next(section for section in TREE.data.paper if section.id == "fakta")
    assert [text for name, text in styles if name == "Heading 2"][4:11] == [f.label.of(language) for f in facts.fields]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_word_file_says_its_language_its_title_and_its_sheet(language: Language) -> None:
    made = opened(language)
    assert {lang.get(qn("w:val")) for lang in made.styles.element.iter(qn("w:lang"))} == {LOCALE[language]}
    assert made.core_properties.language == LOCALE[language]
    assert made.core_properties.title == catalogue(language)["paper_name"]
    assert (made.sections[0].page_width.cm, made.sections[0].page_height.cm) == pytest.approx((21, 29.7), abs=0.01)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_has_a_head_and_an_alternative_text(language: Language) -> None:
    tables = opened(language).tables
    assert len(tables) == 3
    for table in tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        for tag in ("w:tblCaption", "w:tblDescription"):
            assert table._tbl.tblPr.find(qn(tag)).get(qn("w:val"))
        assert all(cell.text for cell in table.rows[0].cells)
        assert [column.width for column in table.columns] == [cell.width for cell in table.rows[0].cells]
        assert sum(column.width.cm for column in table.columns) <= 16.1, "the width of the text on A4"
    pairs = [(row.cells[0].text, row.cells[6].text) for row in tables[1].rows[1:]]
    assert pairs == [(p.left.word.of(language), p.right.word.of(language)) for p in TREE.data.spectrum.pairs]


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_files_hold_every_text_and_the_references(language: Language) -> None:
    made = opened(language)
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    document, text = "\n".join([*(p.text for p in made.paragraphs), *cells]), template(language).text()
    for section in TREE.data.paper:
        for field in section.fields:
            assert field.hint.of(language) in document and field.hint.of(language) in text
            assert field.label.of(language) in document or section.form == "numbered"
        assert section.about.of(language) in document and section.about.of(language) in text
    assert REFERENCE in document and REFERENCE in text


def test_the_same_data_give_the_same_bytes_on_any_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    first = word_document(template("nb"))
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: dt.datetime(2033, 5, 18, 3, 33, 20).timetuple())
    assert word_document(template("nb")) == first
    assert {entry.date_time[:3] for entry in zipfile.ZipFile(io.BytesIO(first)).infolist()} == {(2026, 11, 22)}


def test_another_day_is_another_file() -> None:
    assert word_document(replace(template("nb"), date=dt.date(2027, 1, 1))) != word_document(template("nb"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_points_of_the_director_are_those_of_the_page(language: Language) -> None:
    page = TREE.texts[f"docs/{language}/for-du-godkjenner.md"]
    rows = [line.split("|")[1].strip() for line in page.split("\n") if line.startswith("| ")]
    points = next(section for section in TREE.data.paper if section.form == "points")
    assert [field.label.of(language) for field in points.fields] == rows[2:]


def test_the_site_has_the_files_and_links_to_them(built: Built) -> None:
    for prefix in ("", "en/"):
        page = (built.folder / prefix / "saksframlegg" / "index.html").read_text("utf-8")
        for name in ("saksframlegg.docx", "saksframlegg.txt"):
            assert f'href="../{name}"' in page
            assert (built.folder / prefix / name).stat().st_size > 1000
        Document(str(built.folder / prefix / "saksframlegg.docx"))
        cited = (built.folder / prefix / "saksframlegg.txt").read_text("utf-8")
        assert re.search(rf"https://\S+/{prefix}(utgaver/[\d-]+/)?for-du-godkjenner/", cited)
