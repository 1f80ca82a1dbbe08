"""Letters that look like others: of another script, of another width, or two in one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from guidebook.content.finding import Finding
from guidebook.content.tree import Tree

IMITATED = dict(
    zip(
        "АВЕЅІЈКМНОРСТХУаеіјорсухѕһԁԛԝӏΑΒΕΖΗΙΚΜΝΟΡΤΥΧοιρνυՕՏոսօցհᎪᎬᎢᏟᏢᎷ",
        "ABESIJKMHOPCTXYaeijopcyxshdqwlABEZHIKMNOPTYXoipvuOSnuoghAETCPM",
        strict=True,
    )
)
"""Letters of the Cyrillic, Greek, Armenian and Cherokee scripts by the Latin letter that they look like."""
_SUSPECT = re.compile("[\u0370-\u03ff\u0400-\u058f\u13a0-\u13ff\ufb00-\ufb06\uff21-\uff5a\U0001d400-\U0001d7ff]")
_WORD = re.compile(r"[^\W\d_]+")
_OTHER = re.compile("[\u0370-\u03ff\u0400-\u058f\u13a0-\u13ff]")
_NEVER_GREEK = re.compile("[\u0400-\u058f\u13a0-\u13ff]")
_WIDE = re.compile("[\ufb00-\ufb06]|[\uff21-\uff5a\U0001d400-\U0001d7ff]{2,}")


def imitations(tree: Tree) -> Iterator[Finding]:
    """Words that look right and are not found by a search nor read out by a screen reader."""
    for path, text in tree.texts.items():
        if _SUSPECT.search(text):
            for number, line in enumerate(text.split("\n"), 1):
                if _SUSPECT.search(line):
                    yield from _line(path, number, line)


def latin(text: str) -> str:
    """A text with each letter that imitates a Latin one put in that letter's place."""
    return "".join(IMITATED.get(character, character) for character in text)


def _line(path: str, number: int, line: str) -> Iterator[Finding]:
    words = [*_WORD.finditer(line)]
    genuine = any(_OTHER.search(word[0]) and not latin(word[0]).isascii() for word in words)
    for word in words:
        at = _false(word[0], genuine)
        if at is not None:
            yield _finding(path, number, word.start() + at, word[0], latin(word[0]))
    for match in _WIDE.finditer(line):
        yield _finding(path, number, match.start(), match[0], unicodedata.normalize("NFKC", match[0]))


def _false(word: str, genuine: bool) -> int | None:
    """Where the first false letter of a word stands; `genuine`: the line holds real words of another script."""
    others = [at for at, letter in enumerate(word) if _OTHER.match(letter)]
    if not others:
        return None
    false = [at for at in others if word[at] in IMITATED]
    if len(others) == len(word):
        return 0 if len(word) > 1 and len(false) == len(word) and not genuine else None
    return next((at for at in others if at in false or _NEVER_GREEK.match(word[at])), None)


def _finding(path: str, number: int, at: int, word: str, meant: str) -> Finding:
    letter = next((one for one in word if _SUSPECT.match(one)), word[0])
    return Finding(
        path,
        number,
        at + 1,
        "character-imitation",
        f"“{word}” with U+{ord(letter):04X} ({unicodedata.name(letter, 'unknown').lower()})",
        f"“{meant}” in ordinary letters",
        "Delete the word and write it with your keyboard.",
    )
