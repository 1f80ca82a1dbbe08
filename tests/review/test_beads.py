"""Which blocks have become which, and how their words are marked."""

from __future__ import annotations

import re

import pytest

from guidebook.review.articles import Section, sections
from guidebook.review.beads import beads
from guidebook.review.marks import Showing, merged, struck

SHOWING = Showing(lambda address: "")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (["a b c"], ["a b c"], [("a b c", "a b c")]),
        (["a b c", "x y z"], ["a b d"], [("a b c", "a b d"), ("x y z", "")]),
        (["x y z", "a b c"], ["a b d"], [("x y z", ""), ("a b c", "a b d")]),
        (["a b c"], ["n n n", "a b d"], [("", "n n n"), ("a b c", "a b d")]),
        (["one two"], ["fgh"], [("one two", ""), ("", "fgh")]),
        ([], ["a"], [("", "a")]),
    ],
)
def test_blocks_stand_beside_what_they_have_become(old: list[str], new: list[str], expected: list[object]) -> None:
    told = [(" ".join(old[i] for i in some), " ".join(new[j] for j in same)) for some, same in beads(old, new)]
    assert told == expected


def section(html: str) -> Section:
    return sections(f'<h2 id="del">Del</h2>{html}', "side/")["del"]


def marked(html: str) -> str:
    """The markup with marks as brackets."""
    html = re.sub(r'<span class="unseen">[^<]*</span>', "", html)
    return re.sub(r"<(/?)(ins|del)>", lambda match: ("{" if not match[1] else "}") + match[2][0], html)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("<p>Du bør vente.</p>", "<p>Du må vente.</p>", "<p>Du {dbør}d {imå}i vente.</p>"),
        ("<p>En to.</p><p>Tre.</p>", "<p>En to.</p>", "<p>En to. {dTre.}d</p>"),
        ("<p>En <em>to</em> tre.</p>", "<p>En <em>fire</em> tre.</p>", "<p>En <em>{dto}d {ifire}i</em> tre.</p>"),
        ("<p>En to.</p>", "<p>Ny.</p><p>En to.</p>", "<p>{iNy.}i</p><p>En to.</p>"),
    ],
)
def test_words_are_marked_in_their_place(before: str, after: str, expected: str) -> None:
    html = marked(str(merged(section(before), section(after), SHOWING)))
    assert html.replace("<h2>Del</h2>", "").replace("Del</h2>", "").replace("<h2>", "") == expected


def test_what_was_is_struck_through() -> None:
    html = marked(str(struck(section("<p>Du bør vente.</p>"), section("<p>Du må vente.</p>"), SHOWING)))
    assert html.endswith("<p>Du {dbør}d vente.</p>")


def test_a_note_is_known_by_its_source_and_not_by_its_number() -> None:
    def note(number: int, source: str) -> Section:
        link = f'<a class="footnote-ref" href="#fn:{source}">{number}</a>'
        return section(f'<p>Tekst.<sup id="fnref:{source}">{link}</sup></p>')

    assert note(1, "kilde") == note(2, "kilde")
    assert note(1, "kilde") != note(1, "annen")
    assert note(1, "kilde").blocks[1].notes == ((6, "kilde"),)


def test_nothing_but_what_is_listed_is_handed_on() -> None:
    html = (
        '<p onclick="x()" style="color:red" class="a">Ord <script>alert(1)</script><iframe src="x">inni</iframe>'
        '<a href="javascript:alert(1)">lenke</a><form action="x">felt</form></p></div></section>'
    )
    shown = str(merged(section(html), section(html), Showing(lambda address: "", "preview/")))
    assert shown.endswith('<p class="a">Ord <a title="javascript:alert(1)">lenke</a>felt</p>')
