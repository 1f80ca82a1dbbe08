"""The citations of a page in a real browser: marked or copied with one press."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from guidebook.review.browser import NO_BROWSER, chromium
from guidebook.review.local_site import local_site
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
    page.locator(".cite summary").click()
    for name, expected in (
        ("Kopier: Kort form for saksframlegg", f"Siden, hentet 2. januar 2027 fra {SITE_URL}side/"),
        ("Kopier: APA 7 på engelsk", "Retrieved January 2, 2027, from"),
        ("Kopier: Del", f"Siden, punkt del, hentet 2. januar 2027 fra {SITE_URL}side/#del"),
        ("Kopier: Annen", f"utgaven av 10. november 2026, {SITE_URL}utgaver/{SECOND}/side/#annen"),
    ):
        page.get_by_role("button", name=name, exact=True).click()
        assert expected in page.evaluate("navigator.clipboard.readText()")
        assert page.get_by_role("status").text_content() == name.replace("Kopier", "Kopiert")
    assert "[" not in page.locator(".cite").inner_text()
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
    assert page.locator(".cite button").count() == 0
    assert "Replace the word in brackets" in page.locator(".cite").inner_text()
    context.close()

    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{served}en/side/")
    page.locator(".cite__text").nth(1).click()
    assert page.evaluate("getSelection().toString()").startswith("A writer. (2026")
    context.close()
