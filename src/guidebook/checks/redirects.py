"""Redirects and withdrawals: each from what is gone to what is there, in one step."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence

from guidebook.content.finding import Finding, near
from guidebook.content.tree import Tree
from guidebook.editions.published import neutral, page_of, published, unsure
from guidebook.editions.records import Records, records
from guidebook.editions.redirects import PATH as REDIRECTS
from guidebook.editions.withdrawn import PATH as WITHDRAWN

_PLACE = re.compile(r"([a-z0-9]+(-[a-z0-9]+)*/)*(#[a-z0-9]+(-[a-z0-9]+)*=?)?")
_BACK = "Take back what was changed by hand (git shows it); only the commands write this file."
_NAMES: Mapping[str, str] = {REDIRECTS: "redirect", WITHDRAWN: "withdrawn"}


def redirects(tree: Tree) -> Iterator[Finding]:
    """Faults of both files, all at once."""
    known = records(tree)
    yield from known.faults
    moved, gone = known.redirects, known.withdrawn
    if not moved and not gone:
        return
    live = {neutral(each.address) for each in published(tree)}
    unread = {neutral(each) for each in unsure(tree)}
    yield from _list(known, REDIRECTS, "from", [(each.source, each.date) for each in moved], live, tree.today)
    yield from _list(known, WITHDRAWN, "address", [(each.address, each.date) for each in gone], live, tree.today)
    steps = {each.source: each.to for each in moved}
    words = {each.address for each in gone}
    for number, each in enumerate(moved):
        if each.source in words:
            place = known.place(REDIRECTS, number, "from")
            found, fix = f"“{each.source}”, which is withdrawn as well", "Take the line out here or in the other file."
            yield Finding(REDIRECTS, *place, "redirect-withdrawn", found, "one fate for each address", fix)
        fault = _target(each.source, each.to, steps, live, unread)
        if fault:
            yield Finding(REDIRECTS, *known.place(REDIRECTS, number, "to"), *fault)
    for number, entry in enumerate(gone):
        if entry.instead is not None and entry.instead not in live and page_of(entry.instead) not in unread:
            place = known.place(WITHDRAWN, number, "instead")
            found, fix = f"“{entry.instead}”, which is not there", f"{near(entry.instead, live)}Name a place that is."
            yield Finding(WITHDRAWN, *place, "withdrawn-instead", found, "a page or a section of the living site", fix)


def _list(
    known: Records, path: str, key: str, entries: Sequence[tuple[str, dt.date]], live: set[str], today: dt.date
) -> Iterator[Finding]:
    """What both files have in common: well formed, sorted, once each, of a day that has been, not live."""
    name, met, before = _NAMES[path], dict[str, int](), ""
    for number, (address, date) in enumerate(entries):
        place = known.place(path, number, key)
        shown = f"“{address}”"
        if not _PLACE.fullmatch(address) and not (path == WITHDRAWN and address.startswith("images/")):
            expected = "an address without its first slash and without language, as `om/` or `om/#id`"
            yield Finding(path, *place, f"{name}-form", shown, expected, _BACK)
        if address in met:
            found = f"{shown} for the second time (first in line {met[address]})"
            yield Finding(path, *place, f"{name}-twice", found, "each address once", "Take one of the two out.")
        elif address < before:
            fix = "Move the entry to its place in the alphabet, as the commands do."
            yield Finding(path, *place, f"{name}-order", f"{shown} after “{before}”", "entries in order", fix)
        if address in live:
            found = f"{shown}, which is on the living site"
            fix = "No address is reused: give what is new another; if the same text is back, take this entry out."
            yield Finding(path, *place, f"{name}-live", found, "an address that has left the site", fix)
        if date > today:
            at = known.place(path, number, "date")
            yield Finding(path, *at, f"{name}-future", f"{date}, a day to come", f"{today} or earlier", _BACK)
        met.setdefault(address, place[0])
        before = max(before, address)


def _target(
    source: str, to: str, steps: Mapping[str, str], live: set[str], unread: set[str]
) -> tuple[str, str, str, str] | None:
    """What is wrong with where a redirect leads."""
    way = [source, to]
    while way[-1] in steps and way[-1] not in way[:-1]:
        way.append(steps[way[-1]])
    told = " → ".join(f"“{each}”" for each in way)
    if way[-1] in way[:-1]:
        return "redirect-cycle", told, "a way that ends", "Write where the text is now."
    if len(way) > 2:
        return "redirect-chain", told, "one step", f'Write `to: "{way[-1]}"`.'
    if to in live or page_of(to) in unread:
        return None
    if not _PLACE.fullmatch(to):
        expected = "an address without its first slash and without language, as `om/` or `om/#id`"
        return "redirect-form", f"“{to}”", expected, f"{near(to, live)}Correct the address."
    what = f"“{to}”; /{page_of(to)} has no “{to.partition('#')[2]}”" if page_of(to) in live else f"“{to}”"
    return (
        "redirect-missing",
        what,
        "a page or a section that is there",
        f"{near(to, live)}Write where the text is now.",
    )
