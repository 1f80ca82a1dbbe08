"""The forms that a person copies."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from html import unescape

import pytest
from citeproc import CitationStylesStyle

from guidebook.citing.citation import Citation, Section
from guidebook.citing.written import Style, _marked, _styled, written
from tests.citing.facts import AUTHORS, EDITION, EN, NB, SECTION, TITLES
from tests.project import ROOT

UNREAD = (replace(NB, retrieved=None), replace(EN, retrieved=None))
STYLES: tuple[Style, ...] = ("apa-7-nb", "apa-7-en", "case-paper")


def text(citation: Citation, style: Style) -> str:
    (form,) = written((citation,), style)
    return form.text


@pytest.mark.parametrize(
    ("citation", "style", "expected"),
    [
        (
            NB,
            "apa-7-nb",
            "Nettstedets redaksjon. (2026, 22. november). Før du godkjenner en KI-løsning. KI i offentlig sektor. "
            "Hentet 22. november 2026 fra https://adressen-til-nettstedet/for-du-godkjenner/",
        ),
        (
            EN,
            "apa-7-en",
            "The site’s editors. (2026, November 22). Before you approve an AI solution. AI in the public sector. "
            "Retrieved November 22, 2026, from https://adressen-til-nettstedet/en/for-du-godkjenner/",
        ),
        (
            NB.of(SECTION),
            "case-paper",
            "Før du godkjenner en KI-løsning, punkt personvern-og-sikkerhet, hentet 22. november 2026 fra "
            "https://adressen-til-nettstedet/for-du-godkjenner/#personvern-og-sikkerhet",
        ),
        (
            EN.of(SECTION),
            "case-paper",
            "Before you approve an AI solution, section personvern-og-sikkerhet, retrieved 22 November 2026 from "
            "https://adressen-til-nettstedet/en/for-du-godkjenner/#personvern-og-sikkerhet",
        ),
        (
            NB,
            "case-paper",
            "Før du godkjenner en KI-løsning, hentet 22. november 2026 fra "
            "https://adressen-til-nettstedet/for-du-godkjenner/",
        ),
        (
            NB.of(SECTION),
            "apa-7-nb",
            "Nettstedets redaksjon. (2026, 22. november). Personvern og sikkerhet. I Før du godkjenner en KI-løsning. "
            "KI i offentlig sektor. Hentet 22. november 2026 fra "
            "https://adressen-til-nettstedet/for-du-godkjenner/#personvern-og-sikkerhet",
        ),
    ],
)
def test_a_page_that_may_change_is_retrieved_on_a_day(citation: Citation, style: Style, expected: str) -> None:
    """As `om/sitering.md` shows them."""
    assert text(citation, style) == expected


@pytest.mark.parametrize(
    ("citation", "style", "expected"),
    [
        (
            NB,
            "apa-7-nb",
            "Nettstedets redaksjon. (2026, 22. november). Før du godkjenner en KI-løsning (utgaven av 23. november "
            "2026). KI i offentlig sektor. https://adressen-til-nettstedet/for-du-godkjenner/",
        ),
        (
            EN,
            "apa-7-en",
            "The site’s editors. (2026, November 22). Before you approve an AI solution (edition of November 23, "
            "2026). AI in the public sector. https://adressen-til-nettstedet/en/for-du-godkjenner/",
        ),
        (
            NB.of(SECTION),
            "case-paper",
            "Før du godkjenner en KI-løsning, punkt personvern-og-sikkerhet, utgaven av 23. november 2026, "
            "https://adressen-til-nettstedet/for-du-godkjenner/#personvern-og-sikkerhet",
        ),
        (
            EN,
            "case-paper",
            "Before you approve an AI solution, edition of 23 November 2026, "
            "https://adressen-til-nettstedet/en/for-du-godkjenner/",
        ),
    ],
)
def test_an_edition_is_named_and_no_day_of_reading(citation: Citation, style: Style, expected: str) -> None:
    assert text(replace(citation, edition=EDITION), style) == expected


def test_a_day_that_is_not_known_has_a_visible_place() -> None:
    nb, en = UNREAD
    assert "Hentet [dato] fra https" in text(nb, "apa-7-nb")
    assert "Retrieved [date], from https" in text(en, "apa-7-en")
    assert ", hentet [dato] fra https" in text(nb, "case-paper")
    assert ", retrieved [date] from https" in text(en, "case-paper")


def test_the_day_is_that_of_the_last_change() -> None:
    changed = replace(NB, updated=dt.date(2027, 1, 2))
    assert "(2027, 2. januar)" in text(changed, "apa-7-nb")


def test_a_page_without_a_day_says_so() -> None:
    assert text(replace(NB, published=None), "apa-7-nb").startswith("Nettstedets redaksjon. (u.å.). Før")
    assert text(replace(EN, published=None), "apa-7-en").startswith("The site’s editors. (n.d.). Before")


def test_a_site_that_is_its_own_author_is_named_once() -> None:
    assert text(replace(NB, author=NB.site), "apa-7-nb").count(NB.site) == 1


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("style", STYLES)
def test_every_sign_of_a_title_stays_and_is_escaped(title: str, style: Style) -> None:
    (form,) = written((replace(NB, title=title),), style)
    assert title in form.text
    assert "<cite>" in form.html and "<i>" not in form.html
    assert unescape(form.html.replace("<cite>", "").replace("</cite>", "")) == form.text


@pytest.mark.parametrize("author", AUTHORS)
def test_a_name_is_never_taken_apart(author: str) -> None:
    assert text(replace(NB, author=author), "apa-7-nb").startswith(f"{author.rstrip('.')}. (2026")


@pytest.mark.parametrize(
    ("title", "begins"), [("Hva nå?", "Hva nå? KI"), ("Slutt!", "Slutt! KI"), ("Slutt.", "Slutt. KI")]
)
def test_a_title_that_ends_a_sentence_gets_no_second_stop(title: str, begins: str) -> None:
    assert f"). {begins} i offentlig sektor." in text(replace(NB, title=title), "apa-7-nb")
    asked = Section("x", title)
    assert f"). {title} I Før du" in text(NB.of(asked), "apa-7-nb")


def test_the_order_is_kept() -> None:
    parts = tuple(NB.of(Section(f"id-{n}", f"Punkt {n}")) for n in (3, 1, 2))
    assert [form.text.split(",")[1] for form in written(parts, "case-paper")] == [f" punkt id-{n}" for n in (3, 1, 2)]
    assert written((), "case-paper") == ()


def test_two_languages_are_not_mixed() -> None:
    with pytest.raises(ValueError, match="more than one language"):
        written((NB, EN), "case-paper")


@pytest.mark.parametrize("style", STYLES)
def test_the_styles_are_valid_csl(style: Style) -> None:
    """citeproc-py warns of what the schema of CSL does not allow, and here a warning is an error."""
    CitationStylesStyle(str(ROOT / "src/guidebook/citing/styles" / f"{style}.csl"), validate=True)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "heading", ["Hva er KI", "Hva er KI?", "«Sitert»", "Slutt.", "Noe: med, «mer» & 'q' <b> 2", "x…"]
)
def test_a_citation_is_as_the_style_sets_it_by_itself(style: Style, heading: str) -> None:
    """Where words only are put in their places, the punctuation is the same."""
    for facts in (*UNREAD, replace(NB, edition=EDITION)):
        for citation in (replace(facts, title=heading), facts.of(Section("hva-er-ki", heading))):
            assert _marked(citation, style) == _styled(citation, style)
