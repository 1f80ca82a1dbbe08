"""What a section says, as a digest, and the record on an English page of what it renders."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Mapping

from guidebook.content.front_matter import FENCE
from guidebook.content.page import Page

TOP = "_top"
"""The name of what stands before the first section; no id has an underscore."""
_LENGTH = 8
"""Hexadecimal digits: one chance in four thousand million that a change goes unseen."""

_RECORD = re.compile(r"^translation:.*\n(?:(?:[ \t]*#.*\n)*(?:[ \t]+[^\s#]|\}).*\n)*", re.M)
"""The key with what belongs to it; a comment after its last line belongs to what follows."""


def digests(page: Page) -> Mapping[str, str]:
    """The digest of each section of a page, in order.

    A section ends at the next heading of any level, so that its digest never depends on another's
    text. White space, line breaks, comments and emphasis do not disturb it; words, lists, tables,
    links, notes, pictures and blocks do. The description of the page belongs to its top.
    """
    said: dict[str, list[str]] = {TOP: []}
    if page.front is not None:
        said[TOP] += [page.front.title, page.front.description, page.front.imageAlt or ""]
    for passage in page.rendered.passages:
        foreign = "".join(f" {part.start}-{part.end} {part.language}" for part in passage.foreign)
        said.setdefault(passage.section or TOP, []).append(f"{passage.kind} {passage.text}{foreign}")
    parts: dict[str, list[str]] = defaultdict(list)
    for part in page.rendered.parts:
        parts[part.section or TOP].append(f"{part.kind} {part.detail}")
    return {section: _digest([*texts, *parts[section]]) for section, texts in said.items()}


def _digest(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:_LENGTH]


def record(text: str, digests: Mapping[str, str]) -> str:
    """The text of an English page whose front matter records these digests; nothing else of it changes."""
    lines = text.split("\n")
    end = next(number for number, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE)
    front = "\n".join(lines[1:end]) + "\n"
    front = _RECORD.sub("", front)
    recorded = "".join(f'  {section}: "{digest}"\n' for section, digest in digests.items())
    return "\n".join([lines[0], f"{front}translation:\n{recorded}{lines[end]}", *lines[end + 1 :]])
