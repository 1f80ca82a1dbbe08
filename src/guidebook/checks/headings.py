"""Headings: one h1, no level skipped, a good id for each section, a text that stands alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guidebook.content.finding import Finding, Severity
from guidebook.content.outline import Heading, outline
from guidebook.content.page import Page
from guidebook.content.tree import Tree

_RESERVED = re.compile(r"content|(site|fig|term)-.*")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DEEPEST = 4
_TRIED = re.compile(r"[\s{(\[]*(?:[#＃]|\{:?)\s*(?:id\s*=\s*)?[\"']?(?P<id>[A-Za-z0-9][\w-]*)[^\w]*$")
_BRACES = re.compile(r"\s*\{.*\}?\s*")
_ENDS = re.compile(r"[.,;:]$")
_ABBREVIATION = re.compile(r"(?:\b(?:mv|osv|etc|nr|jf|pkt|ca|kl|bl|inc|ltd|vol|no)|\b\w\.\w|\.\.)\.$", re.I)
_STRONG = re.compile(r"#*\s*(\*\*|__)(?!\s)(?:(?!\1).)+\1\s*(\{[^{}]*\})?\s*#*\s*")
_PLAIN = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})


def headings(tree: Tree) -> Iterator[Finding]:
    """Faults of the headings of each page."""
    for page in tree.pages.values():
        if page.body or page.front is not None:
            found = [*outline(page)]
            yield from _titles(page, found)
            yield from _ids(page, found, set(tree.entries(page)))
            yield from _levels(page, found)
            yield from _texts(page, found)


def _finding(
    page: Page, at: Heading, code: str, found: str, expected: str, fix: str, severity: Severity = "error"
) -> Finding:
    return Finding(page.path, at.line, at.column, f"heading-{code}", found, expected, fix, severity)


def _titles(page: Page, found: Sequence[Heading]) -> Iterator[Finding]:
    """One h1, first on the page, without an id."""
    first_line = page.places.first_line
    titles = [heading for heading in found if heading.mark.level == 1]
    if not titles:
        fix = f"Begin the text with `# {page.title}`."
        yield Finding(
            page.path, first_line, 1, "heading-no-title", "no h1", "one heading `# …`, first on the page", fix
        )
        return
    first = next((number for number, line in enumerate(page.places.lines, first_line) if line.strip()), first_line)
    if titles[0].line != first:
        found_, expected = "something before the h1", "the h1 first on the page"
        yield Finding(page.path, first, 1, "heading-title-late", found_, expected, "Move the h1 up.")
    if titles[0].mark.id:
        what = f"an h1 with the id “{titles[0].mark.id}”"
        yield _finding(page, titles[0], "title-id", what, "an h1 without one", "Take the id out.")
    for title in titles[1:]:
        fix = "Make it `## … { #id }`."
        yield _finding(page, title, "second-title", f"a second h1, “{title.mark.text}”", "one h1", fix)


def _levels(page: Page, found: Sequence[Heading]) -> Iterator[Finding]:
    """No level skipped, none too deep for a reader to follow, each a part of the page itself."""
    before = 0
    for heading in found:
        level, text = heading.mark.level, heading.mark.text
        if level > before + 1 and before:
            fix = f"Write `{'#' * (before + 1)} {text}`, or add the heading between."
            yield _finding(page, heading, "level", f"h{level} after h{before}", f"h{before + 1} at most", fix)
        elif level > _DEEPEST:
            fix = "Make it a level less, or write its text as a paragraph or a list."
            yield _finding(page, heading, "deep", f"an h{level}, “{text}”", f"h2 to h{_DEEPEST}", fix)
        if heading.inside:
            fix = "Begin the line with the `#`; end the list or the quotation before it."
            yield _finding(page, heading, "inside", f"“{text}” in a list or a quotation", "a heading of the page", fix)
        before = level


def _ids(page: Page, found: Sequence[Heading], entries: set[str]) -> Iterator[Finding]:
    """An id for every section, well formed, its own."""
    met: dict[str, int] = {}
    another = "Write another id, the same in both languages."
    own = "Give this section an id of its own, in both languages."
    for heading in found:
        mark = heading.mark
        id_ = mark.id
        if mark.level == 1 or not mark.text or _BRACES.fullmatch(mark.text):
            continue
        if not id_:
            text, guess = _meant(heading)
            hashes = "#" * mark.level
            fix = f"Write `{hashes} {text or '…'} {{ #{guess} }}`, the same id in both languages."
            yield _finding(page, heading, "no-id", f"“{mark.text}” without an id", "`{ #id }` after the heading", fix)
        elif not _ID.fullmatch(id_):
            expected = "lower-case letters a to z, digits and hyphens"
            fix = f"Write another id, as `{_slug(id_)}`, the same in both languages."
            yield _finding(page, heading, "id-form", f"the id “{id_}”", expected, fix)
        elif id_ in met:
            what = f"the id “{id_}” for the second time (first in line {met[id_]})"
            yield _finding(page, heading, "id-twice", what, "each id once on a page", own)
        elif _RESERVED.fullmatch(id_):
            what = f"the id “{id_}”, which the page around the text has"
            yield _finding(page, heading, "id-reserved", what, "an id of its own", another)
        elif id_ in entries:
            what = f"the id “{id_}”, which an entry made from data has on this page"
            yield _finding(page, heading, "id-of-entry", what, "each id once on a page", own)
        met.setdefault(id_, heading.line)


def _meant(heading: Heading) -> tuple[str, str]:
    """The text and the id that a heading without an id was most likely to have."""
    tried = _TRIED.search(heading.written.lstrip("# "))
    if tried:
        return heading.written.lstrip("# ")[: tried.start()].strip(), _slug(tried["id"])
    return heading.mark.text, _slug(heading.mark.text)


def _slug(text: str) -> str:
    """Words as an id; `short-name` where nothing is left."""
    words = re.findall(r"[a-z0-9]+", text.lower().translate(_PLAIN))
    return "-".join(words[:6]) or "short-name"


def _texts(page: Page, found: Sequence[Heading]) -> Iterator[Finding]:
    """A text that a table of contents and a screen reader can show alone."""
    above: list[Heading] = []
    met: dict[tuple[int, str], int] = {}
    for heading in found:
        text = heading.mark.text
        while above and above[-1].mark.level >= heading.mark.level:
            above.pop()
        key = (above[-1].line if above else 0, text.casefold())
        above.append(heading)
        if not text or _BRACES.fullmatch(text):
            fix = "Write the heading before the braces, or take the line out."
            yield _finding(page, heading, "empty", "a heading without a text", "words that name the section", fix)
            continue
        if _ENDS.search(text) and not _ABBREVIATION.search(text):
            what = f"“{text}” ends with “{text[-1]}”"
            fix = "Take the mark out; a question mark may stay."
            yield _finding(page, heading, "punctuation", what, "no mark after a heading", fix, "warning")
        if "[^" in heading.written:
            fix = "Move the note to the first sentence of the section."
            yield _finding(page, heading, "note", f"a note in the heading “{text}”", "notes in the text", fix)
        if heading.written.startswith("#") and _STRONG.fullmatch(heading.written):
            fix = "Take the `**` away; the heading is bold as it is."
            yield _finding(page, heading, "bold", f"“{text}” in bold", "the plain words", fix, "warning")
        if key in met:
            what = f"“{text}” for the second time here (first in line {met[key]})"
            fix = "Say in each heading what its section is about."
            yield _finding(page, heading, "text-twice", what, "headings that differ", fix, "warning")
        met.setdefault(key, heading.line)
