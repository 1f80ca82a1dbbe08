"""The words of both languages for numbers, months and units, each with what it stands for."""

from __future__ import annotations

from collections.abc import Mapping

from guidebook.content.data import Language

MONTHS: Mapping[Language, str] = {
    "nb": "januar februar mars april mai juni juli august september oktober november desember",
    "en": "January February March April May June July August September October November December",
}
"""The months in order, parted by spaces."""
ONES: Mapping[Language, str] = {
    "nb": "to tre fire fem seks sju åtte ni",
    "en": "two three four five six seven eight nine",
}
"""The numbers from two to nine."""
_TEENS: Mapping[Language, str] = {
    "nb": "ti elleve tolv tretten fjorten femten seksten sytten atten nitten",
    "en": "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
}
_TENS: Mapping[Language, str] = {
    "nb": "tjue tretti førti femti seksti sytti åtti nitti",
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
}
TIMES: Mapping[str, int] = {"hundre": 100, "hundred": 100, "tusen": 1000, "thousand": 1000}
"""Words that multiply the number before them."""


def _numerals(language: Language) -> dict[str, int]:
    ones = {"en" if language == "nb" else "one": 1} | {word: at for at, word in enumerate(ONES[language].split(), 2)}
    tens = {word: 10 * at for at, word in enumerate(_TENS[language].split(), 2)}
    hyphen = "" if language == "nb" else "-"
    both = {f"{ten}{hyphen}{one}": tens[ten] + ones[one] for ten in tens for one in ones}
    teens = {word: at for at, word in enumerate(_TEENS[language].split(), 10)}
    return {word: at for word, at in (ones | teens | tens | both).items() if at > 1}


WORDS: Mapping[Language, Mapping[str, int]] = {
    "nb": _numerals("nb")
    | {"tredje": 3, "fjerde": 4, "femte": 5}
    | {"syv": 7, "begge": 2, "hundre": 100, "tusen": 1000},
    "en": _numerals("en")
    | {"third": 3, "thirds": 3, "fourth": 4, "fifth": 5}
    | {"both": 2, "twice": 2, "pair": 2, "pairs": 2}
    | {"hundred": 100, "hundreds": 100, "thousand": 1000, "thousands": 1000},
}
"""What each word counts, in small letters; one is also an article, and counts nothing."""
LOOSE = frozenset({"to", "begge", "two", "both", "twice", "pair", "pairs"}) | frozenset(
    {"hundre", "tusen", "hundred", "hundreds", "thousand", "thousands"}
)
"""Words that the other language may well do without."""
ORDINALS: Mapping[Language, Mapping[str, int]] = {
    "nb": {"første": 1, "annet": 2, "andre": 2, "tredje": 3, "fjerde": 4, "femte": 5, "sjette": 6, "sjuende": 7},
    "en": {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7},
}
"""The place that each word gives in a row."""
COUNTED: Mapping[Language, str] = {
    "nb": "ledd|punktum|avsnitt|setning|bokstav",
    "en": "paragraph|subparagraph|subsection|sentence|letter|point|litra",
}
"""What laws and texts are counted in."""
UNITS: Mapping[Language, Mapping[str, str]] = {
    "nb": {
        **dict.fromkeys(("minutt", "minutter", "minutters", "min"), "minute"),
        **dict.fromkeys(("time", "timer", "timers"), "hour"),
        **dict.fromkeys(("dag", "dager", "dagers", "døgn"), "day"),
        **dict.fromkeys(("uke", "uker", "ukers"), "week"),
        **dict.fromkeys(("måned", "måneder", "måneders"), "month"),
        **dict.fromkeys(("år", "års", "årig", "årige"), "year"),
        **dict.fromkeys(("prosent", "%"), "percent"),
        **dict.fromkeys(("million", "millioner"), "million"),
        **dict.fromkeys(("milliard", "milliarder"), "billion"),
    },
    "en": {
        **dict.fromkeys(("minute", "minutes", "min"), "minute"),
        **dict.fromkeys(("hour", "hours"), "hour"),
        **dict.fromkeys(("day", "days"), "day"),
        **dict.fromkeys(("week", "weeks"), "week"),
        **dict.fromkeys(("month", "months"), "month"),
        **dict.fromkeys(("year", "years"), "year"),
        **dict.fromkeys(("percent", "per cent", "%"), "percent"),
        **dict.fromkeys(("million",), "million"),
        **dict.fromkeys(("billion",), "billion"),
    },
}
"""What is counted, by the words for it: a length of time, a share, a multiple."""
