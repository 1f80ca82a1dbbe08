"""What has changed in a page since an edition, section by section, in words."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Final, Literal

from guidebook.content.sections import visible_text

Kind = Literal["same", "inserted", "deleted", "left-out"]
_BLOCK = re.compile(r"<(?:p|li|dt|dd|tr|caption|h[1-6]|blockquote|figcaption|pre|div|section)\b")
_START = re.compile(r'<(h[2-4]|dt|div|p|li)\b[^<>]*?\sid="([^"]+)"[^<>]*>')
_TITLE = re.compile(r'class="(?:source__title|claim__statement)">(.*?)</p>', re.S)
"""Where an entry is named that does not begin with its name: a source by its title, a claim by what it states."""
_NOTE = re.compile(r"fn(ref\d*)?:|term-")
_BREAK: Final = "\ue000"
"""Stands between two blocks; from the private use area, which no text of the site uses."""
_NEAR: Final = 3
"""So many equal words between two changes are read as part of one change (a taste, tried on real edits)."""
_AROUND: Final = 12
"""So many words of an unchanged text are shown on each side of a change."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words; `left-out` stands for unchanged text that is not shown and has none."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class Part:
    """The text that stands under one heading or in one entry, up to the next."""

    id: str
    title: str
    html: str

    @cached_property
    def blocks(self) -> tuple[str, ...]:
        """The visible text of each paragraph, item, cell …"""
        text = visible_text(_BLOCK.sub(lambda match: _BREAK + match[0], self.html))
        return tuple(block for block in map(str.strip, text.split(_BREAK)) if block)


def parts(article: str) -> dict[str, Part]:
    """By id: an article cut at its headings and entries; the empty id is what stands before the first."""
    starts = [match for match in _START.finditer(article) if not _NOTE.match(match[2])]
    ends = [*(match.start() for match in starts), len(article)]
    found = {"": Part("", "", article[: ends[0]])}
    for match, end in zip(starts, ends[1:], strict=True):
        html = article[match.start() : end]
        named = None if match[1].startswith("h") else _TITLE.search(html)
        title = visible_text(named[1] if named else html[: _closing(html)])
        found[match[2]] = Part(match[2], title, html)
    return found


def _closing(html: str) -> int:
    """Where the name of a part ends: its heading or term, or its first paragraph."""
    inner = re.search(r"</(h[2-4]|dt|p|dfn|b|strong|cite)>", html)
    return inner.start() if inner else len(html)


def difference(before: Sequence[str], after: Sequence[str]) -> tuple[tuple[Piece, ...], ...]:
    """What became of blocks of text, as paragraphs of pieces: only those in which something changed."""
    old, new = _words(before), _words(after)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    pieces = [Piece(kind, word) for kind, words in _runs(matcher, old, new) for word in words]
    paragraphs: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.text == _BREAK:
            paragraphs.append([])
        else:
            paragraphs[-1].append(piece)
    told = (paragraph for paragraph in paragraphs if any(piece.kind != "same" for piece in paragraph))
    return tuple(tuple(_told(paragraph)) for paragraph in told)


def _words(blocks: Iterable[str]) -> list[str]:
    return [word for block in blocks for word in (*block.split(), _BREAK)]


def _runs(matcher: difflib.SequenceMatcher[str], old: list[str], new: list[str]) -> Iterator[tuple[Kind, list[str]]]:
    """Runs of words of one kind; a change and the few equal words before the next are one change."""
    steps = matcher.get_opcodes()
    gone: list[str] = []
    come: list[str] = []
    for number, (tag, start, end, begin, stop) in enumerate(steps):
        small = tag == "equal" and end - start < _NEAR and _BREAK not in old[start:end]
        if tag != "equal" or (small and 0 < number < len(steps) - 1):
            gone += old[start:end]
            come += new[begin:stop]
            continue
        yield from _change(gone, come)
        gone, come = [], []
        yield "same", old[start:end]
    yield from _change(gone, come)


def _change(gone: list[str], come: list[str]) -> Iterator[tuple[Kind, list[str]]]:
    if gone:
        # A break that goes with its words would cut the old text from the new.
        ended = gone[-1] == _BREAK and bool(come) and come[-1] == _BREAK
        yield "deleted", gone[:-1] if ended else gone
    if come:
        yield "inserted", come


def _told(paragraph: list[Piece]) -> Iterator[Piece]:
    """The pieces of a paragraph joined, long stretches of unchanged text left out."""
    groups: list[tuple[Kind, list[str]]] = [
        (kind, [piece.text for piece in group]) for kind, group in groupby(paragraph, lambda piece: piece.kind)
    ]
    for number, (kind, words) in enumerate(groups):
        first, last = number == 0, number == len(groups) - 1
        if kind != "same" or len(words) <= _AROUND * (1 if first or last else 2) + _NEAR:
            yield Piece(kind, " ".join(words))
            continue
        if not first:
            yield Piece("same", " ".join(words[:_AROUND]))
        yield Piece("left-out", "")
        if not last:
            yield Piece("same", " ".join(words[-_AROUND:]))
