"""Sections as markup, what was inserted and deleted marked word by word in their place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from html import escape
from itertools import groupby
from typing import Final, Literal

from markupsafe import Markup

from guidebook.review.articles import BLOCKS, Section, Token
from guidebook.review.beads import beads

_NEAR: Final = 2
"""Fewer equal words between two changes are read as part of one change."""
Mark = Literal["ins", "del"]
_SAID: Final[Mapping[Mark, tuple[str, str]]] = {
    "ins": ("[inserted: ", "]"),
    "del": ("[deleted: ", "]"),
}
"""What is heard, and copied, around marked words."""


@dataclass(frozen=True, slots=True)
class Showing:
    """How the addresses of a section are shown."""

    picture: Callable[[str], str]
    """From a picture's address to one that needs no other file; empty where there is none."""
    preview: str = ""
    """Before the address of a page in the built preview; empty where there is none."""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    block: int


def _words(section: Section) -> list[_Word]:
    """The words of a section in order, those of drawings left out; a note is a word."""
    found, block, drawn = list[_Word](), 0, 0
    for token in section.tokens:
        drawn += _draws(token)
        if token.kind in ("open", "close"):
            block += token.text in BLOCKS
        elif not drawn:
            found += [_Word(word, block) for word in (_note(token),) if token.kind == "note"]
            found += [_Word(word, block) for word in token.text.split() if token.kind == "text"]
    return found


def _draws(token: Token) -> int:
    return 0 if token.text != "svg" else {"open": 1, "close": -1}.get(token.kind, 0)


def _note(token: Token) -> str:
    return f"[{token.text}]"


@dataclass(slots=True)
class _Difference:
    """What became of the words of a section."""

    inserted: set[int] = field(default_factory=set)
    """Of the words after."""
    deleted: set[int] = field(default_factory=set)
    """Of the words before."""
    ahead: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    """By the number of a word after: what was deleted ahead of it, a text for each block."""
    behind: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))


def _difference(old: Sequence[_Word], new: Sequence[_Word]) -> _Difference:
    """How two sections differ: block by block, and word by word within a block that was reworded."""
    was, now = _grouped(old), _grouped(new)
    told = _Difference()
    i, j = 0, 0
    for some, same in beads(*([" ".join(word.text for word in block) for block in each] for each in (was, now))):
        here, there = [word for n in some for word in was[n]], [word for n in same for word in now[n]]
        matcher = SequenceMatcher(None, [word.text for word in here], [word.text for word in there], autojunk=False)
        for i1, i2, j1, j2 in _changes(matcher):
            told.deleted |= set(range(i + i1, i + i2))
            told.inserted |= set(range(j + j1, j + j2))
            for block in _grouped(here[i1:i2]):
                at = j + j1
                behind = (bool(there) and j1 == len(there)) or at == len(new)
                (told.behind if behind else told.ahead)[max(0, at - behind)].append(" ".join(w.text for w in block))
        i, j = i + len(here), j + len(there)
    return told


def _grouped(words: Sequence[_Word]) -> list[list[_Word]]:
    return [list(group) for _, group in groupby(words, lambda word: word.block)]


def _changes(matcher: SequenceMatcher[str]) -> Iterator[tuple[int, int, int, int]]:
    """The stretches that differ, those joined that only a word parts."""
    last: tuple[int, int, int, int] | None = None
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        if last and i1 - last[1] < _NEAR:
            last = (last[0], i2, last[2], j2)
            continue
        if last:
            yield last
        last = (i1, i2, j1, j2)
    if last:
        yield last


def merged(before: Section, after: Section, showing: Showing) -> Markup:
    """The section as it is now, with what was inserted and deleted marked."""
    told = _difference(_words(before), _words(after))
    return _written(after, showing, "ins", told.inserted, told)


def struck(before: Section, after: Section, showing: Showing) -> Markup:
    """The section as it was, with what was deleted marked."""
    told = _difference(_words(before), _words(after))
    return _written(before, showing, "del", told.deleted, _Difference())


def plain(section: Section, showing: Showing) -> Markup:
    """The section as it is rendered."""
    return _written(section, showing, "ins", set(), _Difference())


def _written(section: Section, showing: Showing, mark: Mark, marked: set[int], told: _Difference) -> Markup:
    parts: list[str] = []
    number, drawn = 0, 0

    def word(text: str) -> None:
        nonlocal number
        parts.extend(f"{_marked('del', each)} " for each in told.ahead.get(number, ()))
        if number in marked:
            parts.append(_marked(mark, text))
        else:
            parts.append(escape(text))
        parts.extend(f" {_marked('del', each)}" for each in told.behind.get(number, ()))
        number += 1

    for token in section.tokens:
        drawn += _draws(token)
        if token.kind == "open":
            parts.append(_opened(token, showing))
        elif token.kind == "close":
            parts.append(f"</{token.text}>")
        elif drawn:
            parts.append(escape(token.text))
        elif token.kind == "note":
            parts.append('<sup class="note">')
            word(_note(token))
            parts.append("</sup>")
        else:
            for piece in re.split(r"(\s+)", token.text):
                if piece.strip():
                    word(piece)
                else:
                    parts.append(piece)
    if not number:
        parts.extend(f"<p>{_marked('del', each)}</p>" for texts in told.behind.values() for each in texts)
    return Markup(_joined("".join(parts)))


def _marked(mark: Mark, text: str) -> str:
    begin, end = _SAID[mark]
    return f'<{mark}><span class="unseen">{begin}</span>{escape(text)}<span class="unseen">{end}</span></{mark}>'


def _joined(markup: str) -> str:
    """Words marked one after the other are marked as one."""
    for mark, (begin, end) in _SAID.items():
        apart = f'<span class="unseen">{end}</span></{mark}>'
        again = f'<{mark}><span class="unseen">{begin}</span>'
        markup = re.sub(rf"{re.escape(apart)}(\s+){re.escape(again)}", r"\1", markup)
    return markup


def _opened(token: Token, showing: Showing) -> str:
    given = dict(token.attributes)
    if token.text == "img":
        source, name = showing.picture(given.get("src", "")), given.get("src", "").lstrip("/")
        if not source:
            return f'<span class="picture">Picture {escape(name)}: {escape(given.get("alt", ""))}</span>'
        return f'<img src="{escape(source)}" alt="{escape(given.get("alt", ""))}">'
    href = given.pop("href", None)
    if href is not None:
        if showing.preview and href.startswith("/") and not href.startswith("//"):
            given["href"] = showing.preview + href[1:]
        given["title"] = href
    written = "".join(f' {name}="{escape(value)}"' for name, value in sorted(given.items()))
    return f"<{token.text}{written}>"
