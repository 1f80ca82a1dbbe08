"""Every edit that an editor may make, by hand and by the commands, made at random."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping

from guidebook.checks import findings
from guidebook.content.addresses import address
from guidebook.content.data import LANGUAGES
from guidebook.content.tree import load
from tests.editions.account import Account
from tests.editions.texts import HEADINGS, Part, Section, place
from tests.project import page, picture, write


class Site(Account):
    """The site, with every edit that may be made to it."""

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

    def freeze(self) -> None:
        self.run("edition", str(self.day))
        self.editions[self.day] = {
            (address(name, language), section.id): section.text(number)
            for name, all_ in self.pages.items()
            for section in all_
            for number, language in enumerate(LANGUAGES)
        }

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
