"""Editions on the built site: the frozen text in today's theme."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner

from guidebook.checks.own_address import own_addresses
from guidebook.cli import main
from guidebook.content.addresses import OWN
from guidebook.content.data import Language
from guidebook.content.tree import load, read_records
from guidebook.editions.edition import Edition, section_digests
from guidebook.editions.frozen import read_editions, read_list
from tests.conftest import SITE_URL, mkdocs
from tests.project import copy_theme, in_step, page, write_project
from tests.site.crawl import BuiltPage, crawl, dead
from tests.site.test_bad_input import NAV

FIRST, SECOND = "2026-11-05", "2026-11-10"
_BODY = re.compile(
    r'<div class="page__body edition__body[^>]*>\n(.*)\n</div>\n(?:<link [^>]*>\n?)*<footer class="page__end">', re.S
)


def guidebook(root: Path, *args: str, **env: str) -> str:
    """Run a command in a project that must succeed; what it printed. `env` is set besides the public address."""
    before = Path.cwd()
    os.chdir(root)
    try:
        run = CliRunner().invoke(main, args, env={"SITE_URL": SITE_URL, **env})
    finally:
        os.chdir(before)
    assert run.exit_code == 0, run.output
    return run.output


def write(root: Path, nb: str, en: str, more: str = "") -> None:
    """The text of the second page, in both languages."""
    body = "![{}](/images/bilde.jpg)\n\n[{}](index.md)\n\n## {} {{ #del }}\n\n{}\n\n## {} {{ #annen }}\n\n{}\n"
    note = 'changes:\n  - date: 2026-11-01\n    what: "{}"\n'
    for language, title, words in (
        ("nb", "Siden", ("Et hus ved vannet", "Hjem", "Del", nb, "Annen", "Fast tekst.")),
        ("en", "The page", ("A house by the water", "Home", "Part", en, "Other", "Steady text.")),
    ):
        text = page(title, body.format(*words), note.format(more) if more else "")
        (root / "docs" / language / "side.md").write_text(text, "utf-8")
    in_step(root)


def themed(folder: Path) -> Path:
    """The small project with the real theme and a navigation of its own pages."""
    names = '"images/favicon.svg images/forside.svg images/ki-offentlig-sektor.jpg"\n'
    root = copy_theme(write_project(folder, {"src/names.py": names, "docs/data/points.yml": "[]\n"}))
    text = (root / "mkdocs.yml").read_text("utf-8")
    before, _, after = text.partition("nav:\n")
    (root / "mkdocs.yml").write_text(before + NAV + "\n" + after[after.index("# The templates") :], "utf-8")
    return root


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with two editions, changed since the second, and built."""
    root = themed(tmp_path_factory.mktemp("editions"))
    write(root, "Loven gjelder ikke.", "The law is not in force.")
    guidebook(root, "edition", FIRST)
    write(root, "Loven gjelder snart.", "The law is soon in force.")
    guidebook(root, "ledger")
    guidebook(root, "edition", SECOND)
    write(root, "Loven gjelder.", "The law is in force.", "Loven trer i kraft.")
    run = mkdocs(root, "build", "--strict")
    assert run.returncode == 0, run.stderr
    return root


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    return project / "site"


@pytest.fixture(scope="module")
def pages(site: Path) -> Mapping[str, BuiltPage]:
    return crawl(site)


@pytest.fixture(scope="module")
def editions(project: Path) -> tuple[Edition, ...]:
    return read_editions(read_records(project)[0])


def text_of(site: Path, address: str, name: str = "index.html") -> str:
    return (site / address / name).read_text("utf-8")


def test_the_size_of_the_archive_is_written_in_each_language(site: Path) -> None:
    for address, point in ("utgaver/", ","), ("en/utgaver/", "."):
        sizes = re.findall(r"\(ZIP, (\S+) MB\)", text_of(site, address))
        assert len(sizes) == 2 and all(re.fullmatch(rf"\d+{re.escape(point)}\d", size) for size in sizes), sizes


def test_every_section_of_every_edition_still_has_its_recorded_text(site: Path, editions: tuple[Edition, ...]) -> None:
    count = 0
    for edition in editions:
        for frozen in edition.pages:
            body = _BODY.search(text_of(site, edition.served(frozen.address)))
            assert body, frozen.address
            assert section_digests(body[1]) == frozen.sections
            count += len(frozen.sections)
    assert count == 16


