"""What the browser prints: a clean A4 with title and page numbers, and a tagged PDF with its language, read back."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from playwright.sync_api import Browser, Page

from tests.browser.watching import needs_chromium

needs_chromium()

A4 = (595, 842)
CHROME = "Meny", "Hopp til innholdet", "Utseende", "På denne siden", "Les også", "Fant du en feil?"

NO_PAPER = """() => {
    for (const sheet of document.styleSheets) {
        for (let at = sheet.cssRules.length; at--; ) {
            const rule = sheet.cssRules[at];
            if (rule instanceof CSSPageRule || rule.media?.mediaText.includes("print")) sheet.deleteRule(at);
        }
    }
}"""
"""Takes the rules for paper away."""


@dataclass(frozen=True)
class Printed:
    """A PDF as a reader of tags meets it."""

    language: str
    tags: tuple[tuple[str, str], ...]
    """Each element of the structure, in order, with its alternative text."""
    pages: tuple[str, ...]
    """The text of each sheet."""
    size: tuple[int, int]
    brightness: float
    """The share of the first sheet that is white."""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(color_scheme="dark")
    yield context.new_page()
    context.close()


def printed(page: Page, file: Path) -> Printed:
    """The page as the browser saves it, read back."""
    page.pdf(path=file, tagged=True, outline=True, prefer_css_page_size=True, print_background=True)
    document = pdfium.PdfDocument(file)
    sheets = list(document)
    tags = tuple(tag for sheet in sheets for tag in _tags(sheet))
    width, height = sheets[0].get_size()
    picture = sheets[0].render(scale=0.5).to_pil().convert("L")
    white = sum(picture.histogram()[250:]) / (picture.width * picture.height)
    texts = tuple(sheet.get_textpage().get_text_bounded() for sheet in sheets)
    language = _text(raw.FPDFCatalog_GetLanguage, document.raw)
    return Printed(language, tags, texts, (round(width), round(height)), white)


def _text(function: Any, thing: Any) -> str:
    """A text that PDFium writes as UTF-16 into room that one must ask for first."""
    length = function(thing, None, 0)
    room = (ctypes.c_ushort * (length // 2))()
    function(thing, room, length)
    return bytes(room).decode("utf-16-le").rstrip("\0")


def _tags(sheet: Any) -> Iterator[tuple[str, str]]:
    tree = raw.FPDF_StructTree_GetForPage(sheet.raw)
    for number in range(raw.FPDF_StructTree_CountChildren(tree)):
        yield from _below(raw.FPDF_StructTree_GetChildAtIndex(tree, number))
    raw.FPDF_StructTree_Close(tree)


def _below(element: Any) -> Iterator[tuple[str, str]]:
    yield _text(raw.FPDF_StructElement_GetType, element), _text(raw.FPDF_StructElement_GetAltText, element)
    for number in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, number)
        if child:
            yield from _below(child)


def names(paper: Printed) -> set[str]:
    return {name for name, _ in paper.tags}


@pytest.mark.parametrize(
    ("path", "language", "title", "alternative"),
    [
        ("spekteret/", "nb", "Spekteret for datadrevne offentlige tjenester", "Spekteret for datadrevne"),
        (
            "en/ki-i-offentlig-sektor/",
            "en",
            "Artificial intelligence in the public sector",
            "a row of public buildings",
        ),
        ("utgaver/2026-11-22/verksted/", "nb", "Verksted om KI på 75 minutter", "Verkstedet på 75 minutter"),
    ],
)
def test_a_page_on_paper(
    path: str, language: str, title: str, alternative: str, address: str, page: Page, tmp_path: Path
) -> None:
    page.goto(address + path)
    paper = printed(page, tmp_path / "page.pdf")
    assert paper.language == language
    assert {"H1", "H2", "H3", "P", "L", "LI", "Table", "TH", "TD", "Figure", "Link"} - names(paper) <= {
        "H3",
        "Table",
        "TH",
        "TD",
    }
    assert any(alternative in alt for name, alt in paper.tags if name == "Figure"), paper.tags
    assert paper.size == A4
    assert paper.brightness > 0.5
    for number, text in enumerate(paper.pages, 1):
        assert f"{number} / {len(paper.pages)}" in text
        assert title in " ".join(text.split()), number
    everything = " ".join(paper.pages)
    assert [word for word in CHROME if word in everything] == []
    assert "https://veiledning.example/ki/" in everything and path.removeprefix("en/") in everything.replace("\r\n", "")
    assert "(https://" in everything


def test_tables_and_figures_are_not_cut(address: str, page: Page) -> None:
    page.goto(address + "spekteret/")
    page.emulate_media(media="print")
    for what in ("figure", ".table:not(.table--long)", "tr"):
        whole = "(each) => getComputedStyle(each).breakInside === 'avoid'"
        assert page.evaluate(f"(what) => [...document.querySelectorAll(what)].every({whole})", what), what
    assert page.evaluate("getComputedStyle(document.querySelector('thead')).display") == "table-header-group"
    page.emulate_media(media="screen")


def test_a_fault_on_paper_is_met(address: str, page: Page, tmp_path: Path) -> None:
    """Without its language, its alternative text and its rules for paper, a page fails what is asked above."""
    page.goto(address + "en/ki-i-offentlig-sektor/")
    page.evaluate(
        "document.documentElement.lang = ''; document.querySelector('.page__image').alt = '';"
        "document.querySelector('h1').role = 'presentation'; document.body.style.background = 'black'"
    )
    page.evaluate(NO_PAPER)
    paper = printed(page, tmp_path / "page.pdf")
    assert paper.language == ""
    assert not any("a row of public buildings" in alt for _, alt in paper.tags)
    assert "H1" not in names(paper)
    assert paper.brightness < 0.5 and paper.size != A4
    assert "On this page" in paper.pages[0] and "1 / " not in paper.pages[0]
