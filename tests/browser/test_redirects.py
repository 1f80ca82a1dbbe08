"""Old addresses in a real browser, with JavaScript and without."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from guidebook.review.browser import NO_BROWSER, chromium
from guidebook.review.local_site import local_site
from tests.browser.watching import violations
from tests.conftest import mkdocs
from tests.editions.past import site_with_a_past

if chromium() is None and not os.environ.get("CI"):
    pytest.skip(NO_BROWSER, allow_module_level=True)


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = site_with_a_past(tmp_path_factory.mktemp("past"))
    run = mkdocs(root, "build", "--strict")
    assert run.returncode == 0, run.stderr
    with local_site(root / "site", "/ki/") as where:
        yield where


def opened(browser: Browser, address: str, *, scripts: bool) -> Page:
    page = browser.new_context(java_script_enabled=scripts, viewport={"width": 1280, "height": 900}).new_page()
    page.goto(address)
    page.wait_for_timeout(700)
    return page


@pytest.mark.parametrize(
    ("old", "new", "without"),
    [
        ("under/ny/", "over/", "under/ny/"),
        ("en/under/ny/", "en/over/", "en/under/ny/"),
        ("under/ny/#a", "over/#aa", "under/ny/#a"),
        ("under/ny/#b", "over/#b", "under/ny/#b"),
        ("under/ny/#c", "over/#c", "under/ny/#c"),
        ("side/#del", "side/#stykke", "side/#del"),
        ("over/#c", "over/#c", "over/#c"),
        ("tapt/#borte", "tapt/#borte", "tapt/#borte"),
    ],
)
def test_where_an_old_address_ends(browser: Browser, past: str, old: str, new: str, without: str) -> None:
    for scripts, wanted in ((True, new), (False, without)):
        page = opened(browser, past + old, scripts=scripts)
        assert page.url == past + wanted
        page.context.close()


def test_the_way_back_does_not_lead_on_again(browser: Browser, past: str) -> None:
    page = opened(browser, past, scripts=True)
    page.goto(past + "under/ny/#a")
    page.wait_for_url(past + "over/#aa")
    page.go_back()
    page.wait_for_timeout(300)
    assert page.url == past
    page.context.close()


def test_the_line_of_an_old_id_is_seen(browser: Browser, past: str) -> None:
    page = opened(browser, past + "over/#c", scripts=False)
    line = page.locator("#c")
    assert line.is_visible() and "trukket tilbake" in line.inner_text()
    page.context.close()


@pytest.mark.parametrize(("id_", "where"), [("a", "over/#aa"), ("b", "over/#b"), ("c", "over/#c")])
def test_without_a_script_one_press_leads_to_the_very_section(
    browser: Browser, past: str, id_: str, where: str
) -> None:
    page = opened(browser, f"{past}under/ny/#{id_}", scripts=False)
    line = page.locator(f"#{id_}")
    assert line.is_visible() and line.evaluate("line => line.matches(':target')")
    line.locator("a").last.click()
    assert page.url == past + where
    page.context.close()


@pytest.mark.parametrize("path", ["tapt/", "en/over/", "side/"])
def test_axe_finds_nothing(browser: Browser, past: str, path: str) -> None:
    page = opened(browser, past + path, scripts=True)
    assert violations(page) == []
    page.context.close()
