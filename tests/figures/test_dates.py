import datetime as dt

import pytest

from guidebook.content.dates import day, known, span

MAY = dt.date(2023, 5, 3)


@pytest.mark.parametrize(
    ("date", "nb", "en"),
    [
        (dt.date(2026, 11, 22), "22. november 2026", "22 November 2026"),
        (dt.date(2026, 3, 1), "1. mars 2026", "1 March 2026"),
    ],
)
def test_a_day(date: dt.date, nb: str, en: str) -> None:
    assert (day(date, "nb"), day(date, "en")) == (nb, en)


@pytest.mark.parametrize(
    ("last", "nb", "en"),
    [
        (MAY, "3. mai 2023", "3 May 2023"),
        (dt.date(2023, 5, 4), "3.–4. mai 2023", "3–4 May 2023"),
        (dt.date(2023, 6, 4), "3. mai – 4. juni 2023", "3 May – 4 June 2023"),
        (dt.date(2024, 5, 3), "3. mai 2023 – 3. mai 2024", "3 May 2023 – 3 May 2024"),
    ],
)
def test_a_span_says_once_what_both_days_share(last: dt.date, nb: str, en: str) -> None:
    assert (span(MAY, last, "nb"), span(MAY, last, "en")) == (nb, en)


def test_a_span_does_not_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="from 2023-05-03 cannot end on 2023-05-02"):
        span(MAY, dt.date(2023, 5, 2), "nb")


@pytest.mark.parametrize(
    ("published", "en"),
    [(MAY, "3 May 2023"), ("2021-06", "June 2021"), ("2019", "2019"), ("2021-13", "2021-13"), ("spring", "spring")],
)
def test_what_is_known_of_a_day(published: dt.date | str, en: str) -> None:
    assert known(published, "en") == en
