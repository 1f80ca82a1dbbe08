"""What it is time to look at again, who looks after it, and how it is told."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from guidebook.content.due import due, months_after
from guidebook.content.owners import Interval, Owner, Owners
from guidebook.content.tree import load
from guidebook.figures.expand import expand
from guidebook.review.due_list import as_json, as_markdown
from tests.project import page, write_project

CLAIM = """- id: pastand
  statement: {nb: "Det gjelder <nå>.", en: "It holds <now>."}
  sources: [kilde]
  checked: 2026-11-01
  recheckBy: 2026-12-01
"""
OWNERS = """months: 12
intervals:
  - {path: docs/nb/side.md, months: 3}
owners:
  - {path: docs/nb/, name: "Ada <Berg>"}
  - {path: docs/nb/side.md, name: "Bo Dahl", account: "@bo"}
"""


def reviewed(day: str, title: str, body: str) -> str:
    return page(title, body, f'reviewed: {{date: {day}, by: "Ada Berg", what: "Lest mot loven selv."}}\n')


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small project with two Norwegian pages reviewed on 10 November 2026, and one claim."""
    return write_project(
        tmp_path,
        {
            "docs/nb/index.md": reviewed("2026-11-10", "Forsiden", "Tekst.\n\n/// insert | due\n///\n"),
            "docs/en/index.md": page("Front page", "Text.\n\n/// insert | due\n///\n"),
            "docs/nb/side.md": reviewed("2026-11-10", "Siden", "Tekst."),
            "docs/data/claims.yml": CLAIM,
            "docs/data/owners.yml": OWNERS,
        },
    )


@pytest.mark.parametrize(
    ("today", "old", "claims"),
    [
        ("2026-12-01", [], []),
        ("2026-12-02", [], ["pastand"]),
        ("2027-02-10", [], ["pastand"]),
        ("2027-02-11", ["docs/nb/side.md"], ["pastand"]),
        ("2027-11-11", ["docs/nb/side.md", "docs/nb/index.md"], ["pastand"]),
    ],
)
def test_what_is_due_on_a_day(root: Path, today: str, old: list[str], claims: list[str]) -> None:
    found = due(load(root, dt.date.fromisoformat(today)))
    assert [each.page.path for each in found.old] == old
    assert [each.claim.id for each in found.claims] == claims
    assert [each.page.path for each in found.never] == ["docs/en/index.md", "docs/en/side.md"]


def test_the_list_tells_each_with_its_owner_or_that_none_is_named(root: Path) -> None:
    text = as_markdown(due(load(root, dt.date(2027, 12, 1))))
    assert "- `pastand`, to be checked by 2026-12-01, `docs/data/claims.yml:1`: none named" in text
    assert "- `docs/nb/side.md`, reviewed 2026-11-10, due by 2027-02-10: `Bo Dahl`" in text
    assert "- `docs/nb/index.md`, reviewed 2026-11-10, due by 2027-11-10: `Ada <Berg>`" in text
    assert "- `docs/en/side.md`: none named" in text
    told = json.loads(as_json(due(load(root, dt.date(2027, 12, 1)))))
    assert told["old"][0] == {
        "path": "docs/nb/side.md",
        "owners": ["Bo Dahl"],
        "reviewed": "2026-11-10",
        "by": "2027-02-10",
    }
    assert [len(told[key]) for key in ("claims", "old", "never")] == [1, 2, 2]


def test_where_nothing_is_due_the_list_is_empty(root: Path) -> None:
    for name in ("index", "side"):
        text = (root / f"docs/nb/{name}.md").read_text("utf-8")
        (root / f"docs/en/{name}.md").write_text(text, "utf-8")
    found = due(load(root, dt.date(2026, 11, 22)))
    assert not found
    assert as_markdown(found) == ""


def test_the_page_lists_what_is_due_in_its_own_language(root: Path) -> None:
    tree = load(root, dt.date(2027, 3, 1))
    norwegian, english = (expand(tree.pages[language, "index.md"], tree) for language in ("nb", "en"))
    assert "Alle sidene er gjennomgått." in norwegian
    assert (
        '<a href="side/">Siden</a> (gjennomgått 10. november 2026, fristen var 10. februar 2027; ansvarlig: Bo Dahl)'
        in norwegian
    )
    assert (
        "Det gjelder &lt;nå&gt;.</a> (kontrollert 1. november 2026, fristen var 1. desember 2026; ingen ansvarlig"
        in norwegian
    )
    assert "None of the 2 pages has been reviewed." in english
    assert "Siden" not in english and "It holds &lt;now&gt;." in english


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [("2026-11-22", 12, "2027-11-22"), ("2026-08-31", 6, "2027-02-28"), ("2024-02-29", 12, "2025-02-28")],
)
def test_months_after_a_day(day: str, months: int, later: str) -> None:
    assert str(months_after(dt.date.fromisoformat(day), months)) == later


def test_the_longest_path_counts() -> None:
    people = (Owner(path="docs/", name="A"), Owner(path="docs/nb/om/", name="B"), Owner(path="docs/nb/om/", name="C"))
    owners = Owners(months=12, owners=people, intervals=(Interval(path="docs/nb/", months=6),))
    assert [owner.name for owner in owners.of("docs/nb/om/x.md")] == ["B", "C"]
    assert [owner.name for owner in owners.of("docs/nb/omvei.md")] == ["A"]
    assert owners.of("src/x.py") == ()
    assert (owners.lasts("docs/nb/x.md"), owners.lasts("docs/en/x.md")) == (6, 12)
