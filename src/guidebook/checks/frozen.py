"""Frozen editions never change: every file of `editions/DATE/` is held against what was recorded of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidebook.content.finding import Finding
from guidebook.content.tree import Tree
from guidebook.editions.edition import RECORD, Edition, read_record
from guidebook.editions.frozen import FOLDER, LIST, Frozen, read_line, record_path

_DATED = re.compile(r"\d{4}-\d{2}-\d{2}")
_BACK = "Take back the change: `git checkout origin/main -- {}`. A correction goes into the living page."
_LISTED = "a date, and the digests of the edition's record and of its ZIP, with a tab between"


def frozen(tree: Tree) -> Iterator[Finding]:
    """Lines of `editions/frozen.tsv` that tell of no edition, and files of editions that are not as they were."""
    known: dict[str, tuple[int, Frozen]] = {}
    for number, text in enumerate(tree.editions.get(LIST, "").splitlines(), 1):
        line = read_line(text)
        if line is None:
            fix = f"{_BACK.format(LIST)} The command `uv run guidebook edition` alone writes it."
            yield Finding(LIST, number, 1, "edition-line", f"“{text}”", _LISTED, fix)
        elif str(line.date) in known:
            first = known[str(line.date)][0]
            found = f"a second line for the edition {line.date}"
            yield Finding(LIST, number, 1, "edition-line", found, f"the one in line {first}", "Delete this line.")
        else:
            known[str(line.date)] = (number, line)
    standing: dict[str, list[str]] = {date: [] for date in known}
    for name in tree.frozen.names():
        date, _, rest = name.partition("/")
        if rest and _DATED.fullmatch(date):
            standing.setdefault(date, []).append(rest)
    for date, names in standing.items():
        if date in known:
            yield from _edition(tree, *known[date], names)
        else:
            yield _unlisted(date, names)


def _unlisted(date: str, names: list[str]) -> Finding:
    path = f"{FOLDER}/{date}/{RECORD if RECORD in names else names[0]}"
    expected = f"a line for {date} in {LIST}"
    fix = (
        f"If freezing was interrupted, run `uv run guidebook edition {date}` again. If the line was deleted, "
        f"{_BACK.format(LIST)[0].lower()}{_BACK.format(LIST)[1:]}"
    )
    return Finding(path, 1, 1, "edition-unlisted", "an edition that is not in the list", expected, fix)


def _edition(tree: Tree, number: int, line: Frozen, names: list[str]) -> Iterator[Finding]:
    folder, record = f"{FOLDER}/{line.date}", record_path(line.date)
    if not names:
        found = f"the edition {line.date}, of which no file is there"
        yield Finding(LIST, number, 1, "edition-missing", found, f"the folder {folder}", _BACK.format(folder))
        return
    digest = tree.frozen.digest(f"{line.date}/{RECORD}")
    edition = _read(tree.editions.get(record, ""))
    if digest != line.record or edition is None:
        found = "no record of the edition" if digest is None else f"a record with the SHA-256 {digest}"
        yield Finding(record, 1, 1, "edition-record", found, line.record, _BACK.format(record))
        return
    for name in sorted({*edition.files, *names} - {RECORD}):
        path, expected = f"{folder}/{name}", edition.files.get(name)
        if expected is None:
            fix = f"Take the file away: `git rm {path}`. Nothing is added to an edition; the next one will have it."
            yield Finding(path, 1, 1, "edition-added", "a file that was not frozen", "the files of that day only", fix)
        elif name not in names:
            yield Finding(
                path, 1, 1, "edition-lost", "no file", f"a file with the SHA-256 {expected}", _BACK.format(path)
            )
        elif tree.frozen.digest(f"{line.date}/{name}") != expected:
            found = f"a file with the SHA-256 {tree.frozen.digest(f'{line.date}/{name}') or 'of nothing readable'}"
            yield Finding(path, 1, 1, "edition-changed", found, expected, _BACK.format(path))


def _read(text: str) -> Edition | None:
    try:
        return read_record(text)
    except ValueError:
        return None
