"""Old addresses on the built site, as a browser without JavaScript gets them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from html import escape
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from guidebook.content.tree import load
from guidebook.editions.ledger import read
from guidebook.site.redirects import Departed, write_departed
from guidebook.site.script import script
from tests.conftest import SITE_URL, mkdocs
from tests.editions.past import WHY, site_with_a_past
from tests.project import ROOT, in_step, write_project
from tests.site.crawl import BuiltPage, crawl, dead
from tests.site.desk import site
from tests.site.test_serve import serving, wait_for


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = site_with_a_past(tmp_path_factory.mktemp("past"))
    run = mkdocs(root, "build", "--strict")
    assert run.returncode == 0, run.stderr
    return root


@pytest.fixture(scope="module")
def pages(root: Path) -> Mapping[str, BuiltPage]:
    return crawl(root / "site")


def test_every_address_ever_published_answers(root: Path, pages: Mapping[str, BuiltPage]) -> None:
    for address in read((root / "editions/ledger.tsv").read_text("utf-8")):
        path, _, id_ = address.removeprefix("/").partition("#")
        if "." in path.rpartition("/")[2]:
            assert (root / "site" / path).is_file(), address
        else:
            withdrawn = path.endswith("tapt/")
            assert path in pages and (not id_ or id_ in pages[path].ids or withdrawn), address


def test_nothing_on_them_leads_nowhere(root: Path) -> None:
    theme = ("om/", "ordliste/", "kilder/")  # pages of the real site, which the theme names
    assert [each for each in dead(root / "site", SITE_URL) if not any(name in each for name in theme)] == []


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_page_that_moved_leads_on(prefix: str, root: Path, pages: Mapping[str, BuiltPage]) -> None:
    old = pages[f"{prefix}under/ny/"]
    assert not old.all("meta", **{"http-equiv": "refresh"}), "it would take the line of the id away"
    assert old.all("meta", name="robots", content="noindex")
    assert old.all("link", rel="canonical", href=f"{SITE_URL}{prefix}over/")
    assert "../../over/" in old.links and "../../over/#aa" in old.links
    assert old.ids.count("a") == 1 and len(old.ids) == len(set(old.ids))
    assert {"a", "b", "c"} <= set(old.ids) and "../../over/#b" in old.links, "each id that it ever had has its line"
    text = (root / "site" / prefix / "under/ny/index.html").read_text("utf-8")
    assert re.search(r'<li id="b"[^>]*>[^<]*<a data-leads-on="section" href="../../over/#b">B ', text)


def test_a_page_that_never_had_an_id_leads_on_at_once(tmp_path: Path) -> None:
    (root := tmp_path / "p").mkdir()
    project = write_project(root, {"editions/redirects.yml": "- from: gammel/\n  to: side/\n  date: 2026-11-22\n"})
    departed = Departed(load(project, dt.date(2026, 11, 22)), script(ROOT / "overrides", "lead-on"))
    environment = Environment(loader=FileSystemLoader(ROOT / "overrides"), trim_blocks=True)
    write_departed(departed, environment, site(), tmp_path / "site", root)
    text = (tmp_path / "site/en/gammel/index.html").read_text("utf-8")
    assert '<meta http-equiv="refresh" content="0; url=../side/">' in text


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_an_old_id_stays_where_the_text_was(prefix: str, root: Path, pages: Mapping[str, BuiltPage]) -> None:
    assert "del" in pages[f"{prefix}side/"].ids and "#stykke" in pages[f"{prefix}side/"].links
    assert not pages[f"{prefix}side/"].all("meta", **{"http-equiv": "refresh"})
    over = pages[f"{prefix}over/"]
    assert "c" in over.ids, "the note went with the page"
    assert "../side/" in over.links


def test_what_was_withdrawn_says_why_as_it_was_written(root: Path, pages: Mapping[str, BuiltPage]) -> None:
    for path, why in (("tapt/", WHY.nb), ("en/tapt/", WHY.en), ("over/", WHY.nb), ("en/over/", WHY.en)):
        text = (root / "site" / path / "index.html").read_text("utf-8")
        assert escape(why, quote=False) in text.replace("&#34;", '"'), path
        assert "alert" not in text.replace(escape("<script>alert"), ""), path
    gone = pages["tapt/"]
    assert not gone.all("meta", **{"http-equiv": "refresh"})
    assert gone.all("link", rel="canonical", href=f"{SITE_URL}tapt/")
    assert "../side/#stykke" in gone.links


def test_they_are_not_in_the_site_map_and_other_pages_have_no_script(
    root: Path, pages: Mapping[str, BuiltPage]
) -> None:
    text = (root / "site/sitemap.xml").read_text("utf-8")
    assert "tapt/" not in text and "under/ny/" not in text and "over/" in text
    led = [path for path, page in pages.items() if any("/lead-on." in each for each in page.loads)]
    assert led == sorted(
        f"{prefix}{path}" for prefix in ("", "en/") for path in ("over/", "side/", "tapt/", "under/ny/")
    )


def test_the_other_language_of_an_old_address(pages: Mapping[str, BuiltPage]) -> None:
    assert pages["tapt/"].all("a", hreflang="en", href="../en/tapt/")
    assert pages["en/tapt/"].all("a", hreflang="nb", href="../../tapt/")


def test_what_is_not_recorded_yet_stops_a_build_and_no_preview(tmp_path: Path) -> None:
    root = site_with_a_past(tmp_path)
    for language in ("nb", "en"):
        path = root / f"docs/{language}/over.md"
        path.write_text(path.read_text("utf-8") + "\n## Ny { #ny }\n\nNy tekst.\n", "utf-8")
    in_step(root)
    run = mkdocs(root, "build")
    assert run.returncode == 1 and "1 fault" not in run.stderr and "ledger-unrecorded" in run.stderr
    with serving(root) as address:
        shown = wait_for(address + "over/", lambda text: "<h1" in text)
        assert 'id="ny"' in shown and "ledger-unrecorded" not in shown
