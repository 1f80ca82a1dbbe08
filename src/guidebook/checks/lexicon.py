"""Words that mean the same in both languages, found in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from guidebook.content.data import Language


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language for one meaning, parted by spaces.

    A phrase is joined by `_`; `*` stands for any letters; `^` says that the word begins a sentence or a clause.
    """

    plain: str
    """Words that say it and nothing else: each needs a counterpart."""
    wide: str
    """Further words that may say it, and so can be the counterpart."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """Something that both languages have to say, in so many words."""

    code: str
    expected: str
    nb: Words
    en: Words

    def of(self, language: Language) -> Words:
        """The words of one language."""
        return self.nb if language == "nb" else self.en


@dataclass(frozen=True, slots=True)
class Said:
    """A word or a phrase that says something, or may."""

    meaning: int
    """The number of the meaning in the list."""
    plain: bool
    word: str
    start: int
    quoted: bool = False
    """In a passage in the other language, which needs no counterpart and can be one."""


_WORD = re.compile(r"(?<![\w.])\w+(?:[-.'’]\w+)*")
_BEGINS = re.compile(r"(?:^|[.!?:;–(«“\"\n]|\b(?:og|eller|men|så|and|or|but|then))\s*$")
_MONTH = re.compile(r"(?<=[\w,] )May\b|May \d")
"""“May” that is a month: within a sentence, or before a number."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a word; a meaning is its number, and whether the word has it plainly."""

    meanings: Sequence[tuple[int, bool]]
    beginning: Sequence[tuple[int, bool]]
    """The further meanings that it has where a sentence or a clause begins."""
    opens: bool
    """Whether a phrase begins with it."""


class Lexicon:
    """The words of one language for every meaning."""

    def __init__(self, meanings: Sequence[Meaning], nothing: str, language: Language) -> None:
        """`nothing` is words and phrases that do not mean what they look like."""
        self.nothing = _pattern(nothing.split())
        self.words = [
            (_pattern(listed.split()), number, plain)
            for number, words in enumerate(meaning.of(language) for meaning in meanings)
            for listed, plain in ((words.plain, True), (words.wide, False))
        ]
        listed = (
            f"{nothing} {' '.join(f'{words.plain} {words.wide}' for words in (each.of(language) for each in meanings))}"
        )
        phrases = sorted((word for word in listed.split() if "_" in word), key=len, reverse=True)
        self.phrase = re.compile(rf"(?:{_pattern(phrases).pattern})\b", re.I)
        self.openings = frozenset(phrase.partition("_")[0] for phrase in phrases)
        self.known = lru_cache(maxsize=None)(self._known)

    def _known(self, written: str) -> _Known | None:
        word = written.lower()
        known = _Known(self.meant(word), self.meant(f"^{word}"), word in self.openings)
        return known if known.meanings or known.beginning or known.opens else None

    def meant(self, word: str) -> Sequence[tuple[int, bool]]:
        """The meanings of a word or phrase in small letters, each once."""
        if self.nothing.fullmatch(word):
            return ()
        found = {number: plain for pattern, number, plain in reversed(self.words) if pattern.fullmatch(word)}
        return tuple(found.items())

    def said(self, text: str) -> Iterator[Said]:
        """What a text says, in order."""
        after = 0
        for match in _WORD.finditer(text):
            known = self.known(match[0])
            if known is None or match.start() < after or _MONTH.match(text, match.start()):
                continue
            meanings, word = known.meanings, match[0]
            phrase = self.phrase.match(text, match.start()) if known.opens else None
            if phrase:
                meanings, word, after = self.meant(phrase[0].lower()), phrase[0], phrase.end()
            elif known.beginning and _BEGINS.search(text[max(0, match.start() - 6) : match.start()]):
                meanings = (*meanings, *known.beginning)
            for number, plain in meanings:
                yield Said(number, plain, word, match.start())


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    forms = (re.escape(word).replace("_", r"\s").replace(r"\*", r"\w*").replace("'", "['’]") for word in words)
    return re.compile("|".join(forms) or r"(?!)")
