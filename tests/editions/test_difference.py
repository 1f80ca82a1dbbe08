"""Differences that can be read."""

from __future__ import annotations

import pytest

from guidebook.editions.difference import difference, parts


def told(before: list[str], after: list[str]) -> list[str]:
    """The paragraphs, with [-deleted-] and {+inserted+}."""
    form = {"same": "{}", "deleted": "[-{}-]", "inserted": "{{+{}+}}", "left-out": "…"}
    return [" ".join(form[piece.kind].format(piece.text) for piece in each) for each in difference(before, after)]


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        (["Dette er likt."], ["Dette er likt."], []),
        (["Loven gjelder ikke."], ["Loven gjelder."], ["Loven [-gjelder ikke.-] {+gjelder.+}"]),
        (["Et to tre fire fem."], ["Et to fire fem."], ["Et to [-tre-] fire fem."]),
        (["Først.", "Sist."], ["Først.", "Nytt.", "Sist."], ["{+Nytt.+}"]),
        (["Først.", "Bort.", "Sist."], ["Først.", "Sist."], ["[-Bort.-]"]),
        (["Gammel tekst her."], ["Noe helt annet."], ["[-Gammel tekst her.-] {+Noe helt annet.+}"]),
        (["Alle må søke."], ["Alle kan søke."], ["Alle [-må-] {+kan+} søke."]),
        ([], ["Nytt."], ["{+Nytt.+}"]),
        (["Bort."], [], ["[-Bort.-]"]),
    ],
)
def test_what_changed_is_told_in_words(before: list[str], after: list[str], wanted: list[str]) -> None:
    assert told(before, after) == wanted


def test_two_changes_with_hardly_a_word_between_are_one() -> None:
    assert told(["a b og c d e f g h"], ["x y og z d e f g h"]) == ["[-a b og c-] {+x y og z+} d e f g h"]


def test_long_unchanged_stretches_are_left_out() -> None:
    same = " ".join(f"ord{number}" for number in range(60))
    (told_,) = told([f"{same} før"], [f"{same} etter"])
    assert told_.startswith("… ord48 ") and told_.endswith("[-før-] {+etter+}")


def test_every_word_of_both_texts_is_told_but_for_what_is_left_out() -> None:
    before = ["Et avsnitt med ord.", "Et annet avsnitt, som blir borte.", "Det siste."]
    after = ["Et nytt avsnitt med flere ord.", "Det aller siste."]
    pieces = [piece for each in difference(before, after) for piece in each]
    old = " ".join(piece.text for piece in pieces if piece.kind in ("same", "deleted"))
    new = " ".join(piece.text for piece in pieces if piece.kind in ("same", "inserted"))
    assert old.split() == " ".join(before).split()
    assert new.split() == " ".join(after).split()


def test_an_article_is_cut_at_headings_and_entries_and_not_at_notes() -> None:
    article = (
        '<h1>T</h1><p>Topp<sup id="fnref:a"><a href="#fn:a">1</a></sup></p><div class="heading"><h2 id="a">A</h2>'
        '<a class="headerlink" href="#a">#</a></div><p>En.</p><p>To.</p><dl>'
        '<dt id="ord"><dfn>Ord</dfn> også kalt: o</dt>'
        '<dd>Mening.</dd></dl><div class="footnote"><ol><li id="fn:a"><p>Note</p></li></ol></div>'
    )
    assert list(parts("<h1>T</h1><p>Alt.</p>")) == [""]
    cut = parts(article)
    assert [(part.id, part.title) for part in cut.values()] == [("", ""), ("a", "A"), ("ord", "Ord")]
    assert cut["a"].blocks == ("A", "En.", "To.")
    assert cut["ord"].blocks[:2] == ("Ord også kalt: o", "Mening.")
