"""What a citation says, before it has any form."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from guidebook.content.data import Language


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page."""

    id: str
    """The permanent name, as it stands after `#`."""
    heading: str
    """The words of the heading, as text."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The dated edition that a text is cited from."""

    date: dt.date
    sha256: str | None = None
    """The digest of the edition's ZIP in hexadecimal digits, where there is one."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A page or a section of it, in one language. The forms are made from these facts alone."""

    language: Language
    title: str
    """The title of the page."""
    author: str
    """An organisation or a team, a name that is never taken apart."""
    published: dt.date | None
    updated: dt.date | None
    site: str
    """The name of the site."""
    publisher: str
    """Empty where none has been named."""
    page_address: str
    """The permanent public address of the page; with an edition, its address in the edition."""
    section: Section | None = None
    edition: Edition | None = None
    retrieved: dt.date | None = None
    """The day on which the text was read, where it is known. A citation of an edition does not need it."""

    @property
    def address(self) -> str:
        """The permanent address of what is cited."""
        return f"{self.page_address}#{self.section.id}" if self.section else self.page_address

    @property
    def issued(self) -> dt.date | None:
        """The day of the text: of its last change in substance, or of its publication."""
        return self.updated or self.published

    @property
    def key(self) -> str:
        """A name for the citation that no other page or section has: made from the address."""
        parts = urlsplit(self.page_address)
        words = [parts.netloc, *(word for word in parts.path.split("/") if word)]
        return ":".join([*words, *(["", self.section.id] if self.section else [])])

    def of(self, section: Section) -> Citation:
        """The citation of a section of the page."""
        return replace(self, section=section)
