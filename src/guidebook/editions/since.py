"""What became of each section of a frozen page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from guidebook.content.data import Language
from guidebook.editions.difference import Part, Piece, difference, parts
from guidebook.editions.edition import FrozenPage, section_digests

State = Literal["same", "changed", "gone"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text is today: an address without the language, as `om/`, and an id, or none for the page."""

    address: str
    id: str

    def __str__(self) -> str:
        return self.address + (f"#{self.id}" if self.id else "")


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one section."""

    id: str
    title: str
    state: State
    place: Place | None
    """Where it stands today; none where it is gone."""
    pieces: tuple[tuple[Piece, ...], ...]
    """How its own text differs; empty where it does not, or only in a section below it."""


@dataclass(frozen=True, slots=True)
class Since:
    """What became of a frozen page."""

    place: Place | None
    """Where the page stands today; none where it was withdrawn."""
    fates: Mapping[str, Fate]
    """By id, in the order of the page; the empty id is what stands before the first section."""
    added: tuple[Part, ...]
    """Sections that the living page has and the edition has not."""

    @property
    def same(self) -> bool:
        """Whether the page says today what it said then."""
        return not self.added and all(fate.state == "same" for fate in self.fates.values())


def since(
    page: FrozenPage,
    article: str,
    living: Mapping[tuple[Language, str], str],
    moved: Mapping[str, str],
) -> Since:
    """What became of each section of a page; `article` is the frozen one.

    `living` has today's articles by language and address without the language, written for the public address
    of the edition. `moved` leads from an address without the language, or one of its ids, to where
    its text has gone.
    """

    def today(address: str) -> tuple[dict[str, Part], dict[str, str]]:
        found = living.get((page.language, address))
        return _cut(found) if found is not None else ({}, {})

    def place(id_: str) -> Place | None:
        if id_ in today(page.neutral)[0]:
            return Place(page.neutral, id_)
        there, _, target = moved.get(f"{page.neutral}#{id_}", "").partition("#") if id_ else ("", "", "")
        if target in today(there)[0] and target:
            return Place(there, target)
        there = moved.get(page.neutral, page.neutral).partition("#")[0]
        return Place(there, id_) if id_ in today(there)[0] else None

    fates = {}
    for id_, part in _cut(article)[0].items():
        where = place(id_)
        if where is None:
            fates[id_] = Fate(id_, part.title, "gone", None, ())
            continue
        found, digests = today(where.address)
        same = page.sections.get(id_) == digests.get(where.id)
        now = found[where.id].blocks
        pieces = difference(part.blocks, now) if part.blocks != now else ()
        fates[id_] = Fate(id_, part.title, "same" if same else "changed", where, pieces)
    top = fates[""].place
    if top is None:
        return Since(None, fates, ())
    taken = {fate.place for fate in fates.values()}
    added = tuple(part for id_, part in today(top.address)[0].items() if Place(top.address, id_) not in taken)
    return Since(top, fates, added)


@lru_cache(maxsize=512)
def _cut(article: str) -> tuple[dict[str, Part], dict[str, str]]:
    """The parts of an article and the digests of its sections; most articles are the same in many editions."""
    return parts(article), section_digests(article)
