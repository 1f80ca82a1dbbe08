"""An edition put on disk: the whole folder at once, then its line in the list."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Mapping
from pathlib import Path

from guidebook.content.tree import Tree
from guidebook.editions.edition import RECORD, read_record
from guidebook.editions.freeze import listing
from guidebook.editions.frozen import FOLDER, LIST, add_line, read_list
from guidebook.editions.plan import Plan, Refused, write_plan
from guidebook.editions.published import published
from guidebook.editions.recording import update
from guidebook.editions.records import records


def may_freeze(tree: Tree, date: dt.date, today: dt.date) -> None:
    """Raises `Refused`, with the way on, where no edition of that date can be frozen now."""
    if date > today:
        raise Refused(f"{date} has not come yet. Freeze the site as it stands with the day of today, {today}.")
    dates = [each.date for each in read_list(tree.editions)]
    if date in dates:
        raise Refused(f"The edition {date} is frozen already, and never changes. {_later(max(dates))}")
    if dates and date < max(dates):
        raise Refused(
            f"An edition of {max(dates)} is frozen already, and an earlier one cannot follow. {_later(max(dates))}"
        )


def _later(last: dt.date) -> str:
    return f"What has changed since goes into the next edition: choose a day after {last}."


def recorded(tree: Tree, files: Mapping[str, bytes], date: dt.date) -> Plan:
    """What records the edition: its line in the list, and its addresses in the ledger.

    Raises `Refused` where the ledger is broken, or where a page has an id that the edition would promise and the
    ledger does not know: the drawing of a figure gave it.
    """
    edition = read_record(files[RECORD])
    ledger = update(tree, edition.addresses())
    drawn = {address for address in edition.of_its_day() if "#" in address}
    unknown = sorted(drawn - {each.address for each in published(tree)} - records(tree).ledger.keys())
    if unknown:
        raise Refused(
            f"Nothing was frozen: {', '.join(unknown)} would be promised, but no heading and no entry has that id. In "
            "the template of the figure that draws it (overrides/figures/), let the id begin with `fig-`."
        )
    listed = add_line(tree.editions.get(LIST, ""), listing(files, date))
    return Plan({LIST: listed, **ledger.files}, ())


def cut(root: Path, files: Mapping[str, bytes], date: dt.date, plan: Plan) -> None:
    """Write the edition and record it.

    The folder is written beside its place and renamed, so that it is there in whole or not at all; it counts
    only once it is recorded. Raises `Refused` where another folder stands there.
    """
    folder = root / FOLDER / str(date)
    part = folder.with_name(f".{date}.part")
    shutil.rmtree(part, ignore_errors=True)
    if not folder.exists():
        try:
            for name, raw in files.items():
                (part / name).parent.mkdir(parents=True, exist_ok=True)
                (part / name).write_bytes(raw)
            part.rename(folder)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    elif _stands(folder) != dict(files):
        raise Refused(
            f"The folder {FOLDER}/{date} is there, holds something else and is not in {LIST}. If it was left by an "
            f"earlier try, take it away (`rm -r {FOLDER}/{date}`); if its line was deleted, take that back."
        )
    write_plan(root, plan.files)


def _stands(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
