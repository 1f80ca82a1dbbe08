"""The visible text of a page, section by section."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from html import unescape
from types import MappingProxyType

from guidebook.content.markup.headings import LEVELS
from guidebook.content.tags import TAG

_INLINE = frozenset({"a", "abbr", "b", "button", "code", "em", "i", "q", "s", "span", "strong", "sub", "sup"})
_HIDDEN = re.compile(r'<svg[\s>]|.*\s(?:popover(?=[\s=>])|class="headerlink")', re.S).match
_HIDING = re.compile(r'<svg[\s>]|\spopover(?=[\s=>])|\sclass="headerlink"')
"""Within a tag, what makes it hide what is in its element."""
_INLINE_TAG = re.compile(rf'</?(?:{"|".join(sorted(_INLINE))})(?![a-z0-9-])(?:[^<>"]|"[^"]*")*>')
_ID = re.compile(r'.*?\sid="([^"]+)"', re.S).match
_EVERY_ID = re.compile(r'<[a-z](?:[^<>"]|"[^"]*")*?\sid="([^"]+)"')
"""The same anywhere in an article."""
_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


def all_ids(html: str) -> frozenset[str]:
    """Every id of an article; the empty one is the article as a whole."""
    return frozenset({"", *map(unescape, _EVERY_ID.findall(html))})


@lru_cache(maxsize=512)  # the preview asks for the same articles at each change
def sections(html: str) -> Mapping[str, str]:
    """The visible text under each id of an article, white space folded.

    A heading's section goes on to the next heading of its level or above; another element's
    goes on to its end. The text before the first section is that of the empty id.
    """
    pieces: list[str] = []
    begun: list[tuple[str, int]] = [("", 0)]
    """Each section in order: its id, and the first of its pieces."""
    ended: dict[int, int] = {}
    """By the number of a section: the piece after its last."""
    headed = [(1, 0)]
    """The sections of headings that are open: level and number."""
    stack: list[tuple[str, int, bool]] = []
    """The elements that are open: name, number of the section, whether they hide what is in them."""
    at = hidden = 0
    for tag in TAG.finditer(html):
        element = tag["name"]
        if not hidden:
            pieces += (html[at : tag.start()], "" if element in _INLINE else " ")
        at = tag.end()
        if tag["end"]:
            while stack:
                opened, number, hides = stack.pop()
                ended.setdefault(number, len(pieces))
                hidden -= hides
                if opened == element:
                    break
            continue
        named = _ID(tag[0])
        number = len(begun) if named else -1
        if named:
            begun.append((unescape(named[1]), len(pieces)))
        if named and element in LEVELS:
            level = LEVELS[element]
            ended.update({other: len(pieces) for above, other in headed if above >= level or not other})
            headed = [*(each for each in headed if each[0] < level and each[1]), (level, number)]
            number = -1
        if _holds(tag):
            hides = bool(_HIDDEN(tag[0]))
            stack.append((element, number, hides))
            hidden += hides
        else:
            ended[number] = len(pieces)
    pieces.append("" if hidden else html[at:])
    texts: dict[str, str] = {}
    for number, (name, first) in enumerate(begun):
        texts[name] = texts.get(name, "") + "".join(pieces[first : ended.get(number, len(pieces))])
    return MappingProxyType({name: _folded(text) for name, text in texts.items()})


def visible_text(html: str) -> str:
    """All visible text of an article, white space folded."""
    return _folded(TAG.sub(" ", _INLINE_TAG.sub("", _shown(html))))


def _shown(html: str) -> str:
    """An article without what is inside elements that hide it, and without their ends."""
    pieces: list[str] = []
    at = 0
    while mark := _HIDING.search(html, at):
        tag = TAG.match(html, max(at, html.rfind("<", at, mark.start() + 1)))
        if tag and tag.end() > mark.start() and _HIDDEN(tag[0]) and _holds(tag):
            pieces.append(html[at : tag.end()])
            at = _end(html, tag.end())
        else:  # it stands in the text
            pieces.append(html[at : mark.end()])
            at = mark.end()
    return "".join(pieces) + html[at:]


def _end(html: str, at: int) -> int:
    """Where the element that is open at a place has ended; the end of an article that does not end it."""
    deep = 1
    for tag in TAG.finditer(html, at):
        deep += -1 if tag["end"] else int(_holds(tag))
        if not deep:
            return tag.end()
    return len(html)


def _holds(tag: re.Match[str]) -> bool:
    """Whether a tag begins something that goes on to another tag."""
    return tag["name"] not in _VOID and not tag["attributes"].endswith("/")


def _folded(text: str) -> str:
    return " ".join(unescape(text).split())
