"""Words in the order of an alphabet."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from guidebook.content.data import Language

_NORWEGIAN: Final = "æøå"
_AS_NORWEGIAN: Final = str.maketrans("äö", "æø")
_AS_ENGLISH: Final = str.maketrans({"æ": "ae", "ø": "o"})
_ARTICLE: Final = re.compile(r"^(the|an?) (?=.)")


@lru_cache(maxsize=8192)
def order(word: str, language: Language) -> tuple[tuple[int, str], ...]:
    """A key that sorts words: word by word, accents aside, and in Norwegian with æ, ø and å last.

    An article in front of an English word does not count. Capital and small letters are equal.
    """
    return tuple(_rank(letter) for letter in _plain(word, language))


def initial(word: str, language: Language) -> str:
    """The capital letter under which the word stands; "#" if it begins with none."""
    first = _plain(word, language)[:1]
    return first.upper() if first.isalpha() else "#"


def _plain(word: str, language: Language) -> str:
    """Small letters of the alphabet, figures, and single spaces for all else."""
    norwegian = language == "nb"
    small = unicodedata.normalize("NFC", word.casefold()).translate(_AS_NORWEGIAN if norwegian else _AS_ENGLISH)
    if not small.isascii():
        small = "".join(letter if norwegian and letter in _NORWEGIAN else _base(letter) for letter in small)
    words = " ".join(re.findall(r"[^\W_]+", small))
    return words if norwegian else _ARTICLE.sub("", words)


@lru_cache(maxsize=1024)  # the letters of the texts
def _base(letter: str) -> str:
    """The letter without its accent."""
    parts = unicodedata.normalize("NFD", letter)
    return "".join(part for part in parts if not unicodedata.combining(part))


def _rank(letter: str) -> tuple[int, str]:
    return (_NORWEGIAN.find(letter) + 1, letter)
