"""A frozen article made ready for today's theme; its text stays what it was."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from guidebook.content.addresses import relative
from guidebook.editions.edition import Edition, FrozenPage
from guidebook.editions.links import from_root, lead
from guidebook.editions.since import Since

_NAMED = re.compile(r'<(h[2-4]|dt|div|p|li)\b([^<>]*?\sid="([^"]+)"[^<>]*)>')


def served(article: str, edition: Edition, page: FrozenPage) -> str:
    """The article with links that stay inside the edition."""
    here = edition.served(page.address)
    inside = {each.file.removeprefix("pages/"): each.address for each in edition.pages}
    inside |= {name: name for name in edition.pictures}

    def way(written: str) -> str:
        target, fragment = from_root(page.address, written)
        return relative(here, (edition.served(inside[target]) if target in inside else target) + fragment)

    return lead(article, way)


def marked(article: str, became: Since, words: Mapping[str, str]) -> str:
    """The article with what became of each section as an attribute, so that its text stays what it was.

    An entry that is as it was bears no mark; a heading always does.
    """

    def mark(match: re.Match[str]) -> str:
        fate = became.fates.get(match[3])
        if fate is None or (fate.state == "same" and not match[1].startswith("h")):
            return match[0]
        told = escape(words[f"edition_state_{fate.state}"])
        return f'<{match[1]} data-state="{fate.state}" data-since="{told}"{match[2]}>'

    return _NAMED.sub(mark, article)
