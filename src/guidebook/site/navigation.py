"""The order in which a reader meets the pages, as a tree and as the templates want it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Node:
    """A page or a group of pages; a group leads to the first page in it."""

    title: str
    name: str
    """The page, as `verksted/index.md`; for a group that of its first page."""
    children: tuple[Node, ...] = ()

    def pages(self) -> Iterator[Node]:
        """The pages, in order."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.pages()


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the navigation as one page shows it."""

    title: str
    url: str
    current: bool
    """It is this very page."""
    open: bool
    """It is this page or holds it."""
    children: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The pages before and after one."""

    previous: Node | None
    next: Node | None


def entries(nodes: Sequence[Node], here: str, url: Callable[[str], str]) -> tuple[Entry, ...]:
    """The navigation as the page `here` shows it, addresses by `url`."""
    return tuple(
        Entry(
            node.title,
            url(node.name),
            node.name == here and not node.children,
            any(page.name == here for page in node.pages()),
            entries(node.children, here, url),
        )
        for node in nodes
    )


def neighbours(nodes: Sequence[Node], here: str) -> Neighbours:
    """The pages before and after the page `here`; none where there is none."""
    order = [page for node in nodes for page in node.pages()]
    at = next((number for number, page in enumerate(order) if page.name == here), None)
    if at is None:
        return Neighbours(None, None)
    return Neighbours(order[at - 1] if at else None, order[at + 1] if at + 1 < len(order) else None)
