"""The picture that stands beside a link to a page when it is shared.

The title is the page's; the dots on the lines are placed by a digest of it, so that each page has a
picture of its own. Nothing is read but the fonts beside this module: the same words, the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Final, Literal

from babel import Locale
from PIL import Image, ImageColor, ImageDraw, ImageFont

from guidebook.content.data import Language

WIDTH: Final = 1200
HEIGHT: Final = 630
"""In pixels, as the services that show such a picture want it."""

_FONTS: Final = Path(__file__).with_name("fonts")
_PAPER: Final = "#fbfaf7"
_INK: Final = "#14262b"
_SOFT: Final = "#48575b"
_TEAL: Final = "#0b4a53"
_LINE: Final = "#5d8e95"
_PALE: Final = "#dfebeb"
_OCHRE: Final = "#e0a53c"
_SECOND: Final = "#b7791f"

_MARGIN: Final = 84
_TITLE_TOP: Final = 150
_BAND_TOP: Final = 446
_SIZES: Final = range(88, 35, -4)
_LEADING: Final = 1.16
_LINES: Final = 6
_FINE: Final = 4
"""The motif is drawn so many times larger, then made smaller, for even edges."""
_BLENDS: Final = (
    (_PAPER, _INK),
    (_PAPER, _SOFT),
    (_PAPER, _TEAL),
    (_PAPER, _SECOND),
    (_TEAL, _LINE),
    (_TEAL, _PALE),
    (_TEAL, _OCHRE),
)
"""The colours that meet at an edge."""
_STEPS: Final = 9
_EFFORT: Final = 6
"""Of 9; the last three take five times as long, and spare an eighth of the bytes."""
_SHORT: Final = re.compile(r"(?<!\S)([^\W\d_]{1,2}) (?=\S)")
"""A word that is kept on the line of the next one."""

Length = Callable[[str], float]
"""From words to how long they are, in pixels."""


class TitleTooLong(ValueError):
    """A title that does not fit the picture, even in the smallest letters."""


def share_picture(title: str, site: str, language: Language) -> bytes:
    """A PNG of 1200 × 630 pixels with the title of the page, the name of the site and the language.

    The same words give the same bytes. Raises `TitleTooLong` if the title cannot be made to fit.
    """
    picture = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    picture.paste(_motif(title), (0, _BAND_TOP))
    draw = ImageDraw.Draw(picture)
    _draw_names(draw, site, Locale(language).get_display_name(language) or language)
    font, lines = fitted(title)
    for number, line in enumerate(lines):
        draw.text((_MARGIN, _TITLE_TOP + number * font.size * _LEADING), line, _INK, font)
    return _png(picture)


def fitted(title: str) -> tuple[ImageFont.FreeTypeFont, tuple[str, ...]]:
    """The largest letters in which the title fits, and its lines in them. Raises `TitleTooLong`."""
    width, height = WIDTH - 2 * _MARGIN, _BAND_TOP - _TITLE_TOP - 30
    for size in _SIZES:
        font = _font("literata-600", size)
        length = cache(font.getlength)
        lines = _wrapped(title, length, width)
        if all(length(line) <= width for line in lines) and len(lines) * size * _LEADING <= height:
            return font, _evened(title, length, lines, width)
    raise TitleTooLong(f"this title does not fit a picture for sharing; shorten it: {title}")


def _wrapped(title: str, length: Length, width: float) -> tuple[str, ...]:
    lines: list[str] = []
    for word in _SHORT.sub("\\1\N{NO-BREAK SPACE}", " ".join(title.split())).split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and length(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _evened(title: str, length: Length, lines: tuple[str, ...], width: int) -> tuple[str, ...]:
    """As many lines, of as even a length as can be."""
    for narrower in range(width // 2, width, 12):
        tried = _wrapped(title, length, narrower)
        if len(tried) == len(lines) and all(length(line) <= narrower for line in tried):
            return tried
    return lines


def _draw_names(draw: ImageDraw.ImageDraw, site: str, language: str) -> None:
    font = _font("public-sans-600", 28)
    draw.rectangle((_MARGIN, 84, _MARGIN + 19, 103), _SECOND)
    draw.text((_MARGIN + 36, 94), site, _TEAL, font, anchor="lm")
    draw.text((WIDTH - _MARGIN, 94), language, _SOFT, font, anchor="rm")


def _motif(title: str) -> Image.Image:
    """Lines from one side to the other with a dot on each: a spectrum, with no end that is better."""
    width, height = WIDTH * _FINE, (HEIGHT - _BAND_TOP) * _FINE
    motif = Image.new("RGB", (width, height), _TEAL)
    draw = ImageDraw.Draw(motif)
    step = height / (_LINES + 1)
    for number, (place, kind) in enumerate(_places(title), start=1):
        y = step * number
        draw.rectangle((0, y - _FINE, width, y + _FINE - 1), _LINE)
        x, radius = _MARGIN * _FINE + place * (width - 2 * _MARGIN * _FINE), 11 * _FINE
        dot = (x - radius, y - radius, x + radius, y + radius)
        if kind == "ring":
            draw.ellipse(dot, _TEAL, _PALE, 3 * _FINE)
        else:
            draw.ellipse(dot, _OCHRE if kind == "sun" else _PALE)
    return motif.reduce(_FINE)


def _places(title: str) -> Iterator[tuple[float, Literal["sun", "ring", "moon"]]]:
    """For each line, how far along it the dot stands, from 0 to 1, and the look of the dot."""
    digest = hashlib.sha256(title.encode()).digest()
    for number in range(_LINES):
        share = int.from_bytes(digest[2 * number : 2 * number + 2]) / 0xFFFF
        yield share, "sun" if number == digest[-1] % _LINES else "ring" if digest[20 + number] % 2 else "moon"


def _png(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.quantize(palette=_palette(), dither=Image.Dither.NONE).save(file, "PNG", compress_level=_EFFORT)
    return file.getvalue()


@cache
def _palette() -> Image.Image:
    """The colours of the picture and the steps between those that meet."""
    palette = Image.new("P", (1, 1))
    palette.putpalette([value for one, two in _BLENDS for step in range(_STEPS) for value in _blend(one, two, step)])
    return palette


def _blend(one: str, two: str, step: int) -> tuple[int, ...]:
    pairs = zip(ImageColor.getrgb(one), ImageColor.getrgb(two), strict=True)
    return tuple(round(a + (b - a) * step / (_STEPS - 1)) for a, b in pairs)


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    """The basic layout engine gives the same on every machine."""
    return ImageFont.truetype(_FONTS / f"{name}.ttf", size, layout_engine=ImageFont.Layout.BASIC)
