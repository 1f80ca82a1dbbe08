"""What was found in each page, kept between runs: only a page that something has changed for is checked again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from pydantic import TypeAdapter

import guidebook
from guidebook.content.data import OTHER
from guidebook.content.finding import Finding
from guidebook.content.kept import digest, program, write
from guidebook.content.page import Page
from guidebook.content.tree import Tree, around

Checks = Mapping[str, Callable[[Tree], Iterable[Finding]]]
Kept = dict[str, tuple[str, list[tuple[str, Finding]]]]
"""By the path of a page: the digest of all that its findings depend on, and each finding with its check."""

_KEPT: TypeAdapter[Kept] = TypeAdapter(Kept)


def found_anew(tree: Tree, checks: Checks, file: Path) -> dict[str, set[Finding]]:
    """What each check finds; pages for which nothing has changed are taken from the file, which is then renewed.

    What a check finds in a page may depend on the page, its counterpart, the pages that it points to, the data
    and the names of all pages and pictures, and on nothing else.
    """
    digests = _digests(tree)
    before = _read(file)
    sound = {path for path, made in digests.items() if path in before and before[path][0] == made}
    changed = digests.keys() - sound
    part = around(tree, changed)
    everything = {
        name: {finding for finding in check(part) if finding.path not in sound} for name, check in checks.items()
    }
    for path in sound:
        for name, finding in before[path][1]:
            everything[name].add(finding)
    after: Kept = {path: (made, []) for path, made in digests.items()}
    for name, each in everything.items():
        for finding in each:
            if finding.path in after:
                after[finding.path][1].append((name, finding))
    if changed or before.keys() != after.keys():
        value = _KEPT.dump_json(after)
        write(file, digest(value) + b"\n" + value)
    return everything


def _read(file: Path) -> Kept:
    with suppress(OSError, ValueError):
        seal, value = file.read_bytes().split(b"\n")
        if seal == digest(value):
            return _KEPT.validate_json(value)
    return {}


def _digests(tree: Tree) -> dict[str, str]:
    """By the path of a page: the digest of all that its findings depend on."""
    texts = {path: digest(text.encode()) for path, text in tree.texts.items()}
    common = digest(
        program(Path(guidebook.__file__).parent),
        tree.today.isoformat().encode(),
        repr(sorted(tree.names)).encode(),
        repr(sorted(tree.pictures)).encode(),
        *(texts[path] for path in sorted(tree.files.texts)),
    )
    return {page.path: _digest(page, texts, common) for page in tree.pages.values()}


def _digest(page: Page, texts: Mapping[str, bytes], common: bytes) -> str:
    other = f"docs/{OTHER[page.language]}/{page.name}"
    near = [page.path, other, *sorted({f"docs/{link.page}" for link in page.rendered.links if link.page})]
    return digest(common, *(part for path in near for part in (path.encode(), texts.get(path, b"")))).decode()