def test_a_change_of_the_look_changes_no_text(project: Path, editions: tuple[Edition, ...]) -> None:
    site = project / "later"
    template = project / "overrides" / "edition.html"
    before = template.read_text("utf-8")
    template.write_text(before.replace("<body>", '<body class="new">'), "utf-8")
    try:
        assert mkdocs(project, "build", "--strict", "--site-dir", str(site)).returncode == 0
    finally:
        template.write_text(before, "utf-8")
    for edition in editions:
        for frozen in edition.pages:
            html = text_of(site, edition.served(frozen.address))
            body = _BODY.search(html)
            assert body and '<body class="new">' in html
            assert section_digests(body[1]) == frozen.sections


def test_nothing_leads_nowhere_and_links_inside_stay_inside(site: Path, pages: Mapping[str, BuiltPage]) -> None:
    absent = re.compile(r"(?:om/\w+|om|ordliste|kilder)/ is not there")
    assert [fault for fault in dead(site, SITE_URL) if not absent.search(fault)] == [], "but for the theme's own pages"
    for prefix in ("", "en/"):
        body = _BODY.search(text_of(site, f"{prefix}utgaver/{FIRST}/side"))
        assert body and 'href="../"' in body[1], "the way home leads to the front page of the edition"
        assert f"utgaver/{FIRST}/images/bilde.jpg" in body[1] or 'src="../images/bilde.jpg"' in body[1]


def test_a_page_of_an_edition_is_its_own_and_out_of_search(pages: Mapping[str, BuiltPage], site: Path) -> None:
    for prefix in ("", "en/"):
        for date, beside in ((FIRST, ("successor-version", SECOND)), (SECOND, ("predecessor-version", FIRST))):
            served = pages[f"{prefix}utgaver/{date}/side/"]
            (canonical,) = served.all("link", rel="canonical")
            assert canonical["href"] == f"{SITE_URL}{prefix}utgaver/{date}/side/"
            assert served.all("meta", name="robots", content="noindex")
            (latest,) = served.all("link", rel="latest-version")
            assert latest["href"] == f"{SITE_URL}{prefix}side/"
            (other,) = served.all("link", rel=beside[0])
            assert other["href"] == f"{SITE_URL}{prefix}utgaver/{beside[1]}/side/"
            (switch,) = served.all("a", rel="alternate")
            assert switch["href"].endswith(f"utgaver/{date}/side/")
            links = {each["hreflang"]: each["href"] for each in served.all("link", rel="alternate")}
            assert links == {
                "nb": f"{SITE_URL}utgaver/{date}/side/",
                "en": f"{SITE_URL}en/utgaver/{date}/side/",
            }, "the other language of the same edition"
            assert len(served.all("h1")) == 1 and len(served.ids) == len(set(served.ids))
    assert "utgaver" not in (site / "sitemap.xml").read_text("utf-8")


def test_the_living_page_names_its_editions(pages: Mapping[str, BuiltPage]) -> None:
    living = pages["en/side/"]
    (history,) = living.all("link", rel="version-history")
    (before,) = living.all("link", rel="predecessor-version")
    assert history["href"] == f"{SITE_URL}en/utgaver/"
    assert before["href"] == f"{SITE_URL}en/utgaver/{SECOND}/side/"
    assert {f"../utgaver/{SECOND}/side/", f"../utgaver/{FIRST}/side/"} <= set(living.links)


