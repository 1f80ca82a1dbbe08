"""The visible text of a page, passage by passage, and what each section is built of."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from guidebook.content.places import Places
from guidebook.content.yaml_reader import Place

Kind = Literal["heading", "paragraph", "quotation", "item", "header", "cell", "term", "definition", "alternative"]

CODE = "zxx"
"""The language of code: ISO 639's mark for what has none."""

_BLOCKS: dict[str, Kind] = {
    **{f"h{level}": "heading" for level in range(1, 7)},
    "blockquote": "quotation",
    "li": "item",
    "th": "header",
    "td": "cell",
    "dt": "term",
    "dd": "definition",
}
_AROUND = frozenset({"p", "div", "ul", "ol", "dl", "table", "thead", "tbody", "tr", "pre", "hr"})
_NOT_THE_AUTHORS = frozenset({"footnote", "voice__label", "voice voice--claim"})
_WORD = re.compile(r"\w+")
_NO_TEXT = re.compile(
    r"\]\((?:[^()]|\([^()]*\))*\)|\]\[[^\]]*\]|\[\^[^\]]*\]|<[^<>\s]+>|\{[^{}]*\}|^\s{0,3}\[[^\]]+\]:.*|^\s*/{3,}.*"
)


@dataclass(frozen=True, slots=True)
class Foreign:
    """A part of a passage that is not in the page's language; `start` and `end` count characters of its text."""

    start: int
    end: int
    language: str
    """As in `lang`; code has the language `zxx`."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of running text: a heading, a paragraph, an item of a list, a cell, an alternative text."""

    number: int
    """Its place in the order of the page, from 0."""
    kind: Kind
    section: str
    """The id of the heading above it (a heading's own); empty before the first."""
    text: str
    """As the reader sees it, white space folded, marks of notes left out."""
    foreign: tuple[Foreign, ...] = ()
    voice: str = ""
    """The block that it stands in, as `advice`; empty in ordinary text."""

    @property
    def own(self) -> str:
        """The text with what is foreign or code left blank; every character keeps its place."""
        return blank(self.text, self.foreign)


def blank(text: str, foreign: Iterable[Foreign]) -> str:
    """A text with spaces where its foreign parts are."""
    for part in foreign:
        text = text[: part.start] + " " * (part.end - part.start) + text[part.end :]
    return text


@dataclass(frozen=True, slots=True)
class Part:
    """Something that a section is built of, told apart by kind and detail; both languages have the same."""

    kind: Literal["list", "table", "quotation", "block", "note", "link", "picture", "code"]
    section: str
    detail: str
    """Items of a list, rows × columns of a table, the name of a block or a note, the target without its language."""


