"""Placing a service on the spectrum, as it stands without a script, and what the data say of it."""

from __future__ import annotations

import datetime as dt
import re
from typing import get_args

import pytest

from guidebook.content.data import LANGUAGES, Language
from guidebook.content.spectrum import Place
from guidebook.content.tree import load
from guidebook.figures.placing import MARKS, STEPS
from tests.figures import scenes
from tests.project import ROOT

SCRIPTS = ROOT / "overrides" / "assets" / "js" / "tools" / "spectrum"
SPECTRUM = load(ROOT, dt.date(2026, 11, 22)).data.spectrum


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pair_is_a_group_of_seven_choices_with_poles_and_examples(language: Language) -> None:
    scene = scenes.scene(language)
    groups = list(scenes.drawn("spectrum-tool", scene).iter("fieldset"))
    assert [group.get("data-pair") for group in groups] == ["pair-0", "pair-1"]
    for group, pair in zip(groups, scene.data.spectrum.pairs, strict=True):
        assert [radio.get("value") for radio in group.iter("input")] == [*MARKS.values()]
        assert {radio.get("name") for radio in group.iter("input")} == {f"place-{pair.id}"}
        for pole in (pair.left, pair.right):
            assert pole.meaning.of(language) in scenes.said(group)
            assert pole.example.of(language) in scenes.said(group)


def test_an_example_says_where_it_is_placed_and_why() -> None:
    page = scenes.drawn("spectrum-tool", scenes.scene("en"))
    (item,) = [element for element in page.iter("li")]
    assert (item.get("data-example"), item.get("data-places")) == ("Placed en", "pair-0:2")
    assert [link.get("href") for link in item.iter("a")] == ["en/a/#one"]
    assert "our interpretation" in scenes.said(page)


def test_paper_has_a_box_for_each_place_of_each_pair() -> None:
    page = scenes.drawn("spectrum-picture", scenes.scene())
    assert len([cell for cell in page.iter("td") if cell.get("class") == "data__box"]) == 2 * len(MARKS)


def test_a_line_is_likely_from_the_sides_that_speak_for_it_and_that_is_marked_as_ours() -> None:
    page = scenes.drawn("spectrum-likely", scenes.scene("en"))
    reasons = [element for element in page.iter("p") if element.get("data-pair")]
    assert [(each.get("data-pair"), each.get("data-side")) for each in reasons] == [
        (f"pair-{number}", side) for number in range(2) for side in ("left", "right")
    ]
    assert scenes.said(reasons[1]) == "Right 0 en, right side: Why of Right 0 en"
    assert [cell.get("class") for cell in page.iter("td")][-1] == "data__ours"


def test_a_question_leads_to_its_section() -> None:
    page = scenes.drawn("spectrum-questions", scenes.scene("en"))
    assert [element.get("data-to") for element in page.iter("div") if element.get("data-to")] == [
        "To the lawyer",
        "To the one responsible for the data",
        "To the director",
    ]
    (first, *_) = page.iter("li")
    assert (first.get("data-pair"), first.get("data-side")) == ("pair-0", "right")
    assert scenes.said(first) == "Right 0 en: Ask lawyer en A page: A section"
    assert [link.get("href") for link in first.iter("a")] == ["en/a/#one"]


@pytest.mark.parametrize("change", [{"pair": "gone"}, {"page": "gone.md"}])
def test_a_question_about_nothing_is_an_error(change: dict[str, str]) -> None:
    spectrum = scenes.spectrum()
    question = spectrum.questions[0].model_copy(update=change)
    spoiled = spectrum.model_copy(update={"questions": (question,)})
    with pytest.raises(LookupError, match="gone"):
        scenes.drawn("spectrum-questions", scenes.scene(spectrum=spoiled))


def test_the_places_have_their_marks_and_the_address_knows_them() -> None:
    assert set(MARKS) == set(get_args(Place)) and [MARKS[step] for step in STEPS] == ["1", "2", "3", "4", "5"]
    assert "[1-5nq0]" in (SCRIPTS / "codec.js").read_text("utf-8")
    assert set(MARKS.values()) == set("12345nq")


def test_the_address_has_a_place_for_every_pair_of_the_data() -> None:
    """A pair that is added asks for a new form of the address; one that goes must stay in the old form."""
    codec = (SCRIPTS / "codec.js").read_text("utf-8")
    known = re.findall(r'^  "([a-z-]+)",$', codec.split("export const PAIRS")[1].split("]")[0], re.M)
    assert known == [
        "regler-sannsynlighet",
        "reaktiv-proaktiv",
        "sanntid-prediksjon",
        "digitaliserte-transformerte",
        "identifisering-klassifisering",
        "statisk-kontinuerlig",
    ]
    assert {pair.id for pair in SPECTRUM.pairs} == set(known)


def test_only_the_examples_that_the_slides_place_are_placed_and_on_every_pair() -> None:
    for example in SPECTRUM.examples:
        assert (example.placing is not None) == (example.side is not None)
        if example.placing:
            assert set(example.placing.places) == {pair.id for pair in SPECTRUM.pairs}


def test_the_places_of_the_example_are_those_that_the_page_about_it_gives() -> None:
    text = (ROOT / "docs/nb/spekteret/eksempler.md").read_text("utf-8").split("{ #barnehage-plass }")[1]
    rows = [row.split(" | ")[1] for row in text.split("\n### ")[0].split("\n") if row.startswith("| ")][2:]
    words = {"Til venstre": "left", "Mest til venstre": "mostly-left"}
    (placing,) = [each.placing for each in SPECTRUM.examples if each.id == "inntektsniva"]
    assert placing is not None
    assert [placing.places[pair.id] for pair in SPECTRUM.pairs] == [words[row] for row in rows]


def test_there_is_something_to_ask_for_every_side_and_of_each_of_the_three() -> None:
    asked = {(question.pair, question.side) for question in SPECTRUM.questions}
    assert asked == {(pair.id, side) for pair in SPECTRUM.pairs for side in ("left", "right", "unknown")}
    assert len({question.to for question in SPECTRUM.questions}) == 3
