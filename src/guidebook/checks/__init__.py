"""The checks of the content: each a module with one pure function from the tree to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from guidebook.checks.addresses import addresses
from guidebook.checks.blocks import blocks
from guidebook.checks.data import data
from guidebook.checks.front_matter import front_matter
from guidebook.checks.headings import headings
from guidebook.checks.html import html
from guidebook.checks.links import links
from guidebook.checks.pairs import pairs
from guidebook.checks.points import points
from guidebook.checks.reading import reading
from guidebook.checks.sources import sources
from guidebook.content.finding import Finding
from guidebook.content.tree import Tree

Check = Callable[[Tree], Iterable[Finding]]

CHECKS: Mapping[str, Check] = {
    "reading": reading,
    "addresses": addresses,
    "pairs": pairs,
    "front-matter": front_matter,
    "headings": headings,
    "links": links,
    "blocks": blocks,
    "html": html,
    "sources": sources,
    "data": data,
    "points": points,
}


def findings(tree: Tree) -> list[Finding]:
    """Everything that is wrong with the content, by place."""
    return sorted({finding for check in CHECKS.values() for finding in check(tree)})
