"""Spelling: what is looked up, where it stands, and what the dictionaries know."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from guidebook.checks.spelling import spelling
from guidebook.content.data import LANGUAGES, Language
from guidebook.content.finding import Finding
from guidebook.content.judge import Judge, Knows, words
from guidebook.content.tree import load
from guidebook.spelling_dictionaries import NO_DICTIONARIES, dictionaries, installed
from tests.project import FILES, page, write_project

TODAY = dt.date(2026, 11, 22)
SIDE = "docs/nb/side.md"
LIST = "docs/data/spelling.yml"

needs_dictionaries = pytest.mark.skipif(not installed() and not os.environ.get("CI"), reason=NO_DICTIONARIES)


def knows_all_but(language: str, wrong: Iterable[str]) -> Knows:
    """A dictionary that knows every word except these, `en:` or `nb:` before one that only that language lacks."""
    lacks = {entry.removeprefix(f"{language}:") for entry in wrong}
    return lambda word: word.lower().rstrip(".") not in lacks


def found(root: Path, files: Mapping[str, str], *wrong: str) -> list[Finding]:
    """What is found in the small project with these files, by dictionaries that lack these words."""
    tree = load(write_project(root, {LIST: "{}\n", **files}), TODAY)
    return sorted(spelling(tree, {language: knows_all_but(language, wrong) for language in LANGUAGES}))


def places(findings: list[Finding]) -> list[str]:
    return [f"{f.path}:{f.line}:{f.column} {f.code} {f.found.partition('”')[0][1:]}" for f in findings]


def body(text: str) -> dict[str, str]:
    """The Norwegian page with this text, which begins in line 15."""
    return {SIDE: page("Siden", f"Tekst.[^kilde]\n\n## Del {{ #del }}\n\n{text}", "sources: [kilde]\n")}


def test_the_small_project_has_no_unknown_word(tmp_path: Path) -> None:
    assert found(tmp_path, {}) == []


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("Et gla ord.", ["15:4 gla"]),
        ("Gla begynner, GLA roper, og «gla» siteres.", ["15:1 Gla", "15:15 GLA", "15:30 gla"]),
        ("Blåbær **gla** og [gla](../nb/index.md) og *gla*.", ["15:10 gla", "15:20 gla", "15:45 gla"]),
        ("- først\n- så gla\n", ["16:6 gla"]),
        ("| A | B |\n| --- | --- |\n| en | gla |\n", ["17:8 gla"]),
        ("> Sitat som er gla.", ["15:16 gla"]),
        ("/// advice\nGjør det gla.\n///", ["16:10 gla"]),
        ("![Et gla bilde](/images/bilde.jpg)", ["15:6 gla"]),
        ("KI-gla og gla-modellen.", ["15:4 gla", "15:11 gla"]),
        ("Ordet (gla) og gla/glad, gla.", ["15:8 gla", "15:16 gla", "15:26 gla"]),
    ],
)
def test_a_misspelt_word_is_found_where_it_stands(text: str, at: list[str], tmp_path: Path) -> None:
    findings = [f for f in found(tmp_path, body(text), "gla", "ki-gla", "gla-modellen")]
    assert places(findings) == [f"{SIDE}:{place.split()[0]} spelling-unknown {place.split()[1]}" for place in at]


@pytest.mark.parametrize(
    "text",
    [
        "Kode: `gla`.",
        "```\ngla\n```",
        "Tekst. <!-- gla -->",
        "Se [siden](https://gla.no/gla) og <https://eksempel.no/gla>.",
        "Skriv til gla@eksempel.no, se gla.no, gla.md, www.gla.no/gla og /gla/.",
        "En 4gla, gla2 og gla_x.",
        "*a gla word*{ lang=sv }",
        "> en gla text\n> { lang=da }",
    ],
)
def test_what_is_no_word_of_a_language_with_a_dictionary_is_left_alone(text: str, tmp_path: Path) -> None:
    assert found(tmp_path, body(text), "gla") == []


def test_a_foreign_passage_is_held_against_its_own_language(tmp_path: Path) -> None:
    text = "Ordene *the gla*{ lang=en } og *wrang*{ lang=en-GB }, men ikke *the glad*{ lang=en }."
    assert places(found(tmp_path, body(text), "en:gla", "nb:glad", "en:wrang")) == [
        f"{SIDE}:15:13 spelling-unknown gla",
        f"{SIDE}:15:33 spelling-unknown wrang",
    ]


def test_the_id_of_a_section_is_no_word(tmp_path: Path) -> None:
    files = {
        name: page(
            title,
            "Tekst.[^kilde]\n\n## Del { #del }\n\nSe #gla-del.\n\n## Gladere { #gla-del }",
            "sources: [kilde]\n",
        )
        for name, title in ((SIDE, "Siden"), ("docs/en/side.md", "The page"))
    }
    assert found(tmp_path, files, "gla") == []


def test_the_front_matter_is_text_too(tmp_path: Path) -> None:
    more = 'changes:\n  - date: 2026-11-01\n    what: "En glad og en gla."\n'
    text = page("Et gla ord", "Tekst.", more)
    assert places(found(tmp_path, {"docs/nb/index.md": text}, "gla")) == [
        "docs/nb/index.md:2:12 spelling-unknown gla",
        "docs/nb/index.md:3:79 spelling-unknown gla",
        "docs/nb/index.md:8:26 spelling-unknown gla",
        "docs/nb/index.md:11:6 spelling-unknown gla",
    ]


def test_the_data_are_text_too_in_the_language_of_the_key(tmp_path: Path) -> None:
    files = {
        "docs/data/process.yml": FILES["docs/data/process.yml"].replace('"Hva."', '"Gla, gla."'),
        "docs/data/spectrum.yml": FILES["docs/data/spectrum.yml"].replace("words: Example", "words: gla"),
    }
    assert places(found(tmp_path, files, "nb:gla")) == [
        "docs/data/process.yml:5:66 spelling-unknown Gla",
        "docs/data/process.yml:5:71 spelling-unknown gla",
    ]
    assert places(found(tmp_path, files, "en:gla")) == ["docs/data/spectrum.yml:14:27 spelling-unknown gla"]


def test_the_other_names_of_a_term_may_be_in_either_language(tmp_path: Path) -> None:
    files = {
        "docs/data/glossary.yml": "- id: a\n  nb: {term: ord, also: [word, wrod], definition: Ord.}\n"
        "  en: {term: word, also: [ord], definition: Word.}\n",
        "docs/nb/index.md": page("Forsiden", "/// insert | glossary\n///"),
        "docs/en/index.md": page("Front page", "/// insert | glossary\n///"),
    }
    assert places(found(tmp_path, files, "nb:word", "en:ord", "wrod")) == [
        "docs/data/glossary.yml:2:32 spelling-unknown wrod"
    ]


def test_what_is_said_of_a_misspelt_word(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, body("Det er glede, men ikke gelde."), "gelde")
    assert str(finding) == (
        "docs/nb/side.md:15:24: spelling-unknown\n"
        "    found:    “gelde”, which is not in the Norwegian dictionary\n"
        "    expected: Norwegian words as they are spelt in the dictionary, or the project's own words in "
        "docs/data/spelling.yml\n"
        "    mend:     Did you mean “glede”? Correct it, or, if it is right, add it to `nb` in "
        "docs/data/spelling.yml, a name to `names`."
    )


def test_a_word_of_the_other_language_is_told(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, body("Dette er learning."), "nb:learning")
    assert "If it is English, mark it: `*learning*{ lang=en }`." in finding.fix


@pytest.mark.parametrize(
    ("entries", "text"),
    [
        ("names: [Qlan]", "Qlan, Qlans, QLAN og Qlan-saken."),
        ("nb: [qlan]", "Qlan, qlan, qlans, QLAN og qlan-saken."),
        ("nb: [q-lan]", "En q-lan."),
    ],
)
def test_the_words_of_the_project_are_right(entries: str, text: str, tmp_path: Path) -> None:
    assert found(tmp_path, body(text) | {LIST: f"{entries}\n"}, "qlan", "qlans", "lan", "q-lan", "qlan-saken") == []


def test_a_name_has_its_capital_and_a_word_its_own_language(tmp_path: Path) -> None:
    files = body("Her er qlan og enord.") | {LIST: "names: [Qlan]\nen: [enord]\n"}
    assert places(found(tmp_path, files, "qlan", "enord")) == [
        f"{LIST}:1:9 spelling-needless Qlan",
        f"{LIST}:2:6 spelling-needless enord",
        f"{SIDE}:15:8 spelling-unknown qlan",
        f"{SIDE}:15:16 spelling-unknown enord",
    ]


def test_the_list_holds_what_is_needed_in_order_and_once(tmp_path: Path) -> None:
    files = body("Her er åqx, æqx og bqx.") | {LIST: "nb:\n  - åqx\n  - bqx\n  - bqx\n  - glad\n  - æqx\n"}
    findings = found(tmp_path, files, "åqx", "æqx", "bqx")
    assert places(findings) == [
        f"{LIST}:3:5 spelling-order bqx",
        f"{LIST}:4:5 spelling-order bqx",
        f"{LIST}:5:5 spelling-needless glad",
    ]
    assert [f.fix for f in findings] == [
        "Move it to its place before “åqx”.",
        "Take one of the two out.",
        "Take the line out.",
    ]


def test_a_list_that_cannot_be_read_makes_no_word_wrong(tmp_path: Path) -> None:
    assert found(tmp_path, body("Gla.") | {LIST: "nb: 3\n"}, "gla") == []


def test_words() -> None:
    text = "«Ett» KI-ord, don’t, person- og helsevern, bl.a. 3.2 i §\u00a04b: r\xadett."
    assert [word for _, word in words(text)] == [
        "Ett", "KI-ord", "don’t", "person", "og", "helsevern", "i", "4b", "r\xadett",
    ]  # fmt: skip
    assert all(text[at:].startswith(word) for at, word in words(text))


RIGHT: Mapping[Language, str] = {
    "nb": "Personvernlovgivningen og saksbehandlingssystemet i forvaltningen. Digitaliserings- og "
    "forvaltningsdepartementet. Person- og helsevern, bl.a. i Oslos bydeler, f.eks. dvs. osv. jf. § 11 første ledd. "
    "E-post, KI-modellen, 25-åringer, IKKE, vedlegg III, EUs regler, Norges lover, idé, à, allé.",
    "en": "The agency’s decision-makers don't know; citizens’ rights, e.g. i.e. etc. “Colour”, co-operate, "
    "the minister’s well-known e-government, NOT, Annex IV, 20th century, Oslo’s and Norway's.",
}
WRONG: Mapping[Language, str] = {
    "nb": "personvernlovgivnin saksbehandlngssystem retsikkerhet ikkje tilgjengelighetserklering oslo beslutnig "
    "Offntlig VEDTKA KI-modelen person- helsvern-",
    "en": "goverment seperate color recieve Norwegain oslo AGENY desicion-maker agencey’s",
}


@needs_dictionaries
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_dictionaries_know(language: Language) -> None:
    known = dictionaries()[language]
    judge = Judge(language, known, frozenset({"KI", "forvaltningsdepartementet"}))
    assert [part for at, word in words(RIGHT[language]) for _, part in judge.unknown(RIGHT[language], at, word)] == []
    wrong = WRONG[language]
    fault = [word for at, word in words(wrong) if list(judge.unknown(wrong, at, word))]
    assert fault == [word for _, word in words(wrong) if word != "person"]


@needs_dictionaries
def test_the_small_project_is_spelt_right(tmp_path: Path) -> None:
    assert list(spelling(load(write_project(tmp_path, {}), TODAY), dictionaries())) == []


def test_a_compound_written_as_two_words_is_told(tmp_path: Path) -> None:
    said = page("Siden", "Vi ser på arbeids formen og virksomhets planen. Punktets faste navn, arbeidets gang.")
    told = found(tmp_path, {"docs/nb/index.md": said}, "")
    assert [line for line in places(told) if "split" in line] == [
        "docs/nb/index.md:10:11 spelling-split arbeids formen",
        "docs/nb/index.md:10:29 spelling-split virksomhets planen",
    ]


def test_a_name_that_no_dictionary_has_is_the_same_in_both_languages(tmp_path: Path) -> None:
    both = {
        "docs/nb/index.md": page(
            "Forsiden", "Takk til Åqe Wærnhus og Qlans folk. Norqe er ny. Qord er nytt. Feil også. Norge."
        ),
        "docs/en/index.md": page("Front page", "Our thanks to Åqe Wærnhus and Qlan. Norqe is new. Qord is new."),
    }
    unknown = ("åqe", "wærnhus", "qlans", "qlan", "norqe", "qord", "feil")
    assert places(found(tmp_path, {**both, LIST: "names: [Norge]\n"}, "norge", *unknown)) == [
        "docs/en/index.md:10:37 spelling-unknown Norqe",
        "docs/en/index.md:10:51 spelling-unknown Qord",
        "docs/nb/index.md:10:37 spelling-unknown Norqe",
        "docs/nb/index.md:10:50 spelling-unknown Qord",
        "docs/nb/index.md:10:64 spelling-unknown Feil",
    ]


def test_a_capital_inside_makes_an_abbreviation_but_for_a_slip(tmp_path: Path) -> None:
    text = body("Tenk på FoU og IoT, ikke gLad.")
    assert places(found(tmp_path, text, "fou", "iot", "nb:glaD")) == []
    wrong = {"nb": lambda word: word.islower() and word.rstrip(".") not in ("fou", "iot"), "en": lambda word: True}
    tree = load(write_project(tmp_path, {LIST: "{}\n", **body("tenk på FoU og IoT, ikke gLad.")}), TODAY)
    told = [each for each in places(sorted(spelling(tree, wrong))) if each.startswith(f"{SIDE}:15")]
    assert told == [f"{SIDE}:15:26 spelling-unknown gLad"]


@needs_dictionaries
def test_a_compound_that_a_slip_explains_better_is_told(tmp_path: Path) -> None:
    right = "Sidetallene og sidetallene. Datadrevne tjenester, en datadreven, dataprofilen, dataprofilene."
    wrong = "Flere virksomhetter ser sidetullene."
    files = body(f"{right} {wrong}") | {LIST: "nb: [datadreven, datadrevne]\n"}
    tree = load(write_project(tmp_path, files), TODAY)
    told = [each for each in places(sorted(spelling(tree, dictionaries()))) if "unknown" in each]
    assert [each.rpartition(" ")[2] for each in told] == ["virksomhetter", "sidetullene"]