def cited(html: str) -> dict[str, str]:
    """By id: the address under which a page cites each of its sections; the empty id is the page itself."""
    found = re.findall(r"(https://\S+?)(?:#([a-z-]+))?</dd>", html)

    return {id_: address for address, id_ in found[::3]}


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_living_page_cites_the_edition_where_its_text_is_the_same(
    prefix: str, pages: Mapping[str, BuiltPage], site: Path, project: Path
) -> None:
    front, html = pages[prefix], text_of(site, prefix)
    digest = read_list(read_records(project)[0])[-1].archive
    frozen = f"{SITE_URL}{prefix}utgaver/{SECOND}/"
    (public,) = front.all("meta", name="citation_public_url")
    assert (cited(html), public["content"]) == ({"": frozen}, frozen)
    assert digest in html and "data-day" not in html and "cite__fill" not in html
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    told = json.loads(data)
    assert (told["@id"], told["workExample"]["@id"]) == (f"{SITE_URL}{prefix}", frozen)
    assert ("version" in told, told["workExample"]["version"]) == (False, SECOND)
    (canonical,) = front.all("link", rel="canonical")
    assert canonical["href"] == f"{SITE_URL}{prefix}"


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_changed_page_cites_itself_and_what_has_not_changed_in_the_edition(prefix: str, site: Path) -> None:
    changed, today = text_of(site, f"{prefix}side"), f"{SITE_URL}{prefix}side/"
    frozen = f"{prefix}utgaver/{SECOND}/side/"
    all_ = text_of(site, f"{prefix}side", "citation.html")
    assert cited(changed) == {"": today}
    assert cited(all_) == {"": today, "del": today, "annen": SITE_URL + frozen}
    assert "cite__fill" in changed and changed.count("data-day") == 3 and all_.count("data-day") == 6
    offer = re.search(r'class="cite__about">[^<]*<a href="([^"]+)"', changed)
    assert offer and offer[1] == f"../utgaver/{SECOND}/side/"


@pytest.mark.parametrize("prefix", ["", "en/"])
@pytest.mark.parametrize("date", [FIRST, SECOND])
def test_a_page_of_an_edition_cites_itself(
    prefix: str, date: str, pages: Mapping[str, BuiltPage], site: Path, project: Path
) -> None:
    here = f"{prefix}utgaver/{date}/side/"
    served = pages[here]
    assert cited(text_of(site, here)) == {"": SITE_URL + here}
    assert cited(text_of(site, here, "citation.html")) == dict.fromkeys(("", "del", "annen"), SITE_URL + here)
    assert {"citation.html#del", "citation.html#annen"} <= set(served.links)
    (digest,) = (line.archive for line in read_list(read_records(project)[0]) if str(line.date) == date)
    for name in ("citation.bib", "citation.ris", "citation.json", "citation.html"):
        text = (site / here / name).read_text("utf-8")
        assert SITE_URL + here in text and digest in text
    (script,) = (given["src"] for tag, given in served.tags if tag == "script" and "src" in given)
    assert (site / here / script).resolve().exists()


@pytest.mark.parametrize(
    ("written", "found"),
    [
        (f"utgaver/{FIRST}/side/#del", 0),
        (f"en/utgaver/{FIRST}/", 0),
        (f"utgaver/{FIRST}/images/bilde.jpg", 0),
        (f"utgaver/{FIRST}/side/#nei", 1),
        (f"en/utgaver/{FIRST}/nei/", 1),
        ("utgaver/2026-11-07/", 1),
        ("utgaver/2026-12-01/nei/", 0),
    ],
)
def test_an_address_in_an_edition_is_held_against_the_edition(project: Path, written: str, found: int) -> None:
    tree = load(project, dt.date(2026, 11, 22))
    key: tuple[Language, str] = ("nb", "side.md")
    told = replace(tree, pages={**tree.pages, key: replace(tree.pages[key], body=f"`{OWN}{written}`\n")})
    assert [each.code for each in own_addresses(told)] == ["link-own-address"] * found


def test_each_section_says_whether_it_has_changed(pages: Mapping[str, BuiltPage]) -> None:
    marks = {given["id"]: given for tag, given in pages[f"en/utgaver/{FIRST}/side/"].tags if "data-state" in given}
    assert {id_: given["data-state"] for id_, given in marks.items()} == {"del": "changed", "annen": "same"}
    assert marks["del"]["data-since"] == "Changed since"
    assert marks["annen"]["data-since"] == "Unchanged since"


def test_what_changed_is_told_in_words_with_the_dated_notes(site: Path) -> None:
    html = text_of(site, f"en/utgaver/{FIRST}/side")
    assert "This is “The page” in an earlier edition, of 5 November 2026." in html
    assert "The text on this page has changed since." in html
    assert '<del><span class="unseen">Deleted: </span>not<span' in html
    assert "Loven trer i kraft." in html
    assert "Inserted: </span>soon" in text_of(site, f"en/utgaver/{FIRST}/side") or "soon" not in html


