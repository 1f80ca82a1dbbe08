"""A small site that is edited at random for years by the commands, and an account of its own of what it published."""

from __future__ import annotations

import datetime as dt
import itertools
import posixpath
import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner

from guidebook.checks import findings
from guidebook.cli import main
from guidebook.content.addresses import address
from guidebook.content.data import LANGUAGES, Data, Language
from guidebook.content.finding import Finding
from guidebook.content.page import Page, parse_page
from guidebook.content.tree import load
from guidebook.editions.likeness import HALF, kept
from tests.project import copy_theme, in_step, page, picture, write, write_project

SENTENCES = [
    ("Arkivet har en kopi av brevet.", "The archive has a copy of the letter."),
    ("Saken ligger hos en leder.", "The matter is with a manager."),
    ("Teksten er skrevet for folk flest.", "The text is written for most people."),
    ("Her ser du hvem som svarer.", "Here you see who answers."),
    ("Gruppen møtes om høsten.", "The group meets in the autumn."),
    ("Huset har en rød dør.", "The house has a red door."),
    ("Barna leker i skogen.", "The children play in the forest."),
    ("Boken står på en hylle.", "The book stands on a shelf."),
    ("Båten ligger ved kaien.", "The boat lies at the quay."),
    ("Toget går langs elven.", "The train goes along the river."),
    ("Læreren forklarer reglene.", "The teacher explains the rules."),
    ("Kommunen eier bygningen.", "The municipality owns the building."),
    ("Møtet holdes i byen.", "The meeting is held in the town."),
    ("Legen leser rapporten.", "The doctor reads the report."),
    ("Broen er stengt om vinteren.", "The bridge is closed in winter."),
    ("Svaret kommer i posten.", "The reply comes by mail."),
]
"""The same in both languages; none says anything that a check cares for."""
HEADINGS = [("Om", "About"), ("Kort om", "Briefly about"), ("Mer om", "More about"), ("Nytt om", "News about")]
WORDS = {"m": ("Dette handler om {}.", "This is about {}."), "l": ("Les om {}.", "Read about {}.")}
OLD_HOST, NEW_HOST = "https://gammel.invalid.no/ki/", "https://ny.invalid.no/"


@dataclass
class Part:
    """A paragraph: a sentence (`s`), what the section is about (`m`), a link (`l`) or a picture (`p`)."""

    kind: str
    what: str


@dataclass
class Section:
    """A section of a page, or with an empty id what stands before the first."""

    id: str
    mark: str
    title: int
    parts: list[Part]

    def marks(self) -> set[str]:
        """The made-up names of everything that this text is about; where they stand, the text is."""
        return {part.what for part in self.parts if part.kind == "m"}

    def heading(self, language: int) -> str:
        return f"{HEADINGS[self.title][language]} {self.mark}"

    def text(self, language: int) -> str:
        """What a reader sees of it."""
        return " ".join([self.heading(language), *filter(None, (said(part, language) for part in self.parts))])


def said(part: Part, language: int) -> str:
    """The visible text of a paragraph."""
    if part.kind == "s":
        return SENTENCES[int(part.what)][language]
    return WORDS[part.kind][language].format(part.what) if part.kind in WORDS else ""


def place(name: str, id_: str = "") -> str:
    return address(name, "nb") + (f"#{id_}" if id_ else "")


