"""A page with its inserts in place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from guidebook.content.data import Data, Language
from guidebook.content.due import NOTHING_DUE, due
from guidebook.content.excerpts import Excerpt, excerpt
from guidebook.content.once import Itself
from guidebook.content.page import Page
from guidebook.content.tree import Tree
from guidebook.content.words import catalogue
from guidebook.editions.published import ids
from guidebook.figures.inserts import INSERTS, insert
from guidebook.figures.markup import Saved, saved
from guidebook.figures.programme import sections
from guidebook.figures.scene import Change, Ids, Scene

_WITH_HEADINGS = frozenset({"permanent-ids", "spectrum-questions"})
_WITH_EXCERPTS = frozenset({"workshop-run", "workshop-sheets", "workshop-summary"})
_PLACE = re.compile(r'<div data-insert="([^"]*)"></div>')


def expand(page: Page, tree: Tree, publisher: str = "", contact: str = "") -> str:
    """The HTML of a page with every known insert drawn; an unknown one leaves nothing."""
    return _drawn(Itself(page), Itself(tree), publisher, contact) if page.rendered.inserts else page.rendered.html


@lru_cache(maxsize=64)  # two checks and the build ask for the same pages
def _drawn(page: Itself[Page], tree: Itself[Tree], publisher: str, contact: str) -> str:
    scene = make_scene(page.value, tree.value, publisher, contact)
    return _filled(page.value.rendered.html, scene, saved())


@lru_cache(maxsize=256)  # after a change the preview asks for the same again, but for what the change is seen in
def _filled(html: str, scene: Scene, templates: Saved) -> str:
    """The HTML with what is drawn from a scene by the templates as they are."""
    return _PLACE.sub(lambda match: insert(match[1], scene) if match[1] in INSERTS else "", html)


def make_scene(page: Page, tree: Tree, publisher: str, contact: str) -> Scene:
    """What the inserts of one page are drawn from."""
    pages = [other for other in tree.of(page.language) if other.front is not None]
    changes, used_by = _of_all_pages(Itself(tree), page.language)

    return Scene(
        address=page.address,
        data=tree.data,
        language=page.language,
        words=catalogue(page.language),
        today=tree.today,
        changes=changes,
        ids=tuple(_ids(other, tree) for other in pages) if _WITH_HEADINGS & {*page.rendered.inserts} else (),
        used_by=used_by,
        publisher=publisher,
        contact=contact,
        due=due(tree) if "due" in page.rendered.inserts else NOTHING_DUE,
        excerpts=_excerpts(pages, tree.data) if _WITH_EXCERPTS & {*page.rendered.inserts} else {},
        pages=len(pages),
    )


@lru_cache(maxsize=2)  # one a language
def _of_all_pages(
    tree: Itself[Tree], language: Language
) -> tuple[tuple[Change, ...], Mapping[str, tuple[tuple[str, str], ...]]]:
    """The dated notes, newest first, and by the id of a source the (title, path) of the pages that use it."""
    pages = [page for page in tree.value.of(language) if page.front is not None]
    notes = [
        Change(change.date, change.what, page.title, page.name)
        for page in pages
        for change in (page.front.changes if page.front else ())
    ]
    used: dict[str, list[tuple[str, str]]] = {}
    for page in pages:
        for source in sorted(_leans_on(page, tree.value.data)):
            used.setdefault(source, []).append((page.title, page.name))
    newest_first = sorted(notes, key=lambda change: (-change.date.toordinal(), change.path))
    return tuple(newest_first), {source: tuple(where) for source, where in used.items()}


def _excerpts(pages: list[Page], data: Data) -> dict[str, Excerpt]:
    """The sections that the workshop names. Raises `LookupError` for one that is not there."""
    named = {page.name: page for page in pages}
    places = sections(data.programme)
    missing = sorted({name for name, _ in places} - {*named})
    if missing:
        raise LookupError(f"docs/data/programme.yml names pages that are not there: {', '.join(missing)}")
    return {f"{name}#{id}": excerpt(named[name], id) for name, id in places}


def _ids(page: Page, tree: Tree) -> Ids:
    """The permanent names on a page, with the words of the heading or the term."""
    called = {term.id: (term.en if page.language == "en" else term.nb).term for term in tree.data.glossary}
    called |= {mark.id: mark.text for mark in page.rendered.headings}
    names = [each.address.partition("#")[2] for each in ids(page, tree)]
    return Ids(page.title, page.name, page.address, tuple((name, called.get(name, "")) for name in names))


def _leans_on(page: Page, data: Data) -> set[str]:
    """The sources of a page: those it names, and those that its claims and inserts bring."""
    claims = {claim.id: claim.sources for claim in data.claims}
    inserted = {
        "claims": [source for claim in data.claims for source in claim.sources],
        "glossary": [source for term in data.glossary for source in term.sources],
        "skate-events": [event.source for event in data.process.events],
    }
    used = set(page.front.sources if page.front else ())
    return used.union(
        *(claims.get(claim, ()) for claim in page.rendered.claims),
        *(inserted.get(insert, ()) for insert in page.rendered.inserts),
    )
