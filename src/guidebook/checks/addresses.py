"""Addresses: well formed, and each for one page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from guidebook.content.addresses import RESERVED, address
from guidebook.content.finding import Finding
from guidebook.content.tree import Tree

_NAME = re.compile(r"([a-z0-9]+(-[a-z0-9]+)*/)*[a-z0-9]+(-[a-z0-9]+)*\.md")


def addresses(tree: Tree) -> Iterator[Finding]:
    """File names that give no good address, and pages that would have the same one."""
    taken: dict[str, list[str]] = defaultdict(list)
    for language, name in sorted(tree.names):
        path = f"docs/{language}/{name}"
        taken[address(name, language).lower()].append(path)
        if not _NAME.fullmatch(name):
            yield Finding(
                path,
                1,
                1,
                "address-form",
                f"the file name “{name}”",
                "lower-case letters a to z, digits and hyphens",
                "Rename the file, in both languages.",
            )
        elif name.startswith(RESERVED):
            yield Finding(
                path,
                1,
                1,
                "address-reserved",
                f"a page under “{name.split('/')[0]}/”",
                f"a folder other than {', '.join(RESERVED)}",
                "Move the page to another folder, in both languages.",
            )
    for where, paths in taken.items():
        for path in paths[1:]:
            yield Finding(
                path,
                1,
                1,
                "address-taken",
                f"a second page for the address /{where}, which {paths[0]} has",
                "one page for each address",
                f"Rename or remove {path} or {paths[0]}, in both languages.",
            )
