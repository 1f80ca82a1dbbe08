from __future__ import annotations

import datetime as dt
from pathlib import Path

from guidebook.content.counterparts import Pair, counterparts
from guidebook.content.tree import load
from tests.project import page, write_project


def pairs(root: Path, nb: str, en: str) -> list[Pair]:
    files = {"docs/nb/index.md": page("Forsiden", nb), "docs/en/index.md": page("Front page", en)}
    tree = load(write_project(root, files), dt.date(2026, 11, 22))
    return [each for each in counterparts(tree) if each[0].path == "docs/nb/index.md"][2:]


def texts(found: list[Pair]) -> list[tuple[str, str]]:
    return [(norwegian.whole, english.whole) for norwegian, english in found]


def test_as_many_texts_of_a_kind_stand_each_beside_its_own(tmp_path: Path) -> None:
    found = pairs(tmp_path, "Én.\n\nTo.\n\n- A", "One.\n\nTwo.\n\n- A")
    assert texts(found) == [("Forsiden", "Front page"), ("Én.", "One."), ("To.", "Two."), ("A", "A")]


def test_another_number_of_texts_stand_together_with_the_quotations(tmp_path: Path) -> None:
    found = pairs(tmp_path, "Én.\n\n> Sitat.", "One.\n\n> *Sitat.*{ lang=nb }\n\nCitation.")
    assert texts(found)[1:] == [("Én.\nSitat.", "One.\nSitat.\nCitation."), ("Sitat.", "Sitat.")]
    together = found[1][1]
    assert [together.whole[part.start : part.end] for part in together.foreign] == ["Sitat."]
    assert together.own == "One.\n      \nCitation."
    assert together.at(together.whole.index("Citation")) == (14, 1)


def test_what_one_section_says_never_stands_beside_another(tmp_path: Path) -> None:
    found = pairs(tmp_path, "## A { #a }\n\nÉn.\n\n## B { #b }\n\nTo.", "## A { #a }\n\nOne.\n\n## C { #c }\n\nTwo.")
    said = [("A", "A"), ("Én.", "One."), ("B", ""), ("To.", ""), ("", "C"), ("", "Two.")]
    assert texts(found)[1:] == said


def test_front_matter_and_data_have_their_keys_as_places(tmp_path: Path) -> None:
    tree = load(write_project(tmp_path, {}), dt.date(2026, 11, 22))
    found = {norwegian.whole: (norwegian, english) for norwegian, english in counterparts(tree)}
    norwegian, english = found["Hva."]
    assert english.whole == "What."
    assert norwegian.path == english.path
    norwegian, english = found["Forsiden"]
    assert (norwegian.path, english.path) == ("docs/nb/index.md", "docs/en/index.md")
    assert "Mer" not in {one.whole for one, _ in found.values()}


def test_a_quotation_stands_beside_its_translation_on_the_same_page(tmp_path: Path) -> None:
    quoted = "> Sitat.\n> { lang=nb }\n\nIn our translation: a quotation.\n\nMore."
    found = pairs(tmp_path, "> Sitat.\n\nMer.", quoted)
    assert texts(found)[1:] == [("Sitat.", "Sitat."), ("Mer.", "More.")]
    tree = load(tmp_path, dt.date(2026, 11, 22))
    own = [each for each in counterparts(tree) if each[0].path == each[1].path == "docs/en/index.md"]
    assert [(said.own, given.whole, given.at(0)) for said, given in own] == [
        ("Sitat.", "In our translation: a quotation.", (13, 1))
    ]
