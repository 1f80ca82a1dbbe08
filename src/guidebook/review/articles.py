"""An article as a reader meets it, cut into its sections: sound markup only, notes by the name of their source.

Nothing of an article is handed on but what is listed here, so that no text of a change can run, load or hide
anything in a report.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser
from typing import Final, Literal

from guidebook.content.markup.headings import LEVELS
from guidebook.content.markup.notes import HEADING_ID


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


TOP: Final = ""
"""The id of what stands before the first section."""
BLOCKS: Final = _set(
    "p li dt dd tr th td caption h1 h2 h3 h4 h5 h6 blockquote figcaption figure pre div ul ol dl table thead tbody "
    "section nav hr svg"
)
_INLINE: Final = _set("a abbr b br cite code dfn em i img q small span strong sub sup time")
DRAWN: Final = _set("svg g title desc defs pattern text tspan line rect circle ellipse path polyline polygon")
VOID: Final = frozenset({"br", "hr", "img"})
_SILENT: Final = frozenset({"script", "style", "template", "iframe", "object"})
_KEPT: Final = _set(
    "class lang colspan rowspan scope align start alt role x y x1 x2 y1 y2 cx cy r rx ry width height points d viewbox "
    "font-size font-weight text-anchor patternunits patterntransform data-label"
)
_STARTS: Final = frozenset({"h2", "h3", "h4", "dt", "div", "p", "li"})
_NOT_A_START: Final = re.compile(r"fn(ref\d*)?:|term-|fig-")
_NOTE: Final = re.compile(r"#fn:(.+)")
_OWN_FILL: Final = re.compile(r"url\(#[\w-]+\)")
_LONGEST: Final = 90


@dataclass(frozen=True, slots=True)
class Token:
    """A tag, a text, or a note; `text` is the name of the tag, the text, or the id of the source."""

    kind: Literal["open", "close", "text", "note"]
    text: str
    attributes: tuple[tuple[str, str], ...] = ()
    """Addresses are from the root of the site, as `/om/#faste-adresser`, or whole."""


@dataclass(frozen=True, slots=True)
class Block:
    """The visible text of a paragraph, an item, a cell, with the places in it after which a note stands."""

    text: str
    notes: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading or in one entry, up to the next."""

    id: str
    title: str
    level: int
    """Of its heading; 0 for an entry, and for what stands before the first section."""
    tokens: tuple[Token, ...]
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """What it says below its title."""
        return " ".join(block.text for block in (self.blocks[1:] if self.level else self.blocks))

    @property
    def links(self) -> tuple[str, ...]:
        """Where its links lead, in order."""
        return tuple(value for token in self.tokens for name, value in token.attributes if name == "href")

    @property
    def pictures(self) -> tuple[tuple[str, str], ...]:
        """Its pictures and their alternative texts, in order."""
        images = (dict(token.attributes) for token in self.tokens if token.text == "img" and token.kind == "open")
        return tuple((image.get("src", ""), image.get("alt", "")) for image in images)

    @property
    def drawn(self) -> bool:
        """Whether it has a figure, a table or a picture, whose change words alone do not show."""
        return any(token.kind == "open" and token.text in ("svg", "table", "img") for token in self.tokens)


@lru_cache(maxsize=256)
def sections(article: str, address: str) -> dict[str, Section]:
    """The sections of an article by id, in order; `address` is its page's, from the root of the site.

    The list of notes is left out: what a note says is told by the register.
    """
    cutter = _Cutter(address)
    cutter.feed(article)
    cutter.close()
    cutter.end()
    return {section.id: section for section in cutter.done}


