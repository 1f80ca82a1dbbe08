"""The tags of HTML that this program has written, found without a parser.

Every value stands in double quotes, and every `<` in one is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

TAG = re.compile(r'<(?P<end>/?)(?P<name>[a-z][a-z0-9-]*)(?P<attributes>(?:[^<>"]|"[^"]*")*)>', re.I)
_ATTRIBUTE = re.compile(r'([^\s"=/>]+)(?:="([^"]*)")?')


def attributes(written: str) -> Iterator[tuple[str, str]]:
    """The names and values of the attributes of a tag; a name without a value has an empty one."""
    return ((name.lower(), unescape(value)) for name, value in _ATTRIBUTE.findall(written))
