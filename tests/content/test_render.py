"""What the author writes, and what the reader gets."""

from __future__ import annotations

import datetime as dt

import pytest

from guidebook.content.data import Claim, Data, Source, Term, Text, Wording
from guidebook.content.render import Rendered, render
from guidebook.content.setting import setting

SOURCE = Source(
    id="loven",
    kind="law",
    title="Lov om [klamme] & <merke>",
    language="nb",
    publisher="Utgiver",
    number="LOV-1",
    mark="reported",
    checked=dt.date(2026, 11, 21),
    how=Text(nb="Lest.", en="Read."),
)
CLAIM = Claim(
    id="snart",
    statement=Text(nb="Loven gjelder ikke.", en="The act is not in force."),
    sources=("loven",),
    checked=dt.date(2026, 11, 21),
    recheckBy=dt.date(2026, 12, 1),
)
TERM = Term(
    id="sak", nb=Wording(term="sak", definition="Et <spørsmål>."), en=Wording(term="case", definition="A matter.")
)
DATA = Data.model_construct(sources=(SOURCE,), claims=(CLAIM,), glossary=(TERM,))


def rendered(body: str, name: str = "side.md", today: dt.date = dt.date(2026, 11, 22)) -> Rendered:
    return render(body, setting(name, "nb", DATA, today))


def test_a_link_between_pages_gets_its_address() -> None:
    html = rendered("[x](../om/index.md#y)", "verksted/index.md").html
    assert '<a href="../om/#y">x</a>' in html


def test_a_link_to_the_other_language_leads_to_the_other_language() -> None:
    assert '<a href="../en/verksted/">x</a>' in rendered("[x](../../en/verksted/index.md)", "verksted/index.md").html


def test_a_picture_lies_at_the_root_of_the_site() -> None:
    assert 'src="../../images/x.jpg"' in rendered("![x](/images/x.jpg)", "verksted/innledning.md").html


def test_a_note_comes_from_the_register_with_its_mark_and_day() -> None:
    html = rendered("Tekst.[^loven]").html
    assert '<h2 id="kilder-pa-siden">Kilder på denne siden</h2>' in html
    assert "Utgiver: <em>Lov om [klamme] &amp; &lt;merke&gt;</em>, LOV-1." in html
    assert "Gjengitt av andre, kontrollert 21. november 2026." in html
    assert '<a href="../kilder/#loven">' in html


def test_a_note_used_twice_is_one_note() -> None:
    html = rendered("En.[^loven] To.[^loven]").html
    assert html.count('id="fn:loven"') == 1
    assert html.count('class="footnote-ref"') == 2
    assert 'aria-label="Tilbake til note 1 i teksten, sted 1"' in html
    assert 'aria-label="Tilbake til note 1 i teksten, sted 2"' in html


def test_links_to_and_from_a_note_have_names_of_their_own() -> None:
    html = rendered("Tekst.[^loven]").html
    assert 'aria-label="Note 1"' in html
    assert 'aria-label="Tilbake til note 1 i teksten"' in html


def test_the_first_link_to_a_term_carries_the_definition_and_the_second_opens_it() -> None:
    html = rendered("En [sak](ordliste.md#sak) og en [sak](ordliste.md#sak) til.").html
    assert html.count('popovertarget="term-sak"') == 2
    assert html.count('id="term-sak"') == 1
    assert "Et &lt;spørsmål&gt;." in html
    assert '<a href="../ordliste/#sak">Se ordlisten</a>' in html
    assert html.index("</button>") < html.index('id="term-sak"') < html.rindex("<button")


def test_the_punctuation_after_a_term_is_kept_with_it() -> None:
    html = rendered("En [sak](ordliste.md#sak), og mer.").html
    assert 'type="button">sak</button>,</span><span class="term__definition"' in html
    assert "</span> og mer.</p>" in html


def test_on_the_page_of_the_glossary_a_term_stays_a_link() -> None:
    assert "<button" not in rendered("[sak](ordliste.md#sak)", "ordliste.md").html


def test_an_unknown_term_stays_a_link() -> None:
    assert "<button" not in rendered("[sak](ordliste.md#ukjent)").html


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (dt.date(2026, 12, 1), "Kontrollert 21. november 2026. Kontrolleres på nytt senest 1. desember 2026."),
        (dt.date(2026, 12, 2), "Kontrollert 21. november 2026. Kan ha endret seg siden."),
    ],
)
def test_a_claim_says_when_it_was_checked_and_when_it_may_have_changed(today: dt.date, expected: str) -> None:
    html = rendered("/// claim | snart\n///", today=today).html
    assert "Loven gjelder ikke." in html
    assert expected in html
    assert 'href="#fn:loven"' in html


def test_a_voice_has_its_label_and_its_text() -> None:
    html = rendered("/// advice\nGjør **dette**.\n///").html
    assert '<div class="voice voice--advice" role="note">' in html
    assert '<p class="voice__label">Råd</p>' in html
    assert "<strong>dette</strong>" in html


def test_a_heading_has_a_neighbour_that_links_to_it_by_name() -> None:
    html = rendered("# Tittel\n\n## Del { #del }").html
    assert "<h1>Tittel</h1>" in html
    assert '<h2 id="del">Del</h2><a aria-label="Lenke til avsnittet «Del»" class="headerlink" href="#del">#</a>' in html


def test_a_table_is_a_named_region_with_headers() -> None:
    html = rendered("## Del { #del }\n\n| a | b |\n| - | - |\n| 1 | 2 |").html
    assert '<div aria-label="Tabell: Del" class="table" role="region" tabindex="0">' in html
    assert html.count('<th scope="col">') == 2


def test_what_was_met_is_kept_in_order() -> None:
    page = rendered("# T\n\n## A { #a }\n\n[x](y.md)\n\n/// insert | glossary\n///\n\n## B")
    assert [(mark.level, mark.id) for mark in page.headings] == [(1, ""), (2, "a"), (2, "")]
    assert [(link.written, link.page) for link in page.links] == [("y.md", "nb/y.md")]
    assert page.inserts == ("glossary",)
    assert [entry.id for entry in page.contents] == ["a", "b"]
