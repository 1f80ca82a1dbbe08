"""The force of what is said, and its limits: duties, advice, possibilities and negations, alike in both languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from guidebook.checks.lexicon import Said
from guidebook.checks.meanings import LEXICONS, MEANINGS
from guidebook.content.alignment import aligned
from guidebook.content.counterparts import Text, Told, counterparts, differences, told
from guidebook.content.data import OTHER, Language
from guidebook.content.finding import Finding
from guidebook.content.sentences import Sentence, sentences
from guidebook.content.tree import Tree

_GLOSS = re.compile(r"[\s”»*]*\([^()]*\)")
_NEGATIVE = tuple(
    re.compile(kind)
    for kind in (
        r"med mindre|unless",
        r"bare|kun|only",
        r"mangl\w*|lack\w*|missing|absen\w*",
        r"unngå\w*|avoid\w*",
        r"hindr\w*|prevent\w*",
        r"utelukk\w*|forb[uy]\w*|prohibit\w*",
        r"unnta\w*|except\w*",
        r"(?!un(?:ngå|ntatt|less)|ute[nl])u\w+|(?:in|im|il|ir|non(?!e))\w+|\w+less",
    )
)
"""Words that are negative and render each other: such a word cannot be the counterpart of “ikke” as well."""
_NEGATION = next(at for at, meaning in enumerate(MEANINGS) if meaning.code == "translation-negation")
_UNTIL = next(at for at, meaning in enumerate(MEANINGS) if meaning.en.plain == "until")
_WITHOUT = frozenset({"uten", "without"})
_RESTRICTS = frozenset({"bare", "kun", "alltid", "only", "always", "must", "må"})
_CLAUSE = 60
"""Characters within which two negations make a restriction."""
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
    """What a text says; what it says in the other language can be a counterpart, and needs none.

    Nor does the bracket after words in any other language, which explains those words.
    """
    glosses = [match for part in text.foreign if (match := _GLOSS.match(text.whole, part.end))]
    found = [
        replace(said, plain=False) if any(each.start() <= said.start < each.end() for each in glosses) else said
        for said in LEXICONS[language].said(text.own)
    ]
    for part in text.foreign:
        if part.language == OTHER[language]:
            inside = LEXICONS[OTHER[language]].said(text.whole[part.start : part.end])
            found.extend(replace(said, plain=False, quoted=True, start=said.start + part.start) for said in inside)
    negations = [said.start for said in found if said.plain and said.meaning == _NEGATION]
    return [said for said in found if said.meaning != _UNTIL or not said.plain or not _first(text, said, negations)]


def _first(text: Text, until: Said, negations: Sequence[int]) -> bool:
    """Whether an “until” belongs to a “not” before it in its sentence: the two together say “first”."""
    near = (text.whole[at : until.start] for at in negations if 0 < until.start - at < _CLAUSE)
    return any(not re.search(r"[.!?;]", between) for between in near)


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
            also = _counterparts(meaning, here, there) + _doubled(meaning, here, there)
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


def _counterparts(meaning: int, here: Sequence[Said], there: Sequence[Said]) -> int:
    """How often the other side says it, but for the words of a negative kind that render such a word of this side."""
    ours, theirs = ([said.word.lower() for said in side if said.meaning == meaning] for side in (here, there))
    if meaning != _NEGATION:
        return len(theirs)
    kinds, other = (Counter(kind for word in words for kind in _kinds(word)) for words in (ours, theirs))
    return len(theirs) - (kinds & other).total()


@cache
def _kinds(word: str) -> Sequence[int]:
    """Which negative kinds a word in small letters is of."""
    return [number for number, kind in enumerate(_NEGATIVE) if kind.fullmatch(word)]


def _doubled(meaning: int, here: Sequence[Said], there: Sequence[Said]) -> int:
    """How many pairs of negations, “ikke uten”, the other side says as a restriction, “only with”."""
    if meaning != _NEGATION:
        return 0
    said = [each for each in here if each.plain and each.meaning == meaning]
    pairs = sum(other.word.lower() in _WITHOUT and other.start - one.start < _CLAUSE for one, other in pairwise(said))
    return min(pairs, len({each.start for each in there if each.word.lower() in _RESTRICTS}))


def _surplus(meaning: int, bead: _Bead) -> int:
    """How much oftener the other side may say it."""
    here = sum(said.meaning == meaning and not said.quoted for said in bead[0])
    return max(0, sum(said.meaning == meaning for said in bead[1]) - here)
