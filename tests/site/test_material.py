"""What stays of Material's stylesheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidebook.site.material import cut, used_in
from guidebook.site.stylesheet import ORDER, stylesheet

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


def test_the_site_s_own_rules_keep_every_blank_that_means_something(tmp_path: Path) -> None:
    (tmp_path / "assets" / "css").mkdir(parents=True)
    rule = "@container (width < 35em) {\n  /* a comment */\n  .a :is(b, c) {\n    left: calc(1px + 2px);\n  }\n}\n"
    for name in ORDER:
        (tmp_path / "assets" / "css" / name).write_text(rule, "utf-8")
    text = stylesheet(tmp_path, []).text
    assert text.count("@container (width < 35em) {\n.a :is(b, c) {\nleft: calc(1px + 2px);\n}\n}\n") == len(ORDER)
    assert "a comment" not in text
