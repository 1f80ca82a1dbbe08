"""The template of a case paper, copied as text."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from guidebook.content.data import LANGUAGES, Language
from guidebook.content.words import catalogue
from tests.browser.watching import needs_chromium

needs_chromium()

PATHS = {"nb": "saksframlegg/", "en": "en/saksframlegg/"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_is_copied_as_the_text_that_is_one_link_away(
    language: Language, address: str, browser: Browser
) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + PATHS[language])
    page.locator(".paper__copy").press("Enter")
    expect(page.locator(".paper [role=status]")).to_have_text(catalogue(language)["paper_copied"])
    file = page.evaluate("fetch(document.querySelector('.paper').dataset.text).then((answer) => answer.text())")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert len(copied) > 500 and copied.split() == file.split()
    context.close()


def test_what_cannot_be_copied_is_shown(address: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + PATHS["nb"])
    page.evaluate("() => { navigator.clipboard.write = () => Promise.reject(new Error()); }")
    text = page.evaluate("new URL(document.querySelector('.paper').dataset.text, location).href")
    page.locator(".paper__copy").press("Enter")
    page.wait_for_url(text)
    context.close()
