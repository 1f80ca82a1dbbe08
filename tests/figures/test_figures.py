"""What holds for every figure, with few and with many things in it, in both languages."""

import xml.etree.ElementTree as etree
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from itertools import pairwise
from typing import Any

import pytest

from guidebook.content.data import LANGUAGES, Language, Majority, Pair, Pole, Programme, Stage, Step, Text
from guidebook.figures import process_layout, spectrum_layout, timeline_layout
from guidebook.figures.measure import width
from guidebook.figures.programme import entries
from guidebook.figures.scene import Scene
from guidebook.figures.shapes import NARROW, WIDE, Block, Box
from tests.figures import scenes

LAYOUTS: dict[str, Callable[[Scene], tuple[Any, ...]]] = {
    "programme-timeline": timeline_layout.layouts,
    "spectrum": spectrum_layout.layouts,
    "skate-process": process_layout.layouts,
}
DATA = {"programme-timeline": "programme", "spectrum": "spectrum", "skate-process": "process"}
FIGURES = tuple(LAYOUTS)


def of_size(count: int, language: Language = "nb") -> Scene:
    return scenes.scene(
        language,
        programme=scenes.programme(count),
        spectrum=scenes.spectrum(count),
        process=scenes.process(count),
    )


def blocks(value: Any) -> list[Block]:
    """Every text in a layout."""
    if isinstance(value, Block):
        return [value]
    if isinstance(value, tuple):
        return [block for item in value for block in blocks(item)]
    if is_dataclass(value):
        return [block for field in fields(value) for block in blocks(getattr(value, field.name))]
    return []


def span(block: Block) -> tuple[float, float]:
    """The left and the right end of a text as it is drawn."""
    wide = max((width(line, block.face) for line in block.lines), default=0.0)
    left = block.x - {"start": 0.0, "middle": wide / 2, "end": wide}[block.anchor]
    return left, left + wide


@pytest.mark.parametrize("count", [1, 2, 9])
@pytest.mark.parametrize("name", FIGURES)
def test_every_text_lies_inside_its_drawing(name: str, count: int) -> None:
    for language in LANGUAGES:
        for layout in LAYOUTS[name](of_size(count, language)):
            for block in blocks(layout):
                left, right = span(block)
                assert left >= -1 and right <= layout.canvas.width + 1, block
                assert block.top >= 0 and block.bottom <= layout.canvas.height + 1, block


@pytest.mark.parametrize("name", FIGURES)
def test_there_is_a_wide_and_a_narrow_drawing_in_letters_that_can_be_read(name: str) -> None:
    wide, narrow = LAYOUTS[name](of_size(2))
    assert (wide.canvas.look, wide.canvas.width) == ("wide", WIDE)
    assert (narrow.canvas.look, narrow.canvas.width) == ("narrow", NARROW)
    assert min(block.face.size for block in blocks(narrow)) * 288 / NARROW >= 13
    assert min(block.face.size for block in blocks(wide)) * 37 * 16 / WIDE >= 13


@pytest.mark.parametrize("name", FIGURES)
def test_texts_do_not_lie_on_each_other(name: str) -> None:
    for layout in LAYOUTS[name](of_size(9)):
        placed = [(*span(block), block.top, block.bottom, block.lines) for block in blocks(layout) if block.lines]
        for number, (left, right, top, bottom, lines) in enumerate(placed):
            for other in placed[number + 1 :]:
                apart = right <= other[0] or other[1] <= left or bottom <= other[2] or other[3] <= top
                assert apart, (lines, other[-1])


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_drawing_is_named_for_those_who_do_not_see_it(name: str, language: Language) -> None:
    page = scenes.drawn(name, of_size(2, language))
    drawings = list(page.iter("svg"))
    assert len(drawings) == 2
    for drawing in drawings:
        title, description = drawing.findall("title")[0], drawing.findall("desc")[0]
        assert drawing.get("role") == "img"
        assert drawing.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
        assert title.text and description.text


@pytest.mark.parametrize("name", FIGURES)
def test_no_id_stands_twice_and_all_start_alike(name: str) -> None:
    ids = [element.get("id", "") for element in scenes.drawn(name, of_size(9)).iter() if element.get("id")]
    assert len(ids) == len(set(ids)) and all(id.startswith("fig-") and id.isascii() for id in ids)


