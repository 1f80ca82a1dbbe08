"""What the living site publishes, address by address, with the place that makes each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from guidebook.content.addresses import SEARCH, address
from guidebook.content.data import LANGUAGES
from guidebook.content.data_files import data_path
from guidebook.content.outline import outline
from guidebook.content.page import Page
from guidebook.content.tree import Tree
from guidebook.editions.forms import BESIDE, LLMS, PAPER
from guidebook.editions.forms import both as both
from guidebook.editions.forms import neutral as neutral
from guidebook.editions.forms import page_of as page_of
from guidebook.editions.forms import spoken as spoken
from guidebook.editions.frozen import read_editions, record_path
from guidebook.editions.promised import is_promised
from guidebook.editions.records import records
from guidebook.editions.redirects import PATH as REDIRECTS
from guidebook.editions.withdrawn import PATH as WITHDRAWN


@dataclass(frozen=True, slots=True)
class Published:
    """An address that the content as it stands gives, and where it comes from."""

    address: str
    """From the root of the site with a leading slash, an id after `#`: `/en/om/#faste-adresser`."""
    path: str
    line: int
    column: int


def ids(page: Page, tree: Tree) -> Iterator[Published]:
    """The ids of one page: its headings', and those of its entries made from data."""
    for heading in outline(page):
        if heading.mark.level > 1 and is_promised(heading.mark.id):
            yield Published(f"/{page.address}#{heading.mark.id}", page.path, heading.line, heading.column)
    for entry in tree.entries(page):
        if is_promised(entry):
            yield Published(f"/{page.address}#{entry}", page.path, page.places.first_line, 1)


def _pages(tree: Tree) -> Iterator[Published]:
    return (Published(f"/{page.address}", page.path, 1, 1) for page in tree.pages.values())


def _ids(tree: Tree) -> Iterator[Published]:
    return (each for page in tree.pages.values() for each in ids(page, tree))


def _pictures(tree: Tree) -> Iterator[Published]:
    return (Published(f"/{name}", f"overrides/{name}", 1, 1) for name in sorted(tree.pictures))


def _editions(tree: Tree) -> Iterator[Published]:
    for edition in read_editions(tree.editions):
        yield from (Published(each, record_path(edition.date), 1, 1) for each in edition.addresses())


def _beside(tree: Tree) -> Iterator[Published]:
    """Feed, Markdown and citations of each page; they answer where a page has moved from or was withdrawn, too."""
    for page in tree.pages.values():
        yield from (Published(f"/{page.address}{file}", page.path, 1, 1) for file in BESIDE)
    known = records(tree).ledger
    for place, path in left(tree).items():
        for old in (old for language in LANGUAGES if (old := spoken(place, language)) in known):
            yield from (Published(old + file, path, 1, 1) for file in BESIDE)


def left(tree: Tree) -> Mapping[str, str]:
    """The addresses without language that pages have left, each with the file that tells what became of it."""
    known, there = records(tree), names_by_address(tree)
    moved = {each.source: REDIRECTS for each in known.redirects}
    gone = {each.address: WITHDRAWN for each in known.withdrawn}
    old = {place: path for place, path in {**moved, **gone}.items() if place.endswith("/")}
    return {place: path for place, path in sorted(old.items()) if place not in there}


def _lists(tree: Tree) -> Iterator[Published]:
    made = {
        LLMS: "mkdocs.yml",
        SEARCH: "mkdocs.yml",
        **dict.fromkeys(PAPER if tree.data.paper else (), data_path("paper")),
    }
    return (Published(spoken(name, language), path, 1, 1) for language in LANGUAGES for name, path in made.items())


def _forms(tree: Tree) -> Iterator[Published]:
    """What a tool keeps in the address of its page: each form that it has ever read, by how it begins."""
    for page in tree.pages.values():
        for name in page.rendered.inserts:
            yield from (Published(f"/{page.address}#{form}", page.path, 1, 1) for form in FORMS.get(name, ()))


FORMS: Mapping[str, tuple[str, ...]] = {"spectrum-tool": ("v1=",)}
"""By the insert that brings the tool; manual/tools.md says what each form holds."""

KINDS: Mapping[str, Callable[[Tree], Iterator[Published]]] = {
    "pages": _pages,
    "ids": _ids,
    "forms": _forms,
    "beside": _beside,
    "lists": _lists,
    "pictures": _pictures,
    "editions": _editions,
}
"""What is promised, by kind. What else answers for ever is a line here.

Not promised are notes (`#fn:…`), the parts of figures, stylesheets and the pictures for sharing.
"""


def published(tree: Tree) -> Iterator[Published]:
    """Every address of the living site; one that is given twice comes twice."""
    for kind in KINDS.values():
        yield from kind(tree)


def names_by_address(tree: Tree) -> Mapping[str, str]:
    """The name of each page, in either language, by its address without language and those of the files beside it."""
    return {address(name, "nb") + file: name for _, name in tree.names for file in ("", *BESIDE)}


def unsure(tree: Tree) -> frozenset[str]:
    """The addresses with language of the pages of which not everything could be read, so that ids may be missing."""
    unread = tree.names - tree.pages.keys()
    broken = [page.address for page in tree.pages.values() if tree.files.broken & {*page.rendered.inserts}]
    return frozenset(f"/{each}" for each in [*broken, *(address(name, language) for language, name in unread)])
