"""The tables without a figure, the glossary, the register, the claims, the changes and the publisher."""

import datetime as dt
from xml.etree.ElementTree import Element

import pytest

from guidebook.content.data import Language, Source
from guidebook.figures.inserts import INSERTS, insert
from guidebook.figures.markup import TEMPLATES
from guidebook.figures.scene import Change, Ids
from tests.figures import scenes
from tests.figures.scenes import drawn, said, scene


def ids(page: Element) -> list[str]:
    return [element.get("id", "") for element in page.iter() if element.get("id")]


def by_id(page: Element, id: str) -> Element:
    return next(element for element in page.iter() if element.get("id") == id)


def by_class(page: Element, name: str) -> list[Element]:
    return [element for element in page.iter() if name in element.get("class", "").split()]


def links(page: Element) -> list[Element]:
    """The list of letters to jump by."""
    return [link for navigation in page.iter("nav") for link in navigation.iter("a")]


# --- Inserts ---


def test_the_inserts_are_those_of_the_manual() -> None:
    manual = (
        (TEMPLATES.parents[1] / "manual" / "authoring.md").read_text("utf-8").partition("## What is made from data")[2]
    )
    named = [line.split("`")[1] for line in manual.partition("\n## ")[0].splitlines() if line.startswith("| `")]
    assert list(INSERTS) == named


def test_an_insert_that_there_is_not_is_named_with_those_that_there_are() -> None:
    with pytest.raises(LookupError, match="no insert 'spektrum'; there are programme-timeline, spectrum,"):
        insert("spektrum", scene())


@pytest.mark.parametrize("name", INSERTS)
@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_same_scene_gives_the_same_markup_without_an_empty_line(name: str, language: Language) -> None:
    markup = insert(name, scene(language))
    assert markup == insert(name, scene(language))
    assert all(line.strip() for line in markup.splitlines())


@pytest.mark.parametrize("name", INSERTS)
def test_no_style_stands_in_the_markup(name: str) -> None:
    for element in drawn(name, scene()).iter():
        assert element.tag != "style" and not element.get("style")


# --- Tables ---


def test_profiles_show_every_line_with_the_words_of_the_slides() -> None:
    assert said(drawn("spectrum-profiles", scene("nb"))).endswith("Line nb Small nb «Small en» Big nb «Big en»")
    assert said(drawn("spectrum-profiles", scene("en"))).endswith("Line en “Small en” “Big en”")


def test_examples_tell_whether_the_slides_place_them() -> None:
    told = said(drawn("spectrum-examples", scene("en")))
    assert "Placed en “Placed words” Left side Note of placed en" in told
    assert "Loose en “Loose words” Not placed by the slides Note of loose en" in told


def test_meetings_come_in_the_order_of_their_days_with_their_source() -> None:
    page = drawn("skate-events", scene("nb"))
    assert [said(row)[:16] for row in page.iter("tr")][1:] == ["7. desember 2022", "3.–4. mai 2023 L"]
    assert {link.get("href") for link in page.iter("a")} == {"kilder/#a-law"}
    assert [time.get("datetime") for time in page.iter("time")] == ["2022-12-07"]


def test_a_source_that_is_not_registered_is_an_error() -> None:
    with pytest.raises(LookupError, match="has no source 'a-law'"):
        insert("skate-events", scene(sources=()))


# --- Glossary ---

TERMS = (
    scenes.term("honour", "ære", "honour"),
    scenes.term("open", "åpne data", "open data"),
    scenes.term("case", "sak", "case", ("a-law",)),
    scenes.term("paper", "saksframlegg", "the case paper"),
)


@pytest.mark.parametrize(
    ("language", "order", "letters"),
    [("nb", ["case", "paper", "honour", "open"], "SÆÅ"), ("en", ["case", "paper", "honour", "open"], "CHO")],
)
def test_terms_stand_in_the_alphabet_of_the_page(language: Language, order: list[str], letters: str) -> None:
    page = drawn("glossary", scene(language, glossary=TERMS))
    assert [term.get("id") for term in page.iter("dt") if term.get("id")] == order
    assert "".join(said(link) for link in page.find("nav").iter("a")) == letters  # type: ignore[union-attr]
    assert [entry.get("data-initial") for entry in by_class(page, "entry") if entry.get("data-initial")] == list(
        letters
    )


