"""The sections of an article, each with the text that is its own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree, html

from guidebook.content.markup.headings import LEVELS
from guidebook.content.markup.notes import HEADING_ID

_HIDDEN = frozenset(
    {
        "headerlink",
        "footnote-ref",
        "letters",
        "entry__meaning--other",
        "entry__from",
        "source__used",
        "claim__state",
        "claim__facts",
        "voice__label",
    }
)
"""Classes of what is no text of the section: marks, ways to other places, the other language."""
_ASIDE = frozenset({"entry__also", "entry__other"})
"""Classes of what an entry is also called."""
_NAME = frozenset({"dfn", "cite"})
"""Elements that name an entry; another is named by its statement."""
_STATEMENT = "claim__statement"
_INLINE = frozenset({"a", "abbr", "b", "button", "code", "em", "i", "q", "s", "span", "strong", "sub", "sup"})
_REFERENCE = frozenset({"source", "claim"})
_ENTRY = len(LEVELS) + 1
"""The level of an entry: under every heading."""
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page that a search leads to."""

    id: str
    """Empty for the opening of the page."""
    heading: str
    above: tuple[str, ...]
    """The headings that it stands under, from the page's own."""
    aside: str
    """What an entry is also called, in this language and the other."""
    text: str
    """What stands under the heading itself, not under those below it."""
    reference: bool = False
    """Whether it only tells where something comes from."""
    asked: tuple[str, ...] = ()
    """What readers ask that it answers."""


@lru_cache(maxsize=512)  # the preview asks for the same articles at each change
def sections(article: str, entries: tuple[str, ...] = ()) -> tuple[Section, ...]:
    """The sections of an article in order: its opening, each heading with an id, each of the `entries` made from data.

    The notes at the end belong to none.
    """
    walk = _Walk(frozenset(entries))
    walk.element(html.fragment_fromstring(article, create_parent="div"), walk.drafts[0])
    return tuple(draft.section() for draft in walk.drafts if draft.id != HEADING_ID)


@dataclass(slots=True)
class _Draft:
    """A section while its text is gathered."""

    id: str
    level: int
    reference: bool = False
    above: tuple[str, ...] = ()
    heading: list[str] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def section(self) -> Section:
        said = (_folded(each) for each in (self.heading, self.aside, self.text))
        heading, aside, text = said
        return Section(self.id, heading, self.above, aside, text, self.reference)


class _Walk:
    """Follows an article from its beginning to its end."""

    def __init__(self, entries: frozenset[str]) -> None:
        self.entries = entries
        self.drafts = [_Draft("", 1)]
        self.open = [self.drafts[0]]
        """The last section of each level that what comes next stands under."""

    def element(self, element: etree._Element, into: _Draft) -> _Draft:
        """Take an element into a section; gives the section that what follows belongs to."""
        tag, classes = element.tag, element.get("class", "").split()
        if not isinstance(tag, str) or tag == "svg" or "popover" in element.attrib or not _HIDDEN.isdisjoint(classes):
            return into
        if tag == "h1":
            into.heading.append(_all(element))
            return into
        if tag in LEVELS and element.get("id"):
            return self.begin(_Draft(element.get("id", ""), LEVELS[tag], heading=[_all(element)]))
        if not _ASIDE.isdisjoint(classes):
            into.aside += [_all(element), " "]
            return into
        entry = self.entry(element)
        if entry and entry != into.id:
            reference = not _REFERENCE.isdisjoint(classes)
            self.inside(element, self.begin(_Draft(entry, _ENTRY, reference)))
            return into
        if into.level == _ENTRY and not into.heading and (tag in _NAME or _STATEMENT in classes):
            into.heading.append(_all(element))
            return into
        return self.inside(element, into)

    def inside(self, element: etree._Element, into: _Draft) -> _Draft:
        """Take what is in an element; what stands in two blocks is two words."""
        apart = "" if element.tag in _INLINE else " "
        into.text += (apart, element.text or "")
        for child in element:
            into = self.element(child, into)
            if child.tail:
                into.text.append(child.tail)
        into.text.append(apart)
        return into

    def entry(self, element: etree._Element) -> str:
        """The id of the entry that an element is, or that is named by a term in it; empty where it is none."""
        if not self.entries:
            return ""
        ids = (element.get("id"), *(child.get("id") for child in element if child.tag == "dt"))
        return next((id_ for id_ in ids if id_ in self.entries), "")

    def begin(self, draft: _Draft) -> _Draft:
        """Take up a new section, under the last ones of a level above it."""
        self.open = [each for each in self.open if each.level < draft.level]
        draft.above = tuple(_folded(each.heading) for each in self.open)
        self.open.append(draft)
        self.drafts.append(draft)
        return draft


def _all(element: etree._Element) -> str:
    return "".join(element.itertext())


def _folded(pieces: list[str]) -> str:
    return _SPACE.sub(" ", "".join(pieces)).strip()
