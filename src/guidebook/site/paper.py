"""The template for a case paper as files: for Word, and as plain text to be pasted anywhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import guidebook
from guidebook.citing.written import written
from guidebook.content.addresses import PREFIX
from guidebook.content.data import LANGUAGES, Language, Pair
from guidebook.content.kept import digest, program, remembered
from guidebook.content.paper import PaperSection
from guidebook.content.tree import Tree
from guidebook.content.words import catalogue
from guidebook.editions.forms import PAPER
from guidebook.site.citations import Living

PLACES = 5
"""The places of the spectrum between the two poles of a pair."""
NO_PLACE = ("paper_not_applicable", "paper_unknown")


def write_papers(tree: Tree, living: Living, site_url: str, folder: Path, cache: Path) -> None:
    """Write the files of every language below the root of the site; nothing where there is no template.

    A Word document that was made before is taken from `cache`.
    """
    for language in LANGUAGES if tree.data.paper else ():
        pages = {name for section in tree.data.paper for name in section.pages}
        cited = {page.name: whole for page in tree.of(language) if page.name in pages and (whole := living.whole(page))}
        references = tuple((name, written((whole,), "case-paper")[0].text) for name, whole in cited.items())
        pairs, home = tree.data.spectrum.pairs, site_url + PREFIX[language]
        Template(tree.data.paper, pairs, language, references, home, tree.today).write(folder, cache)


@dataclass(frozen=True, slots=True)
class Template:
    """What the files of one language are made from."""

    paper: tuple[PaperSection, ...]
    pairs: tuple[Pair, ...]
    language: Language
    references: tuple[tuple[str, str], ...]
    """The name of a page, and the reference to it in the short form."""
    address: str
    """The public address of the site in this language."""
    date: dt.date
    """The day that stands in the file as the day it was made."""

    def write(self, folder: Path, cache: Path) -> None:
        """Write both files below the root of the site."""
        document, text = (folder / f"{PREFIX[self.language]}{name}" for name in PAPER)
        document.parent.mkdir(parents=True, exist_ok=True)
        key = digest(program(Path(guidebook.__file__).parent), repr(self).encode())
        document.write_bytes(remembered(cache / f"{self.language}.docx", key, self._document))
        text.write_text(self.text(), "utf-8", newline="\n")

    def _document(self) -> bytes:
        # What reads and writes Word's format takes a tenth of a second to be imported, and is seldom needed.
        from guidebook.site.word import word_document

        return word_document(self)

    @property
    def words(self) -> Mapping[str, str]:
        """The texts of the language."""
        return catalogue(self.language)

    def text(self) -> str:
        """The template without markup."""
        lines = [self.words["paper_title"]]
        for section in self.paper:
            lines += ["", self.say(section.title).upper(), f"({self.say(section.about)})", ""]
            lines += self.listed(section)
            for number, field in enumerate(section.fields, 1):
                label, hint = self.say(field.label), self.say(field.hint)
                lines.append(f"{number}. {hint}" if section.form == "numbered" else f"{label}: [{hint}]")
        return "\n".join([*lines, "", self.origin(), ""])

    def listed(self, section: PaperSection) -> list[str]:
        """What stands above the fields of a section in plain text: the pairs, or the references."""
        if section.form == "positions":
            scale = " ".join(["( )"] * PLACES)
            others = " ".join(f"( ) {self.words[key]}" for key in NO_PLACE)
            pairs = self.pairs
            return [f"{self.say(p.left.word)} {scale} {self.say(p.right.word)}   {others}" for p in pairs]
        known = dict(self.references)
        return [known[name] for name in section.pages if name in known]

    def origin(self) -> str:
        """Where the template comes from."""
        return self.words["paper_origin"].format(site=self.words["site_name"], address=self.address)

    def say(self, text: Any) -> str:
        """A text in the language."""
        said: str = text.of(self.language)
        return said
