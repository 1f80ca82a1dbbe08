"""Parsed pages kept between runs: a page is rendered again only when something that it depends on has changed."""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from guidebook.content.page import Page
from guidebook.content.yaml_reader import Document

_PAGE: TypeAdapter[Page] = TypeAdapter(Page)
_DATE = "!date"


@dataclass(frozen=True, slots=True)
class Kept:
    """A folder with a file for each page that was read without a fault.

    Whoever can write to the folder decides what the checks see and what is built, so nothing is published from it.
    """

    folder: Path
    common: str
    """The digest of what every page depends on: the program, the data, the day."""

    def page(self, path: str, text: str) -> Page | None:
        """The page that was made of this text; none where it was not kept, or its file is spoilt."""
        with suppress(OSError, ValueError):
            seal, document, page = self._file(path).read_bytes().split(b"\n")
            if seal == self._seal(path, text, document, page):
                return replace(_PAGE.validate_json(page), document=_from_json(document))
        return None

    def keep(self, page: Page, text: str) -> None:
        """Keep the page that was made of this text."""
        document = _to_json(page.document)
        value = _PAGE.dump_json(replace(page, document=None))
        seal = self._seal(page.path, text, document, value)
        write(self._file(page.path), b"\n".join([seal, document, value]))

    def _file(self, path: str) -> Path:
        return self.folder / f"{path}.json"

    def _seal(self, path: str, text: str, document: bytes, page: bytes) -> bytes:
        return digest(self.common.encode(), path.encode("utf-8", "surrogateescape"), text.encode(), document, page)


def kept_pages(folder: Path, texts: Mapping[str, str], today: dt.date) -> Kept:
    """The pages kept in a folder that were read by this program, with these data files, on this day."""
    data = [part.encode() for path in sorted(texts) for part in (path, texts[path])]
    return Kept(folder, digest(program(Path(__file__).parent), today.isoformat().encode(), *data).decode())


@cache
def program(folder: Path) -> bytes:
    """The digest of what decides what the modules below a folder do: their code, their words, the libraries, Python."""
    return digest(*modules(folder), platform.python_version().encode(), _libraries())


@cache
def modules(folder: Path) -> tuple[bytes, ...]:
    """The code and the words of the program below a folder, which stay the same as long as it runs."""
    files = [path for path in sorted(folder.rglob("*")) if path.suffix in (".py", ".yml", ".csl")]
    return tuple(_module(path) for path in files)


@cache
def _module(path: Path) -> bytes:
    return path.read_bytes()


@cache
def _libraries() -> bytes:
    """What is installed, by name and version, as the folders that tell of it are named (PEP 376, PEP 427)."""
    return repr(sorted(info.name for place in sys.path for info in Path(place).glob("*.*-info"))).encode()


def remembered(file: Path, key: bytes, make: Callable[[], bytes]) -> bytes:
    """What a file keeps under this key; else what `make` makes, which the file then keeps."""
    with suppress(OSError):
        seal, _, content = file.read_bytes().partition(b"\n")
        if seal == digest(key, content):
            return content
    made = make()
    write(file, digest(key, made) + b"\n" + made)
    return made


def digest(*parts: bytes) -> bytes:
    """A digest that tells where each part ends."""
    made = sha256()
    for part in parts:
        made.update(b"%d:" % len(part))
        made.update(part)
    return made.hexdigest().encode()


def write(file: Path, content: bytes) -> None:
    """Write a kept file whole or not at all; where it cannot be written, it is made again next time."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(f".{os.getpid()}.part")
        part.write_bytes(content)
        part.replace(file)


def _to_json(document: Document | None) -> bytes:
    """A document as one line; JSON knows neither dates nor keys with several parts."""
    if document is None:
        return b"null"
    value = [document.value, list(document.places.items()), list(document.written.items())]
    return json.dumps(value, default=lambda date: {_DATE: date.isoformat()}).encode()


def _from_json(text: bytes) -> Document | None:
    parts = json.loads(text, object_hook=_dated)
    if parts is None:
        return None
    value, places, written = parts
    return Document(
        value,
        {tuple(path): (line, column) for path, (line, column) in places},
        {tuple(path): characters for path, characters in written},
    )


def _dated(value: dict[str, Any]) -> Any:
    return dt.date.fromisoformat(value[_DATE]) if value.keys() == {_DATE} else value
