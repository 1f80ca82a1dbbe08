"""How soon the first results stand on the page, over a slow line, on a slow machine."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Browser

LATENCY, DOWN, UP, SLOWER = 150, 1.6e6 / 8, 750e3 / 8, 4
"""Slow 4G as Lighthouse has it: milliseconds there and back, bytes a second each way, and the slower processor."""
SHOWN = "() => document.querySelector('.search__list li')"


@dataclass(frozen=True, slots=True)
class Wait:
    """What a reader waits for after the first letter, in milliseconds, and the bytes of search on the wire."""

    milliseconds: float
    requests: int
    wire: int


def wait(browser: Browser, site: str, word: str) -> Wait:
    """Press the button of search on the front page, type a word at once, and wait for the first result."""
    context = browser.new_context(viewport={"width": 412, "height": 823})
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    page.goto(site, wait_until="networkidle")
    devtools.send("Network.enable")
    devtools.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": LATENCY, "downloadThroughput": DOWN, "uploadThroughput": UP},
    )
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    received: list[int] = []
    devtools.on("Network.loadingFinished", lambda event: received.append(int(event["encodedDataLength"])))
    page.locator("button.search").click()
    page.locator("dialog[open] input").wait_for()
    begin = page.evaluate("performance.now()")
    page.keyboard.type(word, delay=80)
    page.wait_for_function(SHOWN)
    took = page.evaluate("performance.now()") - begin
    page.wait_for_timeout(300)
    context.close()
    return Wait(took, len(received), sum(received))
