"""Whether a word is spelt right, told by a dictionary and a list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

Knows = Callable[[str], bool]
"""Whether a dictionary has a word, in this form and with these capitals."""


_NO_WORD = re.compile(r"\S*(?:://|@)\S*|(?<![\w.])[/.~\\]+\w\S*|\w[\w-]*(?:\.\w[\w-]*)+(?:/\S*)?")
"""Addresses, paths, names of files, and what else has a full stop inside: `lovdata.no`, `f.eks.`, `3.2`."""
_PART = r"[\w\xad]+(?:['’][^\W\d_]+)*"
_WORD = re.compile(rf"{_PART}(?:[-‐‑]{_PART})*")
_NOT_SPELT = re.compile(r".$|[IVXLC]+$|.*[\d_]")
_ENDING = re.compile(r"(?<=\w{4})(?:e?n|e?t|a|e?r|e?ne)$")
"""The Norwegian endings of a noun: an entry of the list stands for its forms."""
_ENDS = 2
"""Letters in which the forms of a word differ."""
_AS_IN_DICTIONARIES = str.maketrans({"’": "'", "‐": "-", "‑": "-", "\xad": None})
_HYPHENS = ("-", "‐", "‑")
_LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"


def words(text: str) -> Iterator[tuple[int, str]]:
    """The words of a text, hyphenated ones whole, each with the place where it begins."""
    prose = _NO_WORD.sub(lambda match: " " * len(match[0]), text)
    return ((match.start(), match[0]) for match in _WORD.finditer(prose))


@dataclass(frozen=True, slots=True)
class Judge:
    """The dictionary and the project's words of one language, with what has been looked up so far."""

    language: str
    knows: Knows
    listed: frozenset[str]
    joins: Knows = field(default=lambda word: False)
    """Whether the dictionary only has the words that a word can be made of."""
    used: set[str] = field(default_factory=set)
    """The words of the list that a text has leant on."""
    met: dict[str, bool] = field(default_factory=dict)

    def unknown(self, text: str, offset: int, word: str) -> Iterator[tuple[int, str]]:
        """The parts of a word that are wrong, each with its place; none where the word as a whole is right."""
        parts = list(re.finditer(_PART, word))
        if len(parts) > 1 and self.has(word):
            return
        for part in parts:
            at, end = offset + part.start(), offset + part.end()
            forms = {part[0], part[0].removesuffix("s")} if text[end : end + 1] in _HYPHENS else {part[0]}
            if not _NOT_SPELT.match(part[0]) and not any(map(self.has, forms)):
                yield at, part[0]

    def has(self, word: str) -> bool:
        """Whether a word is right, as it stands, as an abbreviation, or as the genitive of one that is."""
        if word not in self.met:
            plain = word.translate(_AS_IN_DICTIONARIES)
            self.met[word] = self.knows(plain) or self.knows(f"{plain}.") or self._own(plain)
        return self.met[word]

    def _own(self, word: str) -> bool:
        bare = word.removesuffix("s" if self.language == "nb" else "'s")
        given = {word, bare, *(_ENDING.sub("", form) for form in (word, bare) if self.language == "nb")}
        forms = {form for each in given for form in (each, each[:1].lower() + each[1:])}
        if word.isupper():
            forms |= {own for own in self.listed if own.upper() == word}
        self.used.update(forms & self.listed)
        return bool(forms & self.listed) or (word.endswith("'s") and self.knows(bare))

    def slipped(self, word: str, usual: Mapping[str, int]) -> bool:
        """Whether a word that a dictionary puts together is one slip from a word that the content uses more.

        So “sidetullene” is, where “sidetallene” is used; what differs in the last letters alone is an ending.
        """
        small = word.lower()
        if not self.joins(word) or self._own(small):
            return False
        _, others = slips(small)
        stem, more = small[:-_ENDS], usual.get(small, 0)
        return any(usual.get(form, 0) > more and not form.startswith(stem) and self.has(form) for form in others)

    def meant(self, word: str, usual: Mapping[str, int]) -> str:
        """The right word that is one slip from this one: the one that the content uses most, if it uses any.

        Where it uses none, a word with two letters swapped or one doubled or single; empty where there is none.
        """
        small = word.lower()
        likely, others = slips(small)
        right = [
            form
            for form in [*likely, *(form for form in others if form in usual)]
            if form in self.listed or self.knows(form)
        ]
        best = max(right, key=lambda form: usual.get(form, 0), default="")
        return best[:1].upper() + best[1:] if word[0].isupper() else best


def slips(word: str) -> tuple[list[str], list[str]]:
    """The forms from which a word may have come by the commonest slips, and those by any other slip of one letter."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    return (
        [head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1]
        + [head + tail[0] + tail for head, tail in cuts if tail]
        + [head + tail[1:] for head, tail in cuts if len(tail) > 1 and tail[0] == tail[1]],
        [head + tail[1:] for head, tail in cuts if tail]
        + [head + letter + tail for head, tail in cuts for letter in _LETTERS]
        + [head + letter + tail[1:] for head, tail in cuts if tail for letter in _LETTERS],
    )
