"""A fault in the text can be told without an account, with the address of the section filled in."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.small import CONTACT, EDITION
from tests.browser.watching import needs_chromium
from tests.conftest import SITE_URL

needs_chromium()


def mail(link: Locator) -> tuple[str, dict[str, str]]:
    """Whom a link writes to, and what."""
    parts = urlsplit(link.get_attribute("href") or "")
    return parts.path, {key: values[0] for key, values in parse_qs(parts.query).items()}


def test_a_mail_has_the_address_of_the_section(small: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{small}side/#del")
    below = page.get_by_role("link", name="Skriv til oss om denne siden")
    subject = "Feil på siden «Siden»"
    assert mail(below) == (CONTACT, {"subject": subject, "body": f"{SITE_URL}side/#del\nDel"})
    page.goto(f"{small}side/")
    assert mail(below) == (CONTACT, {"subject": subject, "body": f"{SITE_URL}side/"})
    # Beside the text, the section that is read.
    beside = page.get_by_role("link", name="Meld fra om feil i dette avsnittet")
    page.locator("#dypere").evaluate("(heading) => heading.scrollIntoView()")
    expect(beside).to_have_attribute("href", re.compile("%23dypere"))
    assert mail(beside)[1]["body"] == f"{SITE_URL}side/#dypere\nDypere"
    context.close()


@pytest.mark.parametrize(
    ("path", "subject"),
    [
        ("", "Feil på siden «Forsiden»"),
        (f"utgaver/{EDITION}/side/", "Feil på siden «Siden, utgaven fra 10. november 2026»"),
    ],
)
def test_the_front_page_and_a_page_of_an_edition_can_be_written_about_too(
    path: str, subject: str, small: str, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(small + path)
    written = mail(page.get_by_role("link", name="Skriv til oss om denne siden"))
    assert written == (CONTACT, {"subject": subject, "body": SITE_URL + path})
    context.close()


def test_without_a_script_a_mail_has_the_address_of_the_page(small: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{small}en/side/#del")
    written = mail(page.get_by_role("link", name="Write to us about this page"))
    assert written == (CONTACT, {"subject": "Mistake on the page “The page”", "body": f"{SITE_URL}en/side/"})
    context.close()


def test_without_an_address_the_page_says_so(address: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}en/verksted/")
    assert "No address to write to has been given yet." in page.locator(".report").inner_text()
    assert page.locator("a[href^='mailto:']").count() == 0
    context.close()
