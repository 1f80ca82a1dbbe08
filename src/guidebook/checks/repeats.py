"""Words written twice."""

from __future__ import annotations

import operator
import re
from collections.abc import Iterator

from guidebook.content.data import Language
from guidebook.content.finding import Finding
from guidebook.content.running import Running, running
from guidebook.content.tree import Tree

_LETTERS = re.compile(r"[^\W\d_]+")
_TWICE = re.compile(r"(?<![\w-])([^\W\d_]+) (\1)(?![\w-]|['’.]\w)", re.I)


def _list(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SOUND = {
    "nb": _list(
        "det den de dette er har var som så om der her man seg for to mye mer lang langt veldig ja nei hei noen"
    ),
    "en": _list("that had is are do was were her very so it you this who can will which long much no"),
}
"""Words that meet themselves in good sentences: “det det handler om”, “all that that means”, or that stress."""
_CLAUSE_FOLLOWS = {
    "nb": _list("det den de dette der her man seg som var er har om"),
    "en": _list("that are do so it you this who can will which is"),
}
"""Those that do so only where a clause goes on after them, so never at its end, before a figure or “og”."""
_CLAUSE_BEGINS = re.compile(r",? (?!(?:og|eller|men|en|et|and|or|but|an?|the)\b)[^\W\d_]", re.I)
_LAST = {
    "nb": _list("i på til av med ved fra over under etter opp inn ut an mot"),
    "en": _list("in on to of at by with from up for about over under out off into"),
}
"""Words that can end a clause: “ordningen de er med i i dag”."""
_CLAUSE = {
    "nb": re.compile(r"(?:\bsom|\bhva|\bhvem|\bhvilke[nt]?|\w (?:jeg|du|han|hun|vi|dere|de|man))\b[^.!?:;]*$"),
    "en": re.compile(r"(?:\bthat|\bwhich|\bwhom?|\bwhat|\bwhere|\w (?:we|they|you|he|she|it|one|I))\b[^.!?:;]*$"),
}
"""Such a clause has a relative before it in the sentence, or a subject that does not begin it."""
_WHEN = re.compile(r" (?:dag|går|morgen|år|fjor|kveld|natt|sommer|vinter|Norge)\b")


def repeats(tree: Tree) -> Iterator[Finding]:
    """A word beside itself, outside code, but where a language does so."""
    for text in running(tree):
        words = _LETTERS.findall(text.text.lower())
        if any(map(operator.eq, words, words[1:])):
            yield from _text(text)


def _text(text: Running) -> Iterator[Finding]:
    for match in _TWICE.finditer(text.text):
        if not _sound(match, text.text, text.language):
            yield Finding(
                text.path,
                *text.place(match.start(2)),
                "leftover-word-twice",
                f"“{match[0]}”",
                f"“{match[1]}” once",
                "Delete one of the two, or write what is missing between them.",
            )


def _sound(match: re.Match[str], text: str, language: Language) -> bool:
    word = match[1].lower()
    if match[1].istitle() and match[2].istitle() and len(word) > 1:  # a name, as Baden Baden
        return True
    if word in _LAST[language]:
        return bool(_CLAUSE[language].search(text[: match.start()]) or _WHEN.match(text[match.end() :]))
    if word in _CLAUSE_FOLLOWS[language] and not _CLAUSE_BEGINS.match(text, match.end()):
        return False
    return word in _SOUND[language] or (len(word) == 1 and word not in "aåi")
