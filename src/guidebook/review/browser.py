"""Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

NO_BROWSER = "no Chromium was found: install it (Debian: `apt-get install chromium`) or name it in CHROMIUM"


def chromium() -> str | None:
    """The path of Chromium: `CHROMIUM` where it is set, else the first that is installed."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    named = os.environ.get("CHROMIUM")
    return shutil.which(named) if named else next(filter(None, map(shutil.which, names)), None)


@contextmanager
def open_browser() -> Iterator[Browser]:
    """A headless browser. Raises FileNotFoundError where there is none."""
    path = chromium()
    if path is None:
        raise FileNotFoundError(NO_BROWSER)
    quiet = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    # Chromium's own sandbox needs rights that containers and root do not give; only this site's pages are opened.
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*quiet, "--no-sandbox", "--no-first-run"])
        try:
            yield browser
        finally:
            browser.close()
