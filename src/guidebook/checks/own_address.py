"""This site by its full address: what stands after it must be a page, and its section."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from guidebook.checks.links import page_ids
from guidebook.content.addresses import OWN
from guidebook.content.finding import Finding, near
from guidebook.content.page import Page
from guidebook.content.places import CODE_OR_COMMENT
from guidebook.content.tree import Tree
from guidebook.editions.edition import SERVED
from guidebook.editions.frozen import read_editions

_NOT_KNOWN_YET = "https://ki-veiledning.example"
"""What stands in for the address of the site while it is built without one; it leads nowhere."""
_WRITTEN = re.compile(rf"(?:{re.escape(OWN.rstrip('/'))}|{re.escape(_NOT_KNOWN_YET)})[^\s`<>()\[\]«»“”\"'…{{}}|]*…?")
_NO_PAGE = re.compile(r"(?:en/)?(?:utgaver/|(?:images|assets)/.*)|.*…|[^#]*\.(?:xml|json|txt|pdf|md|atom|zip|bib|ris)")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_IN_EDITION = re.compile(rf"(?P<language>en/)?{SERVED}(?P<date>[^/#]*)/?(?P<path>[^#]*)(?:#(?P<id>.*))?")


def own_addresses(tree: Tree) -> Iterator[Finding]:
    """Full addresses of this site that lead to no page of it, in text and in examples."""
    pages = {page.address: page for page in tree.pages.values()}
    for page in tree.pages.values():
        if OWN.rstrip("/") not in page.body and _NOT_KNOWN_YET not in page.body:
            continue
        comments = [match.span() for match in CODE_OR_COMMENT.finditer(page.body) if not match["code"]]
        for match in _WRITTEN.finditer(page.body):
            if not any(start <= match.start() < end for start, end in comments):
                yield from _one(page, match, pages, tree)


def _one(page: Page, match: re.Match[str], pages: dict[str, Page], tree: Tree) -> Iterator[Finding]:
    line = page.body.count("\n", 0, match.start())
    column = match.start() - (page.body.rfind("\n", 0, match.start()) + 1) + 1
    fault = _fault(match[0].rstrip(".,;:"), pages, tree)
    if fault:
        yield Finding(page.path, page.places.first_line + line, column, "link-own-address", *fault)


def _fault(written: str, pages: dict[str, Page], tree: Tree) -> tuple[str, str, str] | None:
    if written.startswith(_NOT_KNOWN_YET):
        rest = written.removeprefix(_NOT_KNOWN_YET).lstrip("/")
        found = f"“{written}”, an address that only stands in for this site's own"
        return found, f"{OWN}…, which becomes the public address", f"Write `{OWN}{rest}`."
    rest = unquote(written.removeprefix(OWN.rstrip("/")).removeprefix("/"))
    path, _, fragment = rest.partition("#")
    if not rest or _NO_PAGE.fullmatch(rest):
        return None
    edition = _IN_EDITION.fullmatch(rest)
    if edition:
        return _edition_fault(written, edition, tree)
    there = pages.get(path)
    if there is None:
        guess = near(path, pages) or (f"Did you mean “{path}/”? " if f"{path}/" in pages else "")
        return (
            f"“{written}”, where there is no page",
            "the address of a page, with `/` at its end",
            f"{guess}Correct it.",
        )
    ids = page_ids(there, tree)
    if fragment and fragment not in ids and not tree.files.broken & {*there.rendered.inserts}:
        found = f"“{written}”; {there.path} has no “{fragment}”"
        return found, "the id of a section of that page", f"{near(fragment, ids)}Correct what follows `#`."
    return None


def _edition_fault(written: str, there: re.Match[str], tree: Tree) -> tuple[str, str, str] | None:
    """What is wrong with an address in an edition; one that is still to come may have any page."""
    editions = {edition.date.isoformat(): edition for edition in read_editions(tree.editions)}
    edition = editions.get(there["date"])
    if edition is None:
        if _DATE.fullmatch(there["date"]) and there["date"] > max(editions, default=""):
            return None
        known = ", ".join(editions) or "none yet"
        found = f"“{written}”, where there is no edition"
        return found, f"the date of an edition ({known}) or of one to come", "Correct the date after `utgaver/`."
    page = edition.page((there["language"] or "") + there["path"])
    if there["path"] in edition.pictures:
        return None
    if page is None:
        pages = (each.neutral for each in edition.pages)
        return (
            f"“{written}”; the edition of {edition.date} has no such page",
            "the address of a page of that edition, with `/` at its end",
            f"{near(there['path'], pages)}Correct what follows the date.",
        )
    if there["id"] and there["id"] not in page.sections:
        found = f"“{written}”; that page of the edition has no “{there['id']}”"
        return found, "the id of a section of that page", f"{near(there['id'], page.sections)}Correct what follows `#`."
    return None
