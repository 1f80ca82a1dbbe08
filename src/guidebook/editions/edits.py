"""Mending every text that names a page or a section which has gone elsewhere. Nothing else of a text changes."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from guidebook.content.addresses import OWN, address
from guidebook.content.data import LANGUAGES
from guidebook.content.data_files import data_path
from guidebook.content.page import Page
from guidebook.content.setting import Link
from guidebook.content.tree import Tree
from guidebook.editions.plan import Refused


@dataclass(frozen=True, slots=True)
class Moves:
    """Where things have gone, told by name without language."""

    pages: Mapping[str, str]
    """`old.md` to `new.md`; what is on a page goes with it."""
    sections: Mapping[tuple[str, str], tuple[str, str]]
    """A page's name and an id to those that they are now; an empty id is the page itself."""

    def target(self, name: str, id_: str) -> tuple[str, str]:
        """Where a link to this place is to lead."""
        if (name, id_) in self.sections:
            return self.sections[name, id_]
        return self.pages.get(name, name), id_


@dataclass(frozen=True, slots=True)
class Edit:
    """One replacement in one text; line and column are counted from 1."""

    line: int
    column: int
    old: str
    new: str


def mended(tree: Tree, moves: Moves) -> dict[str, str | None]:
    """The texts that change, by path, each page at its new place. Raises `Refused` for a link that cannot be found."""
    files: dict[str, str | None] = {}
    lost: list[str] = []
    for page in tree.pages.values():
        edits = [*_links(page, moves)]
        text = tree.texts[page.path]
        lines = text.split("\n")
        lost += [
            f"{page.path}:{edit.line}: the link “{edit.old}”"
            for edit in edits
            if not lines[edit.line - 1].startswith(edit.old, edit.column - 1)
        ]
        path = f"docs/{page.language}/{moves.pages.get(page.name, page.name)}"
        new = _own_addresses(apply(text, edits), tree, moves) if not lost else text
        if path != page.path:
            files[page.path] = None
        if path != page.path or new != text:
            files[path] = new
    if lost:
        raise Refused("\n".join(["These links cannot be mended by the command; mend them by hand first:", *lost]))
    for name in ("programme", *_WITH_SECTIONS):
        path = data_path(name)
        if name not in tree.files.broken and path in tree.texts:
            new = apply(tree.texts[path], [*_data(tree, name, moves)])
            if new != tree.texts[path]:
                files[path] = new
    return files


def apply(text: str, edits: list[Edit]) -> str:
    """A text with every edit made; edits of the same place are one."""
    rows: dict[int, set[Edit]] = defaultdict(set)
    for edit in edits:
        rows[edit.line].add(edit)
    lines = text.split("\n")
    for number, row in rows.items():
        for edit in sorted(row, key=lambda edit: -edit.column):
            line, at = lines[number - 1], edit.column - 1
            lines[number - 1] = line[:at] + edit.new + line[at + len(edit.old) :]
    return "\n".join(lines)


def _links(page: Page, moves: Moves) -> Iterator[Edit]:
    links = page.rendered.links
    places = page.places.targets(re.split(r"\s|\]\(", link.written)[0] for link in links)
    for link, (line, column) in zip(links, places, strict=True):
        new = _written(link, page, moves)
        if new != link.written:
            yield Edit(line, column, link.written, new)


def _written(link: Link, page: Page, moves: Moves) -> str:
    """What is to stand in a link from now on."""
    if link.problem or link.kind == "image" or not (link.page or link.fragment):
        return link.written
    language, _, name = link.page.partition("/") if link.page else (page.language, "", page.name)
    here = moves.pages.get(page.name, page.name)
    target, id_ = moves.target(name, link.fragment)
    if (target, id_) == (name, link.fragment) and posixpath.dirname(here) == posixpath.dirname(page.name):
        return link.written
    if not link.page and (language, target) == (page.language, here):
        return f"#{id_}" if id_ else link.written
    way = posixpath.relpath(f"{language}/{target}", posixpath.dirname(f"{page.language}/{here}"))
    return way + (f"#{id_}" if id_ else "")


_OWN = re.compile(rf"(?P<start>{re.escape(OWN)}(?:en/)?)(?P<path>(?:[a-z0-9-]+/)*)(?:#(?P<id>[a-z0-9-]+))?(?![\w-])")


