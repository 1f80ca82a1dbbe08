"""A quick look comes before a slow pattern: it passes all that the pattern could find."""

from __future__ import annotations

import importlib
import re
import sys
from itertools import product

import pytest

access = importlib.import_module("guidebook.checks.access")
characters = importlib.import_module("guidebook.checks.characters")
secrets = importlib.import_module("guidebook.checks.secrets")


def forms(pattern: str) -> list[str]:
    """Every text that a pattern of letters, `(?:a|b)` and `[_-]?` matches."""
    pieces = re.split(r"(\[_-\]\?|\(\?:[^()]*\))", pattern)
    choices = [
        ["_", "-", ""] if each == "[_-]?" else each.removeprefix("(?:").rstrip(")").split("|") for each in pieces
    ]
    return ["".join(each) for each in product(*choices)]


@pytest.mark.parametrize(
    "called", [form for each in re.split(r"\|(?![^(]*\))", secrets._CALLED) for form in forms(each)]
)
def test_every_name_of_a_password_is_looked_at(called: str) -> None:
    [kind] = [each for each in secrets._KINDS if each.what == "a password"]
    text = f"{called}: hunter2024"
    assert kind.pattern.search(text)
    assert any(word in text for word in kind.holds.split())


def test_every_colour_is_looked_at() -> None:
    groups = re.findall(r"\((?:\?:)?((?:rødt?e?|red)\|[^()]*)\)", access._COLOUR.pattern)
    colours = {colour for group in groups for colour in group.split("|")}
    assert colours >= {"røde", "rosa", "rødt", "gult", "red", "pink"}
    for colour in colours:
        texts = [
            f"De {colour} felt",
            f"Merket med {colour}",
            f"står i {colour} skrift",
            f"The {colour} box",
            f"shown in {colour}",
        ]
        seen = [text for text in texts if access._COLOUR.search(text)]
        assert seen, colour
        assert all(any(each in text.lower() for each in access._COLOURS) for text in seen), colour


def test_every_odd_character_is_looked_at() -> None:
    missed = [
        hex(code)
        for code in range(sys.maxunicode + 1)
        if (characters._FOUND.match(chr(code)) or characters._RARE.match(chr(code)))
        and not characters._ODD.match(chr(code))
    ]
    assert missed == []