def test_a_letter_leads_to_its_first_term() -> None:
    page = drawn("glossary", scene("nb", glossary=TERMS))
    assert {said(link): link.get("href") for link in links(page)} == {"S": "#case", "Æ": "#honour", "Å": "#open"}


def test_both_languages_stand_in_an_entry_its_own_first() -> None:
    entry = by_class(drawn("glossary", scene("nb", glossary=TERMS)), "entry")[0]
    assert [(child.tag, child.get("lang")) for child in entry] == [
        ("dt", None), ("dt", "en"), ("dd", None), ("dd", "en"), ("dd", None),
    ]  # fmt: skip
    assert [said(child) for child in entry][1:4] == ["case", "Definisjon av sak", "Definition of case"]
    assert "også kalt: sak-variant" in said(entry[0])


def test_words_of_the_other_language_are_in_the_other_language() -> None:
    entry = by_class(drawn("glossary", scene("en", glossary=TERMS)), "entry")[0]
    assert said(entry[1]) == "sak også kalt: sak-variant"


def test_an_entry_links_to_itself_by_name_and_to_its_source() -> None:
    page = drawn("glossary", scene("en", glossary=TERMS))
    case, paper = by_class(page, "entry")[:2]
    link = by_class(case, "headerlink")[0]
    assert (link.get("href"), link.get("aria-label")) == ("#case", "Link to the term “case”")
    assert by_class(case, "entry__from")[0][0].get("href") == "en/kilder/#a-law"
    assert said(by_class(paper, "entry__from")[0]) == "This site’s own explanation, without a source."


# --- Register ---


def test_an_entry_of_the_register_says_all_that_is_known() -> None:
    full = scenes.source(
        "full",
        kind="paper",
        language="nb",
        author="A. Author",
        published="2021-06",
        publisher="A journal",
        number="25(2)",
        doi="10.1000/a<b",
        address="https://example.org/a?b=1&c=2",
        note=scenes.both("A note."),
    )
    entry = by_id(drawn("sources", scene("en", sources=(full,)), used_by={"full": (("Page", "p.md"),)}), "full")
    assert said(entry) == (
        "A. Author (June 2021) Title of full # A journal, 25(2) DOI: https://doi.org/10.1000/a<b"
        " Address: https://example.org/a?b=1&c=2 Read in an archived copy, checked on 1 November 2026."
        " How it was checked. en A note. en Used on: Page"
    )
    assert [link.get("href") for link in entry.iter("a")] == [
        "#full", "https://doi.org/10.1000/a<b", "https://example.org/a?b=1&c=2", "en/p/",
    ]  # fmt: skip
    assert by_class(entry, "source__title")[0][0].get("lang") == "nb"


def test_an_entry_without_an_address_and_use_says_so() -> None:
    entry = by_id(drawn("sources", scene("nb"), used_by={}), "a-law")
    assert "Ingen adresse er oppgitt." in said(entry) and "Ikke brukt på noen side." in said(entry)
    assert [link.get("href") for link in entry.iter("a")] == ["#a-law"]


def test_a_publisher_stands_for_an_author_that_is_not_known() -> None:
    listed = (scenes.source("law", publisher="Stortinget", number="LOV-1", published=dt.date(1967, 2, 10)),)
    page = drawn("sources", scene("nb", sources=listed))
    assert said(by_class(page, "source__by")[0]) == "Stortinget (10. februar 1967)"
    assert said(by_class(page, "source__where")[0]) == "LOV-1"


def test_a_day_is_shown_where_nobody_is_known() -> None:
    page = drawn("sources", scene("nb", sources=(scenes.source("law", number="LOV-1", published="1967"),)))
    assert not by_class(page, "source__by")
    assert said(by_class(page, "source__where")[0]) == "LOV-1, 1967"


