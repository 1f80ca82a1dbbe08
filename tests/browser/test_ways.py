"""Every page of both languages by other ways than a mouse, a script and a screen; a fault on each way is met."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from guidebook.content.addresses import PREFIX
from guidebook.content.data import OTHER, Language
from guidebook.content.words import catalogue
from tests.browser import ways
from tests.browser.paper import printed
from tests.browser.test_pages import ADDRESSES, KEPT, LISTS
from tests.browser.watching import needs_chromium, planted

needs_chromium()

PAGES = [*ADDRESSES, KEPT, f"en/{KEPT}spekteret/"]
ARTICLE = "en/ki-i-offentlig-sektor/"
Way = Callable[[Page, str, str], list[str]]
"""What is wrong on one way with the page at a path below an address."""


def spoken(path: str) -> Language:
    return "en" if path.startswith(PREFIX["en"]) else "nb"


def neutral(path: str) -> str:
    return path.removeprefix(PREFIX["en"])


def by_keyboard(page: Page, address: str, path: str) -> list[str]:
    page.goto(address + path)
    return ways.by_keyboard(page, catalogue(spoken(path))["skip_to_content"])


def in_the_other_language(page: Page, address: str, path: str) -> list[str]:
    there = PREFIX[OTHER[spoken(path)]] + neutral(path)
    return ways.in_the_other_language(page, address + path, address + there)


def without_a_script(page: Page, address: str, path: str) -> list[str]:
    page.goto(address + path)
    return ways.without_a_script(page)


def in_the_colours_of_the_system(page: Page, address: str, path: str) -> list[str]:
    page.goto(address + path)
    return ways.in_the_colours_of_the_system(page)


def on_paper(page: Page, address: str, path: str) -> list[str]:
    page.goto(address + path)
    page.emulate_media(media="print")
    facts = page.evaluate(ways.PRINTED)
    missing = ["no address"] if path not in LISTS and not facts["address"] else []
    with TemporaryDirectory() as folder:
        return [*missing, *ways.on_paper(printed(page, Path(folder) / "page.pdf"), facts, spoken(path))]


WAYS: Mapping[Way, Mapping[str, Any]] = {
    by_keyboard: {"viewport": {"width": 1280, "height": 900}},
    in_the_other_language: {},
    without_a_script: {"viewport": {"width": 360, "height": 740}, "java_script_enabled": False},
    in_the_colours_of_the_system: {"forced_colors": "active", "reduced_motion": "reduce", "contrast": "more"},
    on_paper: {"color_scheme": "dark"},
}
"""What a browser is told of each way."""


@pytest.fixture(scope="module")
def pages(browser: Browser) -> Iterator[Callable[[Way], Page]]:
    """A page for each way, which goes from address to address."""
    contexts: list[BrowserContext] = []

    @cache
    def opened(way: Way) -> Page:
        contexts.append(browser.new_context(**WAYS[way]))
        return contexts[-1].new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "index")
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_every_page(way: Way, path: str, address: str, pages: Callable[[Way], Page]) -> None:
    assert way(pages(way), address, path) == []


def styled(element: str, style: str) -> tuple[str, str]:
    """A fault in how an element looks."""
    return f"<{element}", f'<{element} style="{style}"'


LID = "<main", '<div style="position: fixed; inset: 0; z-index: 9"></div><main'
TRAP = (
    "<main",
    "<script>onkeydown = (press) => { if (document.activeElement.matches('.language')) press.preventDefault(); };"
    "</script><main",
)
LAST = "</footer>", '<a href="#" onkeydown="event.preventDefault()">x</a></footer>'
CUT = '<table><tr style="break-inside: auto !important"><td>x</table>'
FAULTS: list[tuple[Way, tuple[str, ...], str]] = [
    (by_keyboard, ('class="skip"', 'class="skip" tabindex="-1"'), "first came"),
    (by_keyboard, styled("button", "outline: 0 !important"), "no outline"),
    (by_keyboard, LID, "under "),
    (by_keyboard, TRAP, "never reached"),
    (by_keyboard, LAST, "no end"),
    (in_the_other_language, ("hash = kept;", "hash = '';", "**/site.*.js"), "led to"),
    (in_the_other_language, ('class="language" href="../', 'class="language" href="'), "led to"),
    (in_the_other_language, ('<h2 id="konklusjon">Konklusjon', "<h2>Konklusjon"), "is not seen"),
    (without_a_script, ("<main", '<button type="button">x</button><main'), "dead: "),
    (without_a_script, styled('p class="lead"', "display: none"), "hidden: "),
    (without_a_script, styled('p class="lead"', "width: 999px"), "wider than"),
    (without_a_script, ('popovertarget="site-menu"', ""), "not in the menu"),
    (
        in_the_colours_of_the_system,
        ('<li><a href="#', '<li><a style="border-color: Canvas !important" href="#'),
        "mark",
    ),
    (
        in_the_colours_of_the_system,
        ("<title>", "<style>.voice__label::before { background: Canvas !important }</style><title>"),
        "sign",
    ),
    (in_the_colours_of_the_system, styled("button", "border: 0 !important"), "button"),
    (in_the_colours_of_the_system, styled("html", "--ink-soft: silver !important"), "contrast"),
    (in_the_colours_of_the_system, styled("p", "transition-duration: 1s !important"), "motion"),
    (on_paper, ('<html lang="en"', "<html"), "language"),
    (on_paper, ("size:", "x:", "**/*.css"), "size"),
    (on_paper, ("<h1", '<h1 role="presentation"'), "0 headings of the first level"),
    (on_paper, ("<h1", f"{CUT}<h1"), "may be cut"),
    (on_paper, styled('header class="header"', "display: block !important"), "chrome on paper"),
    (on_paper, styled("body", "background: black !important"), "dark"),
    (on_paper, ('<img class="page__image"', '<img aria-hidden="true" class="page__image"'), "0 texts"),
    (on_paper, ("counter(page)", "'x'", "**/*.css"), "no page numbers"),
    (on_paper, ("var(--page-title", "var(--x", "**/*.css"), "no title"),
    (on_paper, ('class="imprint__address"', 'class="imprint__address" hidden'), "no address"),
]


@pytest.mark.parametrize(("way", "fault", "told"), FAULTS, ids=[f"{way.__name__}-{told}" for way, _, told in FAULTS])
def test_a_fault_is_met(way: Way, fault: tuple[str, ...], told: str, address: str, browser: Browser) -> None:
    context = browser.new_context(**WAYS[way], bypass_csp=True)
    page = context.new_page()
    planted(context, *fault)
    found = way(page, address, ARTICLE)
    assert any(told in each.partition("<")[0] for each in found), found
    context.close()
