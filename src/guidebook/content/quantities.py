"""Numbers and dates in a text, in a form that is the same in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from guidebook.content.data import Language
from guidebook.content.numerals import COUNTED, LOOSE, MONTHS, ONES, ORDINALS, TIMES, UNITS, WORDS

_GROUPS: Mapping[Language, str] = {"nb": r"[ \u00a0\u202f.]", "en": r"[, \u00a0\u202f]"}
_POINT: Mapping[Language, str] = {"nb": ",", "en": "."}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or a date, as it was written and where."""

    value: str
    """`25`, `2.5`, `2026-11-22`, `2026-11`, `--11-22`: the same in both languages."""
    written: str
    start: int
    """Characters from the beginning of the text."""
    spelled: bool
    """Written as a word: “three”."""
    loose: bool
    """A word that the other language may well do without: “two”, “both”, “pair”."""
    unit: str
    """What is counted, where it is time, a share or a multiple: `minute`, `percent`, `million`."""

    @property
    def length(self) -> tuple[str, float] | None:
        """A length of time in minutes, or in months, which have no fixed number of days; None for anything else."""
        base, times = _LENGTHS.get(self.unit, ("", 0))
        return (base, float(self.value) * times) if base and _DECIMAL.fullmatch(self.value) else None


def quantities(text: str, language: Language) -> Iterator[Quantity]:
    """Every number and date of a text; one is no number, since it is also an article, but for “an hour”."""
    small = text.lower()
    figures = _FIGURES[language].finditer(text) if _DIGIT.search(text) else ()
    spelled = () if _BEGINNINGS[language].isdisjoint(_LETTERS.findall(small)) else _spelled(text, language)
    law = _LAW[language].finditer(text) if any(word in small for word in _OF_LAW[language]) else ()
    of_time = any(word in small for word in _OF_TIME[language]) or _ONE[language].search(small)
    parts = list(_parts_of_time(text, language)) if of_time else []
    taken = {at for part in parts for at in range(part.start, part.start + len(part.written))}
    yield from parts
    for match in sorted((*figures, *spelled, *law), key=re.Match.start):
        if match.start() in taken:
            continue
        unit = _UNIT[language].match(text, match.end())
        named = UNITS[language][unit[1].lower()] if unit else ""
        word = match.groupdict().get("word")
        loose = word is not None and match[0].lower() in LOOSE
        yield Quantity(_value(match, language), match[0], match.start(), word is not None, loose, named)


def _parts_of_time(text: str, language: Language) -> Iterator[Quantity]:
    """Lengths of time without a number, or with a part of one: “half an hour”, “halvannet år”, “an hour”."""
    for match in _TIME[language].finditer(text):
        found = {name: written for name, written in match.groupdict().items() if written}
        name = next(name for name in found if name != "whole")
        unit, number = next((unit, number) for unit, number, key in _NAMED_LENGTHS if key == name)
        if name == "clock":
            hour = WORDS[language].get(found["clock"].lower(), 1) - (1 if language == "nb" else 0)
            yield Quantity(f"{hour or 12}.30", match[0], match.start(), True, False, "")
            continue
        whole = found.get("whole", "").lower()
        number += int(whole) if whole.isdigit() else WORDS[language].get(whole, 1 if whole else 0)
        named = unit or UNITS[language][found[name].lower()]
        yield Quantity(f"{number:g}", match[0], match.start(), True, name in ("one", "long", "quarter"), named)


def _spelled(text: str, language: Language) -> Iterator[re.Match[str]]:
    """The numbers that are written as words; “tre i kraft” has none, and “third paragraph” is read as law."""
    for match in _WORD.finditer(text):
        if match["word"].lower() in WORDS[language] and not _ELSEWHERE.match(text, match.start()):
            yield match