@dataclass
class Site:
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

    # Edits

    def reword(self) -> None:
        name, section = self.rng.choice([(n, s) for n, all_ in self.pages.items() for s in all_])
        at = self.rng.choice([number for number, part in enumerate(section.parts) if part.kind in "sl"] or [None])
        offset = 1 if section.id else 2
        if at is None or self.rng.random() < 0.4:
            at, new = len(section.parts), self.rng.choice([self.sentence, self.link])()
            section.parts.append(new)
        else:
            new = section.parts[at] = self.sentence()
        self.replace(name, self.pages[name].index(section), at + offset, new)
        self.sync(name)

    def translate(self) -> None:
        """The Norwegian first, found to be ahead; the English a while later."""
        name, section = self.rng.choice(self.sections())
        index, part = self.pages[name].index(section), self.sentence()
        section.parts.append(part)
        text = self.path("en", name).read_text("utf-8")
        self.edit(name, lambda blocks, language: blocks[index].append(self.written(part, name, language)))
        both = self.path("en", name).read_text("utf-8")
        self.path("en", name).write_text(text, "utf-8")
        codes = {each.code for each in findings(load(self.root, self.day)) if each.severity == "error"}
        assert "translation-behind" in codes, codes
        self.path("en", name).write_text(both, "utf-8")
        self.sync(f"{name}#{section.id}")

    def reword_heading(self) -> None:
        name, section = self.rng.choice(self.sections())
        section.title = self.rng.choice([n for n in range(len(HEADINGS)) if n != section.title])
        index = self.pages[name].index(section)

        def change(blocks: list[list[str]], language: int) -> None:
            blocks[index][0] = f"## {section.heading(language)} {{ #{section.id} }}"

        self.edit(name, change)
        self.sync(name)

    def add_section(self) -> None:
        name, section = self.rng.choice([*self.pages]), self.new()
        if self.rng.random() < 0.5:
            section.parts.append(self.link())
        if self.rng.random() < 0.5:
            file = f"images/{section.id}.jpg"
            self.pictures[file] = picture(len(self.pictures) + 2)
            write(self.root, {f"overrides/{file}": self.pictures[file]})
            section.parts.append(Part("p", file))
        at = self.rng.randint(1, len(self.pages[name]))
        self.edit(name, lambda blocks, language: blocks.insert(at, self.block(section, name, language)))
        self.pages[name].insert(at, section)
        self.sync(name)
        self.run("ledger")

    def add_page(self) -> None:
        name = self.name()
        self.pages[name] = [self.new("")]
        self.write_page(name)
        for section in (self.new() for _ in range(self.rng.randint(1, 3))):
            self.pages[name].append(section)
            self.edit(name, lambda blocks, language, new=section: blocks.append(self.block(new, name, language)))  # type: ignore[misc]
        self.sync(name)
        self.run("ledger")

    def write_page(self, name: str) -> None:
        """A page with what stands before its first section, and its line in `nav`."""
        first = self.pages[name][0]
        for number, language in enumerate(LANGUAGES):
            body = "\n\n".join(self.written(part, name, number) for part in first.parts)
            write(self.root, {f"docs/{language}/{name}": page(first.heading(number), body)})
        self.nav(lambda text: text.replace("\n\n# The templates", f"\n  - Oversikt: {name}\n\n# The templates", 1))

    def rename(self) -> None:
        name, section = self.rng.choice(self.sections())
        earlier = [
            p.partition("#")[2]
            for p, m in self.published.items()
            if m == section.mark and p.startswith(place(name, "x")[:-1])
        ]
        new = self.rng.choice([self.mark().lower(), *(each for each in earlier if each != section.id)])
        if self.rng.random() < 0.4:
            for language in LANGUAGES:
                file = self.path(language, name)
                file.write_text(file.read_text("utf-8").replace(f"{{ #{section.id} }}", f"{{ #{new} }}"), "utf-8")
        self.run("rename-id", name, section.id, new)
        section.id = new

    def move(self) -> None:
        old = self.rng.choice([name for name in self.pages if name != "index.md"])
        mark = self.pages[old][0].mark
        earlier = [
            f"{p.strip('/')}.md" for p, m in self.published.items() if m == mark and "#" not in p and p != place(old)
        ]
        new = self.rng.choice([self.name(), self.name(), *earlier])
        if posixpath.dirname(old) == posixpath.dirname(new) and self.rng.random() < 0.5:
            for language in LANGUAGES:
                self.path(language, old).rename(self.path(language, new))
            self.nav(lambda text: text.replace(f": {old}\n", f": {new}\n"))
        self.run("move", old, new)
        self.pages = {new if name == old else name: all_ for name, all_ in self.pages.items()}

    def carry(self, sections: list[Section], old: str, new: str) -> list[tuple[str, str]]:
        """Move sections by hand to the end of another page; what their ids were, and are."""
        taken: dict[int, list[list[str]]] = {}
        indexes = [self.pages[old].index(each) for each in sections]

        def take(blocks: list[list[str]], language: int) -> None:
            taken[language] = [blocks[index] for index in indexes]
            for index in sorted(indexes, reverse=True):
                del blocks[index]

        self.edit(old, take)
        ids = []
        for section in sections:
            self.pages[old].remove(section)
            ids.append((section.id, self.free(new, section)))
            section.id = ids[-1][1]
            self.pages[new].append(section)

        def lay(blocks: list[list[str]], language: int) -> None:
            for block, (was, now) in zip(taken[language], ids, strict=True):
                head = block[0].replace(f"#{was} }}", f"#{now} }}")
                blocks.append([head, *(_carried(each, old, new) for each in block[1:])])

        self.edit(new, lay)
        return ids

    def move_section(self) -> None:
        (old, section), new = self.rng.choice(self.sections()), self.rng.choice([*self.pages])
        if old == new:
            return self.rename()
        for was, now in self.carry([section], old, new):
            self.run("rename-id", old, was, f"{new}#{now}")
        return self.sync(old, new)

    def split_page(self) -> None:
        old = self.rng.choice([*self.pages])
        moved = self.pages[old][1:][-2:]
        new = self.name()
        self.pages[new] = [self.new("")]
        self.write_page(new)
        for was, now in self.carry(moved, old, new):
            self.run("rename-id", old, was, f"{new}#{now}")
        self.sync(old, new)
        self.run("ledger")

    def split_section(self) -> None:
        """The last paragraphs of a section under a heading of their own."""
        name, section = self.rng.choice(self.sections())
        new, index = self.new(), self.pages[name].index(section)
        split = [part for part in section.parts if part.kind == "s"][-1:]
        at = next((number for number, part in enumerate(section.parts) if any(part is one for one in split)), None)
        if at is None or any(part.kind == "m" for part in section.parts[at:]):
            return self.add_section()
        moved, section.parts = section.parts[at:], section.parts[:at]
        new.parts = [Part("m", new.mark), *moved]

        def change(blocks: list[list[str]], language: int) -> None:
            rest = blocks[index][at + 1 :]
            del blocks[index][at + 1 :]
            blocks.insert(index + 1, [*self.block(new, name, language)[:2], *rest])

        self.edit(name, change)
        self.pages[name].insert(index + 1, new)
        self.sync(name)
        self.run("ledger")
        return None

    def merge_sections(self) -> None:
        (old, section), (new, into) = self.rng.sample(self.sections(), 2)
        taken: dict[int, list[str]] = {}
        at = self.pages[old].index(section)
        self.edit(old, lambda blocks, language: taken.update({language: blocks.pop(at)[1:]}))
        self.pages[old].remove(section)
        index = self.pages[new].index(into)
        self.edit(new, lambda blocks, number: blocks[index].extend(_carried(p, old, new) for p in taken[number]))
        into.parts += section.parts
        self.run("rename-id", old, section.id, f"{new}#{into.id}" if old != new else into.id)
        self.sync(old, new)

    def merge_pages(self) -> None:
        names = [name for name in self.pages if name not in ("index.md",) and not self.has_programme(name)]
        old = self.rng.choice(names)
        new = self.rng.choice([name for name in self.pages if name != old])
        ids = self.carry(self.pages[old][1:], old, new)
        first = self.pages.pop(old)[0]
        self.pages[new][0].parts += first.parts
        taken = {}
        self.edit(old, lambda blocks, language: taken.update({language: blocks[0][2:]}))
        self.edit(new, lambda blocks, language: blocks[0].extend(_carried(p, old, new) for p in taken[language]))
        for language in LANGUAGES:
            self.path(language, old).unlink()
        self.nav(lambda text: text.replace(f"  - Oversikt: {old}\n", ""))
        told = self.run("move", old, new)
        for was, now in ids:
            if was != now:
                assert f"rename-id {old} {was} " in told, told
                self.run("rename-id", old, was, f"{new}#{now}")
        self.sync(new)

    def has_programme(self, name: str) -> bool:
        return f"page: {name}," in (self.root / "docs/data/programme.yml").read_text("utf-8")

    def withdraw_section(self) -> None:
        name, section = self.rng.choice(self.sections())
        instead = self.somewhere([section]) if self.linked(name, section) or self.rng.random() < 0.4 else None
        index = self.pages[name].index(section)
        self.edit(name, lambda blocks, language: blocks.pop(index))
        self.pages[name].remove(section)
        self.withdraw(f"{name}#{section.id}", section.marks(), instead)
        self.sync(name)

    def withdraw_page(self) -> None:
        names = [name for name in self.pages if name != "index.md"]
        name = self.rng.choice(names)
        linked = self.linked(name) or self.has_programme(name)
        instead = self.somewhere(self.pages[name]) if linked or self.rng.random() < 0.4 else None
        marks = set().union(*(each.marks() for each in self.pages[name]))
        others = [each for each in self.pages if each != name]
        del self.pages[name]
        self.withdraw(f"/{place(name)}", marks, instead)
        self.sync(*others)

    def somewhere(self, without: list[Section]) -> tuple[str, Section]:
        return self.rng.choice(
            [(n, s) for n, all_ in self.pages.items() for s in all_ if not any(s is each for each in without)]
        )

    def withdraw(self, given: str, marks: set[str], instead: tuple[str, Section] | None) -> None:
        why = f"Om {min(marks)} er alt sagt."
        led = ("--instead", place(instead[0], instead[1].id) or "/") if instead else ()
        self.run("withdraw", given, "--why-nb", why, "--why-en", f"All is said about {min(marks)}.", *led)
        for mark in marks:
            self.gone[mark] = (min(marks), instead[1].mark if instead else None)

    def withdraw_picture(self) -> None:
        found = [(n, s, p) for n, s in self.sections() for p in s.parts if p.kind == "p"]
        if not found:
            return self.add_section()
        name, section, part = self.rng.choice(found)
        index, at = self.pages[name].index(section), next(n for n, p in enumerate(section.parts) if p is part)
        self.edit(name, lambda blocks, language: blocks[index].pop(at + 1))
        del section.parts[at]
        self.sync(name)
        unused = [p for p in self.pictures if (self.root / "overrides" / p).exists() and not self.shown(p)]
        self.run("withdraw", *unused, "--why-nb", "Er tatt ut.", "--why-en", "Was taken out.")
        return None

    def shown(self, name: str) -> bool:
        return any(part.what == name for _, section in self.sections() for part in section.parts)

    def freeze(self) -> None:
        self.run("edition", str(self.day))
        self.editions[self.day] = {
            (address(name, language), section.id): section.text(number)
            for name, all_ in self.pages.items()
            for section in all_
            for number, language in enumerate(LANGUAGES)
        }

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

    def step(self) -> None:
        few, many = len(self.pages) < 8, len(self.pages) > 11
        edits: Mapping[Callable[[], None], int] = {
            self.reword: 10,
            self.translate: 4,
            self.reword_heading: 4,
            self.add_section: 7,
            self.add_page: 0 if many else 12 if few else 3,
            self.rename: 6,
            self.move: 7,
            self.move_section: 5,
            self.split_page: 0 if many else 3,
            self.split_section: 3,
            self.merge_sections: 4,
            self.merge_pages: 0 if few else 3,
            self.withdraw_section: 4,
            self.withdraw_page: 0 if few else 2,
            self.withdraw_picture: 2,
        }
        (edit,) = self.rng.choices([*edits], [*edits.values()])
        self.done[edit.__name__] = self.done.get(edit.__name__, 0) + 1
        try:
            edit()
            self.settle()
        except AssertionError as error:
            raise AssertionError(f"{sum(self.done.values())} {self.day} {edit.__name__}: {error}") from error