def test_kinds_stand_apart_under_a_label_that_is_no_heading() -> None:
    listed = (scenes.source("news", kind="news"), scenes.source("z"), scenes.source("b", author="Aa"))
    page = drawn("sources", scene("nb", sources=listed))
    assert [said(label) for label in by_class(page, "register__kind")] == [
        "Lover, forskrifter og forordninger", "Nyheter og omtaler",
    ]  # fmt: skip
    assert [id for id in ids(page) if not id.startswith("fig-")] == ["b", "z", "news"]
    groups = by_class(page, "register__group")
    assert [by_id(page, group.get("aria-labelledby", "")).tag for group in groups] == ["p", "p"]


def test_every_kind_has_a_label_and_a_place() -> None:
    kinds = Source.model_fields["kind"].annotation.__args__  # type: ignore[union-attr]
    page = drawn("sources", scene("nb", sources=tuple(scenes.source(kind, kind=kind) for kind in kinds)))
    assert {id for id in ids(page) if not id.startswith("fig-")} == set(kinds)


# --- Claims, changes, publisher ---


@pytest.mark.parametrize(("today", "overdue"), [((2027, 1, 1), False), ((2027, 1, 2), True)])
def test_a_claim_is_overdue_the_day_after(today: tuple[int, int, int], overdue: bool) -> None:
    entry = by_id(drawn("claims", scene("en"), today=dt.date(*today)), "a-claim")
    assert ("May have changed." in said(entry)) is overdue
    assert ("claim--overdue" in entry.get("class", "")) is overdue
    assert said(entry).endswith(
        "Statement of a-claim en # Checked 1 November 2026 To be checked again by 1 January 2027 Sources Title of a-law"
    )


def test_the_claim_that_must_be_checked_first_comes_first() -> None:
    listed = (scenes.claim("b", dt.date(2027, 2, 1)), scenes.claim("a", dt.date(2027, 1, 1)))
    assert ids(drawn("claims", scene(claims=listed))) == ["a", "b"]


def test_the_newest_five_changes_are_shown() -> None:
    listed = tuple(Change(dt.date(2026, 11, 20 - n), f"What {n}", f"Page {n}", f"p{n}.md") for n in range(7))
    page = drawn("changes", scene("nb"), changes=listed)
    assert said(next(page.iter("li"))) == "20. november 2026 Page 0 What 0"
    assert [link.get("href") for link in page.iter("a")] == [f"p{n}/" for n in range(5)]
    assert next(page.iter("time")).get("datetime") == "2026-11-20"


def test_all_changes_are_shown() -> None:
    listed = tuple(Change(dt.date(2026, 11, 20 - n), f"What {n}", f"Page {n}", f"p{n}.md") for n in range(7))
    page = drawn("all-changes", scene("en"), changes=listed)
    assert [link.get("href") for link in page.iter("a")] == [f"en/p{n}/" for n in range(7)]


def test_permanent_ids_stand_page_by_page_with_their_words() -> None:
    listed = (Ids("Page & <b>", "a/p.md", "en/a/p/", (("one", "One"), ("two", ""))), Ids("Bare", "b.md", "en/b/", ()))
    page = drawn("permanent-ids", scene("en"), ids=listed)
    assert said(page) == "Page & <b> /en/a/p/ #one One #two Bare /en/b/"
    assert [link.get("href") for link in page.iter("a")] == [
        "en/a/p/", "en/a/p/#one", "en/a/p/#two", "en/b/",
    ]  # fmt: skip


def test_no_change_is_said_plainly() -> None:
    assert said(drawn("changes", scene("en"))) == "No changes have been listed."


def test_no_publisher_is_said_plainly() -> None:
    told = said(drawn("publisher", scene("nb")))
    assert "Det er ikke oppgitt noen utgiver" in told and "Det er ikke oppgitt noen adresse" in told


def test_publisher_and_contact_are_shown() -> None:
    page = drawn("publisher", scene("nb"), publisher="Et organ", contact="post@example.org")
    assert "Et organ" in said(page)
    assert [link.get("href") for link in page.iter("a")] == ["mailto:post@example.org"]
