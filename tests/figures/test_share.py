import io
import re

import pytest
from PIL import Image

from guidebook.figures.share import _FONTS, HEIGHT, WIDTH, TitleTooLong, fitted, share_picture

LONGEST = "Kunstig intelligens i offentlig sektor: Muligheter og utfordringer"


def opened(title: str = LONGEST, language: str = "nb") -> Image.Image:
    return Image.open(io.BytesIO(share_picture(title, "KI i offentlig sektor", language)))  # type: ignore[arg-type]


@pytest.mark.parametrize("title", [LONGEST, "Ordliste", "Å"])
def test_a_picture_is_small_and_has_the_size_that_is_asked_for(title: str) -> None:
    picture = share_picture(title, "KI i offentlig sektor", "nb")
    assert Image.open(io.BytesIO(picture)).size == (WIDTH, HEIGHT) == (1200, 630)
    assert Image.open(io.BytesIO(picture)).mode == "P"
    assert len(picture) < 40_000


def test_the_same_words_give_the_same_bytes() -> None:
    assert share_picture("Ordliste", "KI", "nb") == share_picture("Ordliste", "KI", "nb")


@pytest.mark.parametrize("other", [("Ordlista", "KI", "nb"), ("Ordliste", "AI", "nb"), ("Ordliste", "KI", "en")])
def test_each_of_the_words_is_in_the_picture(other: tuple[str, str, str]) -> None:
    assert share_picture("Ordliste", "KI", "nb") != share_picture(*other)  # type: ignore[arg-type]


@pytest.mark.parametrize("title", [LONGEST, "Ordliste", LONGEST * 2, "Personvernkonsekvensvurderingsmedarbeider"])
def test_a_title_fits_and_is_whole(title: str) -> None:
    font, lines = fitted(title)
    assert " ".join(lines).replace("\u00a0", " ") == title
    assert max(font.getlength(line) for line in lines) <= WIDTH - 2 * 84
    assert len(lines) * font.size * 1.16 <= 446 - 150


def test_a_short_title_is_set_larger_than_a_long_one() -> None:
    assert fitted("Ordliste")[0].size > fitted(LONGEST)[0].size >= 60


def test_a_short_word_does_not_end_a_line() -> None:
    assert fitted(LONGEST)[1][0] == "Kunstig intelligens"


def test_a_title_that_cannot_fit_is_an_error() -> None:
    with pytest.raises(TitleTooLong, match="shorten it: Et svært langt navn"):
        fitted("Et svært langt navn " * 40)


def test_the_colours_are_those_of_the_site() -> None:
    colours = {colour for _, colour in opened().convert("RGB").getcolors(10_000) or []}
    for value in ("fbfaf7", "0b4a53", "b7791f"):
        assert tuple(bytes.fromhex(value)) in colours


def test_letters_do_not_run_into_the_edge() -> None:
    picture = opened().convert("RGB")
    paper = (0xFB, 0xFA, 0xF7)
    for x in (*range(0, 60), *range(WIDTH - 60, WIDTH)):
        assert all(picture.getpixel((x, y)) == paper for y in range(0, 440, 3))


def test_a_font_is_small_and_comes_with_its_licence() -> None:
    fonts = sorted(_FONTS.glob("*.ttf"))
    assert len(fonts) == 2
    for font in fonts:
        licence = font.with_name(re.sub(r"-\d+\.ttf", "-OFL.txt", font.name)).read_text("utf-8")
        assert font.stat().st_size < 60_000 and "SIL OPEN FONT LICENSE Version 1.1" in licence and font.name in licence
