"""One page in one language, parsed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from guidebook.content.addresses import address
from guidebook.content.data import Data, Language
from guidebook.content.finding import Finding
from guidebook.content.front_matter import FrontMatter, split
from guidebook.content.passages import Passage, place
from guidebook.content.places import Places, places
from guidebook.content.render import Rendered, render
from guidebook.content.setting import setting
from guidebook.content.yaml_reader import Document, Place


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was written and as it is rendered."""

    path: str
    """From the root of the project, as `docs/nb/om/index.md`."""
    language: Language
    name: str
    """The path within the language, the same for both of a pair: `om/index.md`."""
    front: FrontMatter | None
    """None where it cannot be read; the faults say why."""
    document: Document | None
    spoilt: frozenset[str]
    """The keys of the front matter that are missing or cannot be read."""
    body: str
    places: Places
    rendered: Rendered

    @property
    def address(self) -> str:
        """From the root of the site."""
        return address(self.name, self.language)

    @property
    def title(self) -> str:
        """The title of the front matter, or of the first heading."""
        if self.front and "title" not in self.spoilt:
            return self.front.title
        return next((mark.text for mark in self.rendered.headings), self.name)

    def passage_place(self, passage: Passage, offset: int = 0) -> Place:
        """The place in the file of the character at `offset` of a passage's text."""
        return place(self.rendered.passages, self.places, passage.number, offset)

    def key(self, *path: str | int) -> Place:
        """The place of a key of the front matter."""
        return self.document.place(path) if self.document else (1, 1)


def parse_page(text: str, language: Language, name: str, data: Data, today: dt.date) -> tuple[Page, list[Finding]]:
    """The page in a text, with every fault that keeps it from being read."""
    path = f"docs/{language}/{name}"
    taken, findings = split(text, path)
    page = Page(
        path,
        language,
        name,
        taken.front,
        taken.document,
        taken.spoilt,
        taken.body,
        places(taken.body, taken.body_line),
        render(taken.body, setting(name, language, data, today)),
    )
    return page, findings
