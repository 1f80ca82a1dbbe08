"""The first day of a small site that is edited at random for years."""

from __future__ import annotations

import datetime as dt
import random
from functools import cache
from pathlib import Path

import pytest

from guidebook.content import data_files
from guidebook.content.data import LANGUAGES, Data, Language
from guidebook.content.finding import Finding
from guidebook.content.page import Page, parse_page
from tests.editions.edits import Site
from tests.project import copy_theme, in_step, write, write_project


def _remembering(patch: pytest.MonkeyPatch) -> None:
    """Read no text of a page or of data twice: the same text gives the same, and no day in it is ever to come."""
    kept_: dict[tuple[str, Language, str], tuple[Data, tuple[Page, list[Finding]]]] = {}

    def parsed(text: str, language: Language, name: str, data: Data, today: dt.date) -> tuple[Page, list[Finding]]:
        key = text, language, name
        if key not in kept_ or kept_[key][0] != data:
            kept_[key] = data, parse_page(text, language, name, data, today)
        return kept_[key][1]

    patch.setattr("guidebook.content.data_files._hold", cache(data_files._hold))
    for module in ("content.tree", "editions.after"):
        patch.setattr(f"guidebook.{module}.parse_page", parsed)


def begin(root: Path, seed: int, patch: pytest.MonkeyPatch) -> Site:
    """The site on its first day, published."""
    _remembering(patch)
    write_project(root, {"docs/data/points.yml": "[]\n", **{f"docs/{each}/side.md": None for each in LANGUAGES}})
    copy_theme(root)
    names = [f"images/{path.name}" for path in (root / "overrides/images").iterdir()]
    write(root, {"src/names.py": f'"{" ".join(names)}"\n'})
    config = (root / "mkdocs.yml").read_text("utf-8")
    before, _, after = config.partition("nav:\n")
    write(root, {"mkdocs.yml": f"{before}nav:\n\n{after[after.index('# The templates') :]}"})
    patch.chdir(root)
    patch.setattr("guidebook.commands.freezing.installed", lambda: False)  # the words are made up
    site = Site(root, random.Random(seed), patch)
    for name in ("index.md", "side.md", "a/en.md", "a/to.md", "b/c/tre.md", "d/index.md"):
        site.pages[name] = [site.new("")]
        site.write_page(name)
        for section in (site.new(), site.new()):
            site.pages[name].append(section)
            site.edit(name, lambda blocks, language, new=section, at=name: blocks.append(site.block(new, at, language)))  # type: ignore[misc]
    in_step(root)
    site.run("ledger")
    site.settle()
    site.freeze()
    return site
