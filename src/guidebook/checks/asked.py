"""What readers ask: each answer of `asked.yml` is a section that both languages have, named once."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from guidebook.content.data import LANGUAGES
from guidebook.content.data_files import data_path
from guidebook.content.finding import Finding, near
from guidebook.content.page import Page
from guidebook.content.sections import all_ids
from guidebook.content.tree import Tree
from guidebook.editions.published import ids
from guidebook.figures.expand import expand

_PATH = data_path("asked")


def asked(tree: Tree) -> Iterator[Finding]:
    """Questions that lead to no section, and sections whose questions stand in two places."""
    known = {key: _ids(page, tree) for key, page in tree.pages.items()} if tree.data.asked else {}
    met: dict[tuple[str, str | None], int] = {}
    for number, each in enumerate(tree.data.asked):
        line, column = tree.files.place("asked", number, "id" if each.id else "page")
        name = f"{each.page}#{each.id}" if each.id else each.page
        if (each.page, each.id) in met:
            found = f"“{name}” for the second time (first in line {met[each.page, each.id]})"
            fix = "Bring its questions together under the first."
            yield Finding(_PATH, line, column, "asked-twice", found, "each section once", fix)
        met.setdefault((each.page, each.id), line)
        lacking = [f"docs/{one}" for one in LANGUAGES if (each.id or "") not in known.get((one, each.page), ())]
        if lacking:
            found = f"“{name}”, which {' and '.join(lacking)} {'does' if len(lacking) == 1 else 'do'} not have"
            fix = f"{near(name, _names(tree))}Correct the page or the id, or take the questions out."
            yield Finding(_PATH, line, column, "asked-section-missing", found, "the section that answers", fix)


def _ids(page: Page, tree: Tree) -> Collection[str]:
    """Every id of an article; the empty one is the page as a whole."""
    try:
        return all_ids(expand(page, tree))
    except (LookupError, ValueError):  # faulty data, which `data` tells
        return {"", *(each.id or "" for each in tree.data.asked)}


def _names(tree: Tree) -> set[str]:
    """Every page, and every section and entry on one."""
    pages = list(tree.of("nb"))
    places = ((page.name, each.address.partition("#")[2]) for page in pages for each in ids(page, tree))
    return {page.name for page in pages} | {f"{name}#{id_}" for name, id_ in places}
