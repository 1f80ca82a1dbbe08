"""The checks of the content: each a module with one pure function from the tree to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from guidebook.checks.access import access
from guidebook.checks.addresses import addresses
from guidebook.checks.american import american
from guidebook.checks.asked import asked
from guidebook.checks.blocks import blocks
from guidebook.checks.characters import characters
from guidebook.checks.conflicts import conflicts
from guidebook.checks.data import data
from guidebook.checks.dialects import dialects
from guidebook.checks.empty_sections import empty_sections
from guidebook.checks.exceptions import exempt
from guidebook.checks.first_text import first_text
from guidebook.checks.force import force
from guidebook.checks.front_matter import front_matter
from guidebook.checks.frozen import frozen
from guidebook.checks.headings import headings
from guidebook.checks.html import html
from guidebook.checks.imitations import imitations
from guidebook.checks.kept import counterpart, found_anew, linked
from guidebook.checks.ledger import ledger
from guidebook.checks.link_texts import link_texts
from guidebook.checks.links import links
from guidebook.checks.lists import lists
from guidebook.checks.lookalikes import lookalikes
from guidebook.checks.mail import mail
from guidebook.checks.mojibake import mojibake
from guidebook.checks.numbers import numbers
from guidebook.checks.nynorsk import nynorsk
from guidebook.checks.own_address import own_addresses
from guidebook.checks.pairs import pairs
from guidebook.checks.pictures import pictures
from guidebook.checks.placeholders import placeholders
from guidebook.checks.plain import plain
from guidebook.checks.points import points
from guidebook.checks.printed import printed
from guidebook.checks.quotation_marks import quotation_marks
from guidebook.checks.reading import reading
from guidebook.checks.redirects import redirects
from guidebook.checks.references import references
from guidebook.checks.repeats import repeats
from guidebook.checks.reused import reused
from guidebook.checks.reviewed import reviewed
from guidebook.checks.secrets import secrets
from guidebook.checks.sources import sources
from guidebook.checks.structure import structure
from guidebook.checks.tables import tables
from guidebook.checks.terms import terms
from guidebook.checks.tongue import tongue
from guidebook.checks.translation import translation
from guidebook.checks.wording import wording
from guidebook.content.finding import Finding
from guidebook.content.tree import Tree

Check = Callable[[Tree], Iterable[Finding]]

CHECKS: Mapping[str, Check] = {
    "reading": reading,
    "frozen": frozen,
    "addresses": addresses,
    "pairs": pairs,
    "front-matter": front_matter,
    "reviewed": reviewed,
    "headings": headings,
    "links": links,
    "blocks": blocks,
    "html": html,
    "sources": sources,
    "data": data,
    "references": references,
    "link-texts": link_texts,
    "own-addresses": own_addresses,
    "mail": mail,
    "tables": tables,
    "lists": lists,
    "dialects": dialects,
    "access": access,
    "pictures": pictures,
    "points": points,
    "asked": asked,
    "characters": characters,
    "mojibake": mojibake,
    "imitations": imitations,
    "lookalikes": lookalikes,
    "secrets": secrets,
    "conflicts": conflicts,
    "placeholders": placeholders,
    "first-text": first_text,
    "empty-sections": empty_sections,
    "repeats": repeats,
    "printed": printed,
    "quotation-marks": quotation_marks,
    "nynorsk": nynorsk,
    "wording": wording,
    "american": american,
    "translation": translation,
    "structure": structure,
    "numbers": numbers,
    "force": force,
    "terms": terms,
    "tongue": tongue,
    "plain": plain,
    "ledger": ledger,
    "reused": reused,
    "redirects": redirects,
}


LINKED = frozenset({"links"})
"""The checks whose findings in a page never depend on more than the page and those that it points to."""

PAGEWISE = (
    CHECKS.keys()
    - LINKED
    - {
        "reading",
        "frozen",
        "addresses",
        "pairs",
        "front-matter",
        "reviewed",
        "own-addresses",
        "sources",
        "data",
        "points",
        "asked",
        "pictures",
        "ledger",
        "redirects",
        "reused",
    }
)
"""The checks whose findings in a page never depend on more than the page and its counterpart."""


def found(tree: Tree, kept: Path | None = None) -> Mapping[str, Sequence[Finding]]:
    """What each check finds, by place, but for the exceptions that a human has made; and what is wrong with those.

    Where a folder for it is given, only the pages for which something has changed since the last time are checked, and
    many are shared among processes.
    """
    everything: dict[str, set[Finding]] = {}
    if kept is not None:
        for some, near in (PAGEWISE, counterpart), (LINKED, linked):
            mine = {name: CHECKS[name] for name in some & CHECKS.keys()}
            everything |= found_anew(tree, mine, kept / f"{near.__name__}.json", near)
    everything |= {name: set(CHECKS[name](tree)) for name in CHECKS.keys() - everything.keys()}
    remaining, faults = exempt(tree, (finding for each in everything.values() for finding in each))
    left = set(remaining)
    ordered = {name: sorted(everything[name] & left) for name in CHECKS}
    return {**ordered, "exceptions": sorted(faults)}


def findings(tree: Tree, kept: Path | None = None) -> list[Finding]:
    """Everything that is wrong with the content, by place; `kept` as for `found`."""
    return sorted({finding for each in found(tree, kept).values() for finding in each})
