"""The visible text of a page, section by section."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from types import MappingProxyType

from guidebook.content.markup.headings import LEVELS
from guidebook.content.tags import TAG

_INLINE = frozenset({"a", "abbr", "b", "button", "code", "em", "i", "q", "s", "span", "strong", "sub", "sup"})
_HIDDEN = re.compile(r'<svg[\s>]|.*\s(?:popover(?=[\s=>])|class="headerlink")', re.S).match
_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


@lru_cache(maxsize=512)  # the preview asks for the same articles at each change
def sections(html: str) -> Mapping[str, str]:
    """The visible text under each id of an article, white space folded.

    A heading's section goes on to the next heading of its level or above; another element's
    goes on to its end. The text before the first section is that of the empty id.
    """
    parser = _Sections()
    parser.feed(html)
    parser.close()
    return MappingProxyType({name: re.sub(r"\s+", " ", "".join(parts)).strip() for name, parts in parser.texts.items()})


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
    return re.sub(r"\s+", " ", unescape("".join(pieces))).strip()


class _Sections(HTMLParser):
    """Follows which sections and elements are open."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: dict[str, list[str]] = {"": []}
        self.headed: list[tuple[int, str]] = [(1, "")]
        self.stack: list[tuple[str, str | None, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.part(tag)
        name = given.get("id")
        if tag in LEVELS and name:
            level = LEVELS[tag]
            self.headed = [open_ for open_ in self.headed if open_[0] < level and open_[1]] + [(level, name)]
            self.texts.setdefault(name, [])
            name = None
        elif name:
            self.texts.setdefault(name, [])
        if tag not in _VOID:
            hidden = "popover" in given or given.get("class") == "headerlink" or tag == "svg"
            self.stack.append((tag, name, hidden))

    def handle_endtag(self, tag: str) -> None:
        self.part(tag)
        while self.stack:
            if self.stack.pop()[0] == tag:
                break

    def part(self, tag: str) -> None:
        """What stands in two blocks is two words."""
        if tag not in _INLINE:
            self.handle_data(" ")

    def handle_data(self, data: str) -> None:
        if any(hidden for _, _, hidden in self.stack):
            return
        named = {name for _, name in self.headed} | {name for _, name, _ in self.stack if name}
        for name in named:
            self.texts[name].append(data)
