"""A page of each kind looks as it did: pictures of a small site whose text never changes, held against stored ones.

To renew the stored pictures after a change of the looks, and then to look at them:

    RENEW_PICTURES=1 uv run pytest tests/browser/test_pictures.py
"""

from __future__ import annotations

import datetime as dt
import io
import os
from base64 import b64encode
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter
from playwright.sync_api import Browser, Page

from tests.browser.small import EDITION
from tests.browser.watching import needs_chromium
from tests.project import ROOT

needs_chromium()

FONTS = {
    name: ROOT / "src" / "guidebook" / "figures" / "fonts" / file
    for name, file in (("own-sans", "public-sans-600.ttf"), ("own-serif", "literata-600.ttf"))
}
STORED = Path(__file__).parent / "pictures"
SMALLER = 8
"""Each side is divided by this: letters become grey, whichever font the machine has."""
BLOCKS = 6
"""The picture is looked at in so many rows and columns, so that a fault in one place is not drowned in the rest."""
LIMIT = 3.0
"""The mean difference, of 255, that no block may reach; the tests below hold it between the harmless and the faults."""

KINDS = {
    "front": "en/",
    "article": "side/",
    "citation": "en/side/citation.html",
    "spectrum": "spekteret/",
    "workshop": "en/verksted/",
    "sheets": "ark/",
    "paper": "en/saksframlegg/",
    "glossary": "ordliste/",
    "sources": "en/kilder/",
    "search": "sok/",
    "editions": "utgaver/",
    "edition": f"en/utgaver/{EDITION}/side/",
    "withdrawn": "en/borte/",
    "missing": "finnes/ikke/",
}
SIZES = {1280: 1600, 360: 1600}


def picture(page: Page) -> Image.Image:
    """What stands in the window, small and blurred."""
    image = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    small = image.resize((image.width // SMALLER, image.height // SMALLER), Image.Resampling.BOX)
    return small.filter(ImageFilter.GaussianBlur(1))


def difference(one: Image.Image, other: Image.Image) -> float:
    """The greatest mean difference of a block, from 0 to 255."""
    if one.size != other.size:
        return 255.0
    apart = ImageChops.difference(one, other).convert("L").convert("F")
    return float(apart.resize((BLOCKS, BLOCKS), Image.Resampling.BOX).getextrema()[1])  # type: ignore[arg-type]


def dressed(page: Page, css: str = "") -> None:
    """The page in the project's own fonts, so that lines break alike on every machine, and with further rules."""
    page.evaluate(
        """async ([fonts, css]) => {
            for (const [name, bytes] of Object.entries(fonts)) {
                const data = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
                document.fonts.add(await new FontFace(name, data).load());
            }
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(`:root { --sans: own-sans; --serif: own-serif; } ${css}`);
            document.adoptedStyleSheets = [sheet];
        }""",
        [{name: b64encode(file.read_bytes()).decode() for name, file in FONTS.items()}, css],
    )


def opened(browser: Browser, address: str, scheme: str, width: int) -> Page:
    context = browser.new_context(viewport={"width": width, "height": SIZES[width]}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.clock.set_fixed_time(dt.datetime(2026, 11, 22, tzinfo=dt.UTC))  # a citation names the day
    page.goto(address, wait_until="load")
    dressed(page)
    return page


@pytest.mark.parametrize("width", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_looks_as_it_did(kind: str, scheme: str, width: int, small: str, browser: Browser) -> None:
    page = opened(browser, small + KINDS[kind], scheme, width)
    now = picture(page)
    page.context.close()
    file = STORED / f"{kind}-{scheme}-{width}.webp"
    if os.environ.get("RENEW_PICTURES"):
        file.parent.mkdir(exist_ok=True)
        now.save(file, quality=90, method=6)
    with Image.open(file) as stored:
        assert difference(now, stored.convert("RGB")) < LIMIT


def test_a_change_of_the_looks_is_seen_and_a_shade_of_the_letters_is_not(small: str, browser: Browser) -> None:
    page = opened(browser, small + KINDS["article"], "light", 1280)
    before = picture(page)
    page.reload()
    dressed(page)
    assert difference(before, picture(page)) == 0

    def changed(css: str) -> float:
        dressed(page, css)
        return difference(before, picture(page))

    assert changed("* { letter-spacing: 0.002em; font-synthesis: none; text-rendering: geometricPrecision }") < LIMIT
    assert changed("header.header { display: none }") > LIMIT
    assert changed(".page__body { margin-left: 5rem }") > LIMIT
    assert changed(".rail { display: none }") > LIMIT
    assert changed(".voice { border: 0; background: none }") > LIMIT
    assert changed(":root { color-scheme: dark }") > LIMIT
    page.context.close()