def _own_addresses(text: str, tree: Tree, moves: Moves) -> str:
    """A text in which the full addresses of this site lead where the pages are now."""
    if OWN not in text:
        return text
    known = {*(name for _, name in tree.names), *moves.pages, *(name for name, _ in moves.sections)}
    names = {address(name, "nb"): name for name in known}

    def new(match: re.Match[str]) -> str:
        name, id_ = names.get(match["path"]), match["id"] or ""
        if name is None:
            return match[0]
        target = moves.target(name, id_)
        return match[0] if target == (name, id_) else match["start"] + place(*target)

    return _OWN.sub(new, text)


def place(name: str, id_: str = "") -> str:
    """The address without language of a page or a place on it."""
    return address(name, "nb") + (f"#{id_}" if id_ else "")


_WITH_SECTIONS = ("asked", "points", "spectrum")
"""The data files in which `id` beside `page` names a section."""


def _data(tree: Tree, file: str, moves: Moves) -> Iterator[Edit]:
    """Edits of the values of `page`, and of `id` beside it where it names a section."""
    document = tree.files.documents[file]
    lines = tree.texts[data_path(file)].split("\n")
    for path, (line, column) in document.places.items():
        if not path or path[-1] != "page":
            continue
        entry = document.value
        for key in path[:-1]:
            entry = entry[key]
        section = entry.get("id", "") if file in _WITH_SECTIONS else ""
        target, id_ = moves.target(entry["page"], section)
        yield from _value(lines, line, column, entry["page"], target)
        if file in _WITH_SECTIONS and id_ and section:
            yield from _value(lines, *document.place((*path[:-1], "id")), section, id_)


def _value(lines: list[str], line: int, column: int, old: str, new: str) -> Iterator[Edit]:
    match = re.compile(rf"\w+[\"']?\s*:\s*[\"']?(?={re.escape(old)})").match(lines[line - 1], column - 1)
    if match and old != new:
        yield Edit(line, match.end() + 1, old, new)


def nav_moved(settings: str, old: str, new: str) -> str:
    """The text of `mkdocs.yml` with a page under its new name in `nav`."""
    return _nav(old).sub(lambda match: f"{match['before']}{new}{match['after']}", settings)


def nav_without(settings: str, name: str) -> str:
    """The text of `mkdocs.yml` without the line of a page in `nav`, and without a group that held it alone."""
    lines = settings.split("\n")
    at = next((number for number, line in enumerate(lines) if _nav(name).fullmatch(line)), None)
    while at is not None:
        depth = _depth(lines[at])
        del lines[at]
        above = next((up for up in range(at - 1, -1, -1) if _item(lines[up]) and _depth(lines[up]) < depth), None)
        below = next((row for row in lines[at:] if row.strip() and not row.lstrip().startswith("#")), "")
        alone = above is not None and not any(_item(row) and _depth(row) == depth for row in lines[above + 1 : at])
        at = above if alone and not (_item(below) and _depth(below) >= depth) else None
    return "\n".join(lines)


def _nav(name: str) -> re.Pattern[str]:
    return re.compile(
        rf"^(?P<before>\s*-\s+(?:[^#\n]*?:\s+)?[\"']?){re.escape(name)}(?P<after>[\"']?[ \t]*(?:#.*)?)$", re.M
    )


def _item(line: str) -> bool:
    return line.lstrip().startswith("- ")


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def named_by_the_machinery(machinery: Mapping[str, str], names: Mapping[str, str]) -> list[str]:
    """Where templates and code name a page (by the file, the section after `#`), each as `PATH:LINE: what`."""
    return [
        f"{path}:{number}: “{name}”"
        for path, text in sorted(machinery.items())
        if any(name in text for name in names)
        for number, line in enumerate(text.split("\n"), 1)
        for name, end in names.items()
        if re.search(rf"[\"']{re.escape(name)}{end}", line)
    ]


def pointing(tree: Tree, name: str, id_: str | None) -> list[str]:
    """Every link to a page (`id_` none: to anything on it) or to a section, from elsewhere than the page itself."""
    found = []
    for page in tree.pages.values():
        links = page.rendered.links
        places = page.places.targets(re.split(r"\s|\]\(", link.written)[0] for link in links)
        for link, (line, _) in zip(links, places, strict=True):
            target = link.page or f"{page.language}/{page.name}"
            wanted = target in {f"{language}/{name}" for language in LANGUAGES}
            if wanted and not link.problem and ((id_ is None and page.name != name) or link.fragment == id_):
                found.append(f"{page.path}:{line}: “{link.written}”")
    return found
