"""An account of a small site: its files, what has been published, and what its records and checks must say."""

from __future__ import annotations

import datetime as dt
import itertools
import posixpath
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner

from guidebook.checks import findings
from guidebook.cli import main
from guidebook.content.addresses import address
from guidebook.content.data import LANGUAGES
from guidebook.content.tree import load
from guidebook.editions.likeness import HALF, kept
from tests.editions.texts import HEADINGS, OLD_HOST, SENTENCES, WORDS, Part, Section, place, said


@dataclass
class Account:
    """The project, and what this account knows of it without asking the records."""

    root: Path
    rng: random.Random
    patch: pytest.MonkeyPatch
    day: dt.date = dt.date(2026, 11, 22)
    host: str = OLD_HOST
    pages: dict[str, list[Section]] = field(default_factory=dict)
    published: dict[str, str] = field(default_factory=dict)
    """The mark of the text that every address, without language, was published with."""
    gone: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    """Why a text was withdrawn, and the mark of the text to go to instead, by mark."""
    pictures: dict[str, bytes] = field(default_factory=dict)
    editions: dict[dt.date, dict[tuple[str, str], str]] = field(default_factory=dict)
    """By day: the text of each section, by the page's address with language and the id."""
    hosts: set[str] = field(default_factory=set)
    done: dict[str, int] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=itertools.count)

    # What there is

    def find(self, mark: str) -> tuple[str, Section] | None:
        """Where a text is."""
        return next(((n, s) for n, all_ in self.pages.items() for s in all_ if mark in s.marks()), None)

    def lead(self, mark: str) -> str | None:
        """The mark of the living text that a link to this one leads to now."""
        while mark in self.gone:
            instead = self.gone[mark][1]
            if instead is None:
                return None
            mark = instead
        return mark

    def shown(self, name: str) -> bool:
        return any(part.what == name for _, section in self.sections() for part in section.parts)

    def sections(self) -> list[tuple[str, Section]]:
        return [(name, each) for name, all_ in self.pages.items() for each in all_ if each.id]

    def linked(self, name: str, section: Section | None = None) -> bool:
        """Whether anything outside a page, or outside a section, leads into it."""
        inner = [section] if section else self.pages[name]
        marks = set().union(*(each.marks() for each in inner))
        outside = [each for all_ in self.pages.values() for each in all_ if not any(each is one for one in inner)]
        return any(part.kind == "l" and self.lead(part.what) in marks for each in outside for part in each.parts)

    # Files, as an editor changes them

    def path(self, language: str, name: str) -> Path:
        return self.root / "docs" / language / name

    def edit(self, name: str, change: Callable[[list[list[str]], int], object]) -> None:
        """Change both files of a page, each as a list of sections, which are lists of paragraphs."""
        for number, language in enumerate(LANGUAGES):
            file = self.path(language, name)
            blocks = [
                each.strip("\n").split("\n\n") for each in re.split(r"^(?=## )", file.read_text("utf-8"), flags=re.M)
            ]
            change(blocks, number)
            file.write_text("\n\n".join("\n\n".join(each) for each in blocks) + "\n", "utf-8")

    def written(self, part: Part, name: str, language: int) -> str:
        """A paragraph as it is first written on a page."""
        if part.kind == "p":
            return f"![{('Huset ved elven', 'The house by the river')[language]}](/{part.what})"
        if part.kind != "l":
            return said(part, language)
        mark = self.lead(part.what)
        assert mark
        found = self.find(mark)
        assert found
        way = posixpath.relpath(found[0], posixpath.dirname(name)) + (f"#{found[1].id}" if found[1].id else "")
        return WORDS["l"][language].format(f"[{part.what}]({way})")

    def block(self, section: Section, name: str, language: int) -> list[str]:
        heading = f"## {section.heading(language)} {{ #{section.id} }}"
        return [heading, *(self.written(part, name, language) for part in section.parts)]

    def nav(self, change: Callable[[str], str]) -> None:
        file = self.root / "mkdocs.yml"
        file.write_text(change(file.read_text("utf-8")), "utf-8")

    # Commands

    def run(self, *args: str) -> str:
        self.patch.setenv("SOURCE_DATE_EPOCH", str(int(dt.datetime.combine(self.day, dt.time(12), dt.UTC).timestamp())))
        result = CliRunner().invoke(main, args, env={"SITE_URL": self.host}, catch_exceptions=False)
        assert result.exit_code == 0, f"{self.day} {' '.join(args)}: {result.output}"
        return result.output

    def sync(self, *names: str) -> None:
        self.run("sync", *(f"docs/en/{name}" for name in dict.fromkeys(names)))

    def faults(self) -> list[str]:
        """What the checks find, but for the warnings that this account expects."""
        found = findings(load(self.root, self.day))
        flagged = {each.found.split("”")[0][1:] for each in found if each.code == "ledger-reused-text"}
        assert flagged == self.reworded(), f"{self.day}: {flagged ^ self.reworded()}"
        return [str(each) for each in found if each.code != "ledger-reused-text"]

    def reworded(self) -> set[str]:
        """The ids under which less than half the words of the newest edition are left."""
        before = self.editions[max(self.editions)] if self.editions else {}
        return {
            section.id
            for name, section in self.sections()
            for number, language in enumerate(LANGUAGES)
            if (text := before.get((address(name, language), section.id))) and kept(text, section.text(number)) < HALF
        }

    # Inventing

    def mark(self) -> str:
        """A name that no other text has."""
        letters = "".join(self.rng.choice("bdfklmnprstv") + self.rng.choice("aiou") for _ in range(3))
        return f"{letters.capitalize()}{'bdfklmnprstv'[(n := next(self.numbers)) % 12]}{'aiou'[n // 12 % 4]}" + (
            "lmnrs"[n // 48 % 5] + "aiou"[n // 240 % 4]
        )

    def sentence(self) -> Part:
        return Part("s", str(self.rng.randrange(len(SENTENCES))))

    def link(self) -> Part:
        return Part("l", self.rng.choice([each.mark for all_ in self.pages.values() for each in all_]))

    def new(self, id_: str | None = None) -> Section:
        mark = self.mark()
        parts = [Part("m", mark), *(self.sentence() for _ in range(self.rng.randint(2, 4)))]
        return Section(mark.lower() if id_ is None else id_, mark, self.rng.randrange(len(HEADINGS)), parts)

    def name(self) -> str:
        folder = self.rng.choice(["", "", "a/", "b/c/", "d/"])
        return folder + self.mark().lower() + self.rng.choice([".md", ".md", "/index.md"])

    def free(self, name: str, section: Section) -> str:
        """An id for a text that comes to a page: its own, unless another text has had it there."""
        known = self.published.get(place(name, section.id))
        taken = {each.id for each in self.pages[name]}
        kept_ = section.id not in taken and known in (None, section.mark) and self.rng.random() < 0.8
        return section.id if kept_ else self.mark().lower()

    # The account

    def settle(self) -> None:
        """What is unused is withdrawn, the checks find nothing, and what is published is written down."""
        unused = [p for p in self.pictures if (self.root / "overrides" / p).exists() and not self.shown(p)]
        if unused:
            self.run("withdraw", *unused, "--why-nb", "Er tatt ut.", "--why-en", "Was taken out.")
        self.take_out_links_to_the_page_itself()
        found = self.faults()
        assert not found, found
        for name, all_ in self.pages.items():
            for section in all_:
                mark = self.published.setdefault(place(name, section.id), section.mark)
                assert mark in section.marks(), f"{place(name, section.id)} had {mark}, has {section.marks()}"

    def take_out_links_to_the_page_itself(self) -> None:
        """Where a text has come to the page that it led to, a writer says something else."""
        for name, all_ in self.pages.items():
            for index, section in enumerate(all_):
                for at, part in enumerate(section.parts):
                    mark = self.lead(part.what) if part.kind == "l" else None
                    if mark and self.find(mark) == (name, all_[0]):
                        section.parts[at] = self.sentence()
                        self.replace(name, index, at + (1 if section.id else 2), section.parts[at])
                        self.sync(name)

    def replace(self, name: str, index: int, at: int, part: Part) -> None:
        """Write a paragraph in the place of another."""

        def change(blocks: list[list[str]], language: int) -> None:
            blocks[index][at : at + 1] = [self.written(part, name, language)]

        self.edit(name, change)
