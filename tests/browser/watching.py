"""What a page says, asks for and holds, as a browser sees it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from itertools import product
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, Route

from guidebook.review.browser import NO_BROWSER, chromium

AXE = Axe()
AXE_RULES = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
"""All rules, best practices included, and that of WCAG 2.2 which axe-core leaves out unless it is asked for."""

SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
}"""
"""The spacing of WCAG 1.4.12."""

CUT_OFF = """() => [...document.querySelectorAll("body *")].filter((element) => {
    const style = getComputedStyle(element);
    const hides = (way) => style[way] === "hidden" || style[way] === "clip";
    return element.checkVisibility() && element.clientWidth > 1 && !element.closest("svg") && element.innerText
        && ((hides("overflowY") && element.scrollHeight > element.clientHeight + 1)
            || (hides("overflowX") && element.scrollWidth > element.clientWidth + 1));
}).map((element) => element.outerHTML.slice(0, 200))"""
"""The elements that hide a part of their text."""

COVERED = """() => {
    const element = document.activeElement;
    if (element === document.body) return null;
    const box = element.getClientRects()[0];
    const style = getComputedStyle(element);
    if (!box || !box.width || !box.height) return "no size";
    if (style.outlineStyle === "none" && !element.matches(".ways strong a, main")) return "no outline";
    const [x, y] = [box.left + Math.min(box.width / 2, 8), box.top + box.height / 2];
    const top = document.elementFromPoint(x, y);
    const seen = element.contains(top) || (top?.contains(element) && !top.matches(".rail, .toc"));
    return seen ? "" : `under ${top?.outerHTML.slice(0, 90)}`;
}"""
"""Why the focus cannot be seen, nothing where it can be, null where there is none."""


def needs_chromium() -> None:
    """Skip the module where there is no browser; in CI there must be one."""
    if chromium() is None and not os.environ.get("CI"):
        pytest.skip(NO_BROWSER, allow_module_level=True)


@dataclass
class Watched:
    """A page, and what has come to light of it so far."""

    page: Page
    asked: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    """Failed requests, what was said on the console, errors of scripts, breaches of the policy."""


def watched(context: BrowserContext) -> Watched:
    """A new page that is watched from its first request on."""
    page = context.new_page()
    seen = Watched(page)
    page.on("request", lambda request: seen.asked.append(request.url))
    page.on("requestfailed", lambda request: seen.faults.append(f"failed {request.url}"))
    page.on(
        "response", lambda answer: seen.faults.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None
    )
    page.on("console", lambda message: seen.faults.append(message.text))
    page.on("pageerror", lambda error: seen.faults.append(str(error)))
    page.expose_function("tellOfBreach", lambda breach: seen.faults.append(breach))
    page.add_init_script(
        "addEventListener('securitypolicyviolation', (event) => "
        "tellOfBreach(`policy: ${event.effectiveDirective} ${event.blockedURI}`))"
    )
    return seen


def violations(page: Page, part: str | None = None) -> list[str]:
    """What axe-core finds, on the page or in the part that a selector names, with the first element of each rule."""
    found = AXE.run(page, context=part, options=AXE_RULES).response["violations"]
    return [f"{rule['id']}: {rule['nodes'][0]['html'][:200]}" for rule in found]


def violations_everywhere(page: Page) -> set[str]:
    """What axe-core finds in light and dark, at 1280 and 360 px, where a page follows the system."""
    found = set()
    schemes: tuple[Literal["dark", "light"], ...] = ("dark", "light")  # as it was last
    for scheme, width in product(schemes, (360, 1280)):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        found |= {f"{scheme} {width}: {each}" for each in violations(page)}
    return found


def planted(context: BrowserContext, old: str, new: str, where: str = "**/") -> None:
    """From now on, what is asked for there has this instead of that."""

    def answer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace(old, new))

    context.route(where, answer)
