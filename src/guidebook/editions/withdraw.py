"""`withdraw`: what is taken off the living site leaves a word of why, and where to go instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from guidebook.content.data import LANGUAGES, Text
from guidebook.content.data_files import data_path
from guidebook.content.finding import near
from guidebook.content.outline import outline
from guidebook.content.page import Page
from guidebook.content.tree import Tree
from guidebook.editions import withdrawn as entries
from guidebook.editions.after import after
from guidebook.editions.edits import Moves, mended, named_by_the_machinery, nav_without, place, pointing
from guidebook.editions.move import SETTINGS, Around
from guidebook.editions.naming import name_of, page, section
from guidebook.editions.plan import Plan, Refused, Unknown
from guidebook.editions.published import ids, names_by_address, neutral, page_of, published
from guidebook.editions.recording import recorded, sound, whole
from guidebook.editions.records import Records
from guidebook.editions.withdrawn import PICTURES, Withdrawn


def withdraw(
    tree: Tree,
    around: Around,
    given: Sequence[str],
    why: Text,
    instead_given: str | None,
    pictures: Mapping[str, bytes],
) -> Plan:
    """Record that addresses are withdrawn; a page's files, its line in `nav` and the links to it go with it.

    The text of a section is never taken out by the command: it must be gone, with the sections below it.
    `pictures` are the bytes of those named, by address.
    """
    known = sound(tree)
    wanted = [_address(each, tree, known) for each in given]
    instead = _address(instead_given, tree, known) if instead_given is not None else None
    live = {neutral(each.address) for each in published(tree)}
    if instead is not None and (instead not in live or page_of(instead) in wanted or instead in wanted):
        raise Unknown(f"“{instead}” is no place on the living site. {near(instead, live)}".strip())
    there = names_by_address(tree)
    pages = [there[each] for each in wanted if each in there]
    rest = replace(tree, pages={key: page for key, page in tree.pages.items() if key[1] not in pages})
    moves = Moves({}, _led(rest, wanted, instead, there))
    _check(tree, rest, around, wanted, pages, instead, live)
    texts = {**mended(rest, moves), **{f"docs/{each}/{name}": None for each in LANGUAGES for name in pages}}
    later = after(tree, texts)
    files: dict[str, str | bytes | None] = {**texts}
    settings = around.settings
    for name in pages:
        settings = nav_without(settings, name)
    if settings != around.settings:
        files[SETTINGS] = settings
    for each in wanted:
        if each in pictures:
            files[f"overrides/{each}"], files[PICTURES + each.removeprefix("images/")] = None, pictures[each]
    gone = set(wanted) | {each.source for each in known.redirects if _within(each.to, wanted)}
    kept = [each for each in known.redirects if each.source not in gone]
    orphans = {each.instead for each in known.withdrawn if each.instead is not None and _within(each.instead, wanted)}
    before = entries.follow(known.withdrawn, dict.fromkeys(orphans, instead))
    new = [Withdrawn(address=each, date=tree.today, why=why, instead=instead) for each in sorted(gone)]
    files |= recorded(tree, known, (), kept, [*before, *new])
    told = tuple(f"/{each} is withdrawn" for each in sorted(gone))
    return Plan(whole(tree, later, files, moves), told)


def _within(address: str, wanted: Sequence[str]) -> bool:
    return address in wanted or page_of(address) in wanted


def _address(given: str, tree: Tree, known: Records) -> str:
    """A neutral address that was published. Raises `Unknown` for another."""
    bare = neutral(given)
    if bare.startswith("images/"):
        if bare not in known.published | tree.pictures:
            raise Unknown(f"There is no picture “{bare}”, and never was. {near(bare, known.published)}".strip())
        return bare
    name, id_ = page(given, tree, known), given.partition("#")[2]
    if name == "index.md" and not id_ and name_of(given) == "index.md":
        return ""
    here = [ids(each, tree) for each in tree.pages.values() if each.name == name]
    everything = {each.address.partition("#")[2] for page_ids in here for each in page_ids}
    everything |= {each.partition("#")[2] for each in known.published if page_of(each) == place(name)}
    return place(name, section(name, id_, everything) if id_ else "")


def _led(
    tree: Tree, wanted: Sequence[str], instead: str | None, there: Mapping[str, str]
) -> dict[tuple[str, str], tuple[str, str]]:
    """Where each link to what is withdrawn is to lead."""
    if instead is None or page_of(instead) not in there:
        return {}
    target = there[page_of(instead)], instead.partition("#")[2]
    linked = {
        (link.page.partition("/")[2] if link.page else page.name, link.fragment)
        for page in tree.pages.values()
        for link in page.rendered.links
        if link.page or link.fragment
    } | {(there[each], "") for each in wanted if each in there}
    return {key: target for key in linked if _within(place(*key), wanted)}


def _check(
    tree: Tree,
    rest: Tree,
    around: Around,
    wanted: Sequence[str],
    pages: Sequence[str],
    instead: str | None,
    live: set[str],
) -> None:
    """Raise `Refused`, naming every place, where something would be left broken."""
    told = records_of(tree)
    reasons = [f"/{each} has been withdrawn before." for each in wanted if each in told]
    if "" in wanted:
        reasons.append("The front page cannot be withdrawn.")
    for each in wanted:
        if "#" in each and each in live:
            places = [_extent(page, each.partition("#")[2]) for page in _pages_at(tree, page_of(each))]
            text = " and ".join(filter(None, places))
            reasons.append(f"/{each} still stands. Take its text out first, {text}; then run the command again.")
        name = next((name for name in {name for _, name in tree.names} if place(name) == page_of(each)), None)
        links = pointing(rest, name or "", each.partition("#")[2] or None) if name else []
        if links and instead is None:
            reasons.append("\n  ".join([f"Links lead to /{each}; take them out, or give --instead:", *links]))
        uses = [
            f"{page.path}: “/{each}”"
            for page in tree.pages.values()
            if each in {link.file for link in page.rendered.links} or (page.front and page.front.image == f"/{each}")
        ]
        themed = [picture.path for picture in tree.images if picture.name == each and picture.themed]
        if uses or themed:
            reasons.append("\n  ".join([f"The picture /{each} is used; take it out first:", *uses, *themed]))
    for name in pages:
        reasons += _data(tree, name, instead)
        named = named_by_the_machinery(around.machinery, {name: r"(?=[\"'#])"})
        if named:
            reasons.append("\n  ".join([f"The machinery names {name}:", *named]))
    if reasons:
        raise Refused("\n".join(reasons))


def records_of(tree: Tree) -> set[str]:
    """What has been withdrawn before."""
    return {each.address for each in sound(tree).withdrawn}


def _pages_at(tree: Tree, address: str) -> list[Page]:
    return [page for page in tree.pages.values() if place(page.name) == address]


def _extent(page: Page, id_: str) -> str:
    """The lines of a section, with the sections below it."""
    found = [*outline(page)]
    at = next((number for number, each in enumerate(found) if each.mark.id == id_), None)
    if at is None:
        return ""
    after = (each.line for each in found[at + 1 :] if each.mark.level <= found[at].mark.level)
    rows = page.body.split("\n")[
        : next(after, page.places.first_line + len(page.places.lines)) - page.places.first_line
    ]
    last = page.places.first_line + len("\n".join(rows).rstrip().split("\n")) - 1
    return f"{page.path}:{found[at].line}–{last}"


def _data(tree: Tree, name: str, instead: str | None) -> list[str]:
    """Data that says that something stands on a page; points and answers are never moved without a human."""
    points = [
        f"{data_path('points')}:{tree.files.place('points', number)[0]}: point {point.number} is made on {name}."
        for number, point in enumerate(tree.data.points)
        if point.page == name
    ]
    answers = [
        f"{data_path('asked')}:{tree.files.place('asked', number)[0]}: what readers ask is answered on {name}."
        for number, each in enumerate(tree.data.asked)
        if each.page == name
    ]
    if instead is not None:
        return [*points, *answers]
    whole = [part.id for part in tree.data.programme.parts if part.page == name]
    steps = [step.id for part in tree.data.programme.parts for step in part.steps if step.page == name]
    asked = [
        f"{data_path('spectrum')}:{tree.files.place('spectrum', 'questions', number)[0]}: a question leads to {name}."
        for number, question in enumerate(tree.data.spectrum.questions)
        if question.page == name
    ]
    return [
        *points,
        *answers,
        *asked,
        *(f"{data_path('programme')}: “{each}” is on {name}." for each in [*whole, *steps]),
    ]
