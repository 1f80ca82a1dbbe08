"""What search knows of each language: how its words are folded, cut to a stem, and passed over."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import Stemmer

from guidebook.content.data import Language

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language as search reads it; all words but those of `stemmer` are folded."""

    stemmer: str
    """The name of its Snowball algorithm (https://snowballstem.org/)."""
    folding: Sequence[tuple[str, str]]
    """Replaced one after the other once the accents are gone: what a reader without the letter writes is the same."""
    compounds: bool
    """Whether words are joined into one."""
    stop: frozenset[str]
    """The words of a question that say nothing of what is asked about."""
    endings: Sequence[tuple[str, str]]
    """An ending that a word may have on top of its stem, and what it takes the place of."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_STOP_NB = _words(
    "alle alt andre at av bare ble bli blir bor bort bruk bruker da de deg dei deira dem den denne der dere deres "
    "det dette din disse ditt du eg ei ein eller en enn er et ett etter fa far fatt for fordi fra ga gjor gjorde "
    "gjore gjort ha hadde han hans har henne her hos hun hva hvem hver hvilke hvilken hvilket hvis hvor hvordan "
    "hvorfor i ikke ikkje in ingen inn ja jeg kan kom kommer kunne kva kven la lage lager ligge ligger ma man "
    "mange med meg mellom men mer mi min mitt mot mye na nar noe noen nok og oga ogsa om opp oss over pa sa samme "
    "si sin sine sitt skal skulle slik som ta til under ut ute uten var vare vart ved vel vet vi vil ville vite"
)
_STOP_EN = _words(
    "a about after all also am an and any are as at be because been before being between both but by can could "
    "did do does doing done down each for from get go had has have having he her here him his how i if in into is "
    "it its just let like made make many may me might more most much must my no not now of off on or other our "
    "out over own really same say says she should so some such than that the their them then there these they "
    "this those through to too under until up us very was we were what when where which while who whom why will "
    "with would yet you your"
)
_ENDINGS_NB = (
    "", "e", "a", "s", "t", "r", "n", "en", "er", "et", "te", "de", "ene", "ane", "ens", "ets", "ers", "ede",
    "ende", "else", "elsen", "elser", "elsene", "het", "heten", "heter", "hetene", "ing", "ingen", "inger",
    "ingene", "ig", "lig", "lige", "enes", "est", "este", "ere", "ar", "ast",
)  # fmt: skip
_ENDINGS_EN = (
    "", "s", "es", "'s", "ed", "d", "ing", "e", "er", "ers", "or", "ors", "y", "ly", "ion", "ions", "ation",
    "ations", "ment", "ments", "al", "ive", "ity", "ness", "ance", "ence", "able", "ful", "est",
)  # fmt: skip

TONGUES: Mapping[Language, Tongue] = {
    "nb": Tongue(
        "norwegian",
        (("ø", "o"), ("æ", "a"), ("ð", "d"), ("aa", "a"), ("ae", "a"), ("oe", "o")),
        True,
        _STOP_NB,
        tuple((ending, "") for ending in _ENDINGS_NB),
    ),
    "en": Tongue(
        "english",
        (("ø", "o"), ("æ", "ae"), ("ð", "d")),
        False,
        _STOP_EN,
        (
            *((ending, "") for ending in _ENDINGS_EN),
            ("ing", "e"),
            ("ed", "e"),
            ("es", "e"),
            ("ies", "i"),
            ("y", "i"),
            ("ied", "i"),
            ("iness", "i"),
        ),
    ),
}


def fold(word: str, language: Language) -> str:
    """A word in small letters without accents, `språkmodell` and `spraakmodell` alike."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))
    for old, new in TONGUES[language].folding:
        bare = bare.replace(old, new)
    return bare


def tokens(text: str, language: Language) -> Iterator[str]:
    """The words of a text, folded."""
    folded = _folder(language)
    return (folded(word) for word in _WORD.findall(unicodedata.normalize("NFC", text)))


def stem(word: str, language: Language) -> str:
    """The stem of a folded word."""
    return _stemmer(language)(word)


@cache
def _folder(language: Language) -> Callable[[str], str]:
    return cache(lambda word: fold(word, language))


@cache
def _stemmer(language: Language) -> Callable[[str], str]:
    return cache(Stemmer.Stemmer(TONGUES[language].stemmer).stemWord)
