"""An edition: the whole site on a date, and what is recorded of it."""

from __future__ import annotations

import datetime as dt
import json
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from pydantic import TypeAdapter

from guidebook.content.addresses import PREFIX
from guidebook.content.data import Language
from guidebook.content.sections import sections
from guidebook.editions.forms import CITATIONS
from guidebook.editions.promised import is_promised

FORMAT = 1
"""The version of `edition.json`; a later form gets a later number, and this one stays readable."""
RECORD = "edition.json"
SERVED = "utgaver/"
"""Where editions are served, below the root of each language."""


@dataclass(frozen=True, slots=True)
class Note:
    """A dated note of what changed in substance."""

    date: dt.date
    what: str


@dataclass(frozen=True, slots=True)
class Review:
    """A review by a named human."""

    date: dt.date
    by: str
    what: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of a page's contents; the title is HTML."""

    id: str
    title: str
    children: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class FrozenPage:
    """A page as it was on the day of the edition."""

    address: str
    """From the root of the site, as `en/om/`."""
    name: str
    """The path within the language, as `om/index.md`."""
    language: Language
    title: str
    description: str
    author: str
    pubDate: dt.date
    updated: dt.date | None
    reviewed: Review | None
    changes: tuple[Note, ...]
    sections: Mapping[str, str]
    """By id: the SHA-256 of the visible text; the empty id is what stands before the first section."""
    contents: tuple[Heading, ...]

    @property
    def neutral(self) -> str:
        """The address without the language, as `om/`."""
        return self.address.removeprefix(PREFIX[self.language])

    @property
    def file(self) -> str:
        """The page's file in the folder of the edition."""
        return f"pages/{self.address}index.html"


@dataclass(frozen=True, slots=True)
class Edition:
    """What `edition.json` records."""

    format: int
    date: dt.date
    site_url: str
    """The public address of that day, with a slash at the end."""
    site_name: Mapping[Language, str]
    pages: tuple[FrozenPage, ...]
    """In the order in which a reader meets them, one language after the other."""
    files: Mapping[str, str]
    """By the path in the folder: the SHA-256 of every frozen file but this record."""
    ledger: str = ""
    """The SHA-256 of the ledger's lines of days before; empty in editions that did not record it."""

    def of(self, language: Language) -> Iterator[FrozenPage]:
        """The pages of one language."""
        return (page for page in self.pages if page.language == language)

    def page(self, address: str) -> FrozenPage | None:
        """The page with this address, as `en/om/`."""
        return next((page for page in self.pages if page.address == address), None)

    def served(self, address: str) -> str:
        """Where a page, or a picture, of this edition is served, from the root of the site."""
        prefix = PREFIX["en"] if address.startswith(PREFIX["en"]) else ""
        return f"{prefix}{SERVED}{self.date}/{address.removeprefix(prefix)}"

    @property
    def archive(self) -> str:
        """The address of the ZIP, from the root of the site."""
        return f"{SERVED}{self.date}/ki-veiledning-{self.date}.zip"

    @property
    def pictures(self) -> list[str]:
        """From the root of the site, as `images/x.jpg`."""
        return [name.removeprefix("pages/") for name in self.files if name.startswith("pages/images/")]

    def of_its_day(self) -> Iterator[str]:
        """The pages, sections and pictures of the living site that it froze, as the ledger has them."""
        for page in self.pages:
            ids = (id_ for id_ in page.sections if is_promised(id_))
            yield from (f"/{page.address}{end}" for end in ("", *(f"#{id_}" for id_ in ids)))
        yield from (f"/{name}" for name in self.pictures)

    def addresses(self) -> Iterator[str]:
        """Everything that this edition publishes, and the lists it stands in, as the ledger has it."""
        yield from (f"/{prefix}{SERVED}" for prefix in PREFIX.values())
        for page in self.pages:
            served = f"/{self.served(page.address)}"
            yield served
            yield from (f"{served}#{id_}" for id_ in page.sections if is_promised(id_))
            yield from (f"{served}{file}" for file in CITATIONS)
        yield from (f"/{self.served(name)}" for name in self.pictures)
        yield f"/{self.archive}"


_EDITION: TypeAdapter[Edition] = TypeAdapter(Edition)


def write_record(edition: Edition) -> bytes:
    """The text of `edition.json`; the same edition gives the same bytes."""
    return (json.dumps(_EDITION.dump_python(edition, mode="json"), ensure_ascii=False, indent=1) + "\n").encode()


@lru_cache(maxsize=128)
def read_record(raw: bytes | str) -> Edition:
    """The edition that a record tells of. Raises ValueError where it cannot be read."""
    edition = _EDITION.validate_json(raw)
    if edition.format != FORMAT:
        raise ValueError(f"the form {edition.format} of {RECORD} is not known here; {FORMAT} is")
    names = [*edition.files, *(page.file for page in edition.pages)]
    if any(posixpath.normpath(name) != name or name.startswith(("/", "..")) for name in names):
        raise ValueError("a file lies outside the edition")
    return edition


def section_digests(article: str) -> dict[str, str]:
    """By id: the SHA-256, in hexadecimal, of the visible text of each section of an article that has any."""
    return {id_: digest(text) for id_, text in sections(article).items() if text}


def digest(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal."""
    return sha256(text.encode()).hexdigest()
