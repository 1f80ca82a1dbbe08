from __future__ import annotations

import pytest

from guidebook.content.quantities import quantities


@pytest.mark.parametrize(
    ("nb", "en", "values"),
    [
        ("1 000 og 2,5", "1,000 and 2.5", ["1000", "2.5"]),
        ("15\u00a0000 kroner", "NOK 15,000", ["15000"]),
        ("25 prosent", "25 per cent", ["25"]),
        ("25 %", "25%", ["25"]),
        ("22. november 2026", "22 November 2026", ["2026-11-22"]),
        ("22. november 2026", "November 22, 2026", ["2026-11-22"]),
        ("22.11.2026", "2026-11-22", ["2026-11-22"]),
        ("1. juni", "June 1st", ["--06-01"]),
        ("4.–5. juni", "4–5 June", ["4", "--06-05"]),
        ("mai 2023", "May 2023", ["2023-05"]),
        ("kl. 14.30", "2:30 pm", ["14.30"]),
        ("kl. 12.30", "12:30", ["12.30"]),
        ("kl. 09.00", "9 a.m.", ["9"]),
        ("kl. 00.15", "12.15 am", ["0.15"]),
        ("§§ 3 og 4", "sections 3 and 4", ["3", "4"]),
        ("§ 3e", "section 3e", ["3e"]),
        ("artikkel 6 nr. 1 bokstav e", "Article 6(1)(e)", ["6", "1", "e"]),
        ("første ledd andre punktum", "first paragraph, second sentence", ["1", "2"]),
        ("1990-tallet", "the 1990s", ["1990"]),
        ("80-tallet", "the 1980s", ["1980"]),
        ("9.8.1", "9.8.1", ["9.8.1"]),
        ("sak 18/22", "case 18/22", ["18", "22"]),
        ("tre", "3", ["3"]),
        ("tjuefem", "twenty-five", ["25"]),
        ("trettiåtte", "38", ["38"]),
        ("den første, halvparten, én", "the first, half, one", []),
        ("å tre i kraft, tre inn", "enter", []),
        ("tretti trer", "thirty trees", ["30"]),
        ("en halv time", "half an hour", ["0.5"]),
        ("halvannet år", "a year and a half", ["1.5"]),
        ("to og en halv time", "two and a half hours", ["2.5"]),
        ("tre kvarter", "three quarters of an hour", ["45"]),
        ("halv ni", "half past eight", ["8.30"]),
        ("én time", "an hour", ["1"]),
        ("et tiår", "a decade", ["10"]),
        ("halvparten, halv pris, en halv", "half of it, half price, a half", []),
    ],
)
def test_a_number_has_the_same_value_in_each_language(nb: str, en: str, values: list[str]) -> None:
    assert [each.value for each in quantities(nb, "nb")] == values
    assert [each.value for each in quantities(en, "en")] == values


def test_hundreds_and_thousands_multiply_and_are_loose_by_themselves() -> None:
    assert [(each.value, each.loose) for each in quantities("fem tusen", "nb")] == [("5000", False), ("1000", True)]
    assert [(each.value, each.loose) for each in quantities("ten thousand", "en")] == [("10000", False), ("1000", True)]


def test_a_number_stands_where_it_is_written_with_its_unit() -> None:
    found = [
        (each.written, each.start, each.unit) for each in quantities("På 20 minutter og 3 uker, 2 milliarder", "nb")
    ]
    assert found == [("20", 3, "minute"), ("3", 18, "week"), ("2", 26, "billion")]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("en halv time", "30 minutter", True),
        ("14 dager", "to uker", True),
        ("halvannet år", "18 måneder", True),
        ("et døgn", "24 timer", True),
        ("halvår", "6 måneder", True),
        ("én måned", "30 dager", False),
        ("tre kvarter", "30 minutter", False),
    ],
)
def test_the_same_length_of_time_in_another_unit(one: str, other: str, alike: bool) -> None:
    ((mine,), (theirs,)) = (list(quantities(text, "nb")) for text in (one, other))
    assert mine.length is not None
    assert (mine.length == theirs.length) is alike


def test_what_is_no_time_has_no_length() -> None:
    assert [each.length for each in quantities("25 prosent av § 3e på 2 milliarder i 2026", "nb")] == [None] * 4
