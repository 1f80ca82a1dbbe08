"""The commands by which an address changes: what they write, and that the content is as sound after as before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guidebook.checks import findings
from guidebook.cli import main
from guidebook.content.addresses import OWN
from guidebook.content.tree import load
from guidebook.editions.forms import BESIDE
from guidebook.editions.ledger import read
from guidebook.editions.published import published
from guidebook.editions.records import records
from tests.project import in_step, page, write, write_project

NAV = """# The order of the pages.
nav:
  - Forsiden: index.md   # first
  - "Siden": side.md
  - Gruppe:
      # alone in here
      - Under: under/side.md
"""
MORE: Mapping[str, str] = {
    "mkdocs.yml": NAV,
    "docs/nb/under/side.md": page(
        "Under", f"Se [siden](../side.md), [delen](../side.md#del) og `{OWN}side/#del`.\n\n## Mer {{ #mer }}\n\nHer.\n"
    ),
    "docs/en/under/side.md": page(
        "Below",
        f"See [page](../side.md), [part](../side.md#del), `{OWN}en/side/#del`.\n\n## More {{ #mer }}\n\nHere.\n",
    ),
}
WHY = ("--why-nb", "Er ikke «riktig» lenger.", "--why-en", "It is no longer true: “why”.")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small project with a page more, published."""
    in_step(write_project(tmp_path, MORE))
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SITE_URL", raising=False)
    assert run("ledger").exit_code == 0
    assert faults(tmp_path) == []
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(main, args)


def well(*args: str) -> str:
    result = run(*args)
    assert result.exit_code == 0, result.output
    return result.output


def refused(code: int, *args: str) -> str:
    """The message of a command that has changed nothing."""
    before = state(Path.cwd())
    result = run(*args)
    assert result.exit_code == code, result.output
    assert state(Path.cwd()) == before
    return result.output


def faults(root: Path) -> list[str]:
    return [str(finding) for finding in findings(load(root, dt.date.today()))]


