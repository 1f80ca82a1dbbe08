"""Glossary terms: rendered as agreed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from guidebook.content.counterparts import Text, counterparts
from guidebook.content.data import Language, Term
from guidebook.content.finding import Finding
from guidebook.content.tree import Tree

_SHORT = 3
_DETERMINER = (
    r"(?i:\b(?:the|an?|this|that|these|those|such|each|every|any|no|one|its|their|your|our)[ \n]+"
    r"(?:\w+(?:ed|ing)[ \n]+)?)"
)
_INFLECTED = {"nb": r"\w{0,4}", "en": r"(?:s|es|ed|ing|['’]s?)?"}


def terms(tree: Tree) -> Iterator[Finding]:
    """Norwegian terms that the English section has no agreed word for."""
    agreed = [(term, _beginnings(term)) for term in tree.data.glossary if not term.everyday]
    sections: dict[tuple[str, str], list[tuple[Text, Text]]] = defaultdict(list)
    for norwegian, english in counterparts(tree):
        if norwegian.path != english.path:
            sections[english.path, english.section].append((norwegian, english))
    for pairs in sections.values():
        yield from _section(pairs, agreed)


def _beginnings(term: Term) -> set[str]:
    """The Norwegian words that a term begins with, in small letters: a text without any of them does not have it."""
    return {name.split()[0].lower() for name in (term.nb.term, *term.nb.also)}


@lru_cache(maxsize=2048)  # a page has few of all terms, and the preview asks for the same ones at each change
def _pattern(term: Term, language: Language) -> re.Pattern[str]:
    """Finds the agreed words; in English also the last of several, by which a text calls the thing for short.

    “The decision” and “a proposed decision” are short for “administrative decision”; “the privacy assessment” is
    another name.
    """
    wording = term.of(language)
    names = (wording.term, *wording.also)
    last = {name.split()[-1] for name in names if " " in name and name.islower()} if language == "en" else set()
    short = (_DETERMINER + _form(name, language) for name in sorted(last))
    return re.compile("|".join((*(_form(name, language) for name in names), *short)))


def _form(name: str, language: Language) -> str:
    """A term in any inflection; a name keeps its capital, and what is written in capitals stands as it is."""
    if name.isupper():
        return rf"(?<!\w){re.escape(name)}(?!\w)"
    words = [re.escape(word) + (_INFLECTED[language] if len(word) > _SHORT else "s?") for word in name.split()]
    written = r"[ \n]+".join(words)
    return rf"(?<!\w){written if name[0].isupper() else f'(?i:{written})'}(?!\w)"


def _section(pairs: Sequence[tuple[Text, Text]], agreed: Iterable[tuple[Term, set[str]]]) -> Iterator[Finding]:
    theirs = "\n".join(english.whole for _, english in pairs)
    ours = "\n".join(norwegian.whole for norwegian, _ in pairs)
    small = ours.lower()
    for term, beginnings in agreed:
        if not any(word in small for word in beginnings):
            continue
        nb, en = _pattern(term, "nb"), _pattern(term, "en")
        if nb.search(ours) and not en.search(theirs):
            norwegian, english, match = next(
                (norwegian, english, match)
                for norwegian, english in pairs
                if (match := nb.search(norwegian.whole)) is not None
            )
            wording = term.en
            line, _ = norwegian.at(match.start())
            yield Finding(
                english.path,
                *english.at(0),
                "term-rendering",
                f"no agreed word for “{match[0]}” ({norwegian.path}, line {line}) in the section",
                f"one of: {', '.join((wording.term, *wording.also))}",
                "Use an agreed word; a new one is added under `also` in docs/data/glossary.yml.",
            )
