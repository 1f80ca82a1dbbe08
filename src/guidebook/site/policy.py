"""What a page may load and run: a Content Security Policy for each, with the hashes of what stands in it.

The directives are those of https://www.w3.org/TR/CSP3/ and https://www.w3.org/TR/trusted-types/.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_
from pathlib import Path

from guidebook.content.workers import MANY, shared

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.S)
_CHARSET = '<meta charset="utf-8">\n'
REFERRER = "no-referrer"
"""Whoever follows a link does not tell the other site where it stood."""


def inline_scripts(html: str) -> list[str]:
    """The text of every script that stands in a page and runs; a block of JSON is data."""
    return [text for given, text in _SCRIPT.findall(html) if " src=" not in given and not re.search(r'json"', given)]


@dataclass(frozen=True, slots=True)
class Allowed:
    """The hashes of what stands in a page and may run or be applied."""

    scripts: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()

    def __or__(self, other: Allowed) -> Allowed:
        return Allowed(self.scripts | other.scripts, self.styles | other.styles)


def hashes(html: str) -> Allowed:
    """What allows the inline scripts and the stylesheet of a page, and no others."""
    styles = (part.partition("</style>")[0] for part in html.split("<style>")[1:])
    return Allowed(frozenset(map(_hash, inline_scripts(html))), frozenset(map(_hash, styles)))


def with_sheet(html: str, path: str, text: str) -> str:
    """A page with its stylesheet in it: what is drawn first then comes in one journey, and is not waited for."""
    link = rf'<link rel="stylesheet" href="[^"]*{re.escape(path)}">'
    return re.sub(link, lambda _: f"<style>{text}</style>", html, count=1)


def policy(allowed: Allowed) -> str:
    """The policy of pages in which no more than this stands.

    `data:` is for the signs that stylesheets draw. Trusted Types: no script may make HTML or scripts from text.
    """
    return "; ".join(
        [
            "default-src 'none'",
            " ".join(["script-src 'self'", *sorted(allowed.scripts)]),
            " ".join(["style-src 'self'", *sorted(allowed.styles)]),
            "img-src 'self' data:",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        ]
    )


def with_policy(html: str, allowed: Allowed) -> str:
    """A page with its policy, for hosts that set no headers. Raises ValueError where it does not begin as others do."""
    before, charset, after = html.partition(_CHARSET)
    if not charset:
        raise ValueError(f"the page has no `{_CHARSET.strip()}`: {html[:80]!r}")
    told = f'<meta http-equiv="Content-Security-Policy" content="{policy(allowed)}">\n'
    return f'{before}{charset}{told}<meta name="referrer" content="{REFERRER}">\n{after}'


def write_policies(site: Path, path: str, text: str) -> Allowed:
    """Put the stylesheet at `path` and the policy into every page of a built site; returns what is allowed on any."""

    def written(page: Path) -> Allowed:
        html = with_sheet(page.read_text("utf-8"), path, text)
        allowed = hashes(html)
        page.write_text(with_policy(html, allowed), "utf-8")
        return allowed

    pages = list(_pages(site))
    return reduce(or_, shared(written, pages, len(pages) > 2 * MANY), Allowed())


def allowed_in(site: Path) -> Allowed:
    """What is allowed on any page of a built site."""
    return reduce(or_, (hashes(page.read_text("utf-8")) for page in _pages(site)), Allowed())


def _pages(site: Path) -> Iterator[Path]:
    for folder, _, names in os.walk(site):
        yield from (Path(folder, name) for name in names if name.endswith(".html"))


@lru_cache(maxsize=64)  # pages have the same stylesheet and most of their scripts
def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
