"""What stands in the head of a page."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from guidebook.citing.embedded import json_ld, meta_pairs
from tests.citing.facts import EDITION, NB

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def test_the_pairs_of_a_page() -> None:
    changed = replace(NB, updated=dt.date(2027, 1, 2), publisher="Å & Ø")
    assert dict(meta_pairs(changed)) == {
        "citation_title": NB.title,
        "citation_author": NB.author,
        "citation_publication_date": "2026/11/22",
        "citation_publisher": "Å & Ø",
        "citation_language": "nb",
        "citation_public_url": NB.address,
        "DC.title": NB.title,
        "DC.creator": NB.author,
        "DC.publisher": "Å & Ø",
        "DC.date": "2027-01-02",
        "DCTERMS.modified": "2027-01-02",
        "DC.type": "Text",
        "DC.format": "text/html",
        "DC.language": "nb",
        "DC.identifier": NB.address,
        "DCTERMS.isPartOf": NB.site,
        "DC.rights": LICENCE,
    }


def test_what_is_not_known_has_no_pair() -> None:
    names = {name for name, _ in meta_pairs(replace(NB, published=None))}
    assert names.isdisjoint({"citation_publication_date", "citation_publisher", "DC.date", "DCTERMS.modified"})


def test_the_page_in_the_words_of_schema_org() -> None:
    assert json_ld(NB, "Hva den gir.", NB.address, "https://adressen-til-nettstedet/") == {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "@id": NB.address,
        "url": NB.address,
        "name": NB.title,
        "description": "Hva den gir.",
        "author": {"@type": "Organization", "name": NB.author},
        "datePublished": "2026-11-22",
        "inLanguage": "nb",
        "license": LICENCE,
        "isPartOf": {"@type": "WebSite", "name": NB.site, "url": "https://adressen-til-nettstedet/"},
    }


def test_the_page_of_an_edition_names_it() -> None:
    told = json_ld(replace(NB, edition=EDITION), "x", NB.address, "y")
    assert (told["version"], told["identifier"]) == ("2026-11-23", f"SHA-256 (ZIP): {EDITION.sha256}")
    assert "workExample" not in told


def test_a_living_page_is_itself_and_has_the_edition_as_an_example() -> None:
    here = "https://adressen-til-nettstedet/i-dag/"
    told = json_ld(replace(NB, edition=EDITION), "x", here, "y")
    assert (told["@id"], told["url"], "version" in told) == (here, here, False)
    assert told["workExample"] == {"@type": "WebPage", "@id": NB.page_address, "version": "2026-11-23"}
