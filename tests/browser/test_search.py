"""Search as a reader meets it: by keyboard, by address, without a script, on a narrow screen, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from benchmarks.search.engines import own
from benchmarks.search.queries import queries, score
from guidebook.content.data import LANGUAGES, Language
from tests.browser.watching import COVERED, needs_chromium, violations

needs_chromium()

WORDS = {
    "nb": ("Søk", "Hva leter du etter?", "personvern", "Lukk", "treff på «personvern»"),
    "en": ("Search", "What are you looking for?", "privacy", "Close", "results for “privacy”"),
}
HOME = {"nb": "", "en": "en/"}
LEAST = 0.9
"""The share of the queries that one of the first three results answers; `benchmarks/search` tells the share itself."""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def shown(page: Page, query: str) -> None:
    """Wait until the answers to a query stand there."""
    page.wait_for_function("query => document.querySelector('.search__list')?.dataset.query === query", arg=query)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_dialog_is_used_by_keyboard_and_told_to_those_who_hear_it(
    language: Language, address: str, page: Page
) -> None:
    button, label, word, close, told = WORDS[language]
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + HOME[language] + "verksted/", wait_until="networkidle")
    assert [url for url in asked if "search" in url] == []
    opener = page.locator("header").get_by_role("button", name=button)
    opener.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name=button)
    expect(dialog.get_by_role("searchbox", name=label)).to_be_focused()
    page.keyboard.type(word)
    shown(page, word)
    expect(dialog.get_by_role("status")).to_contain_text(told)
    expect(dialog).to_match_aria_snapshot(f"""
      - search:
        - searchbox "{label}"
        - button "{button}"
        - button "{close}"
      - status
      - list:
        - listitem:
          - link
          - paragraph
    """)
    assert dialog.locator("mark").count() > 3
    assert violations(page) == []
    first = dialog.get_by_role("listitem").first.get_by_role("link")
    for _ in range(6):
        page.keyboard.press("Tab")
        if first.evaluate("link => link === document.activeElement"):
            break
    expect(first).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("searchbox")).to_have_value(word)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}{HOME[language]}sok/?q={word}")
    shown(page, word)
    assert [url for url in asked if not url.startswith(address) or word in url] == []


@pytest.mark.parametrize(("width", "height"), [(1280, 600), (320, 568), (320, 256)])
def test_the_answers_neither_cover_nor_are_covered(width: int, height: int, address: str, page: Page) -> None:
    """Scrolled, the field and the button are on top of the answers; where there is no height they scroll away."""
    page.set_viewport_size({"width": width, "height": height})
    page.goto(address + "en/verksted/")
    page.locator("button.search").click()
    page.get_by_role("searchbox").fill("ai")
    shown(page, "ai")
    dialog = page.get_by_role("dialog")
    for _ in range(9):
        page.keyboard.press("Tab")
        assert page.evaluate(COVERED) == ""
    for _ in range(4):
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(COVERED) == ""
    dialog.evaluate("(box) => { box.scrollTop = 300; }")
    for part in (page.get_by_role("searchbox"), dialog.get_by_role("button", name="Close")) if height > 400 else ():
        assert part.evaluate(
            """(part) => { const { x, y, width, height } = part.getBoundingClientRect();
                return document.elementFromPoint(x + width / 2, y + height / 2) === part; }"""
        )


def test_words_are_not_sent_from_the_page_of_search(address: str, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + "sok/")
    page.get_by_role("searchbox").fill("kreft")
    page.keyboard.press("Enter")
    shown(page, "kreft")
    assert page.url == f"{address}sok/?q=kreft" and [url for url in asked if "kreft" in url] == []


def test_a_search_that_does_not_come_leads_to_the_list(address: str, page: Page) -> None:
    page.route("**/search-nb.*.js", lambda route: route.abort())
    page.goto(address + "sok/?q=kreft")
    expect(page.get_by_text("Listen under viser")).to_be_visible()


def test_escape_closes_from_the_field_and_keeps_what_was_typed(address: str, page: Page) -> None:
    page.goto(address + "verksted/")
    opener = page.locator("header").get_by_role("button", name="Søk")
    opener.click()
    page.get_by_role("searchbox").fill("noe")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(opener).to_be_focused()
    opener.click()
    expect(page.get_by_role("searchbox")).to_have_value("noe")


def test_a_result_leads_to_its_section_and_the_query_stays_in_the_address(address: str, page: Page) -> None:
    page.goto(address + "sok/?q=saksfremlegg")
    shown(page, "saksfremlegg")
    page.get_by_role("searchbox").fill("når bør vi si nei")
    shown(page, "når bør vi si nei")
    assert page.evaluate("new URLSearchParams(location.search).get('q')") == "når bør vi si nei"
    assert violations(page) == []
    page.locator(".search__list a").first.click()
    assert page.url == address + "for-du-godkjenner/#nar-du-bor-si-nei"


def test_more_results_are_there_for_the_asking(address: str, page: Page) -> None:
    page.goto(address + "sok/?q=KI")
    shown(page, "KI")
    items = page.locator(".search__list li")
    before = items.count()
    page.locator(".search__more").click()
    expect(items.nth(before).get_by_role("link")).to_be_focused()
    assert items.count() > before


def test_nothing_found_is_said(address: str, page: Page) -> None:
    page.goto(address + "en/sok/?q=xyzzyqwrt")
    expect(page.get_by_role("status")).to_have_text("No results for “xyzzyqwrt”. Try another word, or fewer.")


def test_what_is_typed_is_text(address: str, page: Page) -> None:
    page.goto(address + "sok/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%20personvern")
    page.wait_for_selector(".search__list li")
    assert page.locator("main img").count() == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_script_the_way_leads_to_everything(language: Language, address: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + HOME[language])
    page.locator("header").get_by_role("link", name=WORDS[language][0]).click()
    assert page.url == f"{address}{HOME[language]}sok/"
    links = page.locator(".search__pages a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert len(links) > 100 and "../verksted/skate-saken/#hva-skate-er" in links
    assert page.get_by_text(("Listen under viser", "The list below")[language == "en"]).is_visible()
    assert not page.get_by_role("searchbox").is_visible()
    context.close()


def test_what_is_typed_before_the_dialog_is_there_is_not_lost(address: str, page: Page) -> None:
    held: list[Route] = []
    page.route("**/search-nb.*.js", lambda route: held.append(route))
    page.goto(address + "verksted/")
    page.locator("button.search").press("Enter")
    page.keyboard.type("person")
    expect(page.get_by_role("dialog")).to_have_count(0)
    held[0].continue_()
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("vern")
    shown(page, "personvern")


def narrow(browser: Browser) -> BrowserContext:
    return browser.new_context(viewport={"width": 320, "height": 640}, color_scheme="dark")


def test_search_fits_a_window_of_320_pixels(address: str, browser: Browser) -> None:
    context = narrow(browser)
    page = context.new_page()
    page.goto(address + "sok/?q=personvernkonsekvensvurdering")
    shown(page, "personvernkonsekvensvurdering")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.goto(address + "verksted/")
    page.locator("button.search").click()
    page.keyboard.type("personvernkonsekvensvurdering")
    shown(page, "personvernkonsekvensvurdering")
    assert page.locator("dialog").evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth")
    small = page.locator("dialog :is(a, button, input)").evaluate_all(
        "all => all.map(each => each.getBoundingClientRect()).filter(box => box.height < 24 || box.width < 24).length"
    )
    assert small == 0
    assert violations(page) == []
    context.close()


def test_a_broken_line_is_told(address: str, page: Page) -> None:
    page.route("**/words.json", lambda route: route.abort())
    page.goto(address + "sok/?q=personvern")
    expect(page.get_by_role("status")).to_have_text("Søket svarte ikke. Prøv igjen om litt.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_readers_find_what_they_ask_for(language: Language, address: str, page: Page) -> None:
    """The half of the queries on which the search was made; the other half is kept out of the tests."""
    asked = queries(language, "tune")
    found = score(asked, own(page, address, language, [each.query for each in asked]))
    assert found.three / found.asked >= LEAST, found.missed
