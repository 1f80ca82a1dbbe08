"""The links of an article, led elsewhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from html import escape, unescape
from urllib.parse import urlsplit

_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_POINTER = re.compile(r'(\s(?:href|src)=")([^"]*)(")')


def lead(html: str, way: Callable[[str], str]) -> str:
    """The article with every relative address of a link or a picture replaced by `way` of it.

    What lies outside, and what is a place on the same page, stays as it is.
    """

    def pointer(match: re.Match[str]) -> str:
        written = unescape(match[2])
        parts = urlsplit(written)
        if parts.scheme or parts.netloc or not parts.path:
            return match[0]
        return match[1] + escape(way(written)) + match[3]

    return _TAG.sub(lambda tag: _POINTER.sub(pointer, tag[0]), html)


def from_root(address: str, written: str) -> tuple[str, str]:
    """Where a relative address on the page at `address` leads, from the root: the path, and `#id` or nothing."""
    path, mark, fragment = written.partition("#")
    target = posixpath.normpath(posixpath.join("/", posixpath.dirname(address), path)).lstrip("/")
    if target and (path.endswith("/") or posixpath.basename(path) in (".", "..")):
        target += "/"
    return target, mark + fragment
