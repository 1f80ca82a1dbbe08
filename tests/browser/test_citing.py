"""The citations of a page in a real browser: marked or copied with one press."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import rispy
from playwright.sync_api import Browser

from guidebook.review.browser import NO_BROWSER, chromium
from guidebook.review.local_site import local_site
from tests.browser.watching import violations
from tests.conftest import SITE_URL
from tests.site.test_editions import FIRST, SECOND
from tests.site.test_editions import project as project

if chromium() is None and not os.environ.get("CI"):
    pytest.skip(NO_BROWSER, allow_module_level=True)


@pytest.fixture
def served(project: Path) -> Iterator[str]:
    """The site with two editions, on loopback; `side/` has changed since."""
    with local_site(project / "site", "/ki/") as where:
        yield where


def test_one_press_copies_with_the_day_of_the_reader(served: str, browser: Browser) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.clock.set_fixed_time("2027-01-02T12:00:00")
    page.goto(f"{served}side/")
    for name, expected in (
        ("Kopier: Kort form for saksframlegg", f"Siden, hentet 2. januar 2027 fra {SITE_URL}side/"),
        ("Kopier: APA 7 på engelsk", "Retrieved January 2, 2027, from"),
    ):
        page.get_by_role("button", name=name, exact=True).click()
        assert expected in page.evaluate("navigator.clipboard.readText()")
        assert page.get_by_role("status").text_content() == name.replace("Kopier", "Kopiert")
    assert "[" not in page.locator(".cite").inner_text()
    context.close()


def test_each_section_is_cited_in_place(served: str, browser: Browser) -> None:
    """By keyboard alone: the link beside the heading, a form copied with one press, a file, and back again."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.clock.set_fixed_time("2027-01-02T12:00:00")
    page.goto(f"{served}side/")
    for name, form in (
        ("Del", f"Siden, punkt del, hentet 2. januar 2027 fra {SITE_URL}side/#del"),
        ("Annen", f"utgaven av 10. november 2026, {SITE_URL}utgaver/{SECOND}/side/#annen"),
    ):
        link = page.get_by_role("link", name=f"Siter «{name}»", exact=True)
        link.focus()
        assert link.evaluate("link => getComputedStyle(link).opacity") == "1"
        page.keyboard.press("Enter")
        dialog = page.get_by_role("dialog", name=f"Siter «{name}»")
        dialog.wait_for()
        page.keyboard.press("Enter")
        assert form in page.evaluate("navigator.clipboard.readText()")
        assert dialog.get_by_role("status").text_content() == f"Kopiert: Kort form for saksframlegg, {name}"
        assert dialog.locator(".cite__text").count() == 3 and "[" not in dialog.inner_text()
        with page.expect_download() as download:
            dialog.get_by_role("link", name="RIS").click()
        (reference,) = rispy.loads(Path(download.value.path()).read_text("utf-8"))
        assert (reference["title"], download.value.suggested_filename) == (name, f"{name.lower()}.ris")
        page.keyboard.press("Escape")
        assert dialog.count() == 0 and link.evaluate("link => link === document.activeElement")
    context.close()


def test_without_a_script_the_same_press_leads_to_the_same_text(served: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}en/side/")
    page.get_by_role("link", name="Cite “Part”", exact=True).click()
    assert page.url == f"{served}en/side/citation.html#del"
    part = page.locator("#del")
    assert part.evaluate("part => part.matches(':target')") and part.locator(".cite__text").count() == 3
    page.get_by_role("link", name="To “Part”").click()
    assert page.url == f"{served}en/side/#del"
    context.close()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_axe_finds_nothing(served: str, browser: Browser, scheme: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{served}en/side/citation.html")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto(f"{served}side/")
    page.get_by_role("link", name="Siter «Del»", exact=True).click()
    page.get_by_role("dialog").wait_for()
    assert violations(page) == []
    context.close()


def test_one_press_copies_the_citation_of_an_edition(served: str, browser: Browser) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{served}en/utgaver/{FIRST}/side/")
    page.get_by_role("button", name="Copy: Short form for a case paper", exact=True).click()
    expected = f"The page, edition of 5 November 2026, {SITE_URL}en/utgaver/{FIRST}/side/"
    assert page.evaluate("navigator.clipboard.readText()") == expected
    context.close()


def test_without_a_script_one_press_marks_the_whole(served: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}en/side/")
    assert page.locator(".cite button:visible").count() == 0
    assert "Replace the word in brackets" in page.locator(".cite").inner_text()
    context.close()

    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{served}en/side/")
    page.locator(".cite__text").nth(1).click()
    assert page.evaluate("getSelection().toString()").startswith("A writer. (2026")
    context.close()
