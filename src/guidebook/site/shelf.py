"""The dated editions as they were frozen, and what a living page tells of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

from guidebook.content.addresses import PREFIX, relative
from guidebook.content.data import Language
from guidebook.content.dates import day
from guidebook.content.kept import write
from guidebook.content.page import Page
from guidebook.content.tree import Tree
from guidebook.editions.archive import archive as zipped
from guidebook.editions.edition import SERVED, Edition, FrozenPage
from guidebook.editions.frozen import read_editions, read_list
from guidebook.editions.standalone import article_of
from guidebook.site.facts import Site
from guidebook.site.material import used_in


@dataclass(frozen=True)
class Shelf:
    """All editions, and where what was made of them is kept."""

    tree: Tree
    cache: Path

    @cached_property
    def editions(self) -> tuple[Edition, ...]:
        """Every edition, oldest first."""
        return read_editions(self.tree.editions)

    @cached_property
    def digests(self) -> dict[dt.date, str]:
        """The recorded SHA-256, in hexadecimal, of the ZIP of each edition."""
        return {line.date: line.archive for line in read_list(self.tree.editions)}

    def having(self, name: str, language: Language) -> list[tuple[Edition, FrozenPage]]:
        """The editions that have a page of this name, oldest first."""
        return [(each, page) for each in self.editions for page in each.of(language) if page.name == name]

    def versions(self, page: Page, site: Site) -> dict[str, Any]:
        """What a living page tells of its editions."""
        having = self.having(page.name, page.language)
        return {
            "editions_url": relative(page.address, list_address(page.language)),
            "version_links": [
                {"rel": "version-history", "url": site.url + list_address(page.language)},
                *(
                    {"rel": "predecessor-version", "url": site.url + each.served(frozen.address)}
                    for each, frozen in having[-1:]
                ),
            ],
            "versions": [self.place(page, *each) for each in reversed(having)],
        }

    def place(self, page: Page, edition: Edition, frozen: FrozenPage) -> dict[str, str]:
        """Where a living page finds one of its editions."""
        return {
            "date": edition.date.isoformat(),
            "date_text": day(edition.date, page.language),
            "url": relative(page.address, edition.served(frozen.address)),
        }

    def samples(self) -> list[str]:
        """For each edition a text with every element, class and attribute of its articles, for the stylesheet."""
        return [self._sample(edition) for edition in self.editions]

    def _sample(self, edition: Edition) -> str:
        key = sha256("".join(edition.files.values()).encode()).hexdigest()
        kept = self.cache / f"{edition.date}.used"
        before, _, text = kept.read_text("utf-8").partition("\n") if kept.exists() else ("", "", "")
        if before != key:
            used = used_in((self.article(edition, page) for page in edition.pages), ())
            classes, attributes = " ".join(sorted(used.classes)), " ".join(sorted(used.attributes - {"class"}))
            elements = "".join(f"<{name}>" for name in sorted(used.elements))
            text = f'<div class="{classes}" {attributes}>{elements}'
            write(kept, f"{key}\n{text}".encode())
        return text

    def article(self, edition: Edition, page: FrozenPage) -> str:
        """The article of a page as it was frozen."""
        return article_of(self.tree.frozen.read(f"{edition.date}/{page.file}").decode())

    def archive(self, edition: Edition) -> bytes:
        """The ZIP of an edition, held against its digest. Raises PluginError where it has another."""
        recorded = self.digests[edition.date]
        file = self.cache / f"{edition.date}.zip"
        if file.exists():
            packed = file.read_bytes()
            if sha256(packed).hexdigest() == recorded:
                return packed
        read = self.tree.frozen.read
        packed = zipped(((name, read(f"{edition.date}/{name}")) for name in edition.files), edition.date)
        made = sha256(packed).hexdigest()
        if made != recorded:
            raise PluginError(
                f"The ZIP of the edition {edition.date} has the SHA-256 {made}, but editions/frozen.tsv has "
                f"{recorded}. Neither may change: take back what changed one of them."
            )
        write(file, packed)
        return packed


def list_address(language: Language) -> str:
    """The address of the list of editions."""
    return f"{PREFIX[language]}{SERVED}"
