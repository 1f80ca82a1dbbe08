"""libyaml reads faster than PyYAML's own reader, and is trusted only where both read the same."""

from __future__ import annotations

import random
from typing import Any

import pytest
import yaml

from guidebook.content.yaml_reader import read_yaml
from tests.project import ROOT

DATA = [path.read_text("utf-8") for path in sorted((ROOT / "docs" / "data").glob("*.yml"))]
FRONT = [path.read_text("utf-8").split("---\n")[1] for path in sorted((ROOT / "docs").rglob("*.md"))]
MARKS = (
    *"\"'\t?\\[]{},:|>%@`é",
    *("? ", "& ", "&x ", "*x", "!x ", " #", " #x", "# ", ": ", "- ", "\n", "\n\n", "  ", "\u00a0", '"a ? b"', ' "x": '),
)


def spoilt(text: str, dice: random.Random) -> str:
    """A dozen lines of a text with one or two marks where nobody meant them."""
    lines = text.split("\n")
    begin = dice.randrange(len(lines))
    piece = "\n".join(lines[begin : begin + 12]) + "\n"
    for _ in range(dice.randint(1, 2)):
        at = dice.randrange(len(piece))
        piece = piece[:at] + dice.choice(MARKS) + piece[at + dice.choice((0, 0, 1)) :]
    return piece


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML was built without libyaml")
def test_both_readers_read_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    dice = random.Random("yaml")
    pieces = [spoilt(dice.choice(DATA + FRONT), dice) for _ in range(1500)]
    fast = [read_yaml(piece, "x.yml") for piece in pieces]
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    for piece, read in zip(pieces, fast, strict=True):
        assert read == read_yaml(piece, "x.yml"), piece


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML was built without libyaml")
def test_the_data_are_read_by_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    used: list[Any] = []
    compose = yaml.compose

    def noting(text: str, loader: Any) -> yaml.Node | None:
        used.append(loader)
        return compose(text, loader)

    monkeypatch.setattr(yaml, "compose", noting)
    for text in DATA:
        read_yaml(text, "x.yml")
    assert used == [yaml.CSafeLoader] * len(DATA)
