"""The tests of search, of the menus and of the tools fail where a fault is planted in what they use."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, expect

from tests.browser import test_chrome, test_search, test_spectrum, test_workshop
from tests.browser.watching import needs_chromium, planted

needs_chromium()

SEARCH, SITE, TOOLS = "**/search-nb.*.js", "**/site.*.js", "**/tools/*.js"
Use = Callable[[str, BrowserContext], None]
WAIT = 4000
"""In milliseconds: what a page served on loopback does not show in this time, it does not show."""


def dialog(address: str, context: BrowserContext) -> None:
    test_search.test_the_dialog_is_used_by_keyboard_and_told_to_those_who_hear_it("nb", address, context.new_page())


def search_page(address: str, context: BrowserContext) -> None:
    test_search.test_a_result_leads_to_its_section_and_the_query_stays_in_the_address(address, context.new_page())


def search_closed(address: str, context: BrowserContext) -> None:
    test_search.test_escape_closes_from_the_field_and_keeps_what_was_typed(address, context.new_page())


def menu(address: str, context: BrowserContext) -> None:
    test_chrome.test_the_menu_by_keyboard_on_a_narrow_screen(address, context)


def contents(address: str, context: BrowserContext) -> None:
    test_chrome.test_the_contents_follow_the_reader(address, context)


def language(address: str, context: BrowserContext) -> None:
    test_chrome.test_the_language_keeps_the_section_both_ways(address, context)


def scheme(address: str, context: BrowserContext) -> None:
    test_chrome.test_a_scheme_is_chosen_kept_and_given_back(address, context)


def workshop(address: str, context: BrowserContext) -> None:
    test_workshop.test_a_whole_workshop_with_a_changed_programme_a_reload_and_a_sleep(address, context)


def spectrum(address: str, context: BrowserContext) -> None:
    assert context.browser is not None
    test_spectrum.test_a_service_is_placed_by_keyboard_and_opens_in_the_other_language_and_profile(
        address, context, context.browser
    )


@pytest.fixture
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    width = 360 if request.getfixturevalue("use") is menu else 1280
    context = browser.new_context(viewport={"width": width, "height": 900})
    context.set_default_timeout(WAIT)
    expect.set_options(timeout=WAIT)
    yield context
    expect.set_options(timeout=None)
    context.close()


FAULTS: list[tuple[Use, tuple[str, ...], str]] = [
    (dialog, ('role: "status"', 'role: "note"', SEARCH), "status"),
    (dialog, ('"aria-label": say.title', 'title: ""', SEARCH), "dialog"),
    (dialog, ('make("mark"', 'make("span"', SEARCH), "assert 0 > 3"),
    (dialog, ("dialog.showModal();\nfield.set", "dialog.showModal();\nfield.blur();\nfield.set", SEARCH), "focused"),
    (search_page, ("history.replaceState(", "(() => {})(", SEARCH), "URLSearchParams|'saksfremlegg'"),
    (search_closed, ("press.isComposing", "true", SEARCH), "hidden"),
    (menu, ('popovertarget="site-menu"', ""), "is_visible"),
    (contents, ('"aria-current"', '"data-current"', SITE), "aria-current=true"),
    (language, ("hash = kept;", 'hash = "";', SITE), "href"),
    (scheme, ("localStorage.setItem", "String", SITE), "localStorage|{}"),
    (spectrum, ('type="radio"', 'type="radio" tabindex="-1"'), "v1="),
    (spectrum, ("history.replaceState(", "(() => {})(", TOOLS), "v1="),
    (workshop, ("PageDown: 1", "PageDown: 0", TOOLS), "Innledning"),
]


@pytest.mark.parametrize("use", dict.fromkeys(use for use, _, _ in FAULTS))
def test_without_a_fault_each_succeeds_in_the_same_time(use: Use, address: str, context: BrowserContext) -> None:
    use(address, context)


@pytest.mark.parametrize(("use", "fault", "told"), FAULTS)
def test_a_fault_is_met(use: Use, fault: tuple[str, ...], told: str, address: str, context: BrowserContext) -> None:
    broken: list[str] = []
    context.on("weberror", lambda error: broken.append(str(error.error)))
    planted(context, *fault)
    with pytest.raises((AssertionError, Error), match=told):
        use(address, context)
    assert broken == [], "the fault is one that a reader meets, not a script that does not run"
