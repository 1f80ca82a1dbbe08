"""The index of search: words, stems, compounds, sections, and what the browser gets of them."""

from __future__ import annotations

import datetime as dt
import json
import re

import pytest

from guidebook.content.data import LANGUAGES, Language
from guidebook.content.tree import load
from guidebook.figures.expand import expand
from guidebook.site.search.compounds import parts
from guidebook.site.search.index import SearchPage, index
from guidebook.site.search.language import fold, stem, tokens
from guidebook.site.search.sections import Section, sections
from tests.project import ROOT

ARTICLE = """<h1>Tittel</h1>
<p>Åpningen med <button class="term" popovertarget="t">ord</button><span id="t" popover="auto">skjult</span>.</p>
<div class="heading heading--h2"><h2 id="første">Første</h2><a class="headerlink" href="#første">#</a></div>
<p>Tekst<sup id="fnref:a"><a class="footnote-ref" href="#fn:a">1</a></sup> en.</p><p>To.</p>
<figure><svg><text>tegnet</text></svg></figure>
<h3 id="under">Under</h3><p>Dypere.</p>
<h2 id="ord">Ordene</h2>
<dl><div class="entry"><dt class="entry__term" id="skate"><dfn>Skate</dfn> <span class="entry__also">også: SKATE</span>
</dt><dt class="entry__other" lang="en">The council</dt><dd>Et råd.</dd>
<dd class="entry__meaning--other">A council.</dd></div></dl>
<div class="source" id="lov"><p>Stortinget</p><cite>Loven</cite></div>
<p>Etter.</p>
<h2 id="kilder-pa-siden">Kilder</h2><p>Noter.</p>"""


@pytest.mark.parametrize(
    ("word", "language", "folded"),
    [
        ("Språkmodell", "nb", "sprakmodell"),
        ("spraakmodell", "nb", "sprakmodell"),
        ("avgjørelse", "nb", "avgjorelse"),
        ("avgjoerelse", "nb", "avgjorelse"),
        ("vaere", "nb", "vare"),
        ("være", "nb", "vare"),
        ("DFØ", "en", "dfo"),
        ("Baal", "en", "baal"),
        ("idé", "nb", "ide"),
    ],
)
def test_a_word_is_the_same_with_and_without_its_own_letters(word: str, language: Language, folded: str) -> None:
    assert fold(word, language) == folded


def test_the_words_of_a_text_are_cut_at_everything_but_letters_and_digits() -> None:
    assert list(tokens("KI-system, § 11 (2025): «Åpne data»_x", "nb")) == [
        "ki",
        "system",
        "11",
        "2025",
        "apne",
        "data",
        "x",
    ]


@pytest.mark.parametrize(
    ("forms", "language"),
    [
        (("kommune", "kommunen", "kommuner", "kommunene", "kommunenes"), "nb"),
        (("sprakmodell", "sprakmodellen", "sprakmodellene"), "nb"),
        (("decision", "decisions"), "en"),
        (("citing", "cited", "cite"), "en"),
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms: tuple[str, ...], language: Language) -> None:
    assert len({stem(form, language) for form in forms}) == 1


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("personvernlovgivning", {"personvern", "lovgivning"}),
        ("saksbehandlingsregler", {"sak", "behandling", "saksbehandling", "regler", "behandlingsregler"}),
        ("barnehageprisene", {"barnehage", "prisene"}),
        ("personvern", set()),
        ("prisene", set()),
    ],
)
def test_a_compound_is_split_where_its_parts_are_words_of_the_site(word: str, found: set[str]) -> None:
    known = {
        "personvern",
        "lovgivning",
        "sak",
        "behandling",
        "saksbehandling",
        "behandlingsregler",
        "regler",
        "barnehage",
        "pris",
    }
    stems = {stem(each, "nb") for each in known}
    assert parts(word, known, stems, stem(word, "nb")) == found


