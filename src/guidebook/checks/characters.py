"""Characters that cannot be seen, deceive, or were spoilt on their way here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html import unescape

from guidebook.content.finding import Finding
from guidebook.content.tree import Tree

_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_HIDDEN = (
    "\u0080-\u0084\u0086-\u009f\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065"
    "\u206a-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc\U000e0000-\U000e0fff"
)
_BREAK = "\u0085\u2028\u2029"
_SPACE = "\u1680\u2000-\u2008\u200a\u205f\u3000"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_FOUND = re.compile(
    f"(?P<direction>[{_DIRECTION}])|(?P<hidden>[{_HIDDEN}])|(?P<break>[{_BREAK}])|(?P<space>[{_SPACE}])"
    f"|(?P<private>[{_PRIVATE}])|(?P<lost>\ufffd)"
)
_ODD = re.compile("[^\x00-\x7f\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u23ff]")
"""Any of those, or of the following."""
_RARE = re.compile("[^\x00-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u23ff]")
_CODED = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});")
_YAML_CODED = re.compile(r"(?<!\\)(?:\\\\)*(\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U000[0-9a-fA-F]{5}|[NLP_]))")
_YAML_SHORT = {"\\N": "\x85", "\\L": "\u2028", "\\P": "\u2029", "\\_": "\xa0"}
_MARKUP_SPACE = re.compile(
    r"^[ \t]*(?:[-*+>]|#{1,6}|(?=[\xa0\u2009\u202f]))([\xa0\u2009\u202f])|\{[^{}]*?([\xa0\u2009\u202f])[^{}]*\}\s*$"
)
_MARKS = "\U0001f3fb-\U0001f3ff\ufe0f\u20e3"
_KINDS = {
    "direction": ("which turns the direction of the text", "text that is shown in the order in which it is written"),
    "hidden": ("which cannot be seen", "characters that can be seen"),
    "break": ("a line break that most programs do not know", "an ordinary line break"),
    "space": ("a space of an unusual width", "an ordinary space"),
    "private": ("which has a meaning in one font only", "a character that every font knows"),
    "lost": ("which stands where a letter was lost", "the letter that stood there"),
    "unassigned": ("which means nothing in Unicode", "a character that every font knows"),
}
_FIXES = {
    "hidden": "Delete it: put the cursor after it and press the backspace key once, or write the word anew.",
    "direction": "Delete it, or write the words around it anew.",
    "break": "Replace it with a line break or a space.",
    "space": "Replace it with a space.",
    "private": "Replace it; pasted from a word processor it is often a bullet, in Markdown `- `.",
    "lost": "Write the word anew; the letter was lost before the text came here.",
    "unassigned": "Delete it, or write the word anew.",
}


def characters(tree: Tree) -> Iterator[Finding]:
    """Characters in pages and data, code and comments included, that an editor cannot see or trust."""
    bodies = {page.path: page.places.first_line for page in tree.pages.values()}
    for path, text in tree.texts.items():
        if not text.isascii():
            for number, line in enumerate(text.split("\n"), 1):
                if not line.isascii():
                    yield from _line(path, number, line)
        if "\\" in text:
            yield from _coded_in_yaml(path, text.split("\n")[: bodies.get(path, 0) - 1 if path in bodies else None])
    for page in tree.pages.values():
        for number, line in enumerate(page.places.lines, page.places.first_line):
            for match in _CODED.finditer(line) if "&" in line else ():
                yield from _coded(page.path, number, match.start(), match[0], unescape(match[0]))
            if space := _MARKUP_SPACE.search(line) if not line.isascii() else None:
                group = 1 if space[1] else 2
                found = f"a space that does not break (U+{ord(space[group]):04X}) where Markdown needs an ordinary one"
                fix = "Replace it with a space, or Markdown may not see the mark before it."
                yield Finding(
                    page.path, number, space.start(group) + 1, "character-space", found, "an ordinary space", fix
                )


def _line(path: str, number: int, line: str) -> Iterator[Finding]:
    odd = _ODD.search(line)
    for match in _FOUND.finditer(line) if odd else ():
        kind = match.lastgroup or ""
        if kind != "hidden" or not _joins(line, match.start()):
            yield _finding(path, number, match.start(), kind, match[0], "")
    for match in _RARE.finditer(line) if odd else ():
        if unicodedata.category(match[0]) == "Cn" and not _FOUND.match(match[0]):
            yield _finding(path, number, match.start(), "unassigned", match[0], "")
    if not unicodedata.is_normalized("NFC", line):
        yield _composed(path, number, line)


def _joins(line: str, at: int) -> bool:
    """Whether a hidden character does its work: within an emoji, or between letters of a script that needs it."""
    before, after = line[at - 1 : at], line[at + 1 : at + 2]
    if line[at] in "\ufe0e\ufe0f":
        return bool(before) and (unicodedata.category(before) in ("So", "Sm") or before in "#*0123456789‼⁉")
    if (line[at] == "\u200d" and re.match(f"[{_MARKS}]", before)) or unicodedata.category(before or " ") == "So":
        return line[at] == "\u200d" and unicodedata.category(after or " ") in ("So", "Sm")
    return line[at] in "\u200c\u200d" and "\u0600" <= before < "\u1100" and "\u0600" <= after < "\u1100"


def _composed(path: str, number: int, line: str) -> Finding:
    composed = unicodedata.normalize("NFC", line)
    at = next(n for n, (old, new) in enumerate(zip(line, composed + "\0", strict=False)) if old != new)
    end = at + 1
    while end < len(line) and unicodedata.combining(line[end]):
        end += 1
    new = unicodedata.normalize("NFC", line[at:end])
    codes, wanted = (" ".join(f"U+{ord(one):04X}" for one in text) for text in (line[at:end], new))
    return Finding(
        path,
        number,
        at + 1,
        "character-composed",
        f"“{line[at:end]}” written as {codes}",
        f"“{new}” written as {wanted}",
        f"Write “{new}” with your keyboard here and in the rest of the line; search does not find it as it is.",
    )


def _coded(path: str, number: int, at: int, written: str, character: str) -> Iterator[Finding]:
    """A character written as a code, where the character itself would be found."""
    match = _FOUND.fullmatch(character)
    if match:
        yield _finding(path, number, at, match.lastgroup or "", character, f", written as `{written}`")


def _coded_in_yaml(path: str, lines: list[str]) -> Iterator[Finding]:
    for number, line in enumerate(lines, 1):
        for match in _YAML_CODED.finditer(line):
            code = match[1]
            character = _YAML_SHORT.get(code) or chr(int(code[2:], 16) % 0x110000)
            yield from _coded(path, number, match.start(1), code, character)


def _finding(path: str, number: int, at: int, kind: str, character: str, written: str) -> Finding:
    name = unicodedata.name(character, "").lower()
    said, expected = _KINDS[kind]
    shown = f"U+{ord(character):04X}{f' ({name})' if name else ''}"
    return Finding(path, number, at + 1, f"character-{kind}", f"{shown}{written}, {said}", expected, _FIXES[kind])
