import pytest
from PIL import ImageFont

from guidebook.figures import share
from guidebook.figures.measure import Face, width, wrap

PLAIN, BOLD = Face(16), Face(16, bold=True)
TEXT = "Vast majority of research, civil society & private sector: æøå ÆØÅ «–» “…” 0123456789"
DEJAVU = [
    ("Sannsynlighet", 7.095, 8.048),
    ("Arbeidsgruppe", 7.344, 8.346),
    ("ÆØÅ", 2.445, 2.709),
    ("0123456789", 6.360, 6.960),
    ("illiterate", 4.150, 4.852),
    ("“WWW”", 4.003, 4.623),
    ("«mmm»", 4.146, 4.418),
    ("70–75", 3.044, 3.284),
]
"""Words with their width in DejaVu Sans and in its bold face, as shares of the size of the letters."""


def test_no_line_is_wider_than_its_room() -> None:
    for room in range(40, 400, 7):
        assert all(width(line, PLAIN) <= room for line in wrap(TEXT, room, PLAIN))


def test_nothing_is_lost_or_added_by_breaking_between_words() -> None:
    assert " ".join(wrap(TEXT, 200, PLAIN)) == TEXT


def test_lines_are_even() -> None:
    lines = [width(line, PLAIN) for line in wrap("en to tre fire fem seks sju åtte ni ti elleve", 330, PLAIN)]
    assert len(lines) == 2
    assert max(lines) - min(lines) < 60


def test_a_word_without_room_is_broken_with_a_hyphen() -> None:
    lines = wrap("personvernkonsekvensvurdering", 120, BOLD)
    assert all(line.endswith("-") for line in lines[:-1])
    assert "".join(lines).replace("-", "") == "personvernkonsekvensvurdering"


def test_no_room_at_all_is_an_error() -> None:
    with pytest.raises(ValueError, match="no room for 'saksframlegg' in 10 units"):
        wrap("saksframlegg", 10, PLAIN)


def test_the_estimate_is_never_less_than_a_real_face() -> None:
    face = ImageFont.truetype(share._FONTS / "public-sans-600.ttf", 1000)
    for word in TEXT.split():
        assert face.getlength(word) / 1000 * 16 <= width(word, BOLD)


@pytest.mark.parametrize(("word", "regular", "bold"), DEJAVU)
def test_the_estimate_is_close_to_the_widest_face(word: str, regular: float, bold: float) -> None:
    for face, real in ((PLAIN, regular), (BOLD, bold)):
        assert real * 16 <= width(word, face) <= real * 16 * 1.2
