"""What kept a file from being read: its encoding, its YAML, its keys."""

from __future__ import annotations

from collections.abc import Iterator

from guidebook.content.finding import Finding
from guidebook.content.tree import Tree


def reading(tree: Tree) -> Iterator[Finding]:
    """The faults that were met while the tree was read."""
    yield from tree.faults
