"""What stays of Material's stylesheet, and which stylesheets a page gets."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidebook.site.material import cut, used_in
from guidebook.site.overruled import without_overruled
from guidebook.site.stylesheet import APART, LATE, PAGE, PAPER, links, stylesheets

USED = used_in(
    ['<div class="table" tabindex="0"><table><tr><td>x</td></tr></table></div>'],
    ['<a class="brand{{ " open" if open }}" href="{{ home }}">'],
)


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        ("td{color:red}", "td{color:red}"),
        ("th{color:red}", ""),
        (".table td{color:red}", ".table td{color:red}"),
        (".md-search td{color:red}", ""),
        (".md-search,.table{color:red}", ".table{color:red}"),
        ("[tabindex]{color:red}", "[tabindex]{color:red}"),
        ("[dir=rtl] td{color:red}", ""),
        ("#x{color:red}", ""),
        (".brand:not(.md-x):hover{color:red}", ".brand:not(.md-x):hover{color:red}"),
        (".open{color:red}", ".open{color:red}"),
        ("html,body{margin:0}", "html,body{margin:0}"),
        ("@media print{td{color:red}th{color:red}}", "@media print{td{color:red}}"),
        ("@media print{th{color:red}}", ""),
        ("@keyframes x{from{left:0}}", ""),
        ("@font-face{font-family:x;src:url(x)}", ""),
    ],
)
def test_a_rule_stays_where_something_on_the_pages_can_match_it(css: str, kept: str) -> None:
    assert cut(css, USED, "") == kept


def test_a_custom_property_stays_where_something_reads_it() -> None:
    css = 'html{--a:url("data:;x");--b:var(--a);--c:1;--d:2}td{color:var(--c)}'
    assert cut(css, USED, ".own{left:var(--d)}") == "html{--c:1;--d:2}td{color:var(--c)}"


def test_what_material_s_scripts_would_make_is_left_out() -> None:
    used = used_in(['<th role="columnheader">'], ())
    assert cut("th[role]{color:red}th[role=columnheader]{cursor:pointer}", used, "") == "th[role]{color:red}"


def test_in_an_article_only_what_articles_hold_can_match() -> None:
    inside = used_in(["<p>x</p>"], ())
    css = ".md-typeset details{a:b}details{c:d}.md-typeset p{e:f}"
    used = used_in(['<div class="md-typeset"><details>'], ())
    assert cut(css, used, "", used_in(['<div class="md-typeset"><p>'], ())) == "details{c:d}.md-typeset p{e:f}"
    assert "details" not in inside.elements


@pytest.mark.parametrize(
    ("layer", "own", "left"),
    [
        ("a{color:red;top:0}", "a{color:blue}", "a{top:0;}"),
        ("a:hover{color:red}", "a{color:blue}", ""),
        (".md-typeset ol a{color:red}", "a{color:blue}", ""),
        (".md-typeset ol a{color:red}", ".md-typeset a{color:blue}", ""),
        ("a{color:red}", ".md-typeset a{color:blue}", "a{color:red;}"),
        ("a,b{color:red}", "a{color:blue}", "a,b{color:red;}"),
        ("a,b{color:red}", ":is(a, b){color:blue}", ""),
        ("a:before{color:red}", "a{color:blue}", "a:before{color:red;}"),
        ("a:before{color:red}", "a::before{color:blue}", ""),
        ("a{color:red!important}", "a{color:blue}", "a{color:red!important;}"),
        ("a{color:red}", "@media (width > 1em){a{color:blue}}", "a{color:red;}"),
        ("@media (width > 1em){a{color:red}}", "a{color:blue}", ""),
        ("a{color:red}", "p a{color:blue}", "a{color:red;}"),
        ("a{color:red}", "a.x{color:blue}", "a{color:red;}"),
        ("a.x{color:red}", "a{color:blue}", ""),
        ("a{margin-top:0;border-radius:1px}", "a{margin:0;border:0}", "a{border-radius:1px;}"),
        ("a{margin:0}", "a{margin-top:1px}", "a{margin:0;}"),
        ("a{color:red}", "a{color:revert-layer}", "a{color:red;}"),
        ("a:not(.x){color:red}", "a{color:blue}", ""),
        ("a{color:red}", "a:not(.x){color:blue}", "a{color:red;}"),
        (":root{--x:1}", ":root{--x:2}", ""),
        ("a{transition:color 1s;-webkit-mask-size:contain;mask-size:contain}", "", "a{mask-size:contain;}"),
    ],
)
def test_what_the_site_s_own_rules_overrule_is_left_out_and_nothing_else(layer: str, own: str, left: str) -> None:
    assert without_overruled(layer, own) == left


def theme(root: Path, **files: str) -> Path:
    (root / "assets" / "css").mkdir(parents=True)
    for name in (*PAGE, *LATE, *PAPER, *APART):
        (root / "assets" / "css" / name).write_text(files.get(name.removesuffix(".css"), ""), "utf-8")
    return root


def test_a_sheet_goes_to_the_pages_that_have_one_of_its_classes(tmp_path: Path) -> None:
    css = {"base": ".headerlink{a:b}", "figures": ".figure__bar{c:d}.headerlink{e:f}", "editions": ".since{g:h}"}
    sheets = stylesheets(theme(tmp_path, **css), [])
    assert [sheet.name for sheet in sheets.of('<a class="headerlink">')] == ["page"]
    assert [sheet.name for sheet in sheets.of('<i class="x figure__bar">')] == ["page", "figures"]
    assert [sheet.name for sheet in sheets.of("", "editions")] == ["page", "editions"]


def test_what_is_for_paper_comes_late(tmp_path: Path) -> None:
    css = {"base": "p{a:b}@media print{p{c:d}}", "end": ".footer{e:f}", "print": "@page{margin:0}h1{g:h}"}
    sheets = stylesheets(theme(tmp_path, **css), [])
    assert sheets.page.text.endswith("}p{a:b}")
    assert sheets.late.text.startswith(".footer{e:f}@media print{@layer material{")
    assert sheets.late.text.endswith("}p{c:d}@page{margin:0}h1{g:h}}")


def test_the_address_of_a_sheet_changes_with_its_text(tmp_path: Path) -> None:
    one, other = (stylesheets(theme(tmp_path / word, base=f"p{{a:{word}}}"), []) for word in ("x", "y"))
    assert one.page.path != other.page.path
    assert one.late.path == other.late.path
    assert links(one, lambda path: f"../{path}", marked=True) == {
        "sheets": ["../assets/@page.css@"],
        "late_sheet": "../assets/@end.css@",
    }