def _figures(language: Language) -> re.Pattern[str]:
    months = "|".join(MONTHS[language].split())
    begin = "".join(sorted({month[0] for month in months.split("|")}))
    group, point = _GROUPS[language], re.escape(_POINT[language])
    own = {
        "nb": r"""|\bkl\.?\s(?P<h1>\d\d?)(?:[.:](?P<min1>\d\d))?
            |\b(?P<decade>\d0)-(?:tallet|åra|årene)\b""",
        "en": rf"""|\b(?P<m2>{months})\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s(?P<y2>\d{{4}}))?\b
            |\b(?P<h1>\d\d?)(?:[.:](?P<min1>\d\d))?\s?(?P<half>[ap]m\b|[ap]\.m\.)
            |(?<!\d)(?:19|’|')?(?P<decade>[2-9]0)s\b""",
    }
    return re.compile(
        rf"""(?=[\dk’'{begin}])(?:(?<![\w.])(?P<iso>\d{{4}}-\d\d-\d\d)\b
        |\b(?P<d1>\d{{1,2}})(?:\.|st|nd|rd|th)?\s(?P<m1>{months})(?:\s(?P<y1>\d{{4}}))?\b
        {own[language]}
        |\b(?P<m3>{months})\s(?P<y3>\d{{4}})\b
        |\b(?P<dots>\d{{1,2}}\.\d{{1,2}}\.\d{{4}})\b
        |(?P<parts>\d+(?:\.\d+){{2,}})
        |(?<!\d)(?P<h2>\d\d?):(?P<min2>\d\d)(?!\d)
        |(?P<number>(?<!\d)\d{{1,3}}(?:{group}\d{{3}})+(?!\d)|\d+)(?:{point}(?P<decimals>\d+)|\.(?P<literal>\d+)
            |(?P<letter>[a-z])(?!\w))?)""",
        re.X,
    )


def _law(language: Language) -> re.Pattern[str]:
    """Letters and paragraphs of a law, which the other language writes in another way."""
    letter = {
        "nb": r"\bbokstav\s(?P<of_law>[a-z])\b",
        "en": r"(?<=[\d)])\((?P<of_law>[a-z])\)|\b(?:letter|point|litra|subparagraph)\s\((?P<of_law_2>[a-z])\)",
    }
    ordinals = "|".join(ORDINALS[language])
    return re.compile(
        rf"{letter[language]}|\b(?P<ordinal>{ordinals})\s(?P<word>(?:{COUNTED[language]})(?:e[nt])?)\b", re.I
    )


def _unit(language: Language) -> re.Pattern[str]:
    longest_first = sorted(UNITS[language], key=len, reverse=True)
    return re.compile(rf"[ \u00a0-]?({'|'.join(map(re.escape, longest_first))})(?!\w)", re.I)


_NAMED_LENGTHS: Sequence[tuple[str, float, str]] = (
    ("", 0.5, "half"),
    ("", 1.5, "more"),
    ("", 1.5, "after"),
    ("", 1, "one"),
    ("minute", 15, "quarter"),
    ("minute", 45, "quarters"),
    ("minute", 30, "half_hour"),
    ("month", 6, "half_year"),
    ("day", 14, "fortnight"),
    ("year", 10, "long"),
    ("", 0, "clock"),
)
"""The unit, empty where it is written; how many of it; the group of the pattern below."""
_LENGTHS: Mapping[str, tuple[str, int]] = {
    "minute": ("minute", 1),
    "hour": ("minute", 60),
    "day": ("minute", 24 * 60),
    "week": ("minute", 7 * 24 * 60),
    "month": ("month", 1),
    "year": ("month", 12),
}


def _time(language: Language) -> re.Pattern[str]:
    numbers = "|".join(("en", "ett", "one", *WORDS[language], r"\d{1,2}"))
    hours = "|".join(("ett", "one", *WORDS[language]))
    units = "|".join(unit for unit in UNITS[language] if unit.isalpha() and unit not in ("million", "billion"))
    written = {
        "nb": rf"""(?:(?P<whole>{numbers})\sog\s(?:en|et|ei|ett)\s)?halv[te]?\s(?P<half>{units})
            |halvann[ae][nt]\s(?P<more>{units})
            |(?P<quarters>tre\skvarter)(?:er|s)?|(?P<quarter>(?:et\s)?kvarter)
            |(?P<half_hour>halvtimen?)|(?P<half_year>halvåret|halvår)|(?P<long>tiåret|tiår)
            |(?:én|en|ett?|ei)\s(?P<one>minutt|time|dag|døgn|uke|måned|år)
            |halv\s(?P<clock>{hours})""",
        "en": rf"""(?:(?P<whole>{numbers})\sand\sa\s)?half[\s-](?:an?\s)?(?P<half>{units})
            |an?\s(?P<after>{units})\sand\sa\shalf
            |(?P<quarters>three\squarters\sof\san\shour)|(?P<quarter>(?:a\s)?quarter\sof\san\shour)
            |(?P<fortnight>fortnight)|(?P<long>decade)
            |(?:an?|one)\s(?P<one>minute|hour|day|week|month|year)
            |half\spast\s(?P<clock>{hours})""",
    }
    return re.compile(rf"(?<!\w)(?:{written[language]})(?!\w)", re.I | re.X)


