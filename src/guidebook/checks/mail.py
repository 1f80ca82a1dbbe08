"""Addresses of mail: each a link that a mail program can open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from guidebook.content.finding import Finding
from guidebook.content.tree import Tree

_ADDRESS = re.compile(r"[^@\s,;<>()/]+@(?:[^@\s,;<>()/.]+\.)+[^@\s,;<>()/.\d]{2,}")


def mail(tree: Tree) -> Iterator[Finding]:
    """Links `mailto:` without a whole address."""
    for page in tree.pages.values():
        targets = page.places.targets(link.written for link in page.rendered.links)
        for link, place in zip(page.rendered.links, targets, strict=True):
            scheme, _, rest = link.written.partition(":")
            if scheme.lower() != "mailto" or link.problem:
                continue
            addresses = unquote(rest.partition("?")[0]).split(",")
            if not all(_ADDRESS.fullmatch(address.strip()) for address in addresses):
                fix = "Write `mailto:` and the whole address, nothing between them."
                yield Finding(
                    page.path,
                    *place,
                    "link-mail",
                    f"“{link.written}”, which is no address of mail",
                    "`mailto:name@example.no`",
                    fix,
                )