def _carried(paragraph: str, old: str, new: str) -> str:
    """A paragraph whose links lead from another page where they led."""

    def way(match: re.Match[str]) -> str:
        path, mark, id_ = match[1].partition("#")
        full = posixpath.normpath(posixpath.join(posixpath.dirname(old), path)) if path else old
        return f"]({posixpath.relpath(full, posixpath.dirname(new))}{mark}{id_})"

    return re.sub(r"\]\((?!/)([^)]+)\)", way, paragraph)


def _remembering(patch: pytest.MonkeyPatch) -> None:
    """Parse no text of a page twice: the same text gives the same page, and no day in it is ever to come."""
    kept_: dict[tuple[str, Language, str], tuple[Data, tuple[Page, list[Finding]]]] = {}

    def parsed(text: str, language: Language, name: str, data: Data, today: dt.date) -> tuple[Page, list[Finding]]:
        key = text, language, name
        if key not in kept_ or kept_[key][0] != data:
            kept_[key] = data, parse_page(text, language, name, data, today)
        return kept_[key][1]

    for module in ("content.tree", "editions.after"):
        patch.setattr(f"guidebook.{module}.parse_page", parsed)


def begin(root: Path, seed: int, patch: pytest.MonkeyPatch) -> Site:
    """The site on its first day, published."""
    _remembering(patch)
    write_project(root, {"docs/data/points.yml": "[]\n", **{f"docs/{each}/side.md": None for each in LANGUAGES}})
    copy_theme(root)
    names = [f"images/{path.name}" for path in (root / "overrides/images").iterdir()]
    write(root, {"src/names.py": f'"{" ".join(names)}"\n'})
    config = (root / "mkdocs.yml").read_text("utf-8")
    before, _, after = config.partition("nav:\n")
    write(root, {"mkdocs.yml": f"{before}nav:\n\n{after[after.index('# The templates') :]}"})
    patch.chdir(root)
    site = Site(root, random.Random(seed), patch)
    for name in ("index.md", "side.md", "a/en.md", "a/to.md", "b/c/tre.md", "d/index.md"):
        site.pages[name] = [site.new("")]
        site.write_page(name)
        for section in (site.new(), site.new()):
            site.pages[name].append(section)
            site.edit(name, lambda blocks, language, new=section, at=name: blocks.append(site.block(new, at, language)))  # type: ignore[misc]
    in_step(root)
    site.run("ledger")
    site.settle()
    site.freeze()
    return site
