"""Every page in a real browser, loaded once: what it asks for, says, keeps, and how it takes to its window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from guidebook.content.tree import load
from tests.browser.watching import CUT_OFF, SPACED, needs_chromium, violations, violations_everywhere, watched
from tests.project import ROOT

needs_chromium()

LIVING = [page.address for page in load(ROOT, dt.date.today()).pages.values()]
LISTS = ["utgaver/", "en/utgaver/", "sok/", "en/sok/"]
ADDRESSES = [*LIVING, *LISTS]
KEPT = "utgaver/2026-11-22/"
BESIDE = [
    *(f"{language}{page}citation.html" for language in ("", "en/") for page in ("", "ki-i-offentlig-sektor/")),
    *(f"{language}{KEPT}{page}" for language in ("", "en/") for page in ("", "spekteret/", "ordliste/")),
    f"{KEPT}citation.html",
]
"""Some of the pages of citations and of an edition: each is made of a living page, which is tested."""
STORED = "JSON.stringify([document.cookie, Object.keys(localStorage), Object.keys(sessionStorage)])"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    yield context
    context.close()


def boxes(page: Page) -> list[str]:
    """What is wrong with the menu, the contents and the first explanation of a term, each opened."""
    found = []
    for box in ("#site-menu", "#site-contents", ".term__definition"):
        if first := page.query_selector(box):
            first.evaluate("(box) => box.showPopover()")
            found += [*violations(page, f"{box}:popover-open"), *page.evaluate(CUT_OFF)]
            first.evaluate("(box) => box.hidePopover()")
    return found


@pytest.mark.parametrize("path", ADDRESSES, ids=lambda path: path or "index")
def test_a_page_in_every_state(path: str, address: str, context: BrowserContext) -> None:
    """Axe; nothing asked for elsewhere, in vain, or after it has come; the chosen scheme; 320 px."""
    seen = watched(context)
    page = seen.page
    page.goto(address + path, wait_until="load")
    assert page.evaluate("document.documentElement.lang") == ("en" if path.startswith("en/") else "nb")
    assert violations_everywhere(page) == set()
    assert page.evaluate(STORED) == '["",[],[]]'

    # From here on the page has to do with what it has.
    context.set_offline(True)
    asked = len(seen.asked)
    page.set_viewport_size({"width": 360, "height": 900})
    page.evaluate("document.querySelector('#site-menu').showPopover()")
    page.select_option(".scheme select", "dark")
    page.keyboard.press("Escape")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(12, 27, 32)"
    assert all(page.evaluate("[...document.images].map((image) => image.complete && image.naturalWidth > 0)"))

    # 320 px are also what is left of 1280 at 400 %.
    page.set_viewport_size({"width": 320, "height": 256})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.evaluate(SPACED)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(CUT_OFF) == []
    assert boxes(page) == []

    page.evaluate("localStorage.clear()")
    assert [url for url in seen.asked if not url.startswith((address, "data:"))] == []
    assert seen.asked[asked:] == []
    assert seen.faults == []


@pytest.mark.parametrize("path", BESIDE)
def test_a_page_of_citations_or_of_an_edition(path: str, address: str, context: BrowserContext) -> None:
    seen = watched(context)
    seen.page.goto(address + path, wait_until="load")
    assert violations_everywhere(seen.page) == set()
    assert [url for url in seen.asked if not url.startswith((address, "data:"))] == []
    assert seen.faults == []


def test_a_fault_in_an_opened_box_is_met(address: str, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(f"{address}ki-i-offentlig-sektor/")
    page.evaluate(
        """document.querySelectorAll("#site-menu, #site-contents, .term__definition").forEach((box) => {
            box.append(document.createElement("img"));
            box.style.cssText = "height: 1em; overflow: hidden";
        })"""
    )
    assert [fault.split(":")[0] for fault in boxes(page) if "image-alt" in fault] == ["image-alt"] * 3
    assert sum("overflow: hidden" in fault for fault in boxes(page)) >= 3


def test_axe_sees_both_schemes_and_both_widths(address: str, context: BrowserContext) -> None:
    """A picture without a text that is there in one scheme at one width is met in each of the four."""
    page = watched(context).page
    for scheme in ("light", "dark"):
        for width in ("min-width: 1000px", "max-width: 999px"):
            page.goto(address, wait_until="load")
            page.evaluate(
                """(met) => {
                    const sheet = new CSSStyleSheet();
                    sheet.replaceSync(`#planted { display: none } @media ${met} { #planted { display: block } }`);
                    document.adoptedStyleSheets = [sheet];
                    const image = document.createElement("img");
                    image.id = "planted";
                    document.querySelector("main").append(image);
                }""",
                f"(prefers-color-scheme: {scheme}) and ({width})",
            )
            found = violations_everywhere(page)
            assert len(found) == 1 and "image-alt" in found.pop(), (scheme, width)


def test_a_request_that_leaves_the_site_is_seen(address: str, browser: Browser) -> None:
    context = browser.new_context(bypass_csp=True)
    context.route("https://elsewhere.example/**", lambda route: route.abort())
    seen = watched(context)
    seen.page.goto(address)
    with seen.page.expect_request("https://elsewhere.example/x.png"):
        seen.page.evaluate(
            "document.body.append(Object.assign(new Image(), { src: 'https://elsewhere.example/x.png' }))"
        )
    assert [url for url in seen.asked if not url.startswith((address, "data:"))] == ["https://elsewhere.example/x.png"]
    context.close()


def test_what_no_page_may_do_is_seen(address: str, browser: Browser) -> None:
    """A fault of each kind planted on a page is met by the means of the test above."""
    context = browser.new_context(viewport={"width": 320, "height": 256})
    seen = watched(context)
    page = seen.page
    page.goto(address)
    page.evaluate(
        """() => {
            const make = (name, into, also = {}) => {
                const element = Object.assign(document.createElement(name), also);
                document.querySelector(into).append(element);
                return element;
            };
            make("img", "main", { src: "https://elsewhere.example/x.png" });
            make("h5", "main", { textContent: "x" });
            make("button", "main", { textContent: "a" }).style.cssText = "width: 9px; height: 9px; padding: 0";
            make("button", "main", { textContent: "b" }).style.cssText = "width: 9px; height: 9px; padding: 0";
            make("p", "main", { textContent: "Cut off ".repeat(99) }).style.cssText = "height: 2em; overflow: hidden";
            make("pre", "main", { textContent: "wide".repeat(99) });
            make("style", "body", { textContent: "p {}" });
            console.log("said");
            fetch("nope").catch(() => {});
        }"""
    )
    page.wait_for_timeout(300)
    assert {fault.split(":")[0] for fault in violations(page)} >= {"image-alt", "heading-order", "target-size"}
    assert page.evaluate("document.documentElement.scrollWidth") > 320
    assert len(page.evaluate(CUT_OFF)) == 1
    told = " ".join(seen.faults)
    assert all(part in told for part in ("said", "404", "policy: img-src", "policy: style-src-elem")), told
    context.close()
