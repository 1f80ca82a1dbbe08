"""The force of what is said, and its limits: duties, advice, possibilities and negations, alike in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from guidebook.checks.lexicon import Said
from guidebook.checks.meanings import LEXICONS, MEANINGS
from guidebook.content.alignment import aligned
from guidebook.content.counterparts import Text, Told, counterparts, differences, told
from guidebook.content.data import OTHER, Language
from guidebook.content.finding import Finding
from guidebook.content.sentences import Sentence, sentences
from guidebook.content.tree import Tree

_Bead = tuple[Sequence[Said], Sequence[Said]]
"""What is said in sentences of one language, and in those of the other that render them."""


def force(tree: Tree) -> Iterator[Finding]:
    """Words of duty, advice, possibility, negation or limit that the other language has fewer of, by sentence."""
    for norwegian, english in counterparts(tree):
        if norwegian.whole and english.whole:
            yield from unequal(norwegian, english)


def unequal(norwegian: Text, english: Text) -> Iterator[Finding]:
    """What one of two texts says, and the other does not say with the same force."""
    ours, theirs = _said(norwegian, "nb"), _said(english, "en")
    if any(said.plain for said in (*ours, *theirs)):
        beads = _beads(norwegian, ours, english, theirs)
        yield from differences(
            list(_weaker(norwegian, english, beads)),
            list(_weaker(english, norwegian, [(there, here) for here, there in beads])),
        )


def _said(text: Text, language: Language) -> list[Said]:
    """What a text says; what it says in the other language can be a counterpart, and needs none."""
    found = list(LEXICONS[language].said(text.own))
    for part in text.foreign:
        if part.language == OTHER[language]:
            inside = LEXICONS[OTHER[language]].said(text.whole[part.start : part.end])
            found.extend(replace(said, plain=False, quoted=True, start=said.start + part.start) for said in inside)
    return found


def _beads(norwegian: Text, ours: Sequence[Said], english: Text, theirs: Sequence[Said]) -> list[_Bead]:
    mine, other = list(sentences(norwegian.whole, "nb")), list(sentences(english.whole, "en"))
    beads = aligned([len(each.text) for each in mine], [len(each.text) for each in other])
    return [(_within(ours, mine, some), _within(theirs, other, same)) for some, same in beads]


def _within(said: Sequence[Said], all_: Sequence[Sentence], numbers: range) -> list[Said]:
    """What is said in some sentences of all."""
    if not numbers:
        return []
    last = all_[numbers[-1]]
    return [each for each in said if all_[numbers[0]].start <= each.start < last.start + len(last.text)]


def _weaker(text: Text, other: Text, beads: Sequence[_Bead]) -> Iterator[Told]:
    """Words without a counterpart, at the first of them where it is not known which.

    What a neighbouring sentence says beyond its own counterpart makes good for them.
    """
    for number, (here, there) in enumerate(beads):
        for meaning in sorted({said.meaning for said in here if said.plain}):
            plain = [said for said in here if said.plain and said.meaning == meaning]
            also = sum(said.meaning == meaning for said in there)
            near = beads[max(0, number - 1) : number + 2 : 2] if number else beads[1:2]
            if len(plain) > also + sum(_surplus(meaning, bead) for bead in near):
                words = "”, “".join(each.word for each in plain)
                yield told(
                    text,
                    plain[0].start,
                    other,
                    MEANINGS[meaning].code,
                    f"“{words}” here, and {also or 'nothing'} of that meaning in",
                    f"{also or 'nothing'} of the meaning of “{words}” in",
                    MEANINGS[meaning].expected,
                    "Say it with the same force on both sides.",
                )


def _surplus(meaning: int, bead: _Bead) -> int:
    """How much oftener the other side may say it."""
    here = sum(said.meaning == meaning and not said.quoted for said in bead[0])
    return max(0, sum(said.meaning == meaning for said in bead[1]) - here)