@pytest.mark.parametrize("name", FIGURES)
def test_a_pattern_that_is_used_is_there(name: str) -> None:
    page = scenes.drawn(name, of_size(2))
    used = {element.get("fill", "")[5:-1] for element in page.iter() if element.get("fill", "").startswith("url(#")}
    assert used == {pattern.get("id") for pattern in page.iter("pattern")}


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tables_say_what_the_data_say(name: str, language: Language) -> None:
    scene = of_size(3, language)
    told = scenes.tables(scenes.drawn(name, scene))
    for text in shown(getattr(scene.data, DATA[name]), language):
        assert text in told


def shown(value: Any, language: Language) -> list[str]:
    """Every text of the data in this language that belongs to the figure, and what is verbatim."""
    if isinstance(value, Text):
        return [value.of(language)]
    if isinstance(value, tuple):
        return [text for item in value for text in shown(item, language)]
    if not hasattr(value, "model_fields_set"):
        return []
    verbatim = [value.words] if isinstance(value, Majority) else []
    if isinstance(value, Pair):
        verbatim = [value.left.word.en, value.right.word.en]
    if isinstance(value, Step):
        verbatim = [f"{value.minutes} min" + ("" if value.given else ",")]
    return verbatim + [
        text
        for field in type(value).model_fields
        if field not in ("profiles", "examples", "events", "example", "likely", "questions", "roles")
        for text in shown(getattr(value, field), language)
    ]


@pytest.mark.parametrize("name", FIGURES)
def test_what_a_drawing_writes_stands_in_the_caption_or_the_tables(name: str) -> None:
    page = scenes.drawn(name, of_size(3))
    told = scenes.tables(page).split()
    keys = {"Del", "Trinn"}
    for group in page.iter("g"):
        words = scenes.said(group).split()
        if words[0] not in keys and not words[0].isdigit() and "tolkning" not in words:
            assert set(words) <= set(told), words


@pytest.mark.parametrize("name", FIGURES)
def test_a_table_can_be_scrolled_by_keyboard_and_tells_what_its_heads_are_for(name: str) -> None:
    page = scenes.drawn(name, of_size(2))
    for region in (div for div in page.iter("div") if "table" in div.get("class", "").split()):
        assert (region.get("tabindex"), region.get("role")) == ("0", "region")
        table = region.find("table")
        assert table is not None and region.get("aria-label") == table.findtext("caption")
        assert all(head.get("scope") in ("col", "row", "colgroup", "rowgroup") for head in table.iter("th"))


def test_bars_are_to_scale() -> None:
    for layout in timeline_layout.layouts(of_size(9)):
        bars = [row.bar for row in layout.rows if row.kind == "part"]
        track = layout.rows[0].track
        assert bars[0].x == track.x and bars[-1].right == pytest.approx(track.right)
        assert all(one.right == pytest.approx(two.x) for one, two in pairwise(bars))
        assert bars[0].width == pytest.approx(2 * bars[1].width)


def test_steps_follow_each_other_inside_their_part() -> None:
    clock = [(entry.kind, entry.start, entry.end) for entry in entries(scenes.programme(3), "nb")]
    assert clock == [("part", 0, 10), ("given", 0, 5), ("suggested", 5, 10), ("part", 10, 15), ("part", 15, 20)]


def test_minutes_that_the_site_suggests_are_marked_by_hatching_and_by_word() -> None:
    page = scenes.drawn("programme-timeline", of_size(2))
    hatched = [rect for rect in page.iter("rect") if rect.get("fill", "").startswith("url(#")]
    assert len(hatched) == 2 * 2  # the step and the key, in both drawings
    words = [scenes.said(group) for group in page.iter("g")]
    assert words.count("5 min, vårt forslag") == 2 and words.count("5 min") == 4
    assert scenes.tables(page).count("vårt forslag") == 1


def test_a_programme_without_suggestions_does_not_explain_hatching() -> None:
    page = scenes.drawn("programme-timeline", scenes.scene(programme=Programme(total=10, parts=(scenes.part(1),))))
    assert "forslag" not in scenes.said(page)


def test_links_stand_in_the_table_only() -> None:
    page = scenes.drawn("programme-timeline", of_size(2))
    assert not [link for drawing in page.iter("svg") for link in drawing.iter("a")]
    assert [link.get("href") for link in page.iter("a")] == [f"{p}/" for p in ("part-1", "steps", "steps", "part-2")]


