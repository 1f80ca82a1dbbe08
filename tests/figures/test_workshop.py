"""The tools of the workshop as they stand without a script, and what they are made of."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest

from guidebook.checks.data import data
from guidebook.content.data import LANGUAGES, Language
from guidebook.content.excerpts import Run, excerpt
from guidebook.content.page import parse_page
from guidebook.content.tree import load
from guidebook.figures.expand import make_scene
from guidebook.figures.programme import sections, steps
from guidebook.figures.scene import Scene
from tests.figures import scenes
from tests.project import ROOT

TREE = load(ROOT, dt.date(2026, 11, 22))
PROGRAMME = TREE.data.programme
SCRIPT = (ROOT / "overrides/assets/js/tools/sheets/markdown.js").read_text("utf-8")


def scene(language: Language, page: str = "verksted/hold.md") -> Scene:
    return make_scene(next(each for each in TREE.of(language) if each.name == page), TREE, "", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_slides_say_what_the_pages_say_and_the_minutes_are_those_of_the_programme(language: Language) -> None:
    made = scene(language)
    page = scenes.drawn("workshop-run", made)
    rows = [row for row in page.iter("tr") if row.get("data-step")]
    assert [(row.get("data-step"), row.get("data-minutes")) for row in rows] == [
        (step.id, str(step.minutes)) for step in steps(PROGRAMME)
    ]
    assert sum(int(row.get("data-minutes", "")) for row in rows) == PROGRAMME.total
    assert [row.get("data-step") for row in rows if row.get("data-fixed") is not None] == [
        "gruppearbeid-1",
        "gruppearbeid-2",
    ]
    for slide in page.iter("details"):
        step = next(each for each in steps(PROGRAMME) if each.id == slide.get("data-slide"))
        assert step.slide
        shown, notes = (
            next(each for each in slide.iter("div") if name in each.get("class", ""))
            for name in ("slide", "slide__notes")
        )
        for id in step.slide.points:
            for item in made.excerpts[f"{step.page}#{id}"].items:
                assert "".join(run.text for run in item) in scenes.said(shown)
        for id in step.slide.notes:
            assert made.excerpts[f"{step.page}#{id}"].title in scenes.said(notes)
        if step.slide.question:
            assert made.excerpts[f"{step.page}#{step.slide.question}"].question in scenes.said(shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_has_question_roles_minutes_and_a_place_for_each_point_of_the_list(language: Language) -> None:
    made = scene(language, "verksted/ark.md")
    page = scenes.drawn("workshop-sheets", made)
    listed = ["".join(run.text for run in item) for item in made.excerpts["verksted/oppsummering.md#mal"].items]
    written = []
    for section, sheet in zip(page.iter("section"), PROGRAMME.sheets, strict=True):
        said = scenes.said(section)
        assert made.excerpts[f"{step_page(sheet.step)}#sporsmalet"].question in said
        assert all(role.what.of(language) in said for role in PROGRAMME.roles)
        assert [len(list(times.iter("li"))) for times in section.iter("ol")] == [3]
        for box in section.iter("div"):
            if box.get("data-field") not in (None, "gruppe"):
                label = scenes.said(next(box.iter("label")))
                written.append(label)
                assert label.replace(" ", ": ", 1) in listed
        names = [box.get("data-field") for box in section.iter("div") if box.get("data-field")]
        assert names == fields(sheet.id)
    assert len(written) == 9


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_note_has_a_place_for_every_point_under_its_question(language: Language) -> None:
    page = scenes.drawn("workshop-summary", scene(language, "verksted/oppsummering.md"))
    names = [str(box.get("data-field")) for box in page.iter("div") if box.get("data-field")]
    assert names == fields("oppsummering") and PROGRAMME.note and names == list(PROGRAMME.note.fields)
    assert len(list(page.iter("h4"))) == 3


def test_a_page_and_names_that_do_not_fit_are_told() -> None:
    made = scene("nb", "verksted/ark.md")
    note = PROGRAMME.note
    assert note
    fewer = PROGRAMME.model_copy(update={"note": note.model_copy(update={"fields": note.fields[1:]})})
    with pytest.raises(LookupError, match=r"has 9 items, .* has 8 names"):
        scenes.drawn("workshop-sheets", replace(made, data=made.data.model_copy(update={"programme": fewer})))


def test_a_section_that_is_not_there_is_found() -> None:
    slide = steps(PROGRAMME)[0].slide
    assert slide and list(data(TREE)) == []
    part = PROGRAMME.parts[0].model_copy(update={"slide": slide.model_copy(update={"points": ("hvorfor-kai",)})})
    programme = PROGRAMME.model_copy(update={"parts": (part, *PROGRAMME.parts[1:])})
    spoilt = replace(TREE, files=replace(TREE.files, data=TREE.data.model_copy(update={"programme": programme})))
    (finding,) = data(spoilt)
    assert finding.code == "data-id-unknown" and "verksted/innledning.md#hvorfor-kai" in finding.found
    assert ("verksted/innledning.md", "hvorfor-kai") in sections(programme)


PAGE = """# Siden

## Mål { #mal }

Rollen er ny. Den har to mål:

- Ett.
- To, *on time*{ lang=en }.

Her er en setning til.

## Råd { #rad }

/// advice
- Bruk tiden.
///
"""


def test_an_excerpt_keeps_languages_voices_and_what_leads_to_a_list() -> None:
    page, _ = parse_page(PAGE, "nb", "verksted/prove.md", TREE.data, TREE.today)
    done = excerpt(page, "mal")
    assert [(each.lead, len(each.items)) for each in done.lists] == [("Den har to mål:", 2)]
    assert Run("on time", "en") in done.lists[0].items[1]
    assert (done.voice, done.steps) == ("", ())
    assert excerpt(page, "rad").voice == "advice"
    with pytest.raises(LookupError, match="has no section 'ingen'"):
        excerpt(page, "ingen")


def step_page(id: str) -> str:
    return next(step.page for step in steps(PROGRAMME) if step.id == id)


def fields(kind: str) -> list[str]:
    """The names that the script writes in a file."""
    found = re.search(rf'^  "?{kind}"?: \[(.*)\],$', SCRIPT, re.M)
    assert found
    return re.findall(r'"([a-z-]+)"', found[1])
