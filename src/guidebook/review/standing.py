"""What becomes of addresses: of pages, sections and pictures, of the ledger, and of what is frozen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from guidebook.content.finding import Finding
from guidebook.content.tree import Tree
from guidebook.editions import ledger
from guidebook.editions.frozen import LIST, read_editions
from guidebook.editions.published import KINDS, names_by_address, neutral, page_of
from guidebook.editions.records import records

_TOLD: Final = ("pages", "ids", "pictures")
"""The kinds of addresses that an editor gives; the others follow from them."""
_DATED: Final = re.compile(r"\d{4}-\d\d-\d\d/")


@dataclass(frozen=True, slots=True)
class Dropped:
    """An address that the change takes away, without its language."""

    address: str
    where: str
    """Where it leads now, or what is said of it; empty where nothing is."""
    pointers: tuple[str, ...]
    """What points to it: places of the site, and editions."""
    command: str
    """What keeps the promise, as a sentence; empty where it is kept, or there is none."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What becomes of the addresses."""

    added: tuple[str, ...]
    dropped: tuple[Dropped, ...]
    reused: tuple[Finding, ...]
    moved: tuple[str, ...]
    """Redirects that lead elsewhere than before, or are no more, as sentences."""
    broken: tuple[str, ...]
    """Promises that the change takes back, as sentences: each of them blocks."""


def standing(base: Tree, head: Tree, found: Iterable[Finding]) -> Standing:
    """What the change does to addresses; `found` is what the checks find in the tree after it."""
    findings = list(found)
    before, after = _given(base), _given(head)
    dropped = tuple(_dropped(each, head, findings) for each in sorted(before - after))
    return Standing(
        tuple(sorted(after - before)),
        dropped,
        tuple(each for each in findings if each.code == "ledger-reused-text"),
        tuple(_moved(base, head)),
        (*_ledger(base, head), *_frozen(base, head)),
    )


def _given(tree: Tree) -> set[str]:
    return {neutral(each.address) for kind in _TOLD for each in KINDS[kind](tree)}


def _dropped(place: str, head: Tree, findings: Iterable[Finding]) -> Dropped:
    known = records(head)
    leads = next((each.to for each in known.redirects if each.source == place), None)
    gone = {each.address for each in known.withdrawn} & {place, page_of(place)}
    where = f"It leads on to /{leads}." if leads is not None else "It says that it was withdrawn." if gone else ""
    page = next((each.to for each in known.redirects if each.source == page_of(place) and "#" in place), None)
    if not where and page is not None:
        where = f"Its page leads on to /{page}."
    return Dropped(place, where, tuple(_pointers(place, head)), "" if where else _command(place, head, findings))


def _pointers(place: str, head: Tree) -> Iterator[str]:
    """What points to an address: links of the site, then editions."""
    names = {name: page for page, name in names_by_address(head).items() if page == page_of(page)}
    page, _, id_ = place.partition("#")
    for other in head.pages.values():
        for link in other.rendered.links:
            target = link.page.partition("/")[2]
            there = names.get(target, _address(target)) if link.page else None
            if there == page and (link.fragment == id_ or not id_):
                yield other.path
                break
    for edition in read_editions(head.editions):
        pages = [each for each in edition.pages if each.neutral == page]
        if any(not id_ or id_ in each.sections for each in pages):
            yield f"the edition of {edition.date}"


def _address(name: str) -> str:
    stem = re.sub(r"(?:(^|/)index)?\.md$", "", name)
    return f"{stem}/" if stem else ""


def _command(place: str, head: Tree, findings: Iterable[Finding]) -> str:
    """How the check of the ledger says that the promise is kept; empty where nothing was promised."""
    rows = {line.number: line.address for line in ledger.lines(head.editions.get(ledger.PATH, ""))}
    lost = {neutral(rows.get(each.line, "")): each.fix for each in findings if each.code == "ledger-lost"}
    return lost.get(place, lost.get(page_of(place), ""))


def _moved(base: Tree, head: Tree) -> Iterator[str]:
    was = {each.source: each.to for each in records(base).redirects}
    now = {each.source: each.to for each in records(head).redirects}
    for source in sorted(was.keys() & now.keys()):
        if was[source] != now[source]:
            yield f"/{source} led to /{was[source]}, and leads to /{now[source]} now."
    for source in sorted(was.keys() - now.keys()):
        yield f"/{source} led to /{was[source]}; the redirect was taken out."


def _ledger(base: Tree, head: Tree) -> Iterator[str]:
    was, now = (ledger.read(tree.editions.get(ledger.PATH, "")) for tree in (base, head))
    for address, date in was.items():
        if address not in now:
            yield f"The line of {address} was removed from {ledger.PATH}."
        elif now[address] != date:
            yield f"The line of {address} in {ledger.PATH} said {date} and says {now[address]} now."


def _frozen(base: Tree, head: Tree) -> Iterator[str]:
    """Files of editions that are no longer what they were: each edition once."""
    names = [name for name in base.frozen.names() if _DATED.match(name)]
    changed: dict[str, list[str]] = {}
    for name in names:
        if base.frozen.digest(name) != head.frozen.digest(name):
            changed.setdefault(name.partition("/")[0], []).append(name)
    for date, files in changed.items():
        more = f" and {len(files) - 1} more" if len(files) > 1 else ""
        yield f"The edition of {date} is frozen, and editions/{files[0]}{more} was changed or removed."
    lines = set(base.editions.get(LIST, "").splitlines()) - set(head.editions.get(LIST, "").splitlines())
    yield from (f"The line of {line.partition(chr(9))[0]} in {LIST} was changed or removed." for line in sorted(lines))


def shown(addresses: Iterable[str]) -> Mapping[str, list[str]]:
    """Addresses by page, the page itself as an empty id: a list that can be read."""
    pages: dict[str, list[str]] = {}
    for each in addresses:
        page, _, id_ = each.partition("#")
        pages.setdefault(page, []).append(id_)
    return pages
