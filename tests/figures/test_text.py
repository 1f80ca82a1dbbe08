"""Data are text, never markup; what a reader sees stands in the catalogues; looks stand in the stylesheet."""

import re
from typing import Any

import pytest
from pydantic import BaseModel

from guidebook.content.data import Data, Source, Text, Wording
from guidebook.content.due import Due, DueClaim
from guidebook.content.owners import Owner
from guidebook.content.words import catalogue
from guidebook.figures.inserts import INSERTS
from guidebook.figures.markup import TEMPLATES
from guidebook.figures.scene import Change, Ids
from tests.figures import scenes

CSS = TEMPLATES.parent / "assets" / "css" / "figures.css"
PACKAGE = TEMPLATES.parents[1] / "src" / "guidebook" / "figures"


def spoiled(value: Any) -> Any:
    """The same value with markup in every text that a reader sees."""
    if isinstance(value, Text):
        return Text(nb=scenes.HOSTILE, en=scenes.HOSTILE)
    if isinstance(value, Wording):
        return Wording(term=scenes.HOSTILE, also=(scenes.HOSTILE,), definition=scenes.HOSTILE)
    if isinstance(value, tuple):
        return tuple(spoiled(item) for item in value)
    if isinstance(value, Source):
        free = dict.fromkeys(("title", "author", "publisher", "number"), scenes.HOSTILE)
        return value.model_copy(update=free | {"how": spoiled(value.how)})
    if isinstance(value, BaseModel):
        words = {"words": scenes.HOSTILE} if "words" in type(value).model_fields else {}
        return value.model_copy(update={name: spoiled(item) for name, item in value} | words)
    return value


@pytest.mark.parametrize("name", INSERTS)
@pytest.mark.parametrize("language", ["nb", "en"])
def test_markup_in_the_data_is_shown_as_text(name: str, language: Any) -> None:
    scene = scenes.scene(language)
    data: Data = spoiled(scene.data)
    change = Change(scene.today, scenes.HOSTILE, scenes.HOSTILE, '"><script>.md')
    ids = Ids(scenes.HOSTILE, "a.md", "a/", (("one", scenes.HOSTILE),))
    more: dict[str, Any] = {"data": data, "changes": (change,), "publisher": scenes.HOSTILE, "contact": '"<b>@x.no'}
    more["ids"] = (ids,)
    more["excerpts"] = {"steps.md#one": scenes.excerpt(scenes.HOSTILE)}
    owner = Owner(path="docs/", name=scenes.HOSTILE)
    more["due"] = Due((), (), (DueClaim(data.claims[0], 1, (owner,)),))
    page = scenes.drawn(name, scene, **more)
    assert not [element for element in page.iter() if element.tag == "script"]
    assert scenes.HOSTILE in scenes.said(page)


def test_every_word_in_use_is_in_both_catalogues_and_no_word_is_idle() -> None:
    used = "\n".join(file.read_text("utf-8") for file in [*TEMPLATES.glob("*.html"), *PACKAGE.glob("*.py")])
    parts = [re.escape(found) for found in re.findall(r'"(figure_\w+?_?)"', used)]
    parts += [re.escape(found) + r"\w+" for found in re.findall(r'f?"(figure_\w+_)["{]', used)]
    pattern = re.compile("|".join(parts))
    for language in ("nb", "en"):
        keys = {key for key in catalogue(language) if key.startswith("figure_")}
        assert {key for key in keys if not pattern.fullmatch(key)} == set()
    assert {key for key in catalogue("nb") if key.startswith("figure_")} == {
        key for key in catalogue("en") if key.startswith("figure_")
    }


def test_both_catalogues_fill_in_the_same_names() -> None:
    for key, words in catalogue("nb").items():
        if key.startswith("figure_"):
            assert set(re.findall(r"{\w*}", words)) == set(re.findall(r"{\w*}", catalogue("en")[key])), key


def test_templates_hold_no_words_of_their_own() -> None:
    for file in TEMPLATES.glob("*.html"):
        bare = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}|<[^>]*>", " ", file.read_text("utf-8"), flags=re.DOTALL)
        assert not re.findall(r"[^\W\d_]{2,}", bare), file.name


def test_a_word_that_the_catalogue_does_not_have_is_an_error() -> None:
    with pytest.raises(KeyError, match="figure_"):
        scenes.drawn("publisher", scenes.scene(), words={})


def test_every_class_that_a_figure_uses_has_a_look() -> None:
    css = CSS.read_text("utf-8")
    used = {
        name
        for insert_name in ("programme-timeline", "spectrum", "skate-process")
        for element in scenes.drawn(insert_name, scenes.scene()).iter()
        for name in element.get("class", "").split()
        if name.startswith("figure__")
    }
    plain = {"figure__text--ink", "figure__band--left", "figure__card--ordered"}
    assert {name for name in used - plain if f".{name}" not in css} == set()


def test_colours_come_from_the_theme_alone() -> None:
    css = re.sub(r"/\*.*?\*/", "", CSS.read_text("utf-8"), flags=re.DOTALL)
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", css)
