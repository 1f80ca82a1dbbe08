"""Sentences and words of running text, and how hard it is to read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from guidebook.content.data import Language

_WORD = re.compile(r"\w+(?:[-–’'./:]\w+)*")
_END = re.compile(r"(?:[.!?…]+[»”\"’)\]]*|:)(?=\s|$)")
_SHORT: Mapping[Language, str] = {
    "nb": "adr bl bl.a ca dr dvs e.kr eks f.eks f.kr forts fr.o.m gj.sn hhv iht inkl jf kap kl kr m.a.o m.fl m.m m.v "
    "mht mill mrd mv nr o.a o.l osv p.g.a pga pkt prof prop s.k sml st.meld t.o.m tlf vedr vha",
    "en": "approx cf dept dr e.g ed eds et.al etc fig i.e inc jr ltd mr mrs ms nos pp paras prof sec viz vol vs",
}
_ABBREVIATIONS: Mapping[Language, frozenset[str]] = {
    "nb": frozenset(_SHORT["nb"].split()),
    "en": frozenset(_SHORT["en"].split()),
}
LONG = 6
"""A word of more letters is a long one."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its place in the text, counted in characters from 0."""

    text: str
    start: int

    @property
    def words(self) -> list[str]:
        """Its words: a compound with a hyphen, a number and an abbreviation are one each."""
        return _WORD.findall(self.text)


def sentences(text: str, language: Language) -> Iterator[Sentence]:
    """The sentences of a text: each ends with `.`, `!`, `?` or `:`.

    A full stop after an abbreviation, an initial or an ordinal ends none, unless nothing follows;
    nor does one before a small letter.
    """
    start = 0
    for end in _END.finditer(text):
        after = text[end.end() :].lstrip()
        if end[0] != ":" and after and not _ends(text[start : end.start()], after, end[0], language):
            continue
        if text[start : end.end()].strip():
            yield _sentence(text, start, end.end())
        start = end.end()
    if text[start:].strip():
        yield _sentence(text, start, len(text))


def _sentence(text: str, start: int, end: int) -> Sentence:
    piece = text[start:end]
    return Sentence(piece.strip(), start + len(piece) - len(piece.lstrip()))


def _ends(before: str, after: str, mark: str, language: Language) -> bool:
    if after[0].islower():
        return False
    if mark[0] != ".":
        return True
    word = before.rsplit(None, 1)[-1].lstrip('(«“"') if before.strip() else ""
    return not (word.lower() in _ABBREVIATIONS[language] or (len(word) == 1 and word.isalpha()))


def lix(said: Sequence[Sequence[str]]) -> float:
    """Björnsson's readability index of some sentences, each as its words.

    It is the number of words a sentence, plus the share of words with more than six letters in percent.

    Source: C.H. Björnsson, *Läsbarhet*, 1968. Up to 45 is held to be of medium difficulty.
    """
    words = [word for sentence in said for word in sentence]
    if not words:
        return 0.0
    long = sum(len(word) > LONG for word in words)
    return len(words) / len(said) + 100 * long / len(words)
