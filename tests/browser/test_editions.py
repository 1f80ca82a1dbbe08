"""Editions in a real browser: filed pages from disk, and the frozen text in today's theme."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from guidebook.review.browser import NO_BROWSER, chromium
from guidebook.review.local_site import local_site
from tests.browser.watching import violations
from tests.site.test_editions import FIRST, SECOND
from tests.site.test_editions import project as project

if chromium() is None and not os.environ.get("CI"):
    pytest.skip(NO_BROWSER, allow_module_level=True)


@pytest.mark.parametrize("script", [True, False])
def test_a_filed_page_opens_from_disk_and_asks_for_nothing_but_its_pictures(
    project: Path, browser: Browser, script: bool
) -> None:
    pages = project / "editions" / FIRST / "pages"
    context = browser.new_context(java_script_enabled=script, viewport={"width": 360, "height": 640})
    page = context.new_page()
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    for path in sorted(pages.rglob("*.html")):
        page.goto(path.as_uri())
        assert page.locator("h1").count() == 1
        if script:
            assert violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.goto((pages / "index.html").as_uri())
    page.click("text=English")
    page.click("nav >> text=The page")
    assert page.url == (pages / "en" / "side" / "index.html").as_uri()
    assert {url for url in asked if not url.startswith(pages.as_uri())} == set()
    context.close()


@pytest.mark.parametrize(
    "path", ["utgaver/", f"utgaver/{FIRST}/side/", f"en/utgaver/{FIRST}/side/", f"utgaver/{SECOND}/"]
)
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_axe_finds_nothing(project: Path, browser: Browser, path: str, scheme: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    with local_site(project / "site", "/ki/") as where:
        page.goto(where + path)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_a_definition_is_read_on_paper(project: Path, browser: Browser) -> None:
    """What a press would show stands in the printed text."""
    styled = (project / "editions" / FIRST / "pages" / "side" / "index.html").read_text("utf-8")
    page = browser.new_context().new_page()
    page.set_content(styled.replace("Hjem", 'Hjem<span popover="auto" id="term-x"><span>Forklart</span></span>'))
    assert not page.locator("#term-x").is_visible()
    page.emulate_media(media="print")
    assert page.locator("#term-x").is_visible()
