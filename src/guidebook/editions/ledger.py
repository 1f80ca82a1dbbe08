"""The ledger: every address ever published, one a line with the day it was first recorded.

`ADDRESS<TAB>DATE`, sorted by code point. No line is ever changed or removed. An address is from the root
of the site (`/en/om/#faste-adresser`); the public address of a host (`https://host/path/`) is a line too.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from types import MappingProxyType

from guidebook.content.finding import Finding

PATH = "editions/ledger.tsv"
_LINE = re.compile(r"(?P<address>(?:/|https?://[^\s/#]+/)[^\s#]*(?:#[^\s#]+)?)\t(?P<date>\d{4}-\d\d-\d\d)")
_EXPECTED = "an address, a tab and a day, as the commands write them"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the ledger; without a date where its form is wrong."""

    number: int
    """Counted from 1."""
    address: str
    date: dt.date | None


@lru_cache(maxsize=4)
def lines(text: str) -> tuple[Line, ...]:
    """The lines of a ledger; the end of the last line makes none of its own."""
    rows = text.removesuffix("\n").split("\n") if text else []
    return tuple(_line(number, row) for number, row in enumerate(rows, 1))


def _line(number: int, row: str) -> Line:
    match = _LINE.fullmatch(row)
    try:
        return Line(number, match["address"], dt.date.fromisoformat(match["date"])) if match else Line(number, "", None)
    except ValueError:
        return Line(number, "", None)


@lru_cache(maxsize=4)
def read(text: str) -> Mapping[str, dt.date]:
    """The day of each address; what cannot be read is left out."""
    return MappingProxyType({line.address: line.date for line in lines(text) if line.date is not None})


@lru_cache(maxsize=4)
def first_host(text: str) -> str:
    """The public address that the site had first; empty where none is recorded."""
    hosts = ((date, address) for address, date in read(text).items() if address.startswith("http"))
    return min(hosts, default=(dt.date.min, ""))[1]


def add(ledger: Mapping[str, dt.date], addresses: Iterable[str], today: dt.date) -> Mapping[str, dt.date]:
    """The ledger with these addresses; what it had keeps its day, so that adding twice changes nothing."""
    return {**{each: today for each in addresses}, **ledger}


def write(ledger: Mapping[str, dt.date]) -> str:
    """The text of a ledger; the same addresses give the same bytes."""
    return "".join(f"{address}\t{date}\n" for address, date in sorted(ledger.items()))


def before(ledger: Mapping[str, dt.date], date: dt.date) -> str:
    """The SHA-256, in hexadecimal, of the lines of days before a date: new lines never change it."""
    return sha256(write({each: day for each, day in ledger.items() if day < date}).encode()).hexdigest()


def faults(text: str, today: dt.date) -> Iterator[Finding]:
    """Lines that no command has written: misshapen, twice, out of order, of a day to come."""
    restore = "Take back what was changed by hand (git shows it); only the commands write this file."
    first: dict[str, int] = {}
    before = ""
    for line in lines(text):
        row = text.split("\n", line.number)[line.number - 1] if line.date is None else ""
        if line.date is None:
            found = f"“{row[:80]}”" if row.strip() else "an empty line"
            yield Finding(PATH, line.number, 1, "ledger-line", found, _EXPECTED, restore)
            continue
        shown = f"“{line.address}”"
        if line.address in first:
            found = f"{shown} for the second time (first in line {first[line.address]})"
            fix = "Keep the line with the earlier day."
            yield Finding(PATH, line.number, 1, "ledger-twice", found, "each address once", fix)
        elif line.address < before:
            found = f"{shown} after “{before}”"
            fix = "Run `uv run guidebook ledger`, which sorts the lines."
            yield Finding(PATH, line.number, 1, "ledger-order", found, "lines in the order of their characters", fix)
        if line.date > today:
            column = len(line.address) + 2
            found = f"{shown} recorded on {line.date}, a day to come"
            yield Finding(PATH, line.number, column, "ledger-future", found, f"{today} or earlier", restore)
        first.setdefault(line.address, line.number)
        before = max(before, line.address)
