"""What is wrong with a page for those who come by another way: by keyboard, in the other language, without a script,
in the colours of their system, on paper. Each function gives the faults that it finds, none for a sound page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Page

from tests.browser.paper import A4, Printed
from tests.browser.watching import COVERED

AT_ONCE = 25
"""So many times Tab is pressed before the page is asked what has had the focus."""
MOST = 1000
"""More stops than any page has: who comes so far is caught."""

WALK = f"""() => {{
    const covered = {COVERED};
    const stops = "a[href], button, input, select, textarea, summary, [tabindex]";
    const group = (each) => each.type === "radio" ? each.name : each;
    const wanted = new Set([...document.querySelectorAll(stops)].filter((each) => each.tabIndex >= 0
        && !each.disabled && each.checkVisibility({{ visibilityProperty: true }})).map(group));
    window.walk = {{ faults: [], names: [], done: false, wanted }};
    // The focus has gone on and been scrolled to when the key is let go.
    addEventListener("keyup", () => {{
        const here = document.activeElement;
        const fault = covered();
        walk.done ||= fault === null;
        if (walk.done) return;
        const name = here.innerText || here.ariaLabel || here.id;
        walk.names.push(name);
        wanted.delete(group(here));
        if (fault) walk.faults.push(`${{name}}: ${{fault}}`);
    }});
}}"""


def by_keyboard(page: Page, skip: str) -> list[str]:
    """Stops that are not seen, or that Tab does not come to; the first of them must be that which skips the chrome."""
    page.evaluate(WALK)
    pressed = 0
    while not page.evaluate("walk.done") and pressed < MOST:
        for _ in range(AT_ONCE):
            page.keyboard.press("Tab")
        pressed += AT_ONCE
    names, faults = page.evaluate("[walk.names, walk.faults]")
    first = [] if names[:1] == [skip] else [f"first came {names[:1]}"]
    end = [] if page.evaluate("walk.done") else ["no end: the focus does not leave the page"]
    missed = page.evaluate("[...walk.wanted].map((each) => each.outerHTML?.slice(0, 200) ?? each)")
    return [*first, *faults, *end, *(f"never reached: {each}" for each in missed)]


def in_the_other_language(page: Page, here: str, there: str) -> list[str]:
    """Where the switch does not lead from the last section to the same section, and back again."""
    page.goto(here)
    section = page.evaluate(
        "[...document.querySelectorAll('main h2[id]:not([id^=site-], #kilder-pa-siden)')].at(-1)?.id ?? ''"
    )
    mark = f"#{section}" if section else ""
    page.goto(here + mark)
    faults = []
    for target in (there, here):
        page.locator("a.language").first.click()
        page.wait_for_load_state()
        if page.url != target + mark:
            faults.append(f"led to {page.url}, not to {target}{mark}")
            break
        if section and not page.evaluate("document.querySelector(':target')?.checkVisibility()"):
            faults.append(f"{section} is not seen on {target}")
    return faults


DEAD = """() => [...document.querySelectorAll("button, select")]
    .filter((each) => each.checkVisibility() && !each.popoverTargetElement && !(each.form && each.type === "submit"))
    .map((each) => `dead: ${each.outerHTML.slice(0, 200)}`)"""
HIDDEN = """() => [...document.querySelectorAll(
    "main :is(h1, h2, h3, h4, p, li, dt, dd, th, td, caption, figcaption, blockquote, img)")]
    .filter((each) => !each.closest(
        "nav, [popover], [hidden], details:not([open]), .print-only, .placing__paper, .data__none"))
    .filter((each) => (each.textContent.trim() || each.src)
        && !each.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .map((each) => `hidden: ${each.outerHTML.slice(0, 200)}`)"""


def without_a_script(page: Page) -> list[str]:
    """What does nothing or is not shown where no script runs; that the menu opens, and leads on."""
    faults = [*page.evaluate(DEAD), *page.evaluate(HIDDEN)]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        faults.append("wider than the window")
    links = page.locator("#site-menu a")
    page.locator(".menu-button").click()
    shut = [each.inner_text() for each in links.all() if not each.is_visible()]
    if shut:
        return [*faults, f"not in the menu: {shut}"]
    target = links.last.evaluate("(link) => link.href")
    links.last.click()
    page.wait_for_load_state()
    return [*faults, *([] if page.url == target else [f"the menu led to {page.url}"])]


LAST_SECTION = """async () => {
    const toc = document.querySelector(".toc li + li");
    [...document.querySelectorAll("main h2[id]")].at(-1)?.scrollIntoView();
    for (let frame = 0; toc && frame < 60 && !document.querySelector(".toc [aria-current]"); frame++)
        await new Promise(requestAnimationFrame);
}"""
"""So that the contents mark what is read."""
COLOURS = """() => {
    const of = (each, part) => each && getComputedStyle(each, part);
    const one = (selector, part) => of(document.querySelector(selector), part);
    const all = [...document.querySelectorAll("body *")].filter((each) => each.checkVisibility());
    const [here, there] = [one(".toc a[aria-current]"), one(".toc a:not([aria-current])")];
    const root = one(":root");
    const bare = (each) => parseFloat(of(each).borderTopWidth) === 0 && of(each).textDecorationLine === "none";
    return Object.entries({
        mark: there && here?.borderLeftColor === there.borderLeftColor,
        unmarked: there && !here,
        sign: [...document.querySelectorAll(".voice__label")].some((each) =>
            of(each, "::before").backgroundColor === one("body").backgroundColor),
        button: all.some((each) => each.matches("button, select") && bare(each)),
        contrast: root.getPropertyValue("--ink-soft") !== root.getPropertyValue("--ink"),
        motion: document.getAnimations().length > 0 || all.some((each) =>
            of(each).transitionDuration.split(", ").some((time) => parseFloat(time) > 0)),
    }).filter(([, fault]) => fault).map(([name]) => name);
}"""
"""In forced colours the mark of what is current, the signs and the edge of a button are seen; there is more contrast
and less motion where the reader asked for it."""


def in_the_colours_of_the_system(page: Page) -> list[str]:
    """What is not seen in forced colours, or takes no heed of the wish for more contrast or less motion."""
    page.evaluate(LAST_SECTION)
    found: list[str] = page.evaluate(COLOURS)
    return found


PRINTED = """() => {
    const shown = (selector) => [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility());
    const cut = shown("figure, .table:not(.table--long), tr").filter((each) =>
        getComputedStyle(each).breakInside !== "avoid").map((each) => `may be cut: ${each.outerHTML.slice(0, 200)}`);
    const chrome = shown(`.header, .footer, .rail, .skip, .crumbs, .report, .related, .onward, .follow,
        .cite:not(.cite--page), .headerlink, .footnote-backref, button`).map((each) =>
        `chrome on paper: ${each.outerHTML.slice(0, 200)}`);
    return {
        faults: [...cut, ...chrome],
        pictures: shown("main :is(img:not([alt='']), svg[role=img])").length,
        tables: shown("main table").length,
        headings: shown("main :is(h1, h2, h3, h4, h5, h6)").length,
        title: document.querySelector("h1").innerText,
        address: document.querySelector(".imprint__address, .edition .facts__wide dd")?.innerText ?? "",
    };
}"""
"""With the media of print: what has no place there, what may be cut, and what the PDF must tell of."""


def on_paper(paper: Printed, facts: Mapping[str, Any], language: str) -> list[str]:
    """What a PDF lacks, against what stands on the page: language, tags, size, page numbers, title and address."""
    flat = [" ".join(text.split()) for text in paper.pages]
    title = " ".join(facts["title"].split())
    count = Counter(name for name, _ in paper.tags)
    headings = sum(count[f"H{level}"] for level in range(1, 7))
    told = sum(name == "Figure" and bool(text) for name, text in paper.tags)
    checks = {
        f"language {paper.language}": paper.language == language,
        f"size {paper.size}": paper.size == A4,
        f"{count['H1']} headings of the first level": count["H1"] == 1,
        f"{headings} headings of {facts['headings']}": headings >= facts["headings"],
        f"{count['Table']} tables of {facts['tables']}": count["Table"] >= facts["tables"],
        f"{told} texts of {facts['pictures']} pictures": told >= facts["pictures"],
        "dark": paper.brightness > 0.5,
        "no page numbers": all(f"{number} / {len(flat)}" in text for number, text in enumerate(flat, 1)),
        "no title": all(title in text for text in flat),
        "no address": _letters(facts["address"]) in _letters("".join(paper.pages)),
    }
    return [*facts["faults"], *(fault for fault, sound in checks.items() if not sound)]


def _letters(text: str) -> str:
    """What is left when lines are joined; a hyphen at the end of one is read back as another sign, or not at all."""
    return "".join(letter for letter in text if letter.isalnum() or letter in ":/.")
