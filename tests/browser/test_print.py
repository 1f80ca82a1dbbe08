"""What the browser prints: a clean A4 with title and page numbers, and a tagged PDF with its language, read back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.paper import A4, Printed, printed
from tests.browser.watching import needs_chromium

needs_chromium()

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


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(color_scheme="dark")
    yield context.new_page()
    context.close()


def names(paper: Printed) -> set[str]:
    return {name for name, _ in paper.tags}


@pytest.mark.parametrize(
    ("path", "alternative"),
    [
        ("spekteret/", "Spekteret for datadrevne"),
        ("en/ki-i-offentlig-sektor/", "a row of public buildings"),
        ("utgaver/2026-11-22/verksted/", "Verkstedet på 75 minutter"),
    ],
)
def test_a_page_on_paper(path: str, alternative: str, address: str, page: Page, tmp_path: Path) -> None:
    """What is not asked of every page in `ways.py`: its text, the tags within it, and where its links lead."""
    page.goto(address + path)
    paper = printed(page, tmp_path / "page.pdf")
    assert {"H1", "H2", "P", "L", "LI", "Figure", "Link"} <= names(paper)
    assert any(alternative in alt for name, alt in paper.tags if name == "Figure"), paper.tags
    everything = " ".join(paper.pages)
    assert [word for word in CHROME if word in everything] == []
    assert "(https://" in everything


def test_what_is_open_over_the_page_stays_off_the_paper(address: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}om/sitering/")
    page.locator("a.headerlink[href^='citation.html#']").first.click()
    page.locator("dialog[open]").wait_for()
    page.emulate_media(media="print")
    assert not page.locator("dialog[open]").is_visible() and page.locator("h1").is_visible()
    context.close()


def test_the_head_of_a_table_stands_on_each_sheet(address: str, page: Page) -> None:
    page.goto(address + "spekteret/")
    page.emulate_media(media="print")
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
