"""Structure: each section is built alike in both languages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from guidebook.content.counterparts import translated
from guidebook.content.finding import Finding
from guidebook.content.page import Page
from guidebook.content.passages import Part, Passage
from guidebook.content.tree import Tree
from guidebook.content.yaml_reader import Place

KINDS: Mapping[str, str] = {
    "list": "lists with as many items",
    "table": "tables with as many rows and columns",
    "quotation": "as many quotations",
    "block": "the same blocks",
    "note": "notes to the same sources",
    "link": "links to the same places",
    "picture": "the same pictures",
    "code": "as many code blocks",
}


_WRITTEN: Mapping[str, str] = {
    "link": r"(?:\]\(<?|<)(?:[^()<>\s]*/)?DETAIL/?[)>\s]",
    "picture": r"!\[[^\]]*\]\(<?DETAIL[)>\s]",
    "note": r"\[\^DETAIL\]",
    "block": r"^\s*/{3,}\s*(?:(?:insert|claim)\s*\|\s*)?DETAIL\b",
}
"""How a part is written, by its kind; one that has no mark of its own is told at the heading of its section."""
_DIGITS = re.compile(r"\d+")
_Details = Mapping[tuple[str, str], Sequence[str]]


def structure(tree: Tree) -> Iterator[Finding]:
    """Lists, tables, quotations, blocks, notes, links and pictures that one of a pair lacks."""
    for english in tree.of("en"):
        norwegian = tree.pages.get(("nb", english.name))
        if norwegian is not None:
            yield from _pair(norwegian, english)
            yield from _addresses(norwegian, english)
            yield from _paragraphs(norwegian, english)


def _pair(norwegian: Page, english: Page) -> Iterator[Finding]:
    """What a section has and its counterpart lacks, told at both."""
    ours, theirs = _parts(norwegian), _parts(english)
    more, missing = _surplus(ours, theirs), _surplus(theirs, ours)
    for section, kind in sorted({*more, *missing}):
        if section in _ids(norwegian) & _ids(english):
            for page, other, here, there in (
                (norwegian, english, more, missing),
                (english, norwegian, missing, more),
            ):
                has, lacks = here.get((section, kind), ()), there.get((section, kind), ())
                differs = f"{_shown(kind, has)} more" if has else f"{_shown(kind, lacks)} less"
                yield Finding(
                    page.path,
                    *(_place_of(page, section, kind, has[0]) if has else _place(page, section)),
                    f"structure-{kind}",
                    f"{differs} in {_named(section)} than in {other.path}",
                    f"{KINDS[kind]} in both languages",
                    "Make the two sections alike.",
                )


def _surplus(parts: Counter[tuple[str, str, str]], others: Counter[tuple[str, str, str]]) -> _Details:
    """By section and kind, the details of what one page has and the other lacks."""
    surplus: dict[tuple[str, str], list[str]] = defaultdict(list)
    for section, kind, detail in (parts - others).elements():
        surplus[section, kind].append(detail)
    return surplus


def _addresses(norwegian: Page, english: Page) -> Iterator[Finding]:
    """Addresses outside that differ in a number alone: another law, another version, another report."""
    ours, theirs = (Counter((part.section, part.detail) for part in _outside(page)) for page in (norwegian, english))
    for section, here in ours - theirs:
        for other, there in theirs - ours:
            if section == other and _DIGITS.sub("0", here) == _DIGITS.sub("0", there):
                for page, written, another in ((norwegian, here, there), (english, there, here)):
                    yield Finding(
                        page.path,
                        *_place_of(page, section, "link", written),
                        "structure-address",
                        f"“{written}”, and “{another}” on the other side",
                        "the same numbers in both addresses",
                        "Open both, and correct the one that is wrong.",
                        "warning",
                    )


def _outside(page: Page) -> Iterator[Part]:
    return (part for part in page.rendered.parts if part.kind == "link" and "://" in part.detail)


def _paragraphs(norwegian: Page, english: Page) -> Iterator[Finding]:
    """Sections with another number of paragraphs; a translator may have good reasons, so somebody is asked to look."""
    ours, theirs = (Counter(each.section for each in _running(page)) for page in (norwegian, english))
    for section in sorted(_ids(norwegian) & _ids(english)):
        if ours[section] != theirs[section]:
            yield Finding(
                english.path,
                *_place(english, section),
                "structure-paragraph",
                f"{theirs[section]} paragraphs in {_named(section)}; {norwegian.path} has {ours[section]}",
                "as many paragraphs in both languages",
                "See whether something is missing.",
                "warning",
            )


def _running(page: Page) -> Iterator[Passage]:
    """The paragraphs, but for the translation of a quotation, which only one of the two languages needs."""
    aside = {passage.number for _, passage in translated(page)}
    return (each for each in page.rendered.passages if each.kind == "paragraph" and each.number not in aside)


def _ids(page: Page) -> set[str]:
    return {"", *(mark.id for mark in page.rendered.headings)}


def _parts(page: Page) -> Counter[tuple[str, str, str]]:
    return Counter((part.section, part.kind, _alike(part)) for part in page.rendered.parts)


def _alike(part: Part) -> str:
    """What has to be the same: of an address outside, only that there is one, since many exist in each language."""
    return "an address outside" if part.kind == "link" and ":" in part.detail else part.detail


def _shown(kind: str, details: Sequence[str]) -> str:
    named = [detail for detail in details if detail]
    name = "code block" if kind == "code" else kind
    number = f"{len(details)} {name}{'s' if len(details) > 1 else ''}"
    return f"{number} ({', '.join(named)})" if named else number


def _named(section: str) -> str:
    return f"the section “{section}”" if section else "the beginning"


def _place(page: Page, section: str) -> Place:
    return next((place for id_, place in _headings(page) if id_ == section), (page.places.first_line, 1))


def _place_of(page: Page, section: str, kind: str, detail: str) -> Place:
    """Where a part of a section stands, the last one where there are several alike; else the section's heading."""
    begin = _place(page, section)
    end = min((place for _, place in _headings(page) if place > begin), default=(page.places.first_line + 10**6, 1))
    if kind in _WRITTEN:
        written = re.compile(_WRITTEN[kind].replace("DETAIL", re.escape(detail)))
        lines = enumerate(page.places.lines, page.places.first_line)
        found = [(row, match) for row, line in lines if begin[0] <= row < end[0] for match in written.finditer(line)]
        if found:
            return found[-1][0], found[-1][1].start() + 1
    return begin


def _headings(page: Page) -> Iterator[tuple[str, Place]]:
    marks = zip(page.rendered.headings, page.places.headings(), strict=False)
    return ((mark.id if mark.level > 1 else "", place) for mark, place in marks)
