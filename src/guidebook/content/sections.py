"""The visible text of a page, section by section."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser

from guidebook.content.markup.headings import LEVELS

_INLINE = frozenset({"a", "abbr", "b", "button", "code", "em", "i", "q", "s", "span", "strong", "sub", "sup"})
_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


def sections(html: str) -> Mapping[str, str]:
    """The visible text under each id of an article, white space folded.

    A heading's section goes on to the next heading of its level or above; another element's
    goes on to its end. The text before the first section is that of the empty id.
    """
    parser = _Sections()
    parser.feed(html)
    parser.close()
    return {name: re.sub(r"\s+", " ", "".join(parts)).strip() for name, parts in parser.texts.items()}


def visible_text(html: str) -> str:
    """All visible text of an article, white space folded."""
    parser = _Sections()
    parser.feed(html)
    parser.close()
    return re.sub(r"\s+", " ", "".join(parser.all)).strip()


class _Sections(HTMLParser):
    """Follows which sections and elements are open."""

    def __init__(self) -> None:
        super().__init__()
        self.all: list[str] = []
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
        self.all.append(data)
        named = {name for _, name in self.headed} | {name for _, name, _ in self.stack if name}
        for name in named:
            self.texts[name].append(data)
