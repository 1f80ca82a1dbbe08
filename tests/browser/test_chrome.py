"""The chrome in a real browser: keyboard, language, scheme, contents, 404, no script."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from guidebook.content.addresses import PREFIX
from guidebook.content.data import LANGUAGES, OTHER, Language
from guidebook.content.words import catalogue
from tests.browser.watching import COVERED, needs_chromium, violations_everywhere

needs_chromium()

LONG = "ki-i-offentlig-sektor/"
SECTION = "personvern-og-sikkerhet"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


@pytest.fixture
def narrow(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    yield context
    context.close()


def tab_through(page: Page, most: int) -> list[str]:
    """Press Tab until the page is done; the names of what had the focus. Each must be seen."""
    names = []
    for _ in range(most):
        page.keyboard.press("Tab")
        fault = page.evaluate(COVERED)
        if fault is None:
            break
        assert fault == "", (fault, page.evaluate("document.activeElement.outerHTML.slice(0, 200)"))
        names.append(page.evaluate("document.activeElement.innerText || document.activeElement.ariaLabel"))
    return names


def test_the_way_by_keyboard_is_seen_all_along(address: str, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(address + "for-du-godkjenner/")
    names = tab_through(page, 400)
    assert names[0] == "Hopp til innholdet"
    order = ["KI i offentlig sektor", "Søk", "English", "Artikkelen", "Om"]
    assert [names.index(name) for name in order] == sorted(names.index(name) for name in order)
    assert len(names) > 60


def test_the_way_by_keyboard_is_seen_under_the_button_that_stays(address: str, narrow: BrowserContext) -> None:
    page = narrow.new_page()
    page.goto(address + "om/sitering/")
    assert len(tab_through(page, 150)) > 30
    assert page.evaluate("getComputedStyle(document.querySelector('.rail')).position") == "sticky"


def test_a_focus_that_cannot_be_seen_is_met(address: str, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(address + "om/")
    page.evaluate(
        "document.body.appendChild(Object.assign(document.createElement('div'), { id: 'lid' })).style.cssText ="
        " 'position: fixed; inset: 0; background: red'"
    )
    with pytest.raises(AssertionError, match="lid"):
        tab_through(page, 5)
    page.evaluate("document.querySelector('#lid').remove()")
    page.evaluate("document.activeElement.style.outline = 'none'")
    assert page.evaluate(COVERED) == "no outline"


def test_the_first_tab_skips_to_the_content(address: str, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(address + "verksted/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"


def test_the_menu_by_keyboard_on_a_narrow_screen(address: str, narrow: BrowserContext) -> None:
    page = narrow.new_page()
    page.goto(address)
    link = page.locator("#site-menu").get_by_role("link", name="Kilder")
    button = page.get_by_role("button", name="Meny", exact=True)
    assert not link.is_visible()
    button.focus()
    page.keyboard.press("Enter")
    assert link.is_visible()
    page.keyboard.press("Escape")
    assert not link.is_visible()
    assert page.evaluate("document.activeElement.textContent").strip() == "Meny"
    # The sheet goes when the focus goes on, so that it covers nothing.
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Lukk menyen").focus()
    page.keyboard.press("Tab")
    assert not link.is_visible()


def test_the_contents_follow_the_reader(address: str, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(address + LONG)
    here = page.locator(".toc a[aria-current=true]")
    expect(here).to_have_count(0)
    page.evaluate(f"document.getElementById('{SECTION}').scrollIntoView()")
    expect(here).to_have_attribute("href", f"#{SECTION}")
    page.evaluate("scrollTo(0, 0)")
    expect(here).to_have_count(0)


def test_the_contents_tell_where_one_is_though_nothing_can_be_scrolled(address: str, context: BrowserContext) -> None:
    """On a screen as high as the page, several headings stand in its upper third from the beginning."""
    page = context.new_page()
    page.set_viewport_size({"width": 1280, "height": 12000})
    page.goto(address + LONG)
    expect(page.locator(".toc a[aria-current=true]")).to_have_count(1)
    assert page.evaluate("scrollY") == 0


def test_the_contents_stay_at_hand_on_a_narrow_screen(address: str, narrow: BrowserContext) -> None:
    page = narrow.new_page()
    page.goto(f"{address}{LONG}#{SECTION}")
    button = page.get_by_role("button", name="På denne siden")
    box = button.bounding_box()
    assert box is not None and 0 <= box["y"] < 60
    button.tap()
    link = page.locator(".toc").get_by_role("link", name="Konklusjon")
    link.tap()
    assert not link.is_visible()
    assert page.url.endswith("#konklusjon")
    heading = page.locator("#konklusjon").bounding_box()
    assert heading is not None and box["y"] + box["height"] <= heading["y"] < 200


def test_the_language_keeps_the_section_both_ways(address: str, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(address + LONG)
    page.evaluate(f"document.getElementById('{SECTION}').scrollIntoView()")
    english = page.get_by_role("link", name="English").first
    assert (english.get_attribute("lang"), english.get_attribute("hreflang")) == ("en", "en")
    expect(english).to_have_attribute("href", re.compile(f"/en/{LONG}#{SECTION}$"))
    english.click()
    assert page.url == f"{address}en/{LONG}#{SECTION}"
    page.wait_for_load_state()  # while it is read in, the browser has not gone to the section yet
    assert page.evaluate("document.documentElement.lang") == "en"
    assert abs(page.evaluate(f"document.getElementById('{SECTION}').getBoundingClientRect().top")) < 100
    # What the address names is kept while one reads its section: here a term of the glossary.
    page.goto(f"{address}en/ordliste/#skate")
    page.get_by_role("link", name="Norsk bokmål").first.click()
    assert page.url == f"{address}ordliste/#skate"


def test_the_language_keeps_the_section_of_an_edition(address: str, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(f"{address}utgaver/2026-11-22/{LONG}#{SECTION}")
    assert page.evaluate("document.documentElement.lang") == "nb"
    page.get_by_role("link", name="English").first.click()
    assert page.url == f"{address}en/utgaver/2026-11-22/{LONG}#{SECTION}"
    assert page.evaluate("document.documentElement.lang") == "en"


def test_a_scheme_is_chosen_kept_and_given_back(address: str, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(address + "en/om/")
    choice = page.get_by_label("Appearance")
    expect(choice).to_have_value("system")
    assert choice.locator("option").all_text_contents() == ["As the system", "Light", "Dark"]
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    choice.focus()
    page.keyboard.press("d")
    expect(choice).to_have_value("dark")
    assert page.evaluate("JSON.stringify(localStorage)") == '{"scheme":"dark"}'
    bars = "[...document.querySelectorAll('meta[name=theme-color]')].map((bar) => bar.content)"
    assert page.evaluate(bars) == ["#0c1b20", "#0c1b20"]

    # The choice is there before anything is drawn: when the body begins, the root has it.
    page.add_init_script(
        "new MutationObserver(() => { if (document.body && !('early' in window))"
        " window.early = document.documentElement.dataset.scheme; })"
        ".observe(document, { childList: true, subtree: true });"
    )
    page.goto(address + "spekteret/")
    assert page.evaluate("early") == "dark"
    assert page.evaluate(paper) == "rgb(12, 27, 32)" != light
    picture = "getComputedStyle(document.querySelector('figure svg text')).fill"
    assert page.evaluate(picture) != "rgb(20, 38, 43)"
    page.emulate_media(media="print")
    assert page.evaluate(picture) == "rgb(20, 38, 43)"
    page.emulate_media(media="screen")

    page.select_option(".scheme select", "system")
    assert page.evaluate("localStorage.length") == 0
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(paper) == "rgb(12, 27, 32)"
    page.select_option(".scheme select", "light")
    assert page.evaluate(paper) == light


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("spektret/", "spekteret/"),
        ("en/verksted/inledning", "en/verksted/innledning/"),
        ("en/ordlist.html", "en/ordliste/"),
    ],
)
def test_an_address_that_is_not_there_leads_to_the_nearest(
    path: str, near: str, address: str, context: BrowserContext
) -> None:
    page = context.new_page()
    answer = page.goto(address + path)
    assert answer is not None and answer.status == 404
    assert page.evaluate("document.documentElement.lang") == "nb"
    assert page.locator("section[lang=en]").get_by_role("heading").inner_text() == "Page not found"
    page.locator(f".missing__near a[href='/ki/{near}']").wait_for()
    assert page.locator(".missing__near li").count() <= 6
    assert violations_everywhere(page) == set()


def test_an_address_like_no_other_leads_to_the_sections(address: str, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(address + "en/zzzzzzzz-qqqqqqqq/", wait_until="networkidle")
    assert not page.locator(".missing__near").first.is_visible()
    search = page.get_by_role("link", name="Search", exact=True)
    assert (search.get_attribute("href") or "").endswith("/ki/en/sok/?q=zzzzzzzz+qqqqqqqq")
    page.get_by_role("link", name="English").first.click()
    assert page.url == address + "en/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_can_be_had_without_a_script(language: Language, address: str, browser: Browser) -> None:
    words, base = catalogue(language), address + PREFIX[language]
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(base + LONG)
    assert not page.locator(".scheme").is_visible()
    contents = page.locator(".toc a[href='#konklusjon']")
    assert contents.is_visible()
    contents.click()
    assert page.url.endswith("#konklusjon")
    page.get_by_role("button", name=words["menu"], exact=True).click()
    page.locator("#site-menu a[href$='/kilder/']").click()
    assert page.url == base + "kilder/"
    page.locator("a.language").click()
    assert page.url == address + PREFIX[OTHER[language]] + "kilder/"
    page.goto(base + "nope/")
    assert page.locator("main a[href$='/spekteret/']").first.is_visible()
    context.close()


@pytest.mark.parametrize(("path", "narrow_window"), [("ki-i-offentlig-sektor/", False), ("en/verksted/", True)])
def test_a_term_shows_its_definition_by_keyboard_and_by_touch(
    path: str, narrow_window: bool, address: str, context: BrowserContext, narrow: BrowserContext
) -> None:
    page = (narrow if narrow_window else context).new_page()
    page.goto(address + path)
    term = page.locator("button.term").first
    definition = page.locator(f"#{term.get_attribute('popovertarget')}")
    assert not definition.is_visible()
    if narrow_window:
        term.tap()
    else:
        term.focus()
        page.keyboard.press("Enter")
    box = definition.bounding_box()
    assert box is not None
    assert box["x"] >= 0 and box["x"] + box["width"] <= page.viewport_size["width"]  # type: ignore[index]
    page.keyboard.press("Escape")
    assert not definition.is_visible()