def state(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def text(root: Path, path: str) -> str:
    return (root / path).read_text("utf-8")


def edit(root: Path, path: str, old: str, new: str) -> None:
    assert old in text(root, path)
    (root / path).write_text(text(root, path).replace(old, new), "utf-8")


def steps(root: Path) -> dict[str, str]:
    return {each.source: each.to for each in records(load(root, dt.date.today())).redirects}


def ledger(root: Path) -> set[str]:
    return set(read(text(root, "editions/ledger.tsv")))


def test_the_ledger_has_everything_and_doing_it_twice_changes_nothing(root: Path) -> None:
    assert ledger(root) == {each.address for each in published(load(root, dt.date.today()))}
    assert {"/", "/en/side/#del", "/images/bilde.jpg", "/under/side/#mer"} <= ledger(root)
    before = state(root)
    assert well("ledger") == "Every address is in the ledger.\n"
    assert state(root) == before


def test_a_public_address_is_a_line_and_one_that_nobody_can_open_is_none(root: Path) -> None:
    well("ledger", "--site-url", "https://veiledning.no/ki/")
    well("ledger", "--site-url", "https://ki-veiledning.example/")
    well("ledger", "--site-url", "http://localhost:8000/")
    assert {each for each in ledger(root) if ":" in each} == {"https://veiledning.no/ki/"}
    assert faults(root) == []
    assert "slash" in refused(2, "ledger", "--site-url", "https://veiledning.no/ki")


def test_a_line_keeps_its_day(root: Path) -> None:
    edit(root, "editions/ledger.tsv", f"/side/#del\t{dt.date.today()}", "/side/#del\t2026-11-01")
    edit(root, "docs/nb/side.md", "Mer.", "Mer.\n\n## Ny { #ny }\n\nNoe.")
    edit(root, "docs/en/side.md", "More.", "More.\n\n## New { #ny }\n\nSomething.")
    assert any("ledger-unrecorded" in each for each in faults(root))
    well("ledger")
    assert "/side/#del\t2026-11-01\n" in text(root, "editions/ledger.tsv")
    assert "/side/#ny" in ledger(root)


def test_a_ledger_that_is_spoilt_is_not_written_over(root: Path) -> None:
    edit(root, "editions/ledger.tsv", "/side/#del\t", "/side/#del ")
    assert "ledger-line" in refused(1, "ledger")
    assert "ledger-line" in refused(1, "move", "side.md", "annen.md")


def test_a_page_moves_with_all_that_points_to_it(root: Path) -> None:
    before = ledger(root)
    output = well("move", "side.md", "ny/annen.md")
    assert faults(root) == []
    assert not (root / "docs/nb/side.md").exists()
    assert "[delen](../ny/annen.md#del)" in text(root, "docs/nb/under/side.md")
    assert f"`{OWN}en/ny/annen/#del`" in text(root, "docs/en/under/side.md")
    assert "[avsnittet](ny/annen.md#del)" in text(root, "docs/nb/index.md")
    assert text(root, "mkdocs.yml") == NAV.replace("side.md\n  - G", "ny/annen.md\n  - G")
    assert "page: ny/annen.md, what" in text(root, "docs/data/programme.yml")
    assert "  page: ny/annen.md\n  id: del\n" in text(root, "docs/data/points.yml")
    assert steps(root) == {"side/": "ny/annen/", "side/#del": "ny/annen/#del"}
    assert ledger(root) == before | {f"/{each}ny/annen/{end}" for each in ("", "en/") for end in ("", "#del", *BESIDE)}
    assert output.startswith("side.md is now ny/annen.md\nside/ leads on to ny/annen/\n")


def test_links_of_a_page_that_moves_lead_where_they_led(root: Path) -> None:
    well("move", "docs/en/under/side.md", "/over/")
    assert faults(root) == []
    assert "Se [siden](side.md), [delen](side.md#del)" in text(root, "docs/nb/over.md")
    assert not (root / "docs/nb/under").exists()


def test_moving_twice_and_back_leaves_no_chain(root: Path) -> None:
    well("move", "side.md", "en-side.md")
    well("rename-id", "en-side.md", "del", "stykke")
    well("move", "en-side.md", "to.md")
    assert faults(root) == []
    assert set(steps(root).values()) == {"to/", "to/#stykke"}
    well("move", "to.md", "side.md")
    assert faults(root) == []
    assert steps(root)["en-side/#del"] == "side/#stykke"
    assert steps(root)["side/#del"] == "side/#stykke"
    assert "side/" not in steps(root)
    well("rename-id", "side.md", "stykke", "del")
    assert faults(root) == []
    assert steps(root)["en-side/#stykke"] == "side/#del"
    assert "side/#del" not in steps(root)


def test_a_move_that_has_been_made_by_hand_is_recorded(root: Path) -> None:
    for language in ("nb", "en"):
        (root / f"docs/{language}/side.md").rename(root / f"docs/{language}/annen.md")
    edit(root, "mkdocs.yml", '"Siden": side.md', '"Siden": annen.md')
    (lost,) = [each for each in faults(root) if "ledger-lost" in each]
    assert "Has it become “/annen/”? If it has moved, run `uv run guidebook move side.md annen.md`" in lost
    well("move", "side.md", "annen.md")
    assert faults(root) == []
    assert steps(root) == {"side/": "annen/", "side/#del": "annen/#del"}


def test_a_page_that_was_brought_into_another_leads_there(root: Path) -> None:
    for language, heading in (("nb", "## Del"), ("en", "## Part")):
        body = text(root, f"docs/{language}/side.md").partition(heading)[2]
        path = root / f"docs/{language}/under/side.md"
        path.write_text(f"{path.read_text('utf-8')}\n{heading}{body}", "utf-8")
        (root / f"docs/{language}/side.md").unlink()
        edit(root, f"docs/{language}/under/side.md", "(../side.md)", "(../index.md)")
    well("move", "side.md", "under/side.md")
    in_step(root)
    edit(root, "mkdocs.yml", '  - "Siden": side.md\n', "")
    assert steps(root) == {"side/": "under/side/", "side/#del": "under/side/#del"}
    assert "[delen](#del)" in text(root, "docs/nb/under/side.md") or "side.md#del" in text(
        root, "docs/nb/under/side.md"
    )
    assert not [each for each in faults(root) if "source-" not in each]


def test_a_section_gets_another_id_with_all_that_points_to_it(root: Path) -> None:
    well("rename-id", "side.md", "del", "stykke")
    assert faults(root) == []
    assert "## Part { #stykke }" in text(root, "docs/en/side.md")
    assert "[avsnittet](side.md#stykke)" in text(root, "docs/nb/index.md")
    assert f"`{OWN}side/#stykke`" in text(root, "docs/nb/under/side.md")
    assert "  id: stykke\n" in text(root, "docs/data/points.yml")
    assert "  stykke: " in text(root, "docs/en/side.md") and "  del: " not in text(root, "docs/en/side.md")
    assert steps(root) == {"side/#del": "side/#stykke"}
    assert {"/side/#del", "/side/#stykke", "/en/side/#stykke"} <= ledger(root)


def test_what_readers_ask_goes_along_with_its_answer_and_stops_a_withdrawal(root: Path) -> None:
    asked = root / "docs/data/asked.yml"
    asked.write_text('- page: under/side.md\n  id: mer\n  nb: ["hvor mye"]\n  en: ["how much"]\n', "utf-8")
    well("rename-id", "under/side.md", "mer", "flere")
    well("move", "under/side.md", "over.md")
    assert asked.read_text("utf-8").startswith("- page: over.md\n  id: flere\n")
    assert faults(root) == []
    assert "docs/data/asked.yml:1: what readers ask is answered on over.md." in refused(1, "withdraw", "over.md", *WHY)


def test_an_id_that_was_changed_by_hand_is_recorded(root: Path) -> None:
    for language in ("nb", "en"):
        edit(root, f"docs/{language}/side.md", "#del }", "#stykke }")
    lost = next(each for each in faults(root) if "ledger-lost" in each)
    assert "run `uv run guidebook rename-id side.md del stykke`" in lost
    well("rename-id", "side.md", "del", "stykke")
    assert faults(root) == []


def test_a_section_that_was_moved_to_another_page_leads_there(root: Path) -> None:
    for language, heading in (("nb", "## Del"), ("en", "## Part")):
        head, _, body = text(root, f"docs/{language}/side.md").partition(heading)
        (root / f"docs/{language}/side.md").write_text(head.rstrip() + "\n", "utf-8")
        path = root / f"docs/{language}/under/side.md"
        path.write_text(f"{path.read_text('utf-8')}\n{heading}{body}", "utf-8")
    assert "rename-id side.md del under/side.md#del" in "".join(faults(root))
    well("rename-id", "side.md", "del", "under/side.md#del")
    in_step(root)
    assert faults(root) == []
    assert steps(root) == {"side/#del": "under/side/#del"}
    assert "page: under/side.md\n  id: del" in text(root, "docs/data/points.yml")


def test_a_section_that_was_behind_stays_behind(root: Path) -> None:
    edit(root, "docs/nb/side.md", "Mer.", "Mer tekst.")
    assert len(faults(root)) == 1
    well("rename-id", "side.md", "del", "stykke")
    (behind,) = faults(root)
    assert "translation-behind" in behind and "“stykke”" in behind
    well("move", "side.md", "annen.md")
    assert len(faults(root)) == 1


def test_a_page_is_withdrawn_with_its_line_and_group(root: Path) -> None:
    well("withdraw", "under/side.md", *WHY)
    assert faults(root) == []
    assert "Gruppe" not in text(root, "mkdocs.yml") and "Siden" in text(root, "mkdocs.yml")
    (entry,) = records(load(root, dt.date.today())).withdrawn
    assert (entry.address, entry.why.nb, entry.why.en) == ("under/side/", WHY[1], WHY[3])
    assert "/under/side/#mer" in ledger(root)


def test_a_page_that_others_point_to_is_withdrawn_only_with_somewhere_to_go(root: Path) -> None:
    edit(root, "docs/data/points.yml", "page: side.md\n  id: del", "page: under/side.md\n  id: mer")
    edit(root, "docs/data/points.yml", "nb: [Mer], en: [More]", "nb: [Her], en: [Here]")
    told = refused(1, "withdraw", "side.md", *WHY)
    assert "docs/nb/index.md:10: “side.md#del”" in told and "“del” is on side.md" in told
    well("withdraw", "side.md", *WHY, "--instead", "under/side.md#mer")
    assert "[avsnittet](under/side.md#mer)" in text(root, "docs/nb/index.md")
    assert not [each for each in faults(root) if "source-" not in each]


def test_what_led_to_something_withdrawn_is_withdrawn_with_it(root: Path) -> None:
    well("move", "under/side.md", "over.md")
    well("withdraw", "over.md", *WHY)
    assert faults(root) == []
    assert steps(root) == {}
    gone = [each.address for each in records(load(root, dt.date.today())).withdrawn]
    assert gone == ["over/", "under/side/", "under/side/#mer"]


def test_the_text_of_a_section_is_taken_out_by_a_human(root: Path) -> None:
    told = refused(1, "withdraw", "/under/side/#mer", *WHY)
    assert "docs/nb/under/side.md:12–14 and docs/en/under/side.md:15–17" in told
    for language, heading in (("nb", "## Mer"), ("en", "## More")):
        path = f"docs/{language}/under/side.md"
        (root / path).write_text(text(root, path).partition(heading)[0].rstrip() + "\n", "utf-8")
    well("withdraw", "/under/side/#mer", *WHY, "--instead", "side.md")
    in_step(root)
    assert faults(root) == []
    assert "is no place" in refused(2, "withdraw", "side.md", *WHY, "--instead", "under/side.md#mer")
    assert "withdrawn before" in refused(1, "withdraw", "under/side.md#mer", *WHY)


def test_a_picture_that_is_withdrawn_is_still_served(root: Path) -> None:
    assert "is used" in refused(1, "withdraw", "/images/bilde.jpg", *WHY)
    write(root, {"overrides/partials/bilde.html": None})
    well("withdraw", "/images/bilde.jpg", *WHY)
    assert faults(root) == []
    assert (root / "editions/images/bilde.jpg").exists() and not (root / "overrides/images/bilde.jpg").exists()


@pytest.mark.parametrize(
    ("code", "args", "words"),
    [
        (2, ("move", "sidde.md", "x.md"), "Did you mean “side.md”?"),
        (2, ("move", "side.md", "Ny Side.md"), "cannot be a page"),
        (2, ("move", "side.md", "side.md"), "the same address"),
        (1, ("move", "side.md", "under/side.md"), "There is a page at /under/side/ already"),
        (1, ("move", "index.md", "x.md"), "The front page"),
        (2, ("rename-id", "side.md", "deel", "x"), "Did you mean “del”?"),
        (2, ("rename-id", "side.md", "del", "Ny Id"), "cannot be an id"),
        (2, ("rename-id", "side.md", "del", "del"), "the same"),
        (1, ("rename-id", "side.md", "del", "under/side.md#x"), "Move the section by hand"),
        (2, ("withdraw", "sidde.md", *WHY), "Did you mean “side.md”?"),
        (2, ("withdraw", "side.md#dell", *WHY), "Did you mean “del”?"),
        (2, ("withdraw", "/images/bilda.jpg", *WHY), "Did you mean “images/bilde.jpg”?"),
        (2, ("withdraw", "under/side.md", "--why-nb", " ", "--why-en", "x"), "Say why"),
        (1, ("withdraw", "/", *WHY), "The front page"),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(
    root: Path, code: int, args: tuple[str, ...], words: str
) -> None:
    assert words in " ".join(refused(code, *args).split())


def test_what_is_misspelt_is_not_frozen_for_ever(root: Path) -> None:
    edit(root, "docs/nb/side.md", "Mer.", "Mer tesktt.")
    in_step(root)
    assert faults(root) == []
    told = refused(1, "edition", str(dt.date.today()))
    assert "docs/nb/side.md:15:5: spelling-unknown" in told and "Nothing was frozen" in told


def test_no_address_and_no_id_is_reused(root: Path) -> None:
    well("withdraw", "under/side.md", *WHY)
    assert "no address is ever reused" in refused(1, "move", "side.md", "under/side.md")
    for language, more in (("nb", "## Ny { #ny }\n\nNoe.\n"), ("en", "## New { #ny }\n\nSomething.\n")):
        path = root / f"docs/{language}/side.md"
        path.write_text(f"{path.read_text('utf-8')}\n{more}", "utf-8")
    well("ledger")
    well("rename-id", "side.md", "ny", "nyest")
    assert "no id is ever reused" in refused(1, "rename-id", "side.md", "del", "ny")
    assert "already" in refused(1, "rename-id", "side.md", "del", "nyest")


def test_a_page_that_the_machinery_names_stays(root: Path) -> None:
    write(root, {"overrides/partials/bilde.html": "images/bilde.jpg\n{{ page_url('side.md') }}\n"})
    assert "overrides/partials/bilde.html:2: “side.md”" in refused(1, "move", "side.md", "x.md")
    assert "overrides/partials/bilde.html:2" in refused(1, "withdraw", "side.md", *WHY)


def test_what_was_never_published_needs_no_redirect(root: Path) -> None:
    write(
        root, {f"docs/{each}/utkast.md": page(title, "Tekst.\n") for each, title in (("nb", "Utkast"), ("en", "Draft"))}
    )
    before = ledger(root)
    well("move", "utkast.md", "ferdig.md")
    assert (steps(root), ledger(root)) == ({}, before)


def test_before_the_first_publication_a_page_just_moves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_step(write_project(tmp_path, {}))
    monkeypatch.chdir(tmp_path)
    well("move", "side.md", "annen.md")
    assert not (tmp_path / "editions").exists()
    assert faults(tmp_path) == []


@pytest.mark.parametrize("fails", range(1, 16))
def test_a_change_that_fails_half_way_leaves_everything_as_it_was(
    root: Path, fails: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever it stops: while writing beside, while putting in place."""
    calls = {"replace": 0, "write_bytes": 0}
    before, folders = state(root), sorted(root.rglob("*"))

    def failing(name: str, limit: int) -> None:
        real = getattr(Path, name)

        def call(self: Path, *args: object) -> object:
            calls[name] += 1
            if calls[name] == limit:
                raise OSError("No space left on device")
            return real(self, *args)

        monkeypatch.setattr(Path, name, call)

    failing("write_bytes" if fails < 6 else "replace", fails if fails < 6 else fails - 5)
    result = run("move", "side.md", "ny/annen.md")
    monkeypatch.undo()
    assert result.exit_code == 1, result.output
    assert "Nothing was changed. No space left on device" in result.output
    assert (state(root), sorted(root.rglob("*"))) == (before, folders)


def test_a_link_to_a_section_that_got_another_id_on_the_way_into_another_page_waits_for_its_command(root: Path) -> None:
    for language, heading in (("nb", "## Del"), ("en", "## Part")):
        body = text(root, f"docs/{language}/side.md").partition(heading)[2].replace("#del", "#stykke")
        path = root / f"docs/{language}/under/side.md"
        path.write_text(f"{path.read_text('utf-8')}\n{heading}{body}", "utf-8")
        (root / f"docs/{language}/side.md").unlink()
    assert "rename-id side.md del PAGE.md#NEW" in well("move", "side.md", "under/side.md")
    assert "(side.md#del)" in text(root, "docs/nb/index.md")
    well("rename-id", "side.md", "del", "under/side.md#stykke")
    assert "(under/side.md#stykke)" in text(root, "docs/nb/index.md")
    assert "  page: under/side.md\n  id: stykke\n" in text(root, "docs/data/points.yml")
    assert steps(root) == {"side/": "under/side/", "side/#del": "under/side/#stykke"}


def test_a_page_is_brought_into_the_front_page(root: Path) -> None:
    for language in ("nb", "en"):
        (root / f"docs/{language}/under/side.md").unlink()
        path = root / f"docs/{language}/index.md"
        path.write_text(f"{path.read_text('utf-8')}\n## Mer {{ #mer }}\n\nHer.\n", "utf-8")
    well("move", "under/side.md", "index.md")
    assert steps(root) == {"under/side/": "", "under/side/#mer": "#mer"}
    in_step(root)
    assert faults(root) == []
    assert "already" in refused(1, "move", "side.md", "index.md")


def test_data_that_names_a_withdrawn_page_follows_though_no_text_links_to_it(root: Path) -> None:
    edit(root, "docs/data/programme.yml", "page: side.md", "page: under/side.md")
    well("withdraw", "under/side.md", *WHY, "--instead", "side.md#del")
    assert "page: side.md, what" in text(root, "docs/data/programme.yml")
    assert faults(root) == []
