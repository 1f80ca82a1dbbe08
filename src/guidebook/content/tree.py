"""The whole content: the pairs of pages, the data, the pictures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from guidebook.content.data import LANGUAGES, Data, Language
from guidebook.content.data_files import DataFiles, read_data
from guidebook.content.finding import Finding
from guidebook.content.page import Page, parse_page
from guidebook.content.text_file import read_text


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


def load(root: Path, today: dt.date) -> Tree:
    """Read and parse the content of the project at `root`; faults are gathered, never raised."""
    files, faults = read_data(root)
    pages: dict[tuple[Language, str], Page] = {}
    names = set()
    texts = dict(files.texts)
    for language in LANGUAGES:
        folder = root / "docs" / language
        for path in sorted(folder.rglob("*.md")):
            name = path.relative_to(folder).as_posix()
            names.add((language, name))
            text, unread = read_text(root, f"docs/{language}/{name}")
            faults.extend(unread)
            if text is not None:
                texts[f"docs/{language}/{name}"] = text
                page, more = parse_page(text, language, name, files.data, today)
                pages[language, name] = page
                faults.extend(more)
    faults.extend(_stray(root, names))
    images = root / "overrides" / "images"
    pictures = frozenset(f"images/{path.relative_to(images).as_posix()}" for path in images.rglob("*.*"))
    return Tree(pages, frozenset(names), files, pictures, today, texts, tuple(faults))


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