class _Cutter(HTMLParser):
    """Follows an article and keeps what may be shown."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.id, self.level = TOP, 0
        self.tokens: list[Token] = []
        self.opened: list[str] = []
        self.hidden: list[str] = []
        """The elements around, from the outermost that is not shown on."""
        self.over = False
        self.done: list[Section] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        kinds = given.get("class", "").split()
        self.over = self.over or given.get("id") == HEADING_ID
        if self.over or (self.hidden and tag in VOID):
            return
        if self.hidden or tag in _SILENT or "popover" in given or "headerlink" in kinds:
            self.hidden.append(tag)
            return
        if tag == "sup" and given.get("id", "").startswith("fnref"):
            return
        note = _NOTE.fullmatch(given.get("href", "")) if "footnote-ref" in kinds else None
        if note:
            self.tokens.append(Token("note", note[1]))
            self.hidden.append(tag)
            return
        id_ = given.get("id", "")
        if tag in _STARTS and id_ and not _NOT_A_START.match(id_):
            self.end()
            self.id, self.level = id_, LEVELS.get(tag, 0)
        tag = "span" if tag == "button" else tag
        if tag in BLOCKS | _INLINE | DRAWN and "heading" not in kinds:
            self.tokens.append(Token("open", tag, tuple(self.kept(tag, given))))
            if tag not in VOID:
                self.opened.append(tag)

    def kept(self, tag: str, given: dict[str, str]) -> Iterator[tuple[str, str]]:
        """The attributes that may be shown, addresses from the root of the site."""
        for name, value in sorted(given.items()):
            if name in _KEPT or (tag, name) == ("pattern", "id") or (name == "fill" and _OWN_FILL.fullmatch(value)):
                yield name, value
            elif (tag, name) in (("a", "href"), ("img", "src")):
                yield name, self.target(value)

    def target(self, written: str) -> str:
        """An address of this site from its root; another as it is written."""
        if re.match(r"[a-z][a-z0-9+.-]*:|//", written, re.I):
            return written
        path, mark, fragment = written.partition("#")
        whole = posixpath.normpath(posixpath.join("/", self.address, path))
        folder = whole != "/" and (not path or path.endswith(("/", ".")))
        return whole + ("/" if folder else "") + mark + fragment

    def handle_endtag(self, tag: str) -> None:
        if self.hidden:
            if tag in self.hidden:
                while self.hidden.pop() != tag:
                    pass
            return
        tag = "span" if tag == "button" else tag
        if tag in self.opened:
            while True:
                last = self.opened.pop()
                self.tokens.append(Token("close", last))
                if last == tag:
                    return

    def handle_data(self, data: str) -> None:
        if not self.over and not self.hidden:
            self.tokens.append(Token("text", data))

    def end(self) -> None:
        """Complete the section that is open."""
        while self.tokens and self.opened and (self.tokens[-1].kind == "open" or not _says(self.tokens[-1])):
            if self.tokens.pop().kind == "open":
                self.opened.pop()
        self.tokens += [Token("close", tag) for tag in reversed(self.opened)]
        blocks = tuple(_blocks(self.tokens))
        title = blocks[0].text if blocks and self.id else ""
        short = title if len(title) <= _LONGEST else f"{title[:_LONGEST].rsplit(' ', 1)[0]} …"
        self.done.append(Section(self.id, short, self.level, tuple(self.tokens), blocks))
        self.tokens, self.opened = [], []


def _says(token: Token) -> bool:
    return token.kind != "text" or bool(token.text.strip())


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    text, notes, drawn = "", list[tuple[int, str]](), 0
    for token in tokens:
        if token.kind in ("open", "close") and token.text == "svg":
            drawn += 1 if token.kind == "open" else -1
        if drawn:
            continue
        if token.kind == "text":
            text += token.text
        elif token.kind == "note":
            text = re.sub(r"\s+", " ", text).lstrip()
            notes.append((len(text), token.text))
        elif token.text in BLOCKS:
            yield from _block(text, notes)
            text, notes = "", []
        elif token.text == "br":
            text += " "
    yield from _block(text, notes)


def _block(text: str, notes: list[tuple[int, str]]) -> Iterator[Block]:
    folded = re.sub(r"\s+", " ", text).strip()
    if folded:
        yield Block(folded, tuple(notes))
