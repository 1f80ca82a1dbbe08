"""Every page in a real browser: what a reader can see, reach and open."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

from guidebook.content.tree import load
from guidebook.review.browser import NO_BROWSER, chromium
from tests.project import ROOT

if chromium() is None and not os.environ.get("CI"):
    pytest.skip(NO_BROWSER, allow_module_level=True)

ADDRESSES = [page.address for page in load(ROOT, dt.date.today()).pages.values()]
AXE = Axe()
AXE_RULES = {"resultTypes": ["violations"]}


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


@pytest.fixture
def narrow(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 320, "height": 640}, has_touch=True)
    yield context
    context.close()


def violations(page: Page) -> list[str]:
    found = AXE.run(page, options=AXE_RULES).response["violations"]
    return [f"{rule['id']}: {rule['nodes'][0]['html'][:200]}" for rule in found]


@pytest.mark.parametrize("path", [*ADDRESSES, "finnes/ikke/"], ids=lambda path: path or "index")
def test_axe_finds_nothing(path: str, address: str, browser: Browser) -> None:
    """With all of axe-core's rules, best practices included, in both schemes, wide and narrow."""
    found = {}
    for scheme, width in (("light", 1280), ("dark", 360)):
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(address + path)
        found[scheme, width] = violations(page)
        context.close()
    assert found == {key: [] for key in found}


def test_axe_finds_a_planted_fault(address: str, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(address)
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=x><h5>x</h5>')")
    assert {fault.split(":")[0] for fault in violations(page)} >= {"image-alt", "heading-order"}


@pytest.mark.parametrize("path", ADDRESSES, ids=lambda path: path or "index")
def test_a_page_asks_its_own_site_only_and_for_nothing_in_vain(
    path: str, address: str, context: BrowserContext
) -> None:
    asked: list[str] = []
    failed: list[str] = []
    said: list[str] = []

    def on_request(request: Request) -> None:
        asked.append(request.url)

    def on_response(response: Response) -> None:
        if response.status >= 400:
            failed.append(response.url)

    def on_console(message: ConsoleMessage) -> None:
        said.append(message.text)

    page = context.new_page()
    page.on("request", on_request)
    page.on("response", on_response)
    page.on("console", on_console)
    page.goto(address + path, wait_until="networkidle")
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert failed == []
    assert said == []
    assert context.cookies() == []


@pytest.mark.parametrize("path", ADDRESSES, ids=lambda path: path or "index")
def test_nothing_runs_out_of_a_window_of_320_pixels(path: str, address: str, narrow: BrowserContext) -> None:
    page = narrow.new_page()
    page.goto(address + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_first_tab_skips_to_the_content(address: str, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(address + "verksted/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"


def test_every_tab_stop_can_be_seen(address: str, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(address + "for-du-godkjenner/")
    stops = 0
    while stops < 200:
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => {
                const element = document.activeElement;
                if (element === document.body) return null;
                const box = element.getBoundingClientRect();
                const outline = getComputedStyle(element);
                return box.width > 0 && box.height > 0 && box.right > 0 && box.bottom > 0
                    && (outline.outlineStyle !== 'none' || outline.boxShadow !== 'none');
            }"""
        )
        if seen is None:
            break
        assert seen, page.evaluate("document.activeElement.outerHTML")
        stops += 1
    assert stops > 20


def test_the_menu_opens_and_closes_by_keyboard_on_a_narrow_screen(address: str, narrow: BrowserContext) -> None:
    page = narrow.new_page()
    page.goto(address)
    link = page.locator("#site-menu").get_by_role("link", name="Kilder")
    assert not link.is_visible()
    page.get_by_role("button", name="Meny").focus()
    page.keyboard.press("Enter")
    assert link.is_visible()
    page.keyboard.press("Escape")
    assert not link.is_visible()
    assert page.evaluate("document.activeElement.textContent").strip() == "Meny"


@pytest.mark.parametrize(("path", "word"), [("ki-i-offentlig-sektor/", "virksomhet"), ("en/verksted/", "Skate")])
def test_a_term_shows_its_definition_by_keyboard_and_by_touch(
    path: str, word: str, address: str, context: BrowserContext, narrow: BrowserContext
) -> None:
    for holder in (context, narrow):
        page = holder.new_page()
        page.goto(address + path)
        term = page.locator("button.term").first
        definition = page.locator(f"#{term.get_attribute('popovertarget')}")
        assert not definition.is_visible()
        if holder is narrow:
            term.tap()
        else:
            term.focus()
            page.keyboard.press("Enter")
        assert definition.is_visible()
        box = definition.bounding_box()
        assert box is not None
        assert box["x"] >= 0 and box["x"] + box["width"] <= page.viewport_size["width"]  # type: ignore[index]
        page.keyboard.press("Escape")
        assert not definition.is_visible()


def test_the_language_switch_leads_to_the_same_page(address: str, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(address + "verksted/innledning/")
    page.get_by_role("link", name="English").first.click()
    assert page.url == address + "en/verksted/innledning/"
    page.get_by_role("link", name="Norsk bokmål").first.click()
    assert page.url == address + "verksted/innledning/"


def test_an_address_that_is_not_there_helps_in_both_languages(address: str, context: BrowserContext) -> None:
    page = context.new_page()
    answer = page.goto(address + "en/nope/deeper/")
    assert answer is not None and answer.status == 404
    page.get_by_role("link", name="English").first.click()
    assert page.url == address + "en/"


def test_print_has_no_chrome(address: str, context: BrowserContext) -> None:
    page = context.new_page()
    page.emulate_media(media="print")
    page.goto(address + "for-du-godkjenner/")
    assert not page.locator("#site-menu").is_visible()
    assert not page.locator("header.header").is_visible()
    assert page.get_by_role("heading", level=1).is_visible()
    assert page.pdf(format="A4")[:5] == b"%PDF-"
