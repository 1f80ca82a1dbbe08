"""Whether a filed copy is what was published: a ZIP, a page of it, or one section."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from guidebook.editions.archive import PARTS
from guidebook.editions.edition import SERVED, Edition, FrozenPage, section_digests
from guidebook.editions.frozen import Frozen
from guidebook.editions.standalone import article_of

LARGEST: Final = 500_000_000
"""Bytes: larger files are not read; an edition with a hundred times as many pages is smaller."""
_ENTRY: Final = 50_000_000
_SHOWN: Final = 10
_UNREADABLE = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found, in sentences; `wrong` says that the question itself could not be understood."""

    proved: bool
    sentences: tuple[str, ...]
    wrong: bool = False


def verify(raw: bytes, section: str, editions: Sequence[Edition], lines: Sequence[Frozen]) -> Verdict:
    """Whether these bytes, or one section in them, are what an edition has.

    `section` is `#id`, `page/#id` or a whole address with an id; empty for the file itself.
    """
    if not editions:
        return Verdict(False, ("No edition is frozen here, so nothing can be proved.",))
    if section and (not section.rpartition("#")[2] or ("#" not in section and "/" in section)):
        return Verdict(False, (f"“{section}” names no section: write it as om/#faste-adresser.",), wrong=True)
    if raw[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _archive(raw, section, editions, lines)
    return _page(raw, section, editions)


def _archive(raw: bytes, section: str, editions: Sequence[Edition], lines: Sequence[Frozen]) -> Verdict:
    digest = sha256(raw).hexdigest()
    listed = {line.archive: line.date for line in lines}
    edition = next((each for each in editions if each.date == listed.get(digest)), None)
    try:
        files, repeated = _unpack(raw)
    except _UNREADABLE as error:
        return Verdict(False, (f"The file has the SHA-256 {digest}.", f"It cannot be read as a ZIP: {error}."))
    said = [f"The file has the SHA-256 {digest}."]
    if edition:
        said.append(f"It is the file of the edition {edition.date}, byte for byte.")
        proved = True
    else:
        edition, faults = _nearest(files, editions)
        proved = not faults and not repeated
        said.append("No edition's file has it.")
        if proved:
            said.append(f"But it holds every file of the edition {edition.date} and no other, each byte for byte.")
        else:
            said.append(f"It is nearest to the edition {edition.date}, from which it differs:")
            faults += [f"{_name(name)} stands in it more than once" for name in repeated]
            said += [f"  {fault}" for fault in faults[:_SHOWN]]
            said += [f"  and {len(faults) - _SHOWN} more"] if len(faults) > _SHOWN else []
    if not section:
        return Verdict(proved, tuple(said))
    found = _of(section, edition, {page.file for page in edition.pages} & files.keys())
    if isinstance(found, str):
        return Verdict(False, (*said, found), wrong=True)
    page, id_ = found
    if sha256(files[page.file] or b"").hexdigest() == edition.files.get(page.file):
        text = f"The section #{id_} of {_where(page)} has the text of the edition {edition.date}."
        return Verdict(True, (*said, text, f"Its SHA-256 is {page.sections[id_]}."))
    verdict = _section(files[page.file] or b"", id_, [edition], page.address)
    return Verdict(verdict.proved, (*said, *verdict.sentences))


def _unpack(raw: bytes) -> tuple[dict[str, bytes | None], list[str]]:
    """The files in a ZIP by name, and the names that stand in it twice; nothing is written to disk.

    A file that is larger than any of an edition, or that there is no room for any more, is none.
    """
    files: dict[str, bytes | None] = {}
    repeated = []
    left = LARGEST
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        for entry in packed.infolist():
            if entry.filename in files:
                repeated.append(entry.filename)
            elif not entry.is_dir():
                limit = min(_ENTRY, left)
                with packed.open(entry) as file:
                    content = file.read(limit + 1)
                files[entry.filename] = content if len(content) <= limit else None
                left -= min(len(content), limit)
    return files, repeated


def _nearest(files: Mapping[str, bytes | None], editions: Sequence[Edition]) -> tuple[Edition, list[str]]:
    """The edition from which these files differ least, and how."""
    digests = {name: sha256(raw).hexdigest() if raw is not None else "" for name, raw in files.items()}

    def faults(edition: Edition) -> list[str]:
        wanted = {name: digest for name, digest in edition.files.items() if name.startswith(PARTS)}
        return [
            *(f"{name} is not in it" for name in wanted if name not in digests),
            *(f"{name} has other bytes" for name in wanted if digests.get(name, wanted[name]) != wanted[name]),
            *(f"{_name(name)} is not part of the edition" for name in digests if name not in wanted),
        ]

    return min(((each, faults(each)) for each in reversed(editions)), key=lambda pair: len(pair[1]))


def _page(raw: bytes, section: str, editions: Sequence[Edition]) -> Verdict:
    digest = sha256(raw).hexdigest()
    said = f"The file has the SHA-256 {digest}."
    for edition in reversed(editions):
        path = next((name for name, known in edition.files.items() if known == digest), None)
        page = next((page for page in edition.pages if page.file == path), None)
        if path is None:
            continue
        proof = f"It is {path} of the edition {edition.date}, byte for byte."
        if not section:
            return Verdict(True, (said, proof))
        found = _of(section, edition, {path}) if page else f"{path} is no page, so it has no section."
        if isinstance(found, str):
            return Verdict(False, (said, proof, found), wrong=True)
        page, id_ = found
        text = f"The section #{id_} of {_where(page)} has the text of the edition {edition.date}."
        return Verdict(True, (said, proof, text, f"Its SHA-256 is {page.sections[id_]}."))
    if not section:
        hint = "A changed copy can still hold the text of a section: name the section to prove it."
        return Verdict(False, (said, "It is no file of any edition.", hint))
    address, _, id_ = section.rpartition("#")
    verdict = _section(raw, id_, editions, _address(address, editions) if address else None)
    return Verdict(verdict.proved, (said, "It is no file of any edition.", *verdict.sentences))


def _section(raw: bytes, id_: str, editions: Sequence[Edition], address: str | None) -> Verdict:
    """Whether a section in the text of a file is that of an edition, whatever else the file has become."""
    text = raw.decode("utf-8", "replace")
    with suppress(ValueError):
        text = article_of(text)
    digest = section_digests(text).get(id_)
    if digest is None:
        return Verdict(False, (f"It has no section #{_name(id_)} with any text.",))
    for edition in reversed(editions):
        for page in edition.pages:
            if page.sections.get(id_) == digest and address in (None, page.address):
                same = f"But its section #{id_} has the text of {_where(page)} in the edition {edition.date}."
                meant = "That proves its words, not how the file shows them or what else stands in it."
                return Verdict(True, (same, f"The SHA-256 of that text is {digest}.", meant))
    return Verdict(False, (f"The text of its section #{_name(id_)}, SHA-256 {digest}, is in no edition.",))


def _of(section: str, edition: Edition, files: set[str]) -> tuple[FrozenPage, str] | str:
    """The page and the id that are meant, among the pages in these files; or a sentence that says why none is."""
    written, _, id_ = section.rpartition("#")
    address = _address(written, [edition]) if written else None
    pages = [page for page in edition.pages if page.file in files and address in (None, page.address)]
    if not pages:
        return f"There is no page “{_name(written)}” in it."
    having = [page for page in pages if id_ in page.sections]
    if not having:
        return f"There is no section #{_name(id_)} in {'it' if len(pages) > 1 else _where(pages[0])}."
    if len(having) > 1:
        named = " or ".join(f"{page.address}#{id_}" for page in having[:2])
        return f"#{id_} stands on {len(having)} pages: say which, as {named}."
    return having[0], id_


def _address(written: str, editions: Sequence[Edition]) -> str:
    """The address of a page from the root of the site, of what was written for it in whatever form."""
    address = written
    for edition in editions:
        address = address.removeprefix(edition.site_url)
    address = address.removeprefix("/").removesuffix("index.html")
    english, path = address.startswith("en/"), address.removeprefix("en/")
    if path.startswith(SERVED):
        path = path.removeprefix(SERVED).partition("/")[2]
    address = ("en/" if english else "") + path
    return address if address.endswith("/") or not address else f"{address}/"


def _where(page: FrozenPage) -> str:
    return f"“{page.title}” (/{page.address})"


def _name(name: str) -> str:
    """A name from a stranger's file, safe to print."""
    return ascii(name[:80])[1:-1]
