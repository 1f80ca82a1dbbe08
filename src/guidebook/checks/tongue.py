"""Text in another language than the page's: left untranslated, or not marked with `lang`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from guidebook.content.counterparts import Text, counterparts
from guidebook.content.data import OTHER, Language
from guidebook.content.finding import Finding
from guidebook.content.tree import Tree

NAMES: Mapping[Language, str] = {"nb": "Norwegian", "en": "English"}
_FREQUENT: Mapping[Language, str] = {
    "nb": "og ikke som på av er det et til med å har ble også fra eller hvis når vi dere ved om skal må bør kan være "
    "blir etter hva hvordan hvem hvor hvorfor disse dette denne noe noen alle sin sitt sine seg var mer enn bare jeg "
    "du oss deres hadde vil før mellom uten gjennom hver hvert slik derfor fordi men både ingen",
    "en": "the of and is that with from by are which this these not or it be been has have will must should you your "
    "their they who what when how why where we our does do can could may its into than only about between without "
    "through each every because but both was were an as if",
}
"""Frequent words of one language that the other does not have."""
_OF: Mapping[Language, frozenset[str]] = {
    "nb": frozenset(_FREQUENT["nb"].split()),
    "en": frozenset(_FREQUENT["en"].split()),
}
_PIECE = re.compile(r"[^.!?:;«»“”\"()\n–|]+")
_WORD = re.compile(r"[^\W\d_]+")
_WINDOW = 7
"""Words within which two of the other language are a passage in it."""


def tongue(tree: Tree) -> Iterator[Finding]:
    """Pieces of text with frequent words of the other language and none of their own."""
    for pair in counterparts(tree):
        for text, language in zip(pair, ("nb", "en"), strict=True):
            yield from _text(text, "nb" if language == "nb" else "en")


def _text(text: Text, language: Language) -> Iterator[Finding]:
    other = OTHER[language]
    if _OF[other].isdisjoint(_WORD.findall(text.whole.lower())):
        return
    for piece in _PIECE.finditer(text.own):
        words = list(_WORD.finditer(piece[0]))
        place = _other(words, language, other)
        if place is not None:
            shown = " ".join(piece[0].split())
            yield Finding(
                text.path,
                *text.at(piece.start() + words[place].start()),
                "translation-language",
                f"“{shown[:80]}”, which reads as {NAMES[other]}",
                f"text in {NAMES[language]}, or a passage marked as {NAMES[other]}",
                f"Translate it; a name or a quotation is marked `*…*{{ lang={other} }}`.",
            )
            return


def _other(words: list[re.Match[str]], language: Language, other: Language) -> int | None:
    """The first word of a run in the other language: two of its frequent words near each other, none of ours between.

    In a piece of at most five words one such word is enough.
    """
    spoken = [_spoken(word[0], language, other) for word in words]
    if len(words) <= 5 and len(words) > 1 and other in spoken and language not in spoken:
        return 0
    for start, first in enumerate(spoken):
        if first == other:
            for end in range(start + 1, min(start + _WINDOW, len(spoken))):
                if spoken[end] == language:
                    break
                if spoken[end] == other:
                    return start
    return None


def _spoken(word: str, language: Language, other: Language) -> Language | None:
    if len(word) > 1 and word.isupper():
        return None
    low = word.lower()
    if low in _OF[other]:
        return other
    return language if low in _OF[language] else None
