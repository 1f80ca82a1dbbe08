"""Pictures of the changed pages, before and after. Needs a browser, and builds both sites."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import Browser

from guidebook.review.browser import NO_BROWSER, chromium, open_browser
from guidebook.review.compare import Review
from guidebook.review.fates import Turn
from guidebook.review.local_site import local_site
from guidebook.review.report import View, data_address

WIDTHS: Final = (1280, 360)
MOST: Final = 12
"""Pages of which pictures are taken; a change of more is looked at in the preview."""
_HIGHEST: Final = 6000
"""Pixels from the top of a page that a picture shows."""
_SHOWN: Final = {1280: 640, 360: 360}
"""How wide the picture of each width is in the report, in pixels."""


def views(review: Review, before: Path, after: Path, place: Path, say: Callable[[str], None]) -> Sequence[View]:
    """The changed pages as a reader saw and sees them; `before` and `after` are projects, `place` a folder to build in.

    Nothing is raised: where there is no browser, or a site cannot be built, that is said, and there are no pictures.
    """
    turns = [turn for pair in review.pairs for turn in (pair.nb, pair.en) if turn]
    if not turns:
        return ()
    if chromium() is None:
        say(f"No pictures: {NO_BROWSER}.")
        return ()
    sites = [_built(root, place / name, say) for root, name in ((before, "site-before"), (after, "site-after"))]
    if len(turns) > MOST:
        say(f"Pictures of the first {MOST} of {len(turns)} pages.")
    with open_browser() as browser:
        return tuple(_views(turns[:MOST], sites[0], sites[1], browser))


def _built(root: Path, site: Path, say: Callable[[str], None]) -> Path | None:
    """The site of a project, built by this program; none where it cannot be built."""
    say(f"Building {site.name} …")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    done = subprocess.run(command, cwd=root, env=os.environ, capture_output=True, text=True, check=False)
    if done.returncode:
        say(f"No pictures of {site.name}: it cannot be built.")
    return site if done.returncode == 0 else None


def _views(turns: Sequence[Turn], before: Path | None, after: Path | None, browser: Browser) -> Iterator[View]:
    old = {turn.before.address for turn in turns if turn.before}
    new = {turn.after.address for turn in turns if turn.after}
    was = {width: _taken(before, old, width, browser) for width in WIDTHS}
    now = {width: _taken(after, new, width, browser) for width in WIDTHS}
    for turn in turns:
        for width in WIDTHS:
            earlier = was[width].get(turn.before.address, "") if turn.before else ""
            later = now[width].get(turn.after.address, "") if turn.after else ""
            if earlier or later:
                yield View(f"{turn.page.title} ({turn.page.path})", width, earlier, later)


def _taken(site: Path | None, addresses: set[str], width: int, browser: Browser) -> dict[str, str]:
    if site is None:
        return {}
    taken = {}
    with local_site(site) as root:
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme="light")
        page = context.new_page()
        for address in sorted(addresses):
            page.goto(root + address, wait_until="load")
            taken[address] = _scaled(page.screenshot(full_page=True), width)
        context.close()
    return taken


def _scaled(shot: bytes, width: int) -> str:
    picture = Image.open(io.BytesIO(shot)).convert("RGB")
    picture = picture.crop((0, 0, picture.width, min(picture.height, _HIGHEST)))
    shown = _SHOWN[width]
    small = picture.resize((shown, round(picture.height * shown / picture.width)), Image.Resampling.LANCZOS)
    file = io.BytesIO()
    small.save(file, "WEBP", quality=70)
    return data_address(file.getvalue(), "image/webp")