@dataclass(slots=True)
class Walk:
    """Gathers passages and parts from a parsed page."""

    target: Callable[[str], str]
    """From an address as it is written to one that is the same in both languages."""
    shown: Callable[[str], str]
    """From a text in the parser's own coding to the text that the reader sees."""
    claims: Iterator[str]
    """The ids of the claims, in the order of the page."""
    passages: list[Passage] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    section: str = ""
    voice: str = ""

    def block(self, element: etree.Element, language: str, inside: Kind = "paragraph") -> None:
        """Take a block with all that it holds; a paragraph inside a quotation or an item is a piece of that."""
        name = element.get("class", "")
        if name == "voice voice--claim":
            self.parts.append(Part("block", self.section, next(self.claims, "claim")))
        if name in _NOT_THE_AUTHORS or element.get("id") == "kilder-pa-siden":
            return
        if name.startswith("voice voice--"):
            outer, self.voice = self.voice, name.removeprefix("voice voice--")
            self.inside(element, name, language, inside)
            self.voice = outer
        else:
            self.inside(element, name, language, inside)

    def inside(self, element: etree.Element, name: str, language: str, inside: Kind) -> None:
        """Take what a block holds."""
        language = element.get("lang", language)
        kind = inside if element.tag == "p" else _BLOCKS.get(element.tag, inside)
        if kind == "heading":
            self.section = element.get("id", "") if element.tag != "h1" else ""
        self.part(element, name)
        if element.tag == "pre":
            return
        run: list[tuple[str, str]] = [(element.text or "", language)]
        if element.text and not len(element) and not self.shown(element.text).strip():
            self.parts.append(Part("code", self.section, ""))
        for child in element:
            if child.tag in _BLOCKS or child.tag in _AROUND:
                self.passage(kind, run)
                run = []
                self.block(child, language, kind)
            else:
                self.inline(child, language, run)
            run.append((child.tail or "", language))
        self.passage(kind, run)

    def inline(self, element: etree.Element, language: str, run: list[tuple[str, str]]) -> None:
        """Add the text of something within a line; what is no text becomes a part."""
        language = CODE if element.tag == "code" else element.get("lang", language)
        if element.tag == "img":
            self.parts.append(Part("picture", self.section, element.get("src", "")))
            self.passage("alternative", [(element.get("alt", ""), language)])
        elif element.tag == "br":
            run.append((" ", language))
        elif element.get("class") == "footnote-ref":
            self.parts.append(Part("note", self.section, element.get("href", "").partition(":")[2]))
        else:
            if element.tag == "a" and element.get("href"):
                self.parts.append(Part("link", self.section, self.target(element.get("href", ""))))
            run.append((element.text or "", language))
            for child in element:
                self.inline(child, language, run)
                run.append((child.tail or "", language))

    def part(self, element: etree.Element, name: str) -> None:
        """Note what kind of thing a block is."""
        if element.tag in ("ul", "ol"):
            items = f"{len(element)} {'numbered ' if element.tag == 'ol' else ''}item{'s' if len(element) > 1 else ''}"
            self.parts.append(Part("list", self.section, items))
        elif element.tag == "table":
            rows = list(element.iter("tr"))
            self.parts.append(Part("table", self.section, f"{len(rows)} × {len(rows[0]) if rows else 0}"))
        elif element.tag == "blockquote":
            self.parts.append(Part("quotation", self.section, ""))
        elif element.tag == "pre":
            self.parts.append(Part("code", self.section, ""))
        elif name or "data-insert" in element.attrib:
            block = element.get("data-insert") or name.rpartition("voice--")[2]
            self.parts.append(Part("block", self.section, block))

    def passage(self, kind: Kind, run: Iterable[tuple[str, str]]) -> None:
        """Fold a run of texts into one passage; white space alone is none."""
        text = ""
        foreign: list[Foreign] = []
        for piece, language in run:
            folded = re.sub(r"\s+", " ", self.shown(piece))
            folded = folded.lstrip(" ") if not text or text.endswith(" ") else folded
            if language and folded.strip():
                foreign.append(Foreign(len(text), len(text) + len(folded), language))
            text += folded
        text = text.rstrip(" ")
        if text:
            self.passages.append(Passage(len(self.passages), kind, self.section, text, tuple(foreign), self.voice))


def place(passages: tuple[Passage, ...], places: Places, number: int, offset: int) -> Place:
    """Where the character at `offset` of passage `number` stands in the file.

    Inside what cannot be followed (code, a character written as an entity) it is the place of the word before.
    """
    followed = _followed(passages, places)
    after = bisect_right(followed, (number, offset), key=lambda each: (each.passage, each.end))
    if after < len(followed):
        word = followed[after]
        if word.passage == number and not _WORD.search(passages[number].text[offset : word.start]):
            line, column = word.place
            gap = passages[number].text[offset : word.start]
            before = places.lines[line - places.first_line][: column - 1]
            return line, column - len(gap) if before.endswith(gap) else column + max(0, offset - word.start)
    return followed[after - 1].place if after else (places.first_line, 1)


@dataclass(frozen=True, slots=True)
class _Followed:
    """A word of a passage, from `start` to `end`, with its place in the file."""

    passage: int
    start: int
    end: int
    place: Place


@lru_cache(maxsize=8)
def _followed(passages: tuple[Passage, ...], places: Places) -> Sequence[_Followed]:
    """The words of the passages that are found in the source, in order."""
    shown = [(passage.number, word) for passage in passages for word in _WORD.finditer(passage.text)]
    source = list(_source(places))
    same = SequenceMatcher(None, [word[0] for _, word in shown], [word for word, _, _ in source], autojunk=False)
    return [
        _Followed(owner, word.start(), word.end(), (line, column))
        for block in same.get_matching_blocks()
        for (owner, word), (_, line, column) in zip(
            shown[block.a : block.a + block.size], source[block.b : block.b + block.size], strict=True
        )
    ]


def _source(places: Places) -> Iterator[tuple[str, int, int]]:
    for number, line in enumerate(places.lines, places.first_line):
        shown = _NO_TEXT.sub(lambda match: " " * len(match[0]), line)
        for word in _WORD.finditer(shown):
            yield word[0], number, word.start() + 1
