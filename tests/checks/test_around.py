"""In the part of the content that the planted faults are checked in, they are told as in the whole."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache

import pytest

from guidebook.checks import CHECKS
from guidebook.content.data import OTHER
from guidebook.content.page import parse_page
from guidebook.content.tree import Tree, load
from tests.checks.around import around
from tests.project import ROOT

TODAY = dt.date(2026, 11, 22)
FAULTS = """

[Ingen](nei.md) og [ikke noe](#nei), [her](ordliste.md#nei) og [der](../nb/ordliste.md#nei).[^nei]

#### Uten id

| En | To |
| --- |

Vi må ikke bruke 17 prosent 3. mars 2024, we must not do this teh.

/// nei
"""


@cache
def whole() -> Tree:
    return load(ROOT, TODAY)


def found(tree: Tree, paths: set[str]) -> list[str]:
    return sorted({str(fault) for check in CHECKS.values() for fault in check(tree) if fault.path in paths})


@pytest.mark.parametrize("key", [("nb", "om/index.md"), ("en", "spekteret/eksempler.md")])
def test_what_is_found_in_a_changed_page_is_what_is_found_in_the_whole(key: tuple[str, str]) -> None:
    page = next(page for page in whole().pages.values() if (page.language, page.name) == key)
    text = whole().texts[page.path] + FAULTS
    spoilt, faults = parse_page(text, page.language, page.name, whole().data, TODAY)
    tree = replace(
        whole(),
        pages={**whole().pages, (page.language, page.name): spoilt},
        texts={**whole().texts, page.path: text},
        faults=(*whole().faults, *faults),
    )
    other = f"docs/{OTHER[page.language]}/{page.name}"
    part = around(tree, {page.path})
    told = found(part, {page.path, other})
    assert told == found(tree, {page.path, other})
    assert len(told) > 5


def test_the_part_is_smaller_and_holds_what_points_to_the_page() -> None:
    target = "nb/om/rettelser.md"
    part = around(whole(), {f"docs/{target}"})
    pages = whole().pages.values()
    pointing = {page.path for page in pages if any(link.page == target for link in page.rendered.links)}
    assert pointing and pointing <= {page.path for page in part.pages.values()} < {page.path for page in pages}


def test_a_path_that_is_no_page_has_nothing_around_it() -> None:
    assert around(whole(), {"docs/nb/nei.md"}).pages == {}
