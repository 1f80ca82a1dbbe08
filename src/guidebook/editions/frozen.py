"""The list of what is frozen, `editions/frozen.tsv`: a line for each edition, never changed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from guidebook.editions.edition import RECORD, Edition, read_record

FOLDER: Final = "editions"
LIST: Final = "editions/frozen.tsv"
_LINE = re.compile(r"(\d{4}-\d{2}-\d{2})\t([0-9a-f]{64})\t([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Frozen:
    """A line: the digests (SHA-256, hexadecimal) of an edition's record and of its ZIP."""

    date: dt.date
    record: str
    archive: str

    def __str__(self) -> str:
        return f"{self.date}\t{self.record}\t{self.archive}\n"


def read_line(line: str) -> Frozen | None:
    """The line, or none where it is not one."""
    parts = _LINE.fullmatch(line)
    date = _date(parts[1]) if parts else None
    return Frozen(date, parts[2], parts[3]) if parts and date else None


def read_list(texts: Mapping[str, str]) -> list[Frozen]:
    """The lines that can be read, in their order; `texts` are those of `editions/`, by path."""
    return [line for line in map(read_line, texts.get(LIST, "").splitlines()) if line]


def add_line(text: str, line: Frozen) -> str:
    """The list with one more line, sorted."""
    return "".join(sorted([*(f"{each}\n" for each in text.splitlines()), str(line)]))


def record_path(date: dt.date) -> str:
    """Where the record of an edition stands, from the root of the project."""
    return f"{FOLDER}/{date}/{RECORD}"


def read_editions(texts: Mapping[str, str]) -> tuple[Edition, ...]:
    """Every frozen edition, oldest first, from the texts of `editions/` by path (`Tree.editions`).

    What is not in the list, or cannot be read, is left out: the check `frozen` tells of it.
    """
    found = []
    for line in sorted(read_list(texts), key=lambda line: line.date):
        try:
            found.append(read_record(texts[record_path(line.date)]))
        except (KeyError, ValueError):
            continue
    return tuple(found)


def _date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
