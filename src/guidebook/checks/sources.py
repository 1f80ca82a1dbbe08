"""The register of sources: what a page leans on is registered, named and used."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidebook.content.data_files import data_path
from guidebook.content.finding import Finding, near
from guidebook.content.markup.notes import REFERENCE
from guidebook.content.page import Page
from guidebook.content.tree import Tree

_OWN = re.compile(r"\s{0,3}\[\^[^\]]+\]:")


def sources(tree: Tree) -> Iterator[Finding]:
    """Notes without an entry, front matter that names other sources than the page uses, entries without a use."""
    if "sources" in tree.files.broken:
        return
    known = {source.id for source in tree.data.sources}
    for page in tree.pages.values():
        yield from _notes(page, known)
        if page.front is not None and "sources" not in page.spoilt:
            yield from _named(page, set(page.front.sources), written_sources(page), claimed_sources(page, tree), known)
    yield from _unused(tree)


def written_sources(page: Page) -> set[str]:
    """The sources that the author of a page names: in notes and in `source` blocks."""
    return {name for line in page.places.lines for name in REFERENCE.findall(line)} | set(page.rendered.voices)


def claimed_sources(page: Page, tree: Tree) -> set[str]:
    """The sources that a page's claims bring with them."""
    claims = {claim.id: claim.sources for claim in tree.data.claims}
    return set().union(*(claims.get(claim, ()) for claim in page.rendered.claims))


def _notes(page: Page, known: set[str]) -> Iterator[Finding]:
    for number, line in enumerate(page.places.lines, page.places.first_line):
        if _OWN.match(line):
            yield Finding(
                page.path,
                number,
                1,
                "source-own-note",
                f"“{line.strip()[:60]}”, a note written on the page",
                f"notes whose text comes from {data_path('sources')}",
                "Enter the source in the register and take this line out.",
            )
            continue
        for match in REFERENCE.finditer(line):
            if match[1] not in known:
                yield Finding(
                    page.path,
                    number,
                    match.start() + 1,
                    "source-unknown",
                    f"a note to “{match[1]}”",
                    f"the id of an entry in {data_path('sources')}",
                    f"{near(match[1], known)}Correct the id, or enter the source in the register.",
                )


def _named(page: Page, named: set[str], used: set[str], claimed: set[str], known: set[str]) -> Iterator[Finding]:
    line, column = page.key("sources")
    for name in sorted(named - used - claimed):
        yield Finding(
            page.path,
            line,
            column,
            "source-not-used",
            f"`sources` names “{name}”, which the page does not use",
            "the sources of the page's notes and blocks, no others",
            f"{near(name, used - named)}Take it out, or write the note `[^{name}]`.",
        )
    for name in sorted((used & known) - named):
        yield Finding(
            page.path,
            line,
            column,
            "source-not-named",
            f"“{name}”, which the page uses, is not in `sources`",
            "every source of the page's notes and blocks",
            f"Add it: `sources: [{', '.join(sorted(used & known))}]`.",
        )


def _unused(tree: Tree) -> Iterator[Finding]:
    used = {name for page in tree.pages.values() for name in written_sources(page)}
    used |= {name for claim in tree.data.claims for name in claim.sources}
    used |= {name for term in tree.data.glossary for name in term.sources}
    used |= {event.source for event in tree.data.process.events}
    for number, source in enumerate(tree.data.sources):
        if source.id not in used:
            yield Finding(
                data_path("sources"),
                *tree.files.place("sources", number),
                "source-without-use",
                f"the source “{source.id}”, which nothing uses",
                "a note, a glossary entry or a meeting that leans on it",
                "Use it, or take it out of the register.",
            )
