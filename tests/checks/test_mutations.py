"""Every kind of fault, planted over the real content, is told at its line.

Each operator of `operators.py` spoils a page, one at a time. A normal run takes a few pages for each operator,
chosen by the operator's name; with `EVERY_PAGE=1` every operator spoils every page.
"""

from __future__ import annotations

import datetime as dt
import os
import random
from dataclasses import replace
from functools import cache

import pytest

from guidebook.checks import findings
from guidebook.content.page import Page, parse_page
from guidebook.content.tree import Tree, load
from tests.checks.around import around
from tests.checks.operators import OPERATORS, Spoilt
from tests.project import ROOT

PAGES = 3


@cache
def whole() -> Tree:
    return load(ROOT, dt.date.today())


def spoilt(page: Page, mutant: Spoilt) -> Tree:
    """What surrounds a page, with another text in its place."""
    tree = whole()
    parsed, faults = parse_page(mutant.text, page.language, page.name, tree.data, tree.today)
    pages = {**tree.pages, (page.language, page.name): parsed}
    return around(
        replace(tree, pages=pages, texts={**tree.texts, page.path: mutant.text}, faults=tuple(faults)), {page.path}
    )


def escapes(name: str, page: Page) -> str:
    """What is told of a mutant that is not told as it must be; empty where it is."""
    mutant = OPERATORS[name](page, whole().texts[page.path], random.Random(f"{name} {page.path}"))
    if mutant is None:
        return ""
    everywhere = findings(spoilt(page, mutant))
    told = [finding for finding in everywhere if finding.path == page.path]
    if mutant.codes == ("translation-",) and page.language == "nb":
        behind = whole().pages["en", page.name].path
        if any(finding.path == behind and finding.code == "translation-behind" for finding in everywhere):
            return ""  # nobody has said that the English text still renders this one
    if any(finding.line == mutant.line and finding.code.startswith(mutant.codes) for finding in told):
        return ""
    line = mutant.text.split("\n")[mutant.line - 1]
    return f"{page.path}:{mutant.line}: {line[:160]}\n    told: {[(each.line, each.code) for each in told]}"


def chosen(name: str) -> list[Page]:
    """The pages that an operator spoils in this run: those that it can."""
    pages = list(whole().pages.values())
    random.Random(name).shuffle(pages)
    if os.environ.get("EVERY_PAGE"):
        return pages
    can = (page for page in pages if OPERATORS[name](page, whole().texts[page.path], random.Random(0)) is not None)
    return [page for page, _ in zip(can, range(PAGES), strict=False)]


@pytest.mark.parametrize("name", OPERATORS)
def test_a_planted_fault_is_told(name: str) -> None:
    pages = chosen(name)
    assert pages
    assert "\n".join(filter(None, (escapes(name, page) for page in pages))) == ""
