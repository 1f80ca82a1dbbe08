"""An id that is kept over another text than the newest edition has under it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from guidebook.checks import found
from guidebook.checks.reused import compare, reused
from guidebook.content.sections import sections
from guidebook.content.tree import load
from guidebook.editions.freeze import Snapshot, freeze, listing
from guidebook.editions.frozen import LIST
from guidebook.figures.expand import expand
from tests.project import page, write, write_project

TODAY, FROZEN = dt.date(2026, 11, 22), dt.date(2026, 11, 10)
TEN = "en to tre fire fem seks sju åtte ni ti"


def project(root: Path, text: str) -> Path:
    side = page("Siden", f"Tekst.[^kilde]\n\n## Del {{ #del }}\n\n{text}\n", "sources: [kilde]\n")
    return write(root, {"docs/nb/side.md": side})


def edition(root: Path) -> None:
    tree = load(root, FROZEN)
    articles = {key: expand(page, tree) for key, page in tree.pages.items()}
    files = freeze(tree, Snapshot(FROZEN, "https://veiledning.example/", articles, {}))
    write(root, {f"editions/{FROZEN}/{path}": raw for path, raw in files.items()})
    write(root, {LIST: str(listing(files, FROZEN))})


@pytest.mark.parametrize(
    ("now", "found"),
    [
        (TEN, []),
        ("ti ni åtte sju seks: helt ny tekst om noe annet", []),
        ("en to tre fire: helt ny tekst", ["docs/nb/side.md:13"]),
        ("Noe helt annet.", ["docs/nb/side.md:13"]),
        ("", ["docs/nb/side.md:13"]),
    ],
)
def test_less_than_half_the_words_of_the_edition(now: str, found: list[str], tmp_path: Path) -> None:
    """The heading, «Del», is a word of the section that stays: 11 words, of which 11, 6, 5 and 1 are left."""
    edition(project(write_project(tmp_path, {}), TEN))
    tree = load(project(tmp_path, now), TODAY)
    told = [*reused(tree)]
    assert [f"{each.path}:{each.line}" for each in told] == found
    assert all(each.severity == "warning" and each.code == "ledger-reused-text" for each in told)


@pytest.mark.parametrize(("words", "flagged"), [(10, False), (6, False), (5, False), (4, True), (0, True)])
def test_the_threshold_on_both_sides(words: int, flagged: bool, tmp_path: Path) -> None:
    tree = load(project(write_project(tmp_path, {}), " ".join(TEN.split()[:words]) or "Annet."), TODAY)
    side = tree.pages["nb", "side.md"]
    assert bool([*compare(side, {"del": TEN}, sections(expand(side, tree)), tree)]) == flagged


def test_without_an_edition_nothing_is_compared(tmp_path: Path) -> None:
    assert [*reused(load(write_project(tmp_path, {}), TODAY))] == []


def test_what_a_page_draws_from_others_is_not_lost_between_runs(tmp_path: Path) -> None:
    """A list of every id is drawn from all pages, however few of them have changed since the last run."""
    others = {
        f"docs/{each}/{name}.md": page(name, "Ord.\n") for each in ("nb", "en") for name in ("fjell", "fjord", "skog")
    }
    lists = {
        f"docs/{each}/liste.md": page("L", "## L { #alle }\n\n/// insert | permanent-ids\n///\n")
        for each in ("nb", "en")
    }
    root = project(write_project(tmp_path, {**others, **lists}), TEN)
    edition(root)
    kept = tmp_path / "kept"
    found(load(root, TODAY), kept)
    file = root / "docs/en/liste.md"
    file.write_text(f"{file.read_text('utf-8')}\nOrd.\n", "utf-8")
    tree = load(root, TODAY)
    assert found(tree, kept)["reused"] == found(tree)["reused"]


@pytest.mark.parametrize(
    ("insert", "flagged"), [("changes", ["del"]), ("due", ["del"]), ("publisher", ["list", "del"])]
)
def test_a_list_of_what_is_newest_has_other_words_by_its_nature(
    insert: str, flagged: list[str], tmp_path: Path
) -> None:
    body = f"## Liste {{ #list }}\n\n/// insert | {insert}\n///\n\n## Del {{ #del }}\n\nAnnet.\n"
    tree = load(write(write_project(tmp_path, {}), {"docs/nb/side.md": page("Siden", body)}), TODAY)
    side = tree.pages["nb", "side.md"]
    told = compare(side, dict.fromkeys(("list", "del"), TEN), sections(expand(side, tree)), tree)
    assert [each.found.partition("”")[0].removeprefix("“") for each in told] == flagged
