"""`move`: a page goes to another address, or has gone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from guidebook.content.addresses import address
from guidebook.content.data import LANGUAGES
from guidebook.content.tree import Tree
from guidebook.editions import withdrawn
from guidebook.editions.after import after
from guidebook.editions.edits import Moves, mended, named_by_the_machinery, nav_moved, place
from guidebook.editions.naming import ids_of, name_of, page
from guidebook.editions.plan import Plan, Refused, Unknown
from guidebook.editions.published import neutral, page_of, published
from guidebook.editions.recording import recorded, sound, whole
from guidebook.editions.records import Records
from guidebook.editions.redirects import follow

SETTINGS = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Around:
    """What lies around the content and may name its pages."""

    settings: str
    """The text of `mkdocs.yml`."""
    machinery: Mapping[str, str]
    """Templates and code, by path."""


def move(tree: Tree, around: Around, old_given: str, new_given: str) -> Plan:
    """The move of a page, or the record of one that has been made by hand.

    Where the old page is gone and the new one is there, the files stay as they are; links and records follow.
    """
    known = sound(tree)
    old, new = page(old_given, tree, known), name_of(new_given)
    done = _check(tree, around, known, old, new)
    now = {neutral(each.address) for each in published(tree)}
    # Of what was brought into another page, links to an id without a place there wait for its own command.
    waiting = {(old, id_) for id_ in _ids(tree, known, old, done) if done and place(new, id_) not in now}
    moves = Moves({old: new}, {each: each for each in waiting})
    files: dict[str, str | bytes | None] = {**(texts := mended(tree, moves))}
    later = after(tree, texts)
    settings = nav_moved(around.settings, old, new)
    if settings != around.settings and not done:
        files[SETTINGS] = settings
    live = {neutral(each.address) for each in published(later)}
    here = {each for each in live if page_of(each) == place(new)}
    wanted = {place(old, id_): place(new, id_) for id_ in _ids(tree, known, old, done)}
    went = {place(old): place(new), **{source: to for source, to in wanted.items() if to in live}}
    leading = follow(known.redirects, went, known.published, live, tree.today)
    gone = withdrawn.follow(known.withdrawn, went)
    files |= recorded(tree, known, here if place(old) in known.published else (), leading, gone)
    told = [f"{old} is now {new}"]
    told += [f"{each.source or '/'} leads on to {each.to or '/'}" for each in leading if each not in known.redirects]
    told += [
        f"“{source}” has no place on {new}: run `uv run guidebook rename-id {old} {id_} PAGE.md#NEW`"
        f" or `uv run guidebook withdraw {source} …`"
        for source, to in wanted.items()
        if to not in live and (id_ := source.partition("#")[2])
    ]
    return Plan(whole(tree, later, files, moves), tuple(told))


def _ids(tree: Tree, known: Records, old: str, done: bool) -> list[str]:
    """The ids that go with the page: those it has, or, where it is gone, those that nobody has accounted for."""
    if done:
        return sorted(ids_of(old, known, gone=True))
    return sorted(
        {
            neutral(each.address).partition("#")[2]
            for each in published(tree)
            if page_of(neutral(each.address)) == place(old) and "#" in each.address
        }
    )


def _check(tree: Tree, around: Around, known: Records, old: str, new: str) -> bool:
    """Whether the move has been made by hand. Raises where it cannot be made or recorded."""
    if old == "index.md":
        raise Refused("The front page has no other address: move its text instead.")
    if address(old, "nb") == address(new, "nb"):
        raise Unknown(f"{old} and {new} have the same address.")
    names = {name for _, name in tree.names}
    if old not in names and new not in names:
        raise Unknown(f"{old} is gone, and there is no page “{new}” where it could have gone.")
    if old not in names:
        return True
    taken = {address(name, "nb"): name for name in names}.get(address(new, "nb"))
    if taken:
        fix = "Bring the texts together by hand, take the old page away, and run the command again."
        raise Refused(f"There is a page at /{address(new, 'nb')} already, {taken}. {fix}")
    missing = [f"docs/{language}/{old}" for language in LANGUAGES if (language, old) not in tree.pages]
    if missing:
        raise Refused(f"{' and '.join(missing)} cannot be read: a page moves in both languages at once.")
    back = {each.source for each in known.redirects if page_of(each.to) == place(old)}
    if place(new) in known.published and place(new) not in back:
        raise Refused(f"/{place(new)} was the address of another page, and no address is ever reused. Choose another.")
    named = named_by_the_machinery(around.machinery, {old: r"(?=[\"'#])"})
    if named:
        raise Refused("\n".join([f"The machinery names {old}; whoever keeps it has to change it first:", *named]))
    return False
