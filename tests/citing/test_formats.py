"""The files for reference managers, read back by other programs."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from pybtex.database import parse_string as pybtex_parse

from guidebook.citing.bibtex import bibtex
from guidebook.citing.citation import Citation
from guidebook.citing.csl import csl_json
from guidebook.citing.ris import ris
from tests.citing.csl_model import CSL_JSON
from tests.citing.facts import AUTHORS, EDITION, EN, NB, SECTION, TITLES

CITATIONS = (NB, EN, NB.of(SECTION), replace(NB, edition=EDITION), replace(EN.of(SECTION), edition=EDITION))
HARD = [replace(NB, title=title, author=author) for title, author in itertools.product(TITLES, AUTHORS)]


def read_bibtex(citation: Citation) -> dict[str, str]:
    library = parse_string(bibtex([citation]), append_middleware=[LatexDecodingMiddleware()])
    assert not library.failed_blocks
    (entry,) = library.entries
    assert (entry.entry_type, entry.key) == ("online", citation.key)
    return {field.key: field.value for field in entry.fields}


@pytest.mark.parametrize("citation", HARD, ids=lambda each: f"{each.title[:20]}-{each.author[:12]}")
def test_bibtex_gives_back_every_sign(citation: Citation) -> None:
    read = read_bibtex(citation)
    assert (read["title"], read["author"]) == (citation.title, citation.author)
    (entry,) = pybtex_parse(bibtex([citation]), "bibtex").entries.values()
    (name,) = entry.persons["author"]
    assert not name.first_names and len(name.last_names) == 1, "one name, and not taken apart"


@pytest.mark.parametrize("citation", HARD, ids=lambda each: f"{each.title[:20]}-{each.author[:12]}")
def test_ris_gives_back_every_sign(citation: Citation) -> None:
    (read,) = rispy.loads(ris([citation]))
    assert (read["title"], read["authors"]) == (citation.title, [citation.author])


@pytest.mark.parametrize("citation", HARD, ids=lambda each: f"{each.title[:20]}-{each.author[:12]}")
def test_csl_json_gives_back_every_sign(citation: Citation) -> None:
    (read,) = CSL_JSON.validate_json(csl_json([citation]))
    assert read.title == citation.title
    assert [name.literal for name in read.author] == [citation.author]


def test_bibtex_says_all() -> None:
    assert read_bibtex(NB) == {
        "author": NB.author,
        "title": NB.title,
        "organization": NB.site,
        "date": "2026-11-22",
        "year": "2026",
        "url": NB.address,
        "urldate": "2026-11-22",
        "langid": "norsk",
    }
    part = read_bibtex(replace(EN.of(SECTION), edition=EDITION, publisher="Å & Ø"))
    assert (part["title"], part["booktitle"], part["langid"]) == (SECTION.heading, EN.title, "british")
    assert (part["version"], part["note"]) == ("2026-11-23", f"SHA-256 (ZIP): {EDITION.sha256}")
    assert (part["url"], part["publisher"]) == (f"{EN.page_address}#{SECTION.id}", "Å & Ø")
    assert "urldate" not in part


def test_ris_says_all() -> None:
    (whole,) = rispy.loads(ris([NB]))
    assert whole == {
        "type_of_reference": "ELEC",
        "id": NB.key,
        "title": NB.title,
        "authors": [NB.author],
        "secondary_title": NB.site,
        "year": "2026",
        "date": "2026/11/22/",
        "access_date": "2026/11/22/",
        "language": "nb",
        "urls": [NB.address],
    }
    (part,) = rispy.loads(ris([replace(EN.of(SECTION), edition=EDITION)]))
    assert (part["title"], part["secondary_title"], part["tertiary_title"]) == (SECTION.heading, EN.title, EN.site)
    assert (part["section"], part["edition"]) == (SECTION.id, "2026-11-23")
    assert part["notes"] == [f"SHA-256 (ZIP): {EDITION.sha256}"]
    assert "access_date" not in part


def test_ris_is_nothing_but_lines_with_tags() -> None:
    lines = ris(CITATIONS).split("\r\n")
    assert all(line == "" or line[2:6] == "  - " for line in lines)
    assert lines.count("ER  - ") == len(CITATIONS)


def test_csl_json_says_all() -> None:
    (whole, part) = json.loads(csl_json([NB, replace(NB.of(SECTION), edition=EDITION)]))
    assert whole == {
        "id": NB.key,
        "type": "webpage",
        "title": NB.title,
        "author": [{"literal": NB.author}],
        "issued": {"date-parts": [[2026, 11, 22]]},
        "accessed": {"date-parts": [[2026, 11, 22]]},
        "container-title": NB.site,
        "language": "nb-NO",
        "URL": NB.address,
    }
    assert (part["title"], part["container-title"], part["collection-title"]) == (SECTION.heading, NB.title, NB.site)
    assert (part["section"], part["edition"]) == (SECTION.id, "2026-11-23")
    assert part["note"] == f"SHA-256 (ZIP): {EDITION.sha256}"
    assert "accessed" not in part


@pytest.mark.parametrize("gone", ["published", "retrieved"])
def test_what_is_not_known_is_left_out(gone: str) -> None:
    bare = replace(NB, **{gone: None})  # type: ignore[arg-type]
    name = {"published": ("date", "date", "issued"), "retrieved": ("urldate", "access_date", "accessed")}[gone]
    assert name[0] not in read_bibtex(bare)
    assert name[1] not in rispy.loads(ris([bare]))[0]
    assert name[2] not in json.loads(csl_json([bare]))[0]
    CSL_JSON.validate_json(csl_json([bare]))


def test_a_file_of_many_keeps_their_order_and_their_keys_apart() -> None:
    keys = [each.key for each in CITATIONS[:3]]
    assert keys == [
        "adressen-til-nettstedet:for-du-godkjenner",
        "adressen-til-nettstedet:en:for-du-godkjenner",
        "adressen-til-nettstedet:for-du-godkjenner::personvern-og-sikkerhet",
    ]
    assert [entry.key for entry in parse_string(bibtex(CITATIONS[:3])).entries] == keys
    assert list(pybtex_parse(bibtex(CITATIONS[:3]), "bibtex").entries) == keys
    assert [entry["id"] for entry in rispy.loads(ris(CITATIONS[:3]))] == keys
    assert [item.id for item in CSL_JSON.validate_json(csl_json(CITATIONS[:3]))] == keys
