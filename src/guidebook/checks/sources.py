"""The register of sources: what a page leans on is registered, named and used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guidebook.content.data_files import data_path
from guidebook.content.finding import Finding, near
from guidebook.content.markup.notes import REFERENCE
from guidebook.content.page import Page
from guidebook.content.tree import Tree
from guidebook.content.written import without_indented_code

_OWN = re.compile(r"\s{0,3}\[\^[^\]]+\]:")


def sources(tree: Tree) -> Iterator[Finding]:
    """Notes without an entry, front matter that names other sources than the page uses, entries without a use."""
    if "sources" in tree.files.broken:
        return
    known = {source.id for source in tree.data.sources}
    used: set[str] = set()
    for page in tree.pages.values():
        lines = without_indented_code(page.places.lines)
        yield from _notes(page, lines, known)
        yield from _forms(page, lines, known)
        here = written_sources(page)
        used |= here
        if page.front is not None and "sources" not in page.spoilt:
            yield from _named(page, set(page.front.sources), here, claimed_sources(page, tree), known)
    if not tree.files.broken:
        yield from _unused(tree, used)


def written_sources(page: Page) -> set[str]:
    """The sources that the author of a page names: in notes and in `source` blocks."""
    return set(REFERENCE.findall("\n".join(page.places.lines))) | set(page.rendered.voices)


def claimed_sources(page: Page, tree: Tree) -> set[str]:
    """The sources that a page's claims bring with them."""
    claims = {claim.id: claim.sources for claim in tree.data.claims}
    return set().union(*(claims.get(claim, ()) for claim in page.rendered.claims))


def _notes(page: Page, lines: Sequence[str], known: set[str]) -> Iterator[Finding]:
    for number, line in enumerate(lines, page.places.first_line):
        if "[^" not in line:
            continue
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


_SPOILT = re.compile(
    r"(?P<space>\[ ?\^ *[^\]\s]* *\](?!\())|(?P<before>\^\[(?P<a>[^\]\s]+)\])|(?P<after>\[(?P<b>[^\]\s^]+)\]\^)"
)
_ENDED = re.compile(r"(?<!\\)\[\^(?P<id>[^\]\s]+)\](?P<rest>[.,;:!?](?![\w.])|\[\^(?P=id)\])")
_APART = re.compile(r"(?<=[\w.,;:!?»”)])(?P<gap> +)\[\^(?P<id>[^\]\s]+)\]")


def _forms(page: Page, lines: Sequence[str], known: set[str]) -> Iterator[Finding]:
    """Notes that are printed as they stand, stand on the wrong side of a mark, or twice at one place."""
    for number, line in enumerate(lines, page.places.first_line):
        if "^" not in line or _OWN.match(line):
            continue
        for match in _SPOILT.finditer(line):
            name = match["a"] or match["b"] or match[0].strip("[]^ ")
            sound = bool(REFERENCE.fullmatch(match[0]))
            if sound or (name not in known and not match["space"]):
                continue
            fix = f"Write `[^{name or 'id'}]`, without a space, the `^` first inside the bracket."
            found = f"“{match[0]}”, which is printed as it stands"
            yield Finding(page.path, number, match.start() + 1, "source-note-form", found, "`[^id]`", fix)
        for match in _ENDED.finditer(line):
            if match["rest"].startswith("["):
                found, fix = f"the note “{match['id']}” twice in a row", "Take one of them out."
                at = match.start("rest") + 1
                yield Finding(page.path, number, at, "source-note-twice", found, "each note once", fix)
            else:
                found, fix = f"a note before “{match['rest']}”", f"Write `{match['rest']}[^{match['id']}]`."
                expected, at = "a note after the mark", match.start() + 1
                yield Finding(page.path, number, at, "source-note-place", found, expected, fix, "warning")
        for match in _APART.finditer(line):
            found, fix = f"a space before the note “{match['id']}”", "Take the space out."
            expected, at = "a note right after the word or the mark", match.start("gap") + 1
            yield Finding(page.path, number, at, "source-note-place", found, expected, fix, "warning")


def _named(page: Page, named: set[str], used: set[str], claimed: set[str], known: set[str]) -> Iterator[Finding]:
    line, column = page.key("sources")
    met: set[str] = set()
    for number, name in enumerate(page.front.sources if page.front else ()):
        place = page.key("sources", number)
        if name in met:
            found = f"“{name}” for the second time"
            yield Finding(page.path, *place, "source-named-twice", found, "each source once", "Take one of them out.")
        elif name not in known:
            expected = f"the id of an entry in {data_path('sources')}"
            fix = f"{near(name, known)}Correct the id, or enter the source in the register."
            yield Finding(page.path, *place, "source-unknown", f"the source “{name}”", expected, fix)
        elif name not in used | claimed:
            found = f"`sources` names “{name}”, which the page does not use"
            fix = f"{near(name, used - named)}Take it out, or write the note `[^{name}]`."
            expected = "the sources of the page's notes and blocks, no others"
            yield Finding(page.path, *place, "source-not-used", found, expected, fix)
        met.add(name)
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


def _unused(tree: Tree, written: set[str]) -> Iterator[Finding]:
    used = written | {name for claim in tree.data.claims for name in claim.sources}
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
