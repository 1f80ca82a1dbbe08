"""Markdown from somebody who is not trusted, made harmless before a bot posts it in its own name.

Kept are headings, lists, quotations, tables, emphasis and code. HTML, links and pictures become the text that they
were written as; addresses become code; nobody is called by `@name` and no `#123` is linked. Every character that is
not kept is written anew with its escape, so that nothing depends on how another program reads the original.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

LONGEST = 60_000
"""Characters; the forge takes 65,536."""
_START = re.compile(r"(?: {0,3}(?:#{1,6} |[-*+] |\d{1,9}[.)] |> ?))*")
"""What begins a line of a heading, a list or a quotation."""
_TOKEN = re.compile(
    r"(?P<code>(?<!`)(?P<fence>`+)(?!`)(?P<inner>.+?)(?<!`)(?P=fence)(?!`))"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<address>(?:[a-z][a-z0-9+.-]*://|www\.|mailto:|xmpp:)[^\s`<>|]+)"
    r"|(?P<other>.)",
    re.I,
)
_JOINER = "\u2060"
"""Stands between two characters without being seen: no name or number is linked, no two fences become one."""
_ESCAPED = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "[": "\\[", "]": "\\]", "`": "\\`", "\\": "\\\\"}


def harmless(text: str) -> str:
    """The same text to read, in which nothing acts; what is too long is cut at the end of a line, and that is said."""
    lines = [_line(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    whole = "\n".join(lines).strip("\n")
    if len(whole) <= LONGEST:
        return whole
    cut = whole[:LONGEST].rpartition("\n")[0]
    return f"{cut}\n\n…\n\nThe rest is too long for a comment; it is in the report."


def _line(line: str) -> str:
    visible = "".join(char for char in line if char == "\t" or unicodedata.category(char) not in ("Cc", "Cf", "Cs"))
    start = _START.match(visible)
    at = start.end() if start else 0
    made = visible[:at]
    for piece in _tokens(visible[at:]):
        apart = _JOINER if made.endswith("`") and piece.startswith("`") else ""
        made += apart + piece
    return made


def _tokens(text: str) -> Iterator[str]:
    for match in _TOKEN.finditer(text):
        if match["code"]:
            yield _code(match["inner"])
        elif match["address"]:
            yield _code(match["address"])
        elif match["escaped"]:
            yield _character(match["escaped"], escaped=True)
        else:
            yield _character(match["other"])


def _code(inner: str) -> str:
    """A piece of code between more backticks than it has in a row."""
    fence = "`" * (max((len(run) for run in re.findall("`+", inner)), default=0) + 1)
    around = " " if inner.startswith("`") or inner.endswith("`") else ""
    return f"{fence}{around}{inner}{around}{fence}"


def _character(char: str, *, escaped: bool = False) -> str:
    if char in _ESCAPED:
        return _ESCAPED[char]
    if char in "@#":
        return f"{'&#35;' if char == '#' else char}{_JOINER}"
    return f"\\{char}" if escaped else char
