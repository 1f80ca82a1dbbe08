"""The navigation in `mkdocs.yml`: every page once, with titles in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from guidebook.site.navigation import nav_faults

NAMES = {"index.md", "om/index.md"}
SOUND = [{"Forsiden": "index.md"}, {"Om": [{"Om nettstedet": "om/index.md"}]}]
TITLES = {"Forsiden", "Om", "Om nettstedet"}


def found(nav: Any) -> list[str]:
    return [finding.code for finding in nav_faults(nav, NAMES, TITLES, "nav:\n  - Forsiden: index.md\n")]


def test_a_sound_navigation_has_no_faults() -> None:
    assert found(SOUND) == []


@pytest.mark.parametrize(
    ("nav", "codes"),
    [
        (None, ["nav-page-left-out", "nav-page-left-out"]),
        ([{"Forsiden": "index.md"}], ["nav-page-left-out"]),
        ([*SOUND, {"Om": "om/nope.md"}], ["nav-page-missing"]),
        ([*SOUND, {"Om": "https://example.org/"}], ["nav-page-missing"]),
        ([*SOUND, {"Om": "index.md"}], ["nav-page-twice"]),
        ([*SOUND, {"Om": []}], ["nav-empty"]),
        ([{"Hjem": "index.md"}, SOUND[1]], ["nav-translation"]),
        (["index.md", SOUND[1]], ["nav-title-missing", "nav-page-left-out"]),
    ],
)
def test_each_fault_is_told(nav: Any, codes: list[str]) -> None:
    assert found(nav) == codes


def test_a_fault_stands_at_its_line() -> None:
    (fault,) = nav_faults(
        [{"Forsiden": "indexx.md"}], {"index.md"}, TITLES, "site_name: x\nnav:\n  - Forsiden: indexx.md\n"
    )[:1]
    assert (fault.path, fault.line, fault.code) == ("mkdocs.yml", 3, "nav-page-missing")
    assert "Did you mean “index.md”?" in fault.fix