def test_sections_have_their_own_text_and_nothing_hidden() -> None:
    assert sections(ARTICLE, ("skate", "lov")) == (
        Section("", "Tittel", (), "", "Åpningen med ord."),
        Section("første", "Første", ("Tittel",), "", "Tekst en. To."),
        Section("under", "Under", ("Tittel", "Første"), "", "Dypere."),
        Section("ord", "Ordene", ("Tittel",), "", "Etter."),
        Section("skate", "Skate", ("Tittel", "Ordene"), "også: SKATE The council", "Et råd."),
        Section("lov", "Loven", ("Tittel", "Ordene"), "", "Stortinget", True),
    )


def made(*texts: tuple[str, str], synonyms: tuple[tuple[str, ...], ...] = ()) -> dict[str, dict[int, int]]:
    """The weights of each stem by the number of a section, read back as the browser reads them."""
    page = SearchPage(
        "side/", "", [Section(f"s{n}", head, ("Side",), "", text) for n, (head, text) in enumerate(texts)]
    )
    files = {name: json.loads(text) for name, text in index([page], "nb", synonyms).items()}
    head = files["words.json"]
    postings = [text for number in range(len(head["shards"])) for text in files[f"{number}.json"]]
    read = {}
    for line, text in zip(head["words"].split("\n"), postings, strict=True):
        at, weights = -1, {}
        for step, level in re.findall(r"([0-9a-z]*)([A-Z])", text):
            at += int(step or "1", 36)
            weights[at] = ord(level) - 64
        assert int(line.split(" ")[1], 36) == len(weights)
        read[line.split(" ")[0]] = weights
    return read


def test_a_heading_weighs_more_than_the_text_and_a_part_less_than_the_word() -> None:
    read = made(("Lovgivning", "x"), ("A", "lovgivning"), ("B", "personvernlovgivning og personvern"), ("C", "annet"))
    weights = read["lovgivning"]
    assert weights[0] > weights[1] > weights[2] > 0 and 3 not in weights


def test_words_that_tell_nothing_count_in_headings_alone() -> None:
    assert made(("Når du bør si ja", "når hvordan"), ("B", "når"))["nar"].keys() == {0}


def test_a_word_that_only_readers_use_is_known() -> None:
    assert made(("Referat", "x"), synonyms=(("referat", "protokoll"),))["protokoll"] == {}


def test_a_section_is_found_by_what_readers_ask_but_by_no_empty_word_of_it() -> None:
    asked = ("når får vi hjelp av maskinen",)
    page = SearchPage("side/", "", [Section("a", "A", (), "", "tekst"), Section("b", "B", (), "", "x", asked=asked)])
    files = index([page], "nb", ())
    words = [line.split(" ")[0] for line in json.loads(files["words.json"])["words"].split("\n")]
    assert "nar" not in words and json.loads(files["0.json"])[words.index("maskin")].startswith("2")
    assert json.loads(files["p0.json"])["sections"] == [["a", "A", [], "tekst", []], ["b", "B", [], "x", [*asked]]]


def test_what_readers_ask_is_answered_by_sections_that_search_knows() -> None:
    """What `asked.yml` names is in the page, as the check holds; but an id may stand on what is no section."""
    tree = load(ROOT, dt.date.today())
    names = {each.page for each in tree.data.asked}
    known = {
        (page.language, page.name, each.id)
        for page in tree.pages.values()
        if page.name in names
        for each in sections(expand(page, tree), tuple(tree.entries(page)))
    }
    wanted = {(language, each.page, each.id or "") for each in tree.data.asked for language in LANGUAGES}
    assert wanted and wanted <= known, wanted - known


def test_far_apart_sections_are_read_back() -> None:
    texts = [("A", "felles bare") if number in (0, 99) else ("B", "annet") for number in range(100)]
    assert made(*texts)["fell"].keys() == {0, 99}


def test_a_large_index_is_cut_and_every_word_is_in_one_file() -> None:
    texts = [("A", " ".join(f"ord{number}x{extra}" for extra in range(60))) for number in range(200)]
    page = SearchPage("side/", "", [Section("s", head, (), "", text) for head, text in texts])
    files = index([page], "nb", ())
    shards = json.loads(files["words.json"])["shards"]
    assert len(shards) > 1 and shards[0] == 0
    assert sum(len(json.loads(files[f"{n}.json"])) for n in range(len(shards))) == files["words.json"].count("\\n") + 1
