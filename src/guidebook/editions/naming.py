"""How an editor may name a page or a section: as a file, as a link, or as an address."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guidebook.content.addresses import address
from guidebook.content.finding import near
from guidebook.content.tree import Tree
from guidebook.editions.plan import Unknown
from guidebook.editions.published import names_by_address, page_of
from guidebook.editions.records import Records

_NAME = re.compile(r"([a-z0-9]+(-[a-z0-9]+)*/)*[a-z0-9]+(-[a-z0-9]+)*\.md")
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def name_of(given: str) -> str:
    """The name of a page's file however it was named: `docs/nb/om/x.md`, `om/x.md`, `/en/om/x/` are all `om/x.md`.

    Raises `Unknown` where no page can have that name.
    """
    bare = re.sub(r"^(?:\./|/)?(?:docs/)?(?:(?:nb|en)/)?", "", given.partition("#")[0])
    name = bare if bare.endswith(".md") else f"{bare.strip('/')}.md" if bare.strip("/") else "index.md"
    if not _NAME.fullmatch(name):
        raise Unknown(
            f"“{given}” cannot be a page: lower-case letters a to z, digits and hyphens, as `om/sitering.md`."
        )
    return name


def page(given: str, tree: Tree, known: Records) -> str:
    """The name of a page that there is, or that the ledger knows. Raises `Unknown` for another."""
    wanted = name_of(given)
    there = names_by_address(tree)
    place = address(wanted, "nb")
    if place in there:
        return there[place]
    if place in {page_of(each) for each in known.published}:
        return wanted
    raise Unknown(f"There is no page “{wanted}”, and never was. {near(wanted, there.values())}".strip())


def section(name: str, given: str, ids: Iterable[str]) -> str:
    """An id that a page has, or had. Raises `Unknown` for another."""
    wanted, known = given.removeprefix("#"), set(ids)
    if wanted not in known:
        raise Unknown(f"“{name}” has no section “{wanted}”, and never had. {near(wanted, known)}".strip())
    return wanted


def new_id(given: str) -> str:
    """An id of good form. Raises `Unknown` for another."""
    wanted = given.removeprefix("#")
    if not ID.fullmatch(wanted):
        raise Unknown(f"“{given}” cannot be an id: lower-case letters a to z, digits and hyphens.")
    return wanted


def ids_of(name: str, known: Records, *, gone: bool = False) -> set[str]:
    """The ids that the ledger knows on a page; `gone`: those only that lead nowhere else and are not withdrawn."""
    place = address(name, "nb")
    told = {each.source for each in known.redirects} | {each.address for each in known.withdrawn}
    return {
        each.partition("#")[2]
        for each in known.published
        if "#" in each and page_of(each) == place and not (gone and each in told)
    }
