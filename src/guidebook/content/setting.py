"""What a page is rendered with, and what rendering leaves behind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from guidebook.content.data import Claim, Data, Language, Source, Term
from guidebook.content.passages import Part, Passage
from guidebook.content.words import catalogue


@dataclass(frozen=True, slots=True)
class Setting:
    """All that the body of a page depends on besides its own text."""

    language: Language
    name: str
    """The page within its language, as `verksted/index.md`."""
    today: dt.date
    sources: Mapping[str, Source]
    claims: Mapping[str, Claim]
    terms: Mapping[str, Term]

    @property
    def words(self) -> Mapping[str, str]:
        """The catalogue of the page's language."""
        return catalogue(self.language)


def setting(name: str, language: Language, data: Data, today: dt.date) -> Setting:
    """The setting of one page."""
    return Setting(
        language,
        name,
        today,
        {source.id: source for source in data.sources},
        {claim.id: claim for claim in data.claims},
        {term.id: term for term in data.glossary},
    )


@dataclass(frozen=True, slots=True)
class Link:
    """A link or a picture as it was written, and where it points.

    `page` is the page it names (`nb/om/index.md`), `file` the file from the root of the
    site (`images/x.jpg`); both are empty for a place on the same page and for what lies outside.
    """

    written: str
    kind: str
    """`link` or `image`."""
    text: str
    """The text of the link, the alternative text of the picture."""
    page: str = ""
    file: str = ""
    fragment: str = ""
    problem: str = ""
    """The form that cannot point anywhere: `empty`, `absolute`, `scheme`, `outside` or `not-a-page`."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A heading as it was rendered; `id` is empty where the author gave none."""

    level: int
    id: str
    text: str


@dataclass(slots=True)
class Record:
    """What one rendering has met, in the order of the page."""

    links: list[Link] = field(default_factory=list)
    headings: list[Mark] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    inserts: list[str] = field(default_factory=list)
    claims: list[str] = field(default_factory=list)
    voices: list[str] = field(default_factory=list)
    """The ids that `source` blocks name."""
    attributes: list[str] = field(default_factory=list)
