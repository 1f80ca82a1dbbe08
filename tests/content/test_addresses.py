from __future__ import annotations

from urllib.parse import urljoin

import pytest

from guidebook.content.addresses import address, relative
from guidebook.content.data import Language


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        ("index.md", "nb", ""),
        ("index.md", "en", "en/"),
        ("kilder.md", "nb", "kilder/"),
        ("verksted/index.md", "en", "en/verksted/"),
        ("verksted/innledning.md", "nb", "verksted/innledning/"),
    ],
)
def test_the_address_of_a_page(name: str, language: Language, expected: str) -> None:
    assert address(name, language) == expected


@pytest.mark.parametrize("origin", ["", "en/", "kilder/", "en/verksted/innledning/"])
@pytest.mark.parametrize(
    "target", ["", "en/", "kilder/", "kilder/#skate-om", "images/x.jpg", "en/verksted/innledning/"]
)
def test_the_way_from_one_address_to_another_leads_there(origin: str, target: str) -> None:
    host = "https://host.example/ki/"
    assert urljoin(host + origin, relative(origin, target)) == host + target
