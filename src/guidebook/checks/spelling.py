"""Spelling: every word is known to the dictionary of its language, or is one of the project's own.

Not one of `CHECKS`: the dictionaries are there where tests run, not where the site is built.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from guidebook.content.data import Language
from guidebook.content.data_files import data_path
from guidebook.content.finding import Finding
from guidebook.content.judge import Judge, Knows, slips, words
from guidebook.content.stretches import Stretch, stretches
from guidebook.content.tree import Tree
from guidebook.figures.alphabet import order

_LIST = data_path("spelling")
_SPLIT = re.compile(r"\b(\w+(?:hets|nings|sjons|skaps|itets|doms)|arbeids|forvaltnings)\s+([a-zæøå]{3,})\b")
"""A first part with the s that joins it to the next: it does not stand alone, but for a rare genitive."""
_WITHIN = re.compile(r"[\w,;)»”] $")
_CAPITAL_INSIDE = re.compile(r"[^\W\d_]*[a-zæøå][A-ZÆØÅ][^\W\d_]*")
_NAMES = {"nb": "Norwegian", "en": "English"}


def spelling(tree: Tree, knows: Mapping[str, Knows]) -> Iterator[Finding]:
    """Words that neither the dictionary of their language nor the project's list has; what the list needs no longer.

    Text in a language without a dictionary is left alone.
    """
    if "spelling" in tree.files.broken:
        return
    own = tree.data.spelling
    lists = {"names": own.names, "nb": own.nb, "en": own.en}
    judges = {
        language: Judge(
            language, known, frozenset(own.names + lists.get(language, ())), getattr(known, "joins", lambda word: False)
        )
        for language, known in knows.items()
    }
    ids = {mark.id for page in tree.pages.values() for mark in page.rendered.headings if "-" in mark.id}
    texts = [stretch for stretch in stretches(tree) if judges.keys() >= set(stretch.languages)]
    usual = Counter(word.lower() for stretch in texts for _, word in words(stretch.text))
    slipped = {form for name in own.names for kind in slips(name) for form in kind}
    names = {(page, name) for page, name in _names(texts) if name not in slipped}
    for stretch in texts:
        mine = [judges[language] for language in stretch.languages]
        for offset, word in words(stretch.text):
            if word in ids:
                continue
            if match := _SPLIT.match(stretch.text, offset) if stretch.languages == ("nb",) else None:
                yield _split(stretch, match)
            joined = [(offset, word)] if len(mine) == 1 and mine[0].slipped(word, usual) else []
            for at, part in joined or min((list(each.unknown(stretch.text, offset, word)) for each in mine), key=len):
                if (_said_on(stretch), _bare(part)) not in names and not _inside(part, mine):
                    yield _unknown(stretch, at, part, mine[0].meant(part, usual), _elsewhere(part, stretch, knows))
    for name, entries in lists.items():
        yield from _unordered(tree, name, entries)
        if not tree.faults:
            yield from _needless(tree, name, entries, judges)


def _names(texts: Iterable[Stretch]) -> set[tuple[str, str]]:
    """The words that have a capital in both languages of a page, and within a sentence in one: where, and which.

    Who writes a name wrong seldom does so twice; an ordinary word is not the same in both, nor has it a capital.
    """
    said: dict[str, set[tuple[str, str]]] = {"nb": set(), "en": set()}
    within = set()
    for stretch in texts:
        for offset, word in words(stretch.text) if len(stretch.languages) == 1 else ():
            if word[0].isupper():
                name = (_said_on(stretch), _bare(word))
                said[stretch.languages[0]].add(name)
                if _WITHIN.search(stretch.text, 0, offset):
                    within.add(name)
    return said["nb"] & said["en"] & within


def _said_on(stretch: Stretch) -> str:
    """The page, the same for both languages, or the file of data."""
    return re.sub(r"^docs/(?:nb|en)/", "", stretch.path)


def _bare(word: str) -> str:
    """A name without the ending of its genitive."""
    return re.sub(r"(?:['’]s|s)$", "", word)


def _inside(word: str, judges: Iterable[Judge]) -> bool:
    """Whether a word is an abbreviation or a name with a capital inside, as “FoU”; one that is slipped is none."""
    return bool(_CAPITAL_INSIDE.fullmatch(word)) and not any(judge.has(word.lower()) for judge in judges)


def _split(stretch: Stretch, match: re.Match[str]) -> Finding:
    return Finding(
        stretch.path,
        *stretch.at(match.start()),
        "spelling-split",
        f"“{match[0]}”, a compound written as two words",
        f"“{match[1]}{match[2]}”",
        "Write it as one word.",
    )


def _elsewhere(word: str, stretch: Stretch, knows: Mapping[str, Knows]) -> str:
    """Another language that has the word; empty where none has."""
    others = (language for language in knows if language not in stretch.languages and knows[language](word))
    return next(others, "") if stretch.path.endswith(".md") else ""


def _unknown(stretch: Stretch, offset: int, word: str, meant: str, elsewhere: str) -> Finding:
    language = stretch.languages[0]
    return Finding(
        stretch.path,
        *stretch.at(offset),
        "spelling-unknown",
        f"“{word}”, which is not in the {_NAMES[language]} dictionary",
        f"{_NAMES[language]} words as they are spelt in the dictionary, or the project's own words in {_LIST}",
        (f"Did you mean “{meant}”? " if meant else "")
        + (f"If it is {_NAMES[elsewhere]}, mark it: `*{word}*{{ lang={elsewhere} }}`. " if elsewhere else "")
        + f"Correct it, or, if it is right, add it to `{language}` in {_LIST}, a name to `names`.",
    )


def _unordered(tree: Tree, name: str, entries: tuple[str, ...]) -> Iterator[Finding]:
    language: Language = "en" if name == "en" else "nb"
    for number, (before, entry) in enumerate(pairwise(entries), 1):
        if (order(before, language), before) >= (order(entry, language), entry):
            place = tree.files.place("spelling", name, number)
            mend = "Take one of the two out." if entry == before else f"Move it to its place before “{before}”."
            found = f"“{entry}” after “{before}”"
            yield Finding(_LIST, *place, "spelling-order", found, "the words in alphabetical order, each once", mend)


def _needless(tree: Tree, name: str, entries: tuple[str, ...], judges: Mapping[str, Judge]) -> Iterator[Finding]:
    mine = [judge for language, judge in judges.items() if name in ("names", language)]
    for number, entry in enumerate(entries):
        if mine and not any(entry in judge.used for judge in mine):
            place = tree.files.place("spelling", name, number)
            why = "the dictionary knows it" if any(judge.knows(entry) for judge in mine) else "no text has it"
            found = f"“{entry}”, though {why}"
            yield Finding(_LIST, *place, "spelling-needless", found, "words that a text needs", "Take the line out.")
