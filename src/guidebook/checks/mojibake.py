"""Letters that became others because a text was read in the wrong encoding."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidebook.content.finding import Finding
from guidebook.content.tree import Tree


def _as_read(byte: int) -> str:
    """A byte as Windows-1252 shows it; the five that it lacks as Latin-1 does."""
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


_BYTES = {_as_read(byte): byte for byte in range(0x80, 0x100)} | {chr(byte): byte for byte in range(0x80, 0xA0)}
_NEXT = "[" + "".join(character for character, byte in _BYTES.items() if byte < 0xC0) + "]"
_RUN = re.compile(f"(?:[ÂÃÄÅÆ]{_NEXT}|[âï]{_NEXT}{{2}}|ð{_NEXT}{{3}})+")
_LEADS = re.compile("[ÂÃÄÅÆâïð]")
_MEANT = re.compile(
    "[\u00a0-\u00ff\u0160\u0161\u017d\u017e\u0152\u010c\u010d\u0111\u0167\u0192\u02c6\u02dc"
    "\u2010-\u2026\u2030-\u203a\u20ac\u2122\u2190-\u2193\u2212\u2260\u2264\u2265\u25cf\u2713\ufeff\ufffd"
    "\U0001f300-\U0001faff]+"
)
"""What texts in Norwegian, Sami and English hold: a run that would give anything else was meant as it stands."""
_WORD = re.compile(r"[^ \t]+")
_A_GRAVE = re.compile(r"(?<!\w)Ã(?= )")


def mojibake(tree: Tree) -> Iterator[Finding]:
    """UTF-8 that was read as Windows-1252 or Latin-1, once or more; what stands in code is shown on purpose."""
    bodies = {page.path: page for page in tree.pages.values()}
    for path, text in tree.texts.items():
        if _LEADS.search(text):
            page = bodies.get(path)
            front = text.split("\n")[: page.places.first_line - 1] if page else text.split("\n")
            for number, line in enumerate([*front, *(page.places.lines if page else ())], 1):
                yield from _line(path, number, line)


def _line(path: str, number: int, line: str) -> Iterator[Finding]:
    for word in _WORD.finditer(line) if _LEADS.search(line) else ():
        meant = _RUN.sub(lambda run: _repair(run[0]), word[0])
        if meant != word[0]:
            at = next(n for n, (old, new) in enumerate(zip(word[0], meant + "\0", strict=False)) if old != new)
            yield _finding(path, number, word.start() + at, word[0], meant)
    for match in _A_GRAVE.finditer(line):
        yield _finding(path, number, match.start(), match[0], "à")


def _repair(text: str) -> str:
    """The text that was meant: decoded again as long as that gives something that is written here."""
    while _RUN.fullmatch(text):
        try:
            again = bytes(_BYTES[character] for character in text).decode("utf-8")
        except UnicodeDecodeError:
            break
        if not (_MEANT.fullmatch(again) or _RUN.fullmatch(again)):
            break
        text = again
    return text


def _finding(path: str, number: int, at: int, written: str, meant: str) -> Finding:
    return Finding(
        path,
        number,
        at + 1,
        "character-mojibake",
        f"“{written}”, read in the wrong encoding",
        f"“{meant}”",
        f"Write “{meant}”, and look for more of the same in the text you pasted.",
    )
