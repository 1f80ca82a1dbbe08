"""What freezing needs of the site: its address and order from `mkdocs.yml`, the articles, the look of figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config import load_config

from guidebook.content.tree import Tree
from guidebook.editions.freeze import Snapshot, freeze, pictures_used
from guidebook.figures.expand import expand
from guidebook.site.material import cut, used_in


def frozen_files(root: Path, tree: Tree, date: dt.date) -> dict[str, bytes]:
    """Every file of the edition of the project at `root`, by its path in the edition's folder.

    The tree must be without errors, and loaded with the date of the edition as its day.
    """
    config = load_config(str(root / "mkdocs.yml"))
    own = config.plugins["guidebook"].config
    overrides = root / "overrides"
    base = (overrides / "editions" / "standalone.css").read_text("utf-8")
    figures = (overrides / "assets" / "css" / "figures.css").read_text("utf-8")

    def style(article: str) -> str:
        drawn = cut(figures, used_in([article], ()), "") if "<svg" in article else ""
        return f"{drawn}\n{base}".strip()

    return freeze(
        tree,
        Snapshot(
            date,
            config.site_url or "",
            {key: expand(page, tree, own.publisher, own.contact) for key, page in tree.pages.items()},
            {name: (overrides / name).read_bytes() for name in pictures_used(tree)},
            list(_names(config.nav)),
            style,
        ),
    )


def _names(nav: Any) -> Iterator[str]:
    """The pages of the navigation in order."""
    for entry in nav if isinstance(nav, list) else [nav]:
        if isinstance(entry, dict):
            for inner in entry.values():
                yield from _names(inner)
        elif isinstance(entry, str):
            yield entry