def test_a_page_that_is_as_it_was_says_so_calmly(site: Path) -> None:
    html = text_of(site, f"utgaver/{SECOND}")
    assert "den nyeste" in html
    assert "Teksten på denne siden er den samme på nettstedet i dag." in html
    assert "<del>" not in html and "<ins>" not in html


def test_the_list_has_every_edition_with_its_file_and_its_digest(project: Path, site: Path) -> None:
    for line in read_list(read_records(project)[0]):
        file = site / "utgaver" / str(line.date) / f"ki-veiledning-{line.date}.zip"
        assert sha256(file.read_bytes()).hexdigest() == line.archive
        assert "Proved." in guidebook(project, "verify", str(file), "en/side/#del")
        for prefix in ("", "en/"):
            assert line.archive in text_of(site, f"{prefix}utgaver")


def test_a_second_build_takes_everything_from_the_cache_and_gives_the_same(project: Path, site: Path) -> None:
    kept, again = project / ".cache" / "editions", project / "again"
    assert mkdocs(project, "build", "--strict", "--site-dir", str(again)).returncode == 0
    before = {path: path.stat().st_mtime_ns for path in kept.rglob("*") if path.is_file()}
    assert mkdocs(project, "build", "--strict", "--site-dir", str(again)).returncode == 0
    assert {path: path.stat().st_mtime_ns for path in kept.rglob("*") if path.is_file()} == before
    for path in (site / "utgaver").rglob("*.*"):
        assert path.read_bytes() == (again / path.relative_to(site)).read_bytes()


def test_a_spoilt_cache_is_made_anew(project: Path, site: Path) -> None:
    for path in (project / ".cache" / "editions").rglob("*.*"):
        if path.is_file() and path.suffix != ".used":
            path.write_bytes(path.read_bytes()[:-1] + b"!")
    again = project / "anew"
    assert mkdocs(project, "build", "--strict", "--site-dir", str(again)).returncode == 0
    for path in (site / "utgaver").rglob("*.*"):
        assert path.read_bytes() == (again / path.relative_to(site)).read_bytes()


def test_a_zip_that_is_not_what_was_recorded_stops_the_build(project: Path, tmp_path: Path) -> None:
    root = tmp_path / "copy"
    shutil.copytree(project, root, ignore=shutil.ignore_patterns("site", "again", "anew", "later", ".cache"))
    listed = root / "editions" / "frozen.tsv"
    lines = listed.read_text("utf-8").splitlines()
    listed.write_text("\n".join([lines[0], lines[1][:-4] + "0000"]) + "\n", "utf-8")
    run = mkdocs(root, "build")
    assert run.returncode == 1
    assert f"The ZIP of the edition {SECOND} has the SHA-256" in run.stderr
    assert not (root / "site").exists()


def test_without_an_edition_the_list_says_so(tmp_path: Path) -> None:
    root = themed(tmp_path)
    run = mkdocs(root, "build", "--strict")
    assert run.returncode == 0, run.stderr
    assert "No edition has been made yet." in text_of(root / "site", "en/utgaver")


def test_the_commands_say_by_their_exit_codes_what_came_of_it(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    filed = tmp_path / "filed.zip"
    shutil.copy(project / "site" / "utgaver" / FIRST / f"ki-veiledning-{FIRST}.zip", filed)
    other = tmp_path / "other.html"
    other.write_text("<html>", "utf-8")
    runs = {
        ("verify", str(filed)): 0,
        ("verify", str(filed), "side/#del"): 0,
        ("verify", str(other)): 1,
        ("verify", str(filed), "#del"): 2,
        ("verify", str(tmp_path / "none.zip")): 2,
        ("edition", FIRST): 1,
        ("edition", "2999-01-01"): 1,
        ("edition", "tomorrow"): 2,
    }
    assert {args: CliRunner().invoke(main, args).exit_code for args in runs} == runs


def test_nothing_is_frozen_while_there_are_faults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = themed(tmp_path)
    side = root / "docs" / "nb" / "side.md"
    side.write_text(side.read_text("utf-8") + "\n[Borte](borte.md)\n", "utf-8")
    monkeypatch.chdir(root)
    run = CliRunner().invoke(main, ["edition", FIRST])
    assert run.exit_code == 1
    assert "link-page-missing" in run.output
    assert "Nothing was frozen. Mend this, and run the command again." in run.output
    assert not (root / "editions").exists()
