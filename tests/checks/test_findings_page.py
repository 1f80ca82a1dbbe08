"""The page of findings is complete and true."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from guidebook.checks import CHECKS
from tests.checks.findings_page import PAGE, findings_page
from tests.project import ROOT

SOURCE = ROOT / "src" / "guidebook" / "checks"
CODE = re.compile(r"[a-z]+(?:-[a-z]+)+")
ELSEWHERE = {"outside", "spelling", "reused"}
"""Checks that need a network, dictionaries or an edition; their manual pages show them."""
WITH_AN_EDITION = {"ledger-line-gone"}


def shown() -> set[str]:
    """The codes that the page has."""
    return set(re.findall(rf"^## ({CODE.pattern})$", PAGE.read_text("utf-8"), re.M))


def written(path: Path) -> set[str]:
    """The codes that stand in a module: whole, or after the prefix that it puts before each of its own."""
    text = path.read_text("utf-8")
    strings = [node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant)]
    words = {each for each in strings if isinstance(each, str) and re.fullmatch(r"[a-z]+(?:-[a-z]+)*", each)}
    families = {code.split("-")[0] for code in shown()} - ELSEWHERE
    whole = {word for word in words if CODE.fullmatch(word) and word.split("-")[0] in families}
    prefixes = re.findall(r'f"([a-z-]+-)\{(?:code|kind|kind\.code)\}"', text)
    named = re.findall(r'(?:_finding|finding|_Kind|Kind)\([^"()]*(?:\([^()]*\)[^"()]*)*"([a-z]+(?:-[a-z]+)*)"', text)
    named = [word for word in named if word not in ("error", "warning")]
    return (set() if prefixes else whole) | {prefix + word for prefix in prefixes for word in named}


def test_the_page_says_exactly_what_the_checks_say() -> None:
    assert PAGE.read_text("utf-8") == findings_page()


def test_every_code_of_the_checks_is_on_the_page() -> None:
    codes = {code for path in SOURCE.glob("*.py") if path.stem not in ELSEWHERE for code in written(path)}
    assert len(codes) > 140
    assert codes - shown() - CHECKS.keys() - WITH_AN_EDITION == set()
