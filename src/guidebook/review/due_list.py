"""What it is time to look at again, as a person and as a program read it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from guidebook.content.data_files import data_path
from guidebook.content.due import Due, DuePage
from guidebook.content.owners import Owner


def as_markdown(due: Due) -> str:
    """The list for an issue; empty where nothing is due."""
    return "\n".join(_lines(due)).strip("\n") + "\n" if due else ""


def _lines(due: Due) -> Iterator[str]:
    if due.claims:
        yield f"## Claims past their day ({len(due.claims)})\n"
        yield "Look each up again; correct it, or write today in `checked` and a later day in `recheckBy`.\n"
        for each in due.claims:
            where = f"`{data_path('claims')}:{each.line}`"
            yield f"- `{each.claim.id}`, to be checked by {each.claim.recheckBy}, {where}: {_owned(each.owners)}"
        yield ""
    if due.old:
        yield f"## Reviews older than their term ({len(due.old)})\n"
        yield "Read the page anew; write the day, your name and what you checked in `reviewed`.\n"
        yield from (
            f"- {_page(each)}, reviewed {each.reviewed}, due by {each.by}: {_owned(each.owners)}" for each in due.old
        )
        yield ""
    if due.never:
        yield f"## Pages that no named human has reviewed ({len(due.never)})\n"
        yield from (f"- {_page(each)}: {_owned(each.owners)}" for each in due.never)


def _page(each: DuePage) -> str:
    return f"`{each.page.path}`"


def _owned(owners: tuple[Owner, ...]) -> str:
    """Names as code: nothing in them acts, and nobody is called by an account every week."""
    return ", ".join(f"`{owner.name.replace('`', '’')}`" for owner in owners) or "none named"


def as_json(due: Due) -> str:
    """An object with three lists: `claims`, `old` and `never`."""
    shown = {
        "claims": [
            {"id": each.claim.id, "recheckBy": each.claim.recheckBy.isoformat(), "owners": _names(each.owners)}
            for each in due.claims
        ],
        "old": [{**_known(each), "reviewed": str(each.reviewed), "by": str(each.by)} for each in due.old],
        "never": [_known(each) for each in due.never],
    }
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"


def _known(each: DuePage) -> dict[str, object]:
    return {"path": each.page.path, "owners": _names(each.owners)}


def _names(owners: tuple[Owner, ...]) -> list[str]:
    return [owner.name for owner in owners]
