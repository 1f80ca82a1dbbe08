"""The whole content: the pairs of pages, the data, the pictures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from guidebook.content.data import LANGUAGES, Data, Language
from guidebook.content.data_files import DataFiles, read_data
from guidebook.content.finding import Finding
from guidebook.content.folder import Folder
from guidebook.content.kept import kept_pages
from guidebook.content.page import Page, parse_page
from guidebook.content.pictures import Picture, read_pictures
from guidebook.content.text_file import read_text
from guidebook.content.workers import MANY, shared


@dataclass(frozen=True, slots=True)
class Tree:
    """Everything that the site is made from, parsed once."""

    pages: Mapping[tuple[Language, str], Page]
    """By language and name, in the order of their paths."""
    names: frozenset[tuple[Language, str]]
    """Every page there is, those that cannot be read included."""
    files: DataFiles
    pictures: frozenset[str]
    """From the root of the site, as `images/x.jpg`."""
    today: dt.date
    texts: Mapping[str, str]
    """Every page and data file as it was written, by its path from the root of the project."""
    faults: tuple[Finding, ...]
    """What kept a file from being read in whole."""
    images: tuple[Picture, ...]
    """What each picture is, by name."""
    editions: Mapping[str, str]
    """What is recorded of earlier days, as it was written, by its path: the tables under `editions` and each
    edition's own account of itself."""
    frozen: Folder
    """What stands under `editions`, byte by byte."""

    @property
    def data(self) -> Data:
        """The data, without their places."""
        return self.files.data

    def entries(self, page: Page) -> list[str]:
        """The ids of the entries that a page's inserts make from data, in order."""
        ids: Mapping[str, list[str]] = {
            "glossary": [term.id for term in self.data.glossary],
            "sources": [source.id for source in self.data.sources],
            "claims": [claim.id for claim in self.data.claims],
        }
        return [id_ for insert in page.rendered.inserts for id_ in ids.get(insert, [])]

    def of(self, language: Language) -> Iterator[Page]:
        """The pages of one language."""
        return (page for (spoken, _), page in self.pages.items() if spoken == language)


def load(root: Path, today: dt.date, folder: Path | None = None) -> Tree:
    """Read and parse the content of the project at `root`; faults are gathered, never raised.

    Pages that were parsed before are taken from `folder`, where one is given.
    """
    files, faults = read_data(root)
    kept = kept_pages(folder, files.texts, today) if folder else None
    pages: dict[tuple[Language, str], Page] = {}
    names = set()
    texts = dict(files.texts)
    read: list[tuple[Language, str, str]] = []
    for language in LANGUAGES:
        spoken = root / "docs" / language
        for path in sorted(spoken.rglob("*.md")):
            name = path.relative_to(spoken).as_posix()
            names.add((language, name))
            text, unread = read_text(root, f"docs/{language}/{name}")
            faults.extend(unread)
            if text is not None:
                texts[f"docs/{language}/{name}"] = text
                read.append((language, name, text))

    def parsed(one: tuple[Language, str, str]) -> tuple[Page, Sequence[Finding]]:
        language, name, text = one
        page, found = parse_page(text, language, name, files.data, today)
        if kept and not found:
            kept.keep(page, text)
        return page, found

    # What is kept is read here: to send a page from one process to another takes as long as to read it.
    before = {one: page for one in read if kept and (page := kept.page(f"docs/{one[0]}/{one[1]}", one[2]))}
    fresh = [one for one in read if one not in before]
    made = dict(zip(fresh, shared(parsed, fresh, len(fresh) > MANY), strict=True))
    for one in read:
        page, found = (before[one], ()) if one in before else made[one]
        pages[page.language, page.name] = page
        faults.extend(found)
    faults.extend(_stray(root, names))
    images = tuple(read_pictures(root))
    pictures = frozenset(picture.name for picture in images)
    editions, unread = read_records(root)
    frozen = Folder(root / "editions")
    faults.extend(unread)
    return Tree(pages, frozenset(names), files, pictures, today, texts, tuple(faults), images, editions, frozen)


def read_records(root: Path) -> tuple[dict[str, str], list[Finding]]:
    """The texts of what is recorded under `editions`, by path, and what keeps one from being read."""
    folder = root / "editions"
    found = [path for glob in ("*.tsv", "*.yml", "*/edition.json") for path in folder.glob(glob)]
    read = {path: read_text(root, path) for path in sorted(path.relative_to(root).as_posix() for path in found)}
    texts = {path: text for path, (text, _) in read.items() if text is not None}
    return texts, [fault for _, faults in read.values() for fault in faults]


def _stray(root: Path, names: set[tuple[Language, str]]) -> Iterator[Finding]:
    """Files under `docs` that nothing reads: they would be dropped without a word."""
    read = {f"{language}/{name}" for language, name in names}
    for path in sorted((root / "docs").rglob("*")):
        name = path.relative_to(root / "docs").as_posix()
        data = name.startswith("data/") and name.endswith(".yml")
        if path.is_file() and name not in read and not data and not path.name.startswith("."):
            yield Finding(
                f"docs/{name}",
                1,
                1,
                "file-stray",
                "a file that is no page and no data",
                "pages as docs/nb/….md and docs/en/….md, pictures in overrides/images",
                "Move the file, or take it away.",
            )
