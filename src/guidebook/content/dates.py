"""Dates as a reader writes them: "22. november 2026", "22 November 2026"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from babel.dates import format_date

from guidebook.content.data import Language

_LOCALE: Final[Mapping[Language, str]] = MappingProxyType({"nb": "nb", "en": "en_GB"})
_DATE: Final[Mapping[Language, str]] = MappingProxyType({"nb": "d.", "en": "d"})
_YEAR_AND_MONTH: Final = re.compile(r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])")


def day(date: dt.date, language: Language) -> str:
    """One day."""
    return _format(date, f"{_DATE[language]} MMMM y", language)


def span(first: dt.date, last: dt.date, language: Language) -> str:
    """Both days and all between them; the month and the year are said once where they are shared.

    Raises `ValueError` if the last day comes before the first.
    """
    if last < first:
        raise ValueError(f"a span from {first} cannot end on {last}")
    if first == last:
        return day(first, language)
    end = day(last, language)
    if (first.year, first.month) == (last.year, last.month):
        return f"{_format(first, _DATE[language], language)}–{end}"
    if first.year == last.year:
        return f"{_format(first, f'{_DATE[language]} MMMM', language)} – {end}"
    return f"{day(first, language)} – {end}"


def known(published: dt.date | str, language: Language) -> str:
    """A day, a month ("2021-06"), or what else is known of it, as it stands."""
    if isinstance(published, dt.date):
        return day(published, language)
    month = _YEAR_AND_MONTH.fullmatch(published)
    return _format(dt.date(int(month["year"]), int(month["month"]), 1), "MMMM y", language) if month else published


@cache
def _format(date: dt.date, pattern: str, language: Language) -> str:
    return format_date(date, pattern, locale=_LOCALE[language])
