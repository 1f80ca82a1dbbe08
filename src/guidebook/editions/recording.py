"""The records as text again, and what every command writes besides the pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from guidebook.content.finding import errors, report
from guidebook.content.tree import Tree
from guidebook.editions import ledger, redirects, withdrawn
from guidebook.editions.after import in_step
from guidebook.editions.edits import Moves
from guidebook.editions.plan import Plan, Refused
from guidebook.editions.published import both, published
from guidebook.editions.records import Records, records
from guidebook.editions.redirects import Redirect
from guidebook.editions.withdrawn import Withdrawn


def sound(tree: Tree) -> Records:
    """The records of a project. Raises `Refused` where a file of record is broken: it would be written over."""
    known = records(tree)
    text = tree.editions.get(ledger.PATH, "")
    broken = [fault for fault in ledger.faults(text, tree.today) if fault.code == "ledger-line"]
    if known.faults or broken:
        raise Refused(report(errors([*known.faults, *broken])))
    return known


def update(tree: Tree, addresses: Iterable[str] = ()) -> Plan:
    """The ledger with every address that the content as it stands publishes, and these."""
    known = sound(tree)
    new = ledger.add(known.ledger, [*(each.address for each in published(tree)), *addresses], tree.today)
    text = ledger.write(new)
    added = sorted(new.keys() - known.ledger.keys())
    if text == tree.editions.get(ledger.PATH):
        return Plan({}, ("Every address is in the ledger.",))
    empty = {path: "[]\n" for path in (redirects.PATH, withdrawn.PATH) if path not in tree.editions}
    return Plan({ledger.PATH: text, **empty}, tuple(f"recorded {each}" for each in added))


def recorded(
    tree: Tree,
    known: Records,
    lines: Iterable[str],
    leading: Iterable[Redirect],
    gone: Iterable[Withdrawn],
) -> dict[str, str | bytes | None]:
    """The files of record that change when these neutral addresses have been published as well."""
    if not known.begun:
        return {}
    added = [address for each in lines for address in both(each)]
    texts = {
        ledger.PATH: ledger.write(ledger.add(known.ledger, added, tree.today)),
        redirects.PATH: redirects.write(leading),
        withdrawn.PATH: withdrawn.write(gone),
    }
    return {path: text for path, text in texts.items() if text != tree.editions.get(path, "[]\n")}


def whole(
    tree: Tree, later: Tree, files: Mapping[str, str | bytes | None], moves: Moves
) -> dict[str, str | bytes | None]:
    """All files of a change, those included in which an English page records what it renders."""
    return {**files, **in_step(tree, later, moves)}


def shown(address: str) -> str:
    """A neutral address as it is told."""
    return f"/{address}"