_DECIMAL = re.compile(r"\d+(?:\.\d+)?")
_TIME: Mapping[Language, re.Pattern[str]] = {"nb": _time("nb"), "en": _time("en")}
_OF_TIME: Mapping[Language, Sequence[str]] = {
    "nb": ("halv", "kvarter", "tiår"),
    "en": ("half", "quarter", "fortnight", "decade"),
}
"""Every part of time has one of these, in small letters, or what the following finds."""
_ONE: Mapping[Language, re.Pattern[str]] = {
    "nb": re.compile(r"\s(?<=[nti]\s)(?:minutt|time|dag|døgn|uke|måned|år)\b"),
    "en": re.compile(r"\s(?<=[ane]\s)(?:minute|hour|day|week|month|year)\b"),
}
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_BEGINNINGS: Mapping[Language, frozenset[str]] = {
    language: frozenset(word.partition("-")[0] for word in words) for language, words in WORDS.items()
}
"""Every number that is written as a word begins with one of these, in small letters."""
_WORD = re.compile(
    rf"(?P<word>[^\W\d_]+(?:-(?:one|{'|'.join(ONES['en'].split())})\b)?)(?=\s(?P<times>{'|'.join(TIMES)})\b)?", re.I
)
_ELSEWHERE = re.compile(
    r"tre (?:i kraft|inn|ut|fram|frem)\b"
    r"|(?:tredje|fjerde|femte|third|fourth|fifth) (?:ledd|punktum|paragraph|subsection|sentence)\b",
    re.I,
)
"""Words that are a verb, or told as a part of a law."""
_FIGURES: Mapping[Language, re.Pattern[str]] = {"nb": _figures("nb"), "en": _figures("en")}
_OF_LAW: Mapping[Language, Sequence[str]] = {
    "nb": COUNTED["nb"].split("|"),
    "en": (*COUNTED["en"].split("|"), "("),
}
"""Every part of a law has one of these, in small letters."""
_LAW: Mapping[Language, re.Pattern[str]] = {"nb": _law("nb"), "en": _law("en")}
_UNIT: Mapping[Language, re.Pattern[str]] = {"nb": _unit("nb"), "en": _unit("en")}


def _value(match: re.Match[str], language: Language) -> str:
    found = {name: text for name, text in match.groupdict().items() if text}
    if "of_law" in found or "of_law_2" in found:
        return found.get("of_law", found.get("of_law_2", "")).lower()
    if "ordinal" in found:
        return str(ORDINALS[language][found["ordinal"].lower()])
    if "word" in found:
        return str(WORDS[language][found["word"].lower()] * TIMES.get(found.get("times", "").lower(), 1))
    if "iso" in found:
        return found["iso"]
    if "dots" in found:
        day, month, year = found["dots"].split(".")
        return f"{year}-{int(month):02}-{int(day):02}"
    if "decade" in found:
        return f"19{found['decade']}"
    for number in ("1", "2", "3"):
        if f"m{number}" in found:
            year, days = found.get(f"y{number}", "-"), found.get(f"d{number}")
            at = MONTHS[language].split().index(found[f"m{number}"]) + 1
            return f"{year}-{at:02}" + (f"-{int(days):02}" if days else "")
    for number in ("1", "2"):
        if f"h{number}" in found:
            return _clock(int(found[f"h{number}"]), found.get(f"min{number}", "00"), found.get("half", "")[:1])
    if "parts" in found:
        return found["parts"]
    whole = re.sub(r"\D", "", found["number"])
    decimals = found.get("decimals", found.get("literal"))
    return f"{int(whole)}" + (f".{decimals}" if decimals else found.get("letter", ""))


def _clock(hour: int, minute: str, half: str) -> str:
    """A time of day, `14.30` or `9`."""
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return f"{hour}" if minute == "00" else f"{hour}.{minute}"
