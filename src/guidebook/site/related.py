"""Pages that belong together: those that link to each other, and those that rest on the same sources."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import permutations
from math import log2
from typing import Any

from guidebook.content.page import Page
from guidebook.content.tree import Tree

MOST = 4
"""How many pages are named at the end of a page."""
COMMON = 12
"""A source on more pages than this, and a folder with more, tells nothing of any two of them."""


def related(pages: Iterable[Page]) -> dict[str, tuple[str, ...]]:
    """For each page, by name, the pages nearest to it, nearest first; `pages` are those of one language.

    A link counts in both directions, a shared source and a shared folder once, each the less the more pages it
    joins: the measure of Adamic and Adar, Friends and neighbors on the Web (2003). Left out are the
    front page and the pages that more than half of all link to, as the glossary.
    """
    every = {page.name: page for page in pages}
    links = {name: _targets(page) & every.keys() - {name} for name, page in every.items()}
    met = Counter(target for targets in links.values() for target in targets)
    users: defaultdict[str, list[str]] = defaultdict(list)
    for name, page in every.items():
        for source in page.front.sources if page.front else ():
            users[source].append(name)
        if "/" in name:
            users[name.rpartition("/")[0] + "/"].append(name)
    near: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for name, targets in links.items():
        for target in targets:
            near[name][target] += 1 / log2(1 + met[target])
            near[target][name] += 1 / log2(1 + met[target])
    for names in users.values():
        if 1 < len(names) <= COMMON:
            for one, other in permutations(names, 2):
                near[one][other] += 1 / log2(1 + len(names))
    out = {"index.md"} | {name for name, count in met.items() if count > len(every) / 2}
    return {name: _nearest(near[name], out) for name in every}


def related_facts(page: Page, near: Sequence[str], tree: Tree, url: Callable[[str], str]) -> dict[str, Any]:
    """What the template of a page may show of the pages nearest to it."""
    others = [tree.pages[page.language, name] for name in near if (page.language, name) in tree.pages]
    return {
        "related": [
            {"title": other.title, "url": url(other.name), "description": other.front.description}
            for other in others
            if other.front
        ]
    }


def _targets(page: Page) -> set[str]:
    """The names of the pages in its own language that a page links to."""
    found = (link.page.partition("/") for link in page.rendered.links if link.page)
    return {name for language, _, name in found if language == page.language}


def _nearest(scores: Mapping[str, float], out: set[str]) -> tuple[str, ...]:
    order = sorted((-score, name) for name, score in scores.items() if name not in out)
    return tuple(name for _, name in order[:MOST])
