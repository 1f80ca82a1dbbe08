"""A stylesheet is shortened, never changed."""

from __future__ import annotations

import re

import pytest

from guidebook.site.css import classes, parted
from guidebook.site.stylesheet import APART, PAGE
from tests.project import ROOT


@pytest.mark.parametrize(
    ("css", "short"),
    [
        ("a {\n  color: red;\n  margin: 0 auto;\n}\n", "a{color:red;margin:0 auto}"),
        ("/* x */ a, b > c + d{/* y */color:red/* z */}", "a,b>c + d{color:red}"),
        (".a :is(b, c) .d{color:red}", ".a :is(b,c) .d{color:red}"),
        ("a:nth-child(n + 3){left:calc(1px + (2px - 3em))}", "a:nth-child(n + 3){left:calc(1px + (2px - 3em))}"),
        ("@container (width < 35em) {\n.a :is(b) {left: 0;}}", "@container (width < 35em){.a :is(b){left:0}}"),
        ("@media (min-width: 3em) and (hover){a{b:c}}", "@media (min-width: 3em) and (hover){a{b:c}}"),
        ("a{color:red !important}", "a{color:red!important}"),
        ("a { color: red; &:hover { color: blue; } }", "a{color:red;&:hover{color:blue}}"),
        ('a::before { content: " > , " ; }', 'a::before{content:" > , "}'),
        ("a{--x: ;--y: 1px  2px}", "a{--x:;--y:1px 2px}"),
        ("@position-try --x { inset: 0 }", "@position-try --x{inset:0}"),
        ("@layer a, b;", "@layer a,b;"),
        ("a{grid-area: 1 / 2 / 3 / 3}", "a{grid-area:1 / 2 / 3 / 3}"),
        ("a{background:url(  x.svg  )}", "a{background:url(x.svg)}"),
    ],
)
def test_blanks_go_where_they_mean_nothing(css: str, short: str) -> None:
    assert parted(css).screen == short
    assert parted(css).paper == ""


def test_what_is_for_paper_stands_apart_and_needs_no_rule_around_it() -> None:
    css = "a{b:c} @media print { a { b: d } @media (width > 1em) { e { f: g } } } @page { margin: 2mm } h{i:j}"
    told = parted(css)
    assert told.screen == "a{b:c}h{i:j}"
    assert told.paper == "a{b:d}@media (width > 1em){e{f:g}}@page{margin:2mm}"


def test_what_cannot_be_read_is_told() -> None:
    with pytest.raises(ValueError, match="line 2"):
        parted("a{b:c}\n}")


def test_the_classes_that_selectors_name() -> None:
    css = '.a .b-c:is(.d){x:.5em;y:"."} @media (width > 1.5em){.e__f{g:h}} .i[title=".j"]{k:l}'
    assert classes(css) == {"a", "b-c", "d", "e__f", "i"}


def test_what_a_sheet_of_some_pages_names_is_not_named_by_that_of_all() -> None:
    """Two parts of the site once called a part of theirs `sheet`, and each got the other's look."""

    def named(*files: str) -> set[str]:
        texts = ((ROOT / "overrides" / "assets" / "css" / file).read_text("utf-8") for file in files)
        return {name for text in texts for name in re.findall(r"^\s*\.([a-z][\w-]*) \{", text, re.M)}

    assert named(*PAGE) & named(*APART) == set()
    assert "drawer" in named(*PAGE) and "sheet" in named(*APART)
