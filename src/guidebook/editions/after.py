"""The content as it will be once a change has been made, and the English pages that stay in step with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from guidebook.content.data import LANGUAGES
from guidebook.content.digests import digests, record
from guidebook.content.page import parse_page
from guidebook.content.tree import Tree
from guidebook.editions.edits import Moves


def after(tree: Tree, files: Mapping[str, str | None]) -> Tree:
    """The tree with these pages written anew, or taken away; data is as it was."""
    pages, texts, names = dict(tree.pages), dict(tree.texts), set(tree.names)
    for path, text in files.items():
        language = next((each for each in LANGUAGES if path.startswith(f"docs/{each}/")), None)
        if language is None:
            continue
        name = path.removeprefix(f"docs/{language}/")
        if text is None:
            pages.pop((language, name), None)
            texts.pop(path, None)
            names.discard((language, name))
        else:
            pages[language, name] = parse_page(text, language, name, tree.data, tree.today)[0]
            texts[path] = text
            names.add((language, name))
    return replace(tree, pages=pages, texts=texts, names=frozenset(names))


def in_step(tree: Tree, later: Tree, moves: Moves) -> dict[str, str]:
    """The English pages whose record of the Norwegian text changes with the move alone, by path.

    A section that was in step before is in step after; one that was behind stays behind.
    """
    files = {}
    for english in tree.of("en"):
        norwegian, name = tree.pages.get(("nb", english.name)), moves.pages.get(english.name, english.name)
        now, page = later.pages.get(("nb", name)), later.pages.get(("en", name))
        if None in (norwegian, english.front, now, page) or "translation" in english.spoilt:
            continue
        assert norwegian and english.front and now and page
        recorded = english.front.translation
        if recorded is None or (norwegian is now and not any(each == name for each, _ in moves.sections)):
            continue
        before, said = digests(norwegian), digests(now)
        new = {}
        for section, digest in recorded.items():
            there = moves.target(english.name, section)
            called = there[1] if there[0] == name and there[1] else section
            was = before.get(section, before.get(called))
            new[called] = said.get(called, digest) if digest == was else digest
        if new != recorded:
            files[page.path] = record(later.texts[page.path], new)
    return files
