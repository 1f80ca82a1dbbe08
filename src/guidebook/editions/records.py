"""The files of record under `editions`, read once, with the place of every entry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter

from guidebook.content.finding import Finding
from guidebook.content.schema import hold
from guidebook.content.tree import Tree
from guidebook.content.yaml_reader import Document, Place, read_yaml
from guidebook.editions import ledger, redirects, withdrawn
from guidebook.editions.forms import neutral
from guidebook.editions.frozen import read_editions, record_path
from guidebook.editions.redirects import REDIRECTS, Redirect
from guidebook.editions.withdrawn import WITHDRAWN, Withdrawn


@dataclass(frozen=True, slots=True)
class Records:
    """What was published, and where it has gone."""

    begun: bool
    """Whether there is a ledger: before the first publication there is none."""
    ledger: Mapping[str, dt.date]
    host: str
    """The public address that the site had first; empty where none is recorded."""
    redirects: tuple[Redirect, ...]
    withdrawn: tuple[Withdrawn, ...]
    documents: Mapping[str, Document]
    faults: tuple[Finding, ...]
    """What keeps a file from being read; nothing of that file is among the records."""

    @property
    def published(self) -> frozenset[str]:
        """Every address of the ledger, without language."""
        return frozenset(neutral(address) for address in self.ledger if address.startswith("/"))

    def place(self, path: str, *keys: str | int) -> Place:
        """The place of an entry, or of a key of it."""
        return self.documents[path].place(keys) if path in self.documents else (1, 1)


def records(tree: Tree) -> Records:
    """The records of a project; a file that is not there is empty."""
    moved, first, faults = _hold(tree.editions.get(redirects.PATH), redirects.PATH)
    gone, second, more = _hold(tree.editions.get(withdrawn.PATH), withdrawn.PATH)
    documents = {path: each for path, each in ((redirects.PATH, first), (withdrawn.PATH, second)) if each}
    text = tree.editions.get(ledger.PATH, "")
    begun = ledger.PATH in tree.editions
    return Records(begun, ledger.read(text), ledger.first_host(text), moved, gone, documents, faults + more)


_MODELS: Mapping[str, TypeAdapter[Any]] = {redirects.PATH: REDIRECTS, withdrawn.PATH: WITHDRAWN}


@lru_cache(maxsize=8)
def _hold(text: str | None, path: str) -> tuple[tuple[Any, ...], Document | None, tuple[Finding, ...]]:
    if text is None:
        return (), None, ()
    document, faults = read_yaml(text, path)
    if document is None or faults:
        return (), document, tuple(faults)
    value, more = hold(document, _MODELS[path], path)
    return tuple(value or ()), document, tuple(more)


def frozen(tree: Tree) -> Iterator[tuple[str, str]]:
    """Each address of the living site that an edition froze, with the path of its record."""
    for edition in read_editions(tree.editions):
        yield from ((address, record_path(edition.date)) for address in edition.of_its_day())
