"""Words of nynorsk, Danish and Swedish in bokmål text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from guidebook.content.finding import Finding
from guidebook.content.running import Running, running
from guidebook.content.tree import Tree
from guidebook.content.yaml_reader import own_yaml

_WORD = re.compile(r"(?<![\w./@-])[^\W\d_]+(?![\w@]|[./-]\w)")
_LETTERS = re.compile(r"[^\W\d_]+")
_MARK = {"nynorsk": "nn", "danish": "da", "swedish": "sv"}


@cache
def _words() -> Mapping[str, tuple[str, str]]:
    """Each word that is not bokmål, with its language and the word to write."""
    lists = own_yaml(files("guidebook.checks").joinpath("words", "nynorsk.yml").read_text("utf-8"))
    return {word: (language, instead) for language, words in lists.items() for word, instead in words.items()}


def nynorsk(tree: Tree) -> Iterator[Finding]:
    """Forms that bokmål does not have, outside quotations, names and what is marked with `lang`."""
    words = _words()
    for text in running(tree):
        if text.language == "nb" and not words.keys().isdisjoint(_LETTERS.findall(text.text.lower())):
            yield from _text(text, words)


def _text(text: Running, words: Mapping[str, tuple[str, str]]) -> Iterator[Finding]:
    shown = text.unquoted
    for match in _WORD.finditer(shown):
        word = match[0]
        known = words.get(word.lower())
        if known is None or not (word.islower() or (_begins(shown, match.start()) and word[1:].islower())):
            continue
        language, instead = known
        mark = _MARK[language]
        yield Finding(
            text.path,
            *text.place(match.start()),
            f"{language}-word",
            f"“{word}”, which is {language if language == 'nynorsk' else language.title()}",
            f"“{instead}”",
            f"Write “{instead}”; a title or a quotation is marked `*…*{{ lang={mark} }}`.",
        )


def _begins(text: str, at: int) -> bool:
    """Whether a sentence begins here; elsewhere a capital makes a name."""
    return not re.search(r"[^\s.:!?…]\s*$", text[:at]) or bool(re.search(r"[.:!?…]\s*$", text[:at]))
