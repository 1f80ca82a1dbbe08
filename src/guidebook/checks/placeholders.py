"""Words that hold the place of words to come."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidebook.content.finding import Finding
from guidebook.content.running import Running, running
from guidebook.content.tree import Tree
from guidebook.content.yaml_reader import Place

_HINTS = ("todo", "fixme", "tbd", "tba", "???", "[", "<", "xx", "lorem", "dolor", "skriv", " inn ", "insert", "your")
"""One of these stands in every text, in small letters, that `_FOUND` could match in."""
_NAMED = (
    r"(?:for|etter)?navn|dato|tittel|lenke|tekst|tall|beløp|kilde(?: mangler)?|virksomhet|avsender|sted|bilde"
    r"|name|date|title|link|text|number|amount|source|citation needed|organisation|picture|image|tbd|todo|xx+|…|\.{3}"
)
_ASKED = r"(?:skriv|sett inn|fyll inn|lim inn|legg inn|erstatt|insert|enter|replace|your|kommer) [^\[\]<>]{1,40}"
_FOUND = re.compile(
    r"(?<!\w)(?:TODO|FIXME|TBD|TBA)(?!\w)"
    r"|\?{3,}"
    rf"|\[(?i:{_NAMED}|{_ASKED})\]|<(?i:{_NAMED}|{_ASKED})>"
    r"|(?<!\w)(?i:lorem ipsum|dolor sit amet|(?:sett|fyll|lim|legg|skriv) inn [^\W\d_]+ her|skriv tekst(?:en)? her"
    r"|insert [^\W\d_]+ here|your [^\W\d_]+ here)(?!\w)"
    r"|(?<!\w)(?:[xX]{2,}[./-]){2}(?:[xX]{2,}|\d{4})(?!\w)"
    r"|(?<!\w)20[xX]{2}(?!\w)"
    r"|(?<!\w)[xX]{2,}(?= (?:prosent|kroner|kr|dager|personer|år|per cent|percent|days|people|%))"
    r"|(?<![\w-])(?<!kapittel )(?<!vedlegg )(?<!del )(?<!bind )(?<!annex )(?<!chapter )(?<!part )XXX(?![\w-])",
)
_WHOLE = re.compile(
    r"(?:(?:mer|tekst|innhold) )?kommer(?: snart)?|coming soon|more to come|under (?:arbeid|utarbeidelse|construction)"
    r"|work in progress|(?:tekst|text|skriv|write) (?:her|here)|fyll inn|x{2,}|tba|blah?(?: blah?)*|\.{3}|…",
    re.I,
)
_AROUND = " \t.:!()[]*_"
_EXAMPLE = re.compile(r"https?://(?:www\.)?example\.(?:com|net|edu)(?![\w.])")


def placeholders(tree: Tree) -> Iterator[Finding]:
    """Words to be replaced, outside quotations and code; a note to oneself in a comment is sound."""
    for text in running(tree):
        yield from _text(text, tree.texts[text.path])
    for page in tree.pages.values():
        for link, place in zip(
            page.rendered.links, page.places.targets(link.written for link in page.rendered.links), strict=True
        ):
            if _EXAMPLE.match(link.written):
                yield _finding(page.path, place, link.written)


def _text(text: Running, written: str) -> Iterator[Finding]:
    if len(text.text) < 30 and _WHOLE.fullmatch(whole := text.text.strip(_AROUND) or text.text.strip()):
        yield _finding(text.path, text.place(text.text.index(whole)), whole)
    elif any(map(text.text.lower().__contains__, _HINTS)):
        for match in _FOUND.finditer(text.unquoted):
            line, column = text.place(match.start())
            whole = written.split("\n")[line - 1]
            before, after = whole[: column - 1], whole[column - 1 + len(match[0]) :]
            if match[0][0] not in "[<" or (not before.endswith(("\\", "^")) and not after.startswith("^")):
                yield _finding(text.path, (line, column), match[0])


def _finding(path: str, place: Place, written: str) -> Finding:
    return Finding(
        path,
        *place,
        "leftover-placeholder",
        f"“{written}”, which holds the place of something else",
        "the text itself",
        "Write what is to stand here, or take it out; a note to yourself can stand in a comment, `<!-- … -->`.",
    )
