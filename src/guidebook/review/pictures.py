"""Contact sheets: every page as a reader sees it, on a screen, on a telephone, in the dark, on paper."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser

from guidebook.review.browser import open_browser
from guidebook.review.local_site import local_site

GAP = 24
BACKGROUND = (110, 116, 120)


@dataclass(frozen=True, slots=True)
class View:
    """One way of looking at a page."""

    name: str
    width: int
    """Of the window, in CSS pixels."""
    dark: bool
    shown: int
    """Of the picture on the contact sheet, in pixels."""


VIEWS = (
    View("1280-light", 1280, False, 640),
    View("1280-dark", 1280, True, 640),
    View("360-light", 360, False, 300),
    View("360-dark", 360, True, 300),
)
PRINTED = 420
"""The width of a printed page on the contact sheet, in pixels."""


def write_pictures(site: Path, out: Path, say: Callable[[str], None]) -> list[Path]:
    """Write the pictures of each page of the built site and a contact sheet a page; returns the sheets.

    `out/views` has the single pictures. Raises FileNotFoundError without a built site or a browser.
    """
    pages = sorted(path.relative_to(site) for path in site.rglob("*.html"))
    if not pages:
        raise FileNotFoundError(f"no built site in {site}: run `uv run mkdocs build` first")
    (out / "views").mkdir(parents=True, exist_ok=True)
    sheets = []
    with local_site(site) as root, open_browser() as browser:
        for page in pages:
            name = _name(page)
            say(name)
            address = root + page.as_posix().removesuffix("index.html")
            shots = [_shot(browser, address, view, out / "views" / f"{name}.{view.name}.png") for view in VIEWS]
            paper = _print(browser, address, out / "views" / f"{name}.pdf")
            sheet = out / f"{name}.png"
            _sheet([*shots, *paper]).save(sheet)
            sheets.append(sheet)
    return sheets


def _name(page: Path) -> str:
    return page.as_posix().removesuffix("/index.html").removesuffix(".html").replace("/", "-")


def _shot(browser: Browser, address: str, view: View, target: Path) -> Image.Image:
    context = browser.new_context(
        viewport={"width": view.width, "height": 900}, color_scheme="dark" if view.dark else "light"
    )
    page = context.new_page()
    page.goto(address, wait_until="load")
    page.screenshot(path=target, full_page=True)
    context.close()
    return _scaled(Image.open(target), view.shown)


def _print(browser: Browser, address: str, target: Path) -> list[Image.Image]:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(address, wait_until="load")
    target.write_bytes(page.pdf(format="A4", prefer_css_page_size=True, tagged=True, outline=True))
    context.close()
    document = pypdfium2.PdfDocument(io.BytesIO(target.read_bytes()))
    try:
        return [_scaled(leaf.render(scale=1.5).to_pil(), PRINTED) for leaf in document]
    finally:
        document.close()


def _scaled(picture: Image.Image, width: int) -> Image.Image:
    return picture.convert("RGB").resize(
        (width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS
    )


def _sheet(pictures: Sequence[Image.Image]) -> Image.Image:
    """The pictures side by side, the tops in line."""
    width = sum(picture.width + GAP for picture in pictures) + GAP
    sheet = Image.new("RGB", (width, max(_heights(pictures)) + 2 * GAP), BACKGROUND)
    left = GAP
    for picture in pictures:
        sheet.paste(picture, (left, GAP))
        left += picture.width + GAP
    return sheet


def _heights(pictures: Iterable[Image.Image]) -> Iterable[int]:
    return (picture.height for picture in pictures)
