"""What readers ask, and the sections that answer it."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from guidebook.content.data import Language

FOLDER = Path(__file__).parents[1] / "queries"
PARTS = ("tune", "held", "tune-own", "held-own")
"""With those of `tune` the search was made; those of `held` were kept back until the end. The others are in words of
the readers' own, written later by somebody who had seen neither the search nor its data."""


@dataclass(frozen=True, slots=True)
class Query:
    """A line of `benchmarks/queries`."""

    part: str
    """One of `PARTS`."""
    query: str
    kind: str
    expected: tuple[str, ...]
    """The addresses of the sections that answer it, from the root of the site; one of them is enough."""


def queries(language: Language, part: str = "") -> list[Query]:
    """The queries of one language, and of one part where one is named."""
    with (FOLDER / f"{language}.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        read = [Query(row["part"], row["query"], row["kind"], tuple(row["expected"].split())) for row in rows]
    return [each for each in read if part in ("", each.part)]


@dataclass(frozen=True, slots=True)
class Score:
    """How many of some queries are answered by the first result, and by one of the first three."""

    asked: int
    first: int
    three: int
    missed: tuple[Query, ...]
    """Those that none of the first three answers."""


def score(asked: Sequence[Query], results: Mapping[str, Sequence[str]]) -> Score:
    """Hold the results of each query, best first, against what was expected."""
    places = {each: _place(each, results[each.query]) for each in asked}
    found = list(places.values())
    missed = tuple(each for each, at in places.items() if at > 2)
    return Score(len(asked), found.count(0), sum(at < 3 for at in found), missed)


def by_kind(asked: Sequence[Query]) -> Mapping[str, list[Query]]:
    """The queries, kind by kind."""
    kinds: defaultdict[str, list[Query]] = defaultdict(list)
    for each in asked:
        kinds[each.kind].append(each)
    return kinds


def _place(query: Query, results: Sequence[str]) -> int:
    return next((at for at, address in enumerate(results) if address in query.expected), len(results) + 3)
