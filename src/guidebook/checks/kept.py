"""What was found in each file, kept between runs: only a page that something has changed for is checked again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from itertools import chain
from pathlib import Path

from pydantic import TypeAdapter

import guidebook
from guidebook.content.data import OTHER
from guidebook.content.finding import Finding
from guidebook.content.kept import digest, program, write
from guidebook.content.page import Page
from guidebook.content.tree import Tree
from guidebook.content.workers import MANY, shared

Checks = Mapping[str, Callable[[Tree], Iterable[Finding]]]
Near = Callable[[Page], Collection[str]]
"""The paths of the pages that what is found in a page may depend on."""
Kept = dict[str, tuple[str, list[tuple[str, Finding]]]]
"""By the path of a file: the digest of all that its findings depend on, and each finding with its check."""

PART = 100
"""Pages that are checked at a time: enough that each check has work, few enough that all processes have."""

_KEPT: TypeAdapter[Kept] = TypeAdapter(Kept)


def counterpart(page: Page) -> Collection[str]:
    """The page and its counterpart."""
    return page.path, f"docs/{OTHER[page.language]}/{page.name}"


def linked(page: Page) -> Collection[str]:
    """The page and those that it points to."""
    return page.path, *sorted({f"docs/{link.page}" for link in page.rendered.links if link.page} - {page.path})


def found_anew(tree: Tree, checks: Checks, file: Path, near: Near) -> dict[str, set[Finding]]:
    """What each check finds; files for which nothing has changed are taken from the one of before, which is renewed.

    What a check finds in a page may depend on the pages near it, the data and the names of all pages and pictures;
    what it finds in the data, on the data and those names; and on nothing else.
    """
    digests = _digests(tree, near)
    before = _read(file)
    sound = {path for path, made in digests.items() if path in before and before[path][0] == made}
    changed = digests.keys() - sound
    parts = _parts(tree, changed, near)

    def told(paths: frozenset[str]) -> list[tuple[str, Finding]]:
        part = _part(tree, paths, near)
        return [
            (name, finding) for name, check in checks.items() for finding in set(check(part)) if finding.path in paths
        ]

    after: Kept = {path: (made, before[path][1] if path in sound else []) for path, made in digests.items()}
    for name, finding in chain.from_iterable(shared(told, parts, len(changed) > MANY)):
        after[finding.path][1].append((name, finding))
    if changed or before.keys() != after.keys():
        value = _KEPT.dump_json(after)
        write(file, digest(value) + b"\n" + value)
    everything: dict[str, set[Finding]] = {name: set() for name in checks}
    for _, found in after.values():
        for name, finding in found:
            everything[name].add(finding)
    return everything


def _parts(tree: Tree, changed: Collection[str], near: Near) -> list[frozenset[str]]:
    """What has changed, in parts that can be checked apart: the data, and pages, a pair together."""
    pages = [page for page in tree.pages.values() if page.path in changed]
    paths = [page.path for page in sorted(pages, key=lambda page: (min(near(page)), page.path))]
    data = frozenset(tree.files.texts.keys() & changed)
    together = [frozenset(paths[at : at + PART]) for at in range(0, len(paths), PART)]
    return [data, *together] if data else together


def _part(tree: Tree, changed: Collection[str], near: Near) -> Tree:
    """What has to be looked at to know what is wrong with what has changed."""
    pages = {path for page in tree.pages.values() if page.path in changed for path in near(page)}
    files = tree.files if tree.files.texts.keys() & changed else replace(tree.files, documents={})
    return replace(
        tree,
        pages={key: page for key, page in tree.pages.items() if page.path in pages},
        texts={path: text for path, text in tree.texts.items() if path in pages or path in changed},
        files=files,
    )


def _read(file: Path) -> Kept:
    with suppress(OSError, ValueError):
        seal, value = file.read_bytes().split(b"\n")
        if seal == digest(value):
            return _KEPT.validate_json(value)
    return {}


def _digests(tree: Tree, near: Near) -> dict[str, str]:
    """By the path of a page or a data file: the digest of all that its findings depend on."""
    texts = {path: digest(text.encode()) for path, text in tree.texts.items()}
    common = digest(
        program(Path(guidebook.__file__).parent),
        tree.today.isoformat().encode(),
        repr(sorted(tree.names)).encode(),
        repr(sorted(tree.pictures)).encode(),
        *(texts[path] for path in sorted(tree.files.texts)),
    )
    data = dict.fromkeys(tree.files.texts, common.decode())
    pages = {
        page.path: digest(common, *(part for path in near(page) for part in (path.encode(), texts.get(path, b""))))
        for page in tree.pages.values()
    }
    return data | {path: made.decode() for path, made in pages.items()}
