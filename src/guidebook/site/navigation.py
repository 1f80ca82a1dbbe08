"""The order in which a reader meets the pages, as a tree and as the templates want it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from guidebook.content.finding import Finding, near

MOST = 12
"""Lines of the menu, so that no page grows with the site; a site with more has a line to the list of all pages."""


@dataclass(frozen=True, slots=True)
class Node:
    """A page or a group of pages; a group leads to the first page in it."""

    title: str
    name: str
    """The page, as `verksted/index.md`; for a group that of its first page."""
    children: tuple[Node, ...] = ()
    names: frozenset[str] = field(init=False, repr=False, compare=False)
    """The page, or every page of the group."""

    def __post_init__(self) -> None:
        below = (child.names for child in self.children)
        object.__setattr__(self, "names", frozenset().union(*below) if self.children else frozenset({self.name}))

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
    """The navigation as the page `here` shows it, addresses by `url`: what is in a group where the page is in it."""
    return tuple(
        Entry(
            node.title,
            url(node.name),
            node.name == here and not node.children,
            here in node.names,
            entries(node.children, here, url) if here in node.names else (),
        )
        for node in nodes
    )


def menu(nodes: Sequence[Node], here: str, url: Callable[[str], str]) -> dict[str, Any]:
    """What the header shows: `nav`, lines as `entries` has them, and `nav_more`, whether there are groups beyond.

    The front page has no line; the group that the page `here` is in has one always.
    """
    listed = [node for node in nodes if node.name != "index.md"]
    shown = listed[:MOST]
    shown[MOST - 1 :] = [node for node in listed[MOST:] if here in node.names] or shown[MOST - 1 :]
    return {"nav": entries(shown, here, url), "nav_more": len(listed) > MOST}


def neighbours(nodes: Sequence[Node], here: str) -> Neighbours:
    """The pages before and after the page `here`; none where there is none."""
    top = next((number for number, node in enumerate(nodes) if here in node.names), 0)
    order = [page for node in nodes[max(top - 1, 0) : top + 2] for page in node.pages()]
    at = next((number for number, page in enumerate(order) if page.name == here), None)
    if at is None:
        return Neighbours(None, None)
    return Neighbours(order[at - 1] if at else None, order[at + 1] if at + 1 < len(order) else None)


def nav_faults(nav: Any, names: Collection[str], translated: Collection[str], text: str) -> list[Finding]:
    """What is wrong with `nav` in `mkdocs.yml`, whose whole text is `text`.

    Each page of `names` must stand in it once, under a title that has a translation.
    """
    found: list[Finding] = []
    met: list[str] = []

    def fault(at: str, code: str, what: str, expected: str, fix: str) -> None:
        line = next((n for n, row in enumerate(text.split("\n"), 1) if at in row), 1)
        found.append(Finding("mkdocs.yml", line, 1, f"nav-{code}", what, expected, fix))

    def title(words: str) -> None:
        if words not in translated:
            fix = f"Write `{words}: …` under `nav_translations`."
            fault(words, "translation", f"the title “{words}” in Norwegian alone", "its English title", fix)

    def page(name: Any) -> None:
        if not isinstance(name, str) or name not in names:
            guess = near(str(name), names)
            fault(str(name), "page-missing", f"“{name}”", "a page of both languages", f"{guess}Correct the path.")
        elif name in met:
            fault(name, "page-twice", f"“{name}” for the second time", "each page once", "Take one of them out.")
        met.append(str(name))

    def walk(items: Any) -> None:
        for item in items if isinstance(items, list) else []:
            if not isinstance(item, dict):
                fault(str(item), "title-missing", f"“{item}” without a title", "`Title: page.md`", "Add a title.")
                continue
            for words, below in item.items():
                title(str(words))
                if isinstance(below, list) and below:
                    walk(below)
                elif isinstance(below, list):
                    fault(str(words), "empty", f"“{words}” with nothing in it", "pages below it", "Add a page.")
                else:
                    page(below)

    walk(nav)
    for name in sorted(set(names) - set(met)):
        fix = f"Add a line `- Title: {name}` where a reader meets it, and its title under `nav_translations`."
        fault("nav:", "page-left-out", f"no line for “{name}”", "every page in `nav`", fix)
    return found
