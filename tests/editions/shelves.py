"""Editions made from small projects, for tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from guidebook.content.tree import Tree, load
from guidebook.editions.cut import cut, recorded
from guidebook.editions.freeze import Snapshot, freeze, pictures_used
from guidebook.figures.expand import expand
from tests.project import in_step, write_project

DAY = dt.date(2026, 11, 10)
SITE_URL = "https://veiledning.example/ki/"


def project(root: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """The small project in step, with these changes."""
    return in_step(write_project(root, changes or {}))


def frozen(root: Path, date: dt.date = DAY, figure: str = "") -> tuple[Tree, dict[str, bytes]]:
    """What freezing the project gives, with this drawn at the end of the second page."""
    tree = load(root, date)
    articles = {key: expand(page, tree) + (figure if key[1] == "side.md" else "") for key, page in tree.pages.items()}
    pictures = {name: (root / "overrides" / name).read_bytes() for name in pictures_used(tree)}
    return tree, freeze(tree, Snapshot(date, SITE_URL, articles, pictures, ["index.md"], lambda article: "p {}"))


def edition(root: Path, date: dt.date = DAY) -> dict[str, bytes]:
    """Freeze the project, on disk."""
    tree, files = frozen(root, date)
    cut(root, files, date, recorded(replace(tree, today=dt.date(2026, 11, 22)), files, date))
    return files
