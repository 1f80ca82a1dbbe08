"""Nobody watches: what pages ask for, keep and are allowed, in a real browser."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from guidebook.review.browser import NO_BROWSER, chromium
from guidebook.review.local_site import local_site
from guidebook.site.css import shortened
from guidebook.site.policy import Allowed, with_policy
from guidebook.site.stylesheet import APART, LATE, PAGE, PAPER
from tests.conftest import Built
from tests.project import ROOT

if chromium() is None and not os.environ.get("CI"):
    pytest.skip(NO_BROWSER, allow_module_level=True)

WATCH = """() => {
  window.violations = [];
  addEventListener("securitypolicyviolation", (each) => {
    violations.push(`${each.effectiveDirective} ${each.blockedURI}`);
  });
}"""
KEPT = """async () => ({
  local: {...localStorage}, session: {...sessionStorage}, cookies: document.cookie,
  databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"local": {}, "session": {}, "cookies": "", "databases": 0, "caches": 0, "workers": 0}


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(f"({WATCH})()")
    yield context
    context.close()


def violations(page: Page) -> list[str]:
    told: list[str] = page.evaluate("violations")
    return told


def test_no_page_leaves_the_site_keeps_anything_or_breaks_its_policy(
    built: Built, address: str, context: BrowserContext
) -> None:
    """Every HTML file of the build, editions, old addresses and the page for a missing one included."""
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    found = {}
    for path in sorted(built.folder.rglob("*.html")):
        # The page for a missing address is met at one; an old address would lead on at once.
        where = path.relative_to(built.folder).as_posix().removesuffix("index.html").replace("404.html", "nope/")
        if 'http-equiv="refresh"' in path.read_text("utf-8"):
            continue
        page.goto(address + where, wait_until="load")
        found[where] = violations(page)
    assert len(found) > 100
    assert {where: told for where, told in found.items() if told} == {}
    assert page.evaluate(KEPT) == NOTHING
    assert context.cookies() == []
    assert [url for url in asked if not url.startswith(address)] == []


def test_nothing_is_asked_for_or_kept_in_any_state_of_a_page(address: str, context: BrowserContext) -> None:
    """Every list is opened, the buttons are pressed, and search finds something."""
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    for where in ("", "en/", "ki-i-offentlig-sektor/", "verksted/skate-saken/", "om/sitering/", "spekteret/", "nope/"):
        page.goto(address + where, wait_until="load")
        for each in page.locator("summary").all():
            if each.is_visible():
                each.click()
        for number in range(min(page.locator("button").count(), 25)):
            button = page.locator("button").nth(number)
            if button.is_visible() and button.get_attribute("type") != "submit":
                button.click(force=True)
                page.keyboard.press("Escape")
        if where != "nope/":  # there, a link leads to the page of search
            page.locator("button.search").click()
            page.get_by_role("searchbox").fill("personvern")
            page.locator(".search__list a").first.wait_for()
        assert violations(page) == [], where
        assert page.evaluate(KEPT) == NOTHING, where
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []


def test_only_the_choice_of_a_scheme_is_kept_and_it_can_be_taken_back(address: str, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(address)
    choice = page.locator(".scheme select")
    choice.select_option("dark")
    assert page.evaluate(KEPT) == {**NOTHING, "local": {"scheme": "dark"}}
    page.goto(address + "en/ordliste/")
    assert page.evaluate("document.documentElement.dataset.scheme") == "dark"
    page.locator(".scheme select").select_option("system")
    assert page.evaluate(KEPT) == NOTHING
    assert violations(page) == []


PLANTED = {
    "an inline script": ("<script>window.ran = 1</script>", "script-src-elem inline"),
    "a handler": ('<img src="x.png" alt="" onerror="window.ran = 1">', "script-src-attr inline"),
    "a style attribute": ('<p style="color: red">x</p>', "style-src-attr inline"),
    "a style element": ("<style>p { color: red }</style>", "style-src-elem inline"),
    "a script from elsewhere": ('<script src="https://elsewhere.example/x.js"></script>', "script-src-elem https"),
    "a picture from elsewhere": ('<img src="https://elsewhere.example/x.png" alt="">', "img-src https"),
    "a frame": ('<iframe src="https://elsewhere.example/"></iframe>', "frame-src https"),
    "another base": ('<base href="https://elsewhere.example/">', "base-uri https"),
}


@pytest.mark.parametrize(("planted", "told"), PLANTED.values(), ids=PLANTED)
def test_what_is_planted_into_a_page_is_stopped(
    planted: str, told: str, context: BrowserContext, tmp_path: Path
) -> None:
    """The policy of a page holds back whatever got into it after the policy was made."""
    head = '<!doctype html>\n<html lang="nb">\n<head>\n<meta charset="utf-8">\n<title>x</title></head>'
    html = with_policy(head, Allowed())
    (tmp_path / "index.html").write_text(f"{html}<body>{planted}</body>", "utf-8")
    with local_site(tmp_path) as root:
        page = context.new_page()
        page.goto(root)
        assert [each for each in violations(page) if each.startswith(told)], violations(page)
        assert page.evaluate("window.ran") is None


def test_text_cannot_become_html_by_a_script(address: str, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(address)
    for attempt in ("document.body.innerHTML = '<p>x'", "document.write('x')", "setTimeout('window.ran = 1')"):
        said = page.evaluate(f"() => {{ try {{ {attempt}; return ''; }} catch (error) {{ return error.name; }} }}")
        assert said == "TypeError" or said == "EvalError", attempt
    assert page.evaluate("window.ran") is None


def test_where_a_link_leads_out_the_other_site_is_not_told_from_where(address: str, context: BrowserContext) -> None:
    context.route("https://**", lambda route: route.abort())
    page = context.new_page()
    page.goto(address + "kilder/")
    with page.expect_request(lambda request: request.url.startswith("https://")) as asked:
        page.locator("main a[href^='https']").first.click(no_wait_after=True)
    assert "referer" not in asked.value.all_headers()


RULES = """(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return [...sheet.cssRules].map((rule) => rule.cssText.replaceAll(", ", ","));
}"""


@pytest.mark.parametrize("name", [*PAGE, *LATE, *PAPER, *APART])
def test_the_browser_reads_the_same_rules_from_a_shortened_stylesheet(name: str, context: BrowserContext) -> None:
    css = (ROOT / "overrides" / "assets" / "css" / name).read_text("utf-8")
    page = context.new_page()
    short, long = page.evaluate(RULES, shortened(css)), page.evaluate(RULES, css)
    assert short == long != []
