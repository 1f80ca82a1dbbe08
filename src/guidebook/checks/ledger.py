"""The ledger: what is published is in it, and what is in it still answers."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Collection, Iterator

from guidebook.content.finding import Finding
from guidebook.content.tree import Tree
from guidebook.editions.frozen import read_editions, record_path
from guidebook.editions.ledger import PATH, before, faults, lines
from guidebook.editions.published import Published, names_by_address, neutral, page_of, published, unsure
from guidebook.editions.records import Records, frozen, records
from guidebook.editions.redirects import PATH as REDIRECTS
from guidebook.editions.withdrawn import PATH as WITHDRAWN

_RECORD = "Run `uv run guidebook ledger` once the text is ready: an address in the ledger stays for ever."
_SHOWN = 3


def ledger(tree: Tree) -> Iterator[Finding]:
    """Faults of the ledger, addresses that it lacks, and addresses that nobody can open any longer.

    Before the first publication there is no ledger, and nothing to hold the content against.
    """
    known = records(tree)
    if not known.begun:
        if {REDIRECTS, WITHDRAWN} & tree.editions.keys() or read_editions(tree.editions):
            fix = "Take back its removal (git has it). For a site never published: `uv run guidebook ledger`."
            yield Finding(PATH, 1, 1, "ledger-missing", "no ledger", "every address ever published", fix)
        return
    yield from faults(tree.editions[PATH], tree.today)
    living = [*published(tree)]
    yield from _unrecorded(living, known)
    yield from _frozen(tree, known)
    if not known.faults:  # a file of record that cannot be read has been told; what it accounts for is not known
        yield from _lost(tree, known, {each.address for each in living})


def _unrecorded(living: Collection[Published], known: Records) -> Iterator[Finding]:
    """One finding a file, at the first of its addresses that are not in the ledger."""
    missing: dict[str, list[Published]] = defaultdict(list)
    for each in living:
        if each.address not in known.ledger:
            missing[each.path].append(each)
    for path, places in missing.items():
        first = min(places, key=lambda each: (each.line, each.column))
        found = _listed([each.address for each in places])
        expected = "every address of the site in the ledger"
        yield Finding(path, first.line, first.column, "ledger-unrecorded", f"{found} not recorded", expected, _RECORD)


def _listed(addresses: list[str]) -> str:
    named = ", ".join(f"“{address}”" for address in addresses[:_SHOWN])
    more = len(addresses) - _SHOWN
    return f"{named} and {more} more" if more > 0 else named


def _frozen(tree: Tree, known: Records) -> Iterator[Finding]:
    """An edition knows what was published by its day: no line of that can be missing, or have changed."""
    missing: dict[str, list[str]] = defaultdict(list)
    for address, path in frozen(tree):
        if address not in known.ledger:
            missing[path].append(address)
    fix = "Take back the removal of the lines (git has them)."
    for path, addresses in missing.items():
        found = f"{_listed(addresses)}, which {path} has"
        yield Finding(PATH, 1, 1, "ledger-line-gone", found, "every address of every edition", fix)
    for edition in read_editions(tree.editions):
        if edition.ledger and before(known.ledger, edition.date) != edition.ledger:
            found = f"other lines of days before {edition.date} than the edition of that day recorded"
            expected = f"those whose SHA-256 is in {record_path(edition.date)}"
            yield Finding(PATH, 1, 1, "ledger-line-gone", found, expected, fix)


def _lost(tree: Tree, known: Records, living: set[str]) -> Iterator[Finding]:
    """Lines that nothing answers to: no page, no section, no redirect, no word of withdrawal."""
    fates = {each.source for each in known.redirects} | {each.address for each in known.withdrawn}
    gone = {each.address for each in known.withdrawn}
    unread = unsure(tree)
    bare = {neutral(address) for address in living}
    told: set[str] = set()
    for line in lines(tree.editions[PATH]):
        address, place = line.address, neutral(line.address)
        page = page_of(place)
        if address in living or not address.startswith("/") or place in fates or page_of(address) in unread:
            continue
        if page in gone or (page != place and _unaccounted(page, fates, bare)) or place in told:
            continue
        told.add(place)
        where = f"“{address}” is not on the site any longer"
        expected = "the page or section, or a record of where it has gone"
        yield Finding(PATH, line.number, 1, "ledger-lost", where, expected, _fix(place, tree, known, bare))


def _unaccounted(page: str, fates: set[str], living: set[str]) -> bool:
    """Whether the page itself is lost: its own line tells it."""
    return page not in living and page not in fates


def _fix(place: str, tree: Tree, known: Records, living: set[str]) -> str:
    """The command that records what has become of a place, with a guess of what it was."""
    if place in living:
        return "It is there in the other language: write the page or the section in this one again, with the same id."
    names, page, id_ = names_by_address(tree), page_of(place), place.partition("#")[2]
    withdraw = f"`uv run guidebook withdraw {place or '/'} --why-nb … --why-en …`"
    new = sorted(each for each in living - known.published if ("#" in each) == bool(id_))
    if place.startswith(("images/", "utgaver/")):
        return f"Put the file back, or run {withdraw}."
    if not id_:
        guess = _likeliest(place, new, {each: _shared(place, each, known, living) for each in new})
        command = f"`uv run guidebook move {page.strip('/')}.md {names[guess] if guess else 'NEW.md'}`"
        return f"{_meant(guess)}If it has moved, run {command}; if it is gone, {withdraw}."
    same = [each for each in new if page_of(each) == page]
    others = [each for each in new if each.partition("#")[2] == id_]
    guess = others[0] if others else same[0] if len(same) == 1 else _likeliest(place, same, {})
    target = guess.partition("#")[2] if page_of(guess) == page else f"{names[page_of(guess)]}#{id_}"
    file = names.get(page, f"{page.strip('/')}.md")
    command = f"`uv run guidebook rename-id {file} {id_} {target if guess else 'NEW'}`"
    return f"{_meant(guess)}If it has another id, run {command}; if it is gone, {withdraw}. Otherwise put it back."


def _meant(guess: str) -> str:
    return f"Has it become “/{guess}”? " if guess else ""


def _shared(place: str, other: str, known: Records, living: set[str]) -> float:
    """The share of the ids of a lost page that another page has."""
    lost = {each.partition("#")[2] for each in known.published if page_of(each) == place} - {""}
    there = {each.partition("#")[2] for each in living if page_of(each) == other}
    return len(lost & there) / len(lost) if lost else 0.0


def _likeliest(place: str, new: list[str], shared: dict[str, float]) -> str:
    """The new place that has most of the ids, or else the nearest name; empty where none is near."""
    best = max(new, key=lambda each: shared.get(each, 0.0), default="")
    if shared.get(best, 0.0) > 0:
        return best
    return next(iter(difflib.get_close_matches(place, new, n=1, cutoff=0.6)), "")
