"""A page with its inserts in place."""

from __future__ import annotations

import re

from guidebook.content.addresses import address, relative
from guidebook.content.page import Page
from guidebook.content.tree import Tree
from guidebook.content.words import catalogue
from guidebook.figures.inserts import INSERTS, insert
from guidebook.figures.scene import Change, Scene

_PLACE = re.compile(r'<div data-insert="([^"]*)"></div>')


def expand(page: Page, tree: Tree, publisher: str = "", contact: str = "") -> str:
    """The HTML of a page with every known insert drawn; an unknown one leaves nothing."""
    if not page.rendered.inserts:
        return page.rendered.html
    scene = make_scene(page, tree, publisher, contact)
    return _PLACE.sub(lambda match: insert(match[1], scene) if match[1] in INSERTS else "", page.rendered.html)


def make_scene(page: Page, tree: Tree, publisher: str, contact: str) -> Scene:
    """What the inserts of one page are drawn from."""
    pages = [other for other in tree.of(page.language) if other.front is not None]
    notes = [
        Change(change.date, change.what, other.title, other.name)
        for other in pages
        for change in (other.front.changes if other.front else ())
    ]
    used: dict[str, list[tuple[str, str]]] = {}
    for other in pages:
        for source in other.front.sources if other.front else ():
            used.setdefault(source, []).append((other.title, other.name))

    def href(target: str) -> str:
        name, mark, fragment = target.partition("#")
        return relative(page.address, address(name, page.language) + mark + fragment)

    return Scene(
        data=tree.data,
        language=page.language,
        words=catalogue(page.language),
        today=tree.today,
        changes=tuple(sorted(notes, key=lambda change: (-change.date.toordinal(), change.path))),
        used_by={source: tuple(where) for source, where in used.items()},
        publisher=publisher,
        contact=contact,
        href=href,
    )