def test_no_end_of_the_spectrum_looks_different() -> None:
    for drawing in scenes.drawn("spectrum", of_size(2)).iter("svg"):
        dots = [(dot.get("class"), dot.get("r")) for dot in drawing.iter("circle")]
        assert len(dots) == 4 and len(set(dots)) == 1
        assert not [*drawing.iter("polygon"), *drawing.iter("marker")]


def test_the_side_of_a_band_is_called_an_interpretation() -> None:
    for layout in spectrum_layout.layouts(of_size(2)):
        assert [band.side for band in layout.bands] == ["left", "right"]
        for band in layout.bands:
            assert " ".join(band.blocks[1].lines) == "Siden er vår tolkning"


def test_english_quotes_the_slides_and_norwegian_shows_them_under_its_own_words() -> None:
    english = scenes.drawn("spectrum", of_size(1, "en"))
    norwegian = scenes.drawn("spectrum", of_size(1, "nb"))
    assert any(scenes.said(group) == "“Left 0 en”" for group in english.iter("g"))
    assert any(scenes.said(group) == "Left 0 nb" for group in norwegian.iter("g"))
    quoted = [scenes.said(span) for span in norwegian.iter("span") if span.get("lang") == "en"]
    assert quoted[:2] == ["«Left 0 en»", "«Right 0 en»"]


@pytest.mark.parametrize(("count", "arrows"), [(1, 0), (2, 1), (4, 3), (9, 8)])
def test_arrows_only_where_there_is_an_order(count: int, arrows: int) -> None:
    for layout in process_layout.layouts(of_size(count)):
        assert [len(lane.arrows) for lane in layout.lanes] == [arrows, 0, arrows]


@pytest.mark.parametrize("count", [1, 2, 4, 5, 9])
def test_words_lie_inside_their_boxes_and_boxes_apart(count: int) -> None:
    for layout in process_layout.layouts(of_size(count)):
        cards = [card for lane in layout.lanes for card in lane.cards]
        for card in cards:
            for block in (card.name, card.note):
                left, right = span(block)
                assert card.box.x <= left and right <= card.box.right
                assert not block.lines or (card.box.y <= block.top and block.bottom <= card.box.bottom)
        for number, card in enumerate(cards):
            assert not any(overlap(card.box, other.box) for other in cards[number + 1 :])


def overlap(one: Box, two: Box) -> bool:
    return one.x < two.right and two.x < one.right and one.y < two.bottom and two.y < one.bottom


def test_a_long_word_makes_fewer_boxes_side_by_side_before_it_is_broken() -> None:
    long = Stage(id="long", name=scenes.both("Personvernkonsekvensvurdering"))
    process = scenes.process(3).model_copy(update={"background": (long, *scenes.stages("b", 3))})
    wide, _ = process_layout.layouts(scenes.scene(process=process))
    assert wide.lanes[0].cards[0].name.lines[0] == "Personvernkonsekvensvurdering"
    assert len({card.box.y for card in wide.lanes[0].cards}) == 2


@pytest.mark.parametrize("name", FIGURES)
def test_a_very_long_name_stays_inside(name: str) -> None:
    text = scenes.both(f"{scenes.LONG} {scenes.LONG}")
    programme = scenes.programme(2)
    programme = programme.model_copy(
        update={"parts": tuple(part.model_copy(update={"title": text}) for part in programme.parts)}
    )
    spectrum = scenes.spectrum(2)
    pole = Pole(word=text, meaning=text, example=text)
    pairs = tuple(pair.model_copy(update={"left": pole, "right": pole}) for pair in spectrum.pairs)
    stages = (Stage(id="long", name=text, note=text),)
    scene = scenes.scene(
        programme=programme,
        spectrum=spectrum.model_copy(update={"pairs": pairs}),
        process=scenes.process(2).model_copy(update={"background": stages * 3}),
    )
    for layout in LAYOUTS[name](scene):
        for block in blocks(layout):
            assert span(block)[0] >= -1 and span(block)[1] <= layout.canvas.width + 1


def test_a_figure_is_a_picture_with_a_caption_at_its_end() -> None:
    for name in FIGURES:
        figure = scenes.drawn(name, of_size(2)).find("figure")
        assert figure is not None
        assert isinstance(figure[-1], etree.Element) and figure[-1].tag == "figcaption"
