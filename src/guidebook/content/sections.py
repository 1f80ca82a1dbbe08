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
_ID = re.compile(r'.*?\sid="([^"]+)"', re.S).match
_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


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
        if element not in _VOID and not tag["attributes"].endswith("/"):
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
    pieces: list[str] = []
    at = deep = 0  # within how many elements of something that is hidden
    for tag in TAG.finditer(html):
        if not deep:
            pieces.append(html[at : tag.start()])
            if tag["name"] not in _INLINE:
                pieces.append(" ")
        at = tag.end()
        if tag["end"]:
            deep = max(deep - 1, 0)
        elif (deep or _HIDDEN(tag[0])) and tag["name"] not in _VOID and not tag["attributes"].endswith("/"):
            deep += 1
    pieces.append("" if deep else html[at:])
    return _folded("".join(pieces))


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", unescape(text)).strip()
