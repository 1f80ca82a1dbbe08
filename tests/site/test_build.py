"""The built site, looked at from outside."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import xml.etree.ElementTree as etree
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from PIL import Image

from guidebook.content.addresses import OWN
from guidebook.content.data import OTHER
from guidebook.content.tree import Tree, load
from tests.conftest import SITE_URL, Built, mkdocs
from tests.project import ROOT
from tests.site.crawl import BuiltPage, crawl, dead


@pytest.fixture(scope="session")
def pages(built: Built) -> Mapping[str, BuiltPage]:
    return crawl(built.folder)


@pytest.fixture(scope="session")
def tree() -> Tree:
    return load(ROOT, dt.date.today())


def test_the_build_warns_of_nothing_and_prints_no_stale_notice(built: Built) -> None:
    assert "WARNING" not in built.output
    assert "end of life" not in built.output
    assert "ProperDocs" not in built.output


def test_every_page_of_both_languages_is_published(pages: Mapping[str, BuiltPage], tree: Tree) -> None:
    living = {address for address in pages if not address.removeprefix("en/").startswith("utgaver/")}
    own = {page.address for page in tree.pages.values()}
    assert living == own | {f"{address}citation.html" for address in own} | {"404.html", "sok/", "en/sok/"}
    assert {"utgaver/", "en/utgaver/"} <= set(pages)


def test_nothing_leads_nowhere_under_a_path(built: Built) -> None:
    assert dead(built.folder, SITE_URL) == []


def named(folder: Path) -> list[str]:
    """The files of a site. What a search finds may hold its public address, and is named by its digest."""
    files = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(re.sub(r"(?<=^assets/search[-/])(..)\.[0-9a-f]+", r"\1", name) for name in files)


def test_nothing_leads_nowhere_at_a_root(built: Built, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("root") / "site"
    run = mkdocs(ROOT, "build", "--strict", "--site-dir", str(folder), site_url="https://veiledning.example/")
    assert run.returncode == 0, run.stderr
    assert dead(folder, "https://veiledning.example/") == []
    assert named(folder) == named(built.folder)


def test_every_page_can_be_reached_from_the_front_page(pages: Mapping[str, BuiltPage], tree: Tree) -> None:
    reached, waiting = {""}, [""]
    while waiting:
        address = waiting.pop()
        for target in pages[address].links:
            where = urljoin(SITE_URL + address, target).partition("#")[0].removeprefix(SITE_URL)
            if where in pages and where not in reached:
                reached.add(where)
                waiting.append(where)
    assert reached == set(pages) - {"404.html"}


def test_each_page_says_its_language(pages: Mapping[str, BuiltPage]) -> None:
    for address, page in pages.items():
        (html,) = page.all("html")
        assert html["lang"] == ("en" if address.startswith("en/") else "nb"), address


def test_the_page_for_a_missing_address_speaks_both_languages(pages: Mapping[str, BuiltPage]) -> None:
    lost = pages["404.html"]
    assert lost.all("html", lang="nb")
    assert any(given.get("lang") == "en" for tag, given in lost.tags if tag in ("section", "div", "article"))
    assert {"/ki/", "/ki/en/"} <= set(lost.links)


def test_ids_stand_once_and_there_is_one_h1(pages: Mapping[str, BuiltPage]) -> None:
    for address, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), address
        assert len(page.all("h1")) == 1, address


def test_nothing_is_loaded_from_elsewhere_and_one_script_at_most_stands_in_a_page(
    pages: Mapping[str, BuiltPage], built: Built
) -> None:
    inside = set()
    for address, page in pages.items():
        assert not [target for target in page.loads if urlsplit(target).netloc], address
        data = page.all("script", type="application/ld+json") + page.all("script", type="application/json")
        run = [given for given in page.all("script") if given not in data]
        assert all(given.get("src") or not given for given in run), address
        assert len([given for given in run if not given]) <= 1, address
        file = built.folder / (address if address.endswith(".html") else f"{address}index.html")
        inside |= set(re.findall(r"<script>(.*?)</script>", file.read_text("utf-8"), re.S))
        assert not page.all("iframe"), address
        assert not [given for _, given in page.tags if "style" in given or any(key.startswith("on") for key in given)]
    assert (
        len(inside) == 1 and "localStorage" in inside.pop()
    )  # the reader's choice of a scheme, before the first paint


def test_no_script_is_another_theme_s(pages: Mapping[str, BuiltPage], built: Built) -> None:
    files = {path.relative_to(built.folder).as_posix() for path in built.folder.rglob("*.js")}
    named = r"assets/((site|missing|lead-on|search-(nb|en))|tools/[a-z-]+)\.[0-9a-f]{10}\.js"
    assert files and [file for file in files if not re.fullmatch(named, file)] == []
    asked = {
        urljoin(SITE_URL + address, given["src"]).removeprefix(SITE_URL)
        for address, page in pages.items()
        for given in page.all("script")
        if given.get("src")
    }
    assert asked and asked <= files


def test_search_leads_to_the_pages_of_today_alone(built: Built, tree: Tree) -> None:
    for language in ("nb", "en"):
        found = [
            json.loads(file.read_text("utf-8"))["address"]
            for file in built.folder.glob(f"assets/search/{language}.*/p*.json")
        ]
        assert sorted(found) == sorted(page.address for page in tree.pages.values() if page.language == language)


def test_addresses_for_machines_follow_the_public_address(pages: Mapping[str, BuiltPage], tree: Tree) -> None:
    for page in tree.pages.values():
        built = pages[page.address]
        (canonical,) = built.all("link", rel="canonical")
        assert canonical["href"] == SITE_URL + page.address
        alternates = {
            given["hreflang"]: given["href"] for given in built.all("link", rel="alternate") if "hreflang" in given
        }
        nb = tree.pages["nb", page.name].address
        en = tree.pages["en", page.name].address
        assert alternates == {"nb": SITE_URL + nb, "en": SITE_URL + en, "x-default": SITE_URL + nb}


def test_the_examples_of_citations_follow_the_public_address(built: Built) -> None:
    for folder, path in (("om", "ki-i-offentlig-sektor/"), ("en/om", "en/ki-i-offentlig-sektor/")):
        text = (built.folder / folder / "sitering" / "index.html").read_text("utf-8")
        assert f"{SITE_URL}{path}" in text
        assert OWN not in text


def test_the_site_map_lists_every_page_with_its_languages(built: Built, tree: Tree) -> None:
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    urls = etree.parse(built.folder / "sitemap.xml").findall("s:url", space)
    assert {url.findtext("s:loc", None, space) for url in urls} == {SITE_URL + p.address for p in tree.pages.values()}
    assert all(len(url.findall("x:link", space)) == 3 for url in urls)


def test_each_page_has_a_picture_for_sharing(built: Built, pages: Mapping[str, BuiltPage], tree: Tree) -> None:
    seen = set()
    for page in tree.pages.values():
        (image,) = pages[page.address].all("meta", property="og:image")
        path = built.folder / image["content"].removeprefix(SITE_URL)
        picture = Image.open(io.BytesIO(path.read_bytes()))
        assert (picture.size, picture.format) == ((1200, 630), "PNG"), page.path
        seen.add(path)
    assert len(seen) == len(tree.pages)


def test_the_picture_of_the_article_is_light() -> None:
    path = ROOT / "overrides" / "images" / "ki-offentlig-sektor.jpg"
    assert path.stat().st_size < 60_000
    with Image.open(path) as picture:
        assert picture.format == "JPEG"


def test_the_language_switch_keeps_the_page(pages: Mapping[str, BuiltPage], tree: Tree) -> None:
    for page in tree.pages.values():
        other = OTHER[page.language]
        links = [given for given in pages[page.address].all("a", hreflang=other) if given.get("lang") == other]
        assert links, page.path
        where = {urljoin(SITE_URL + page.address, given["href"]) for given in links}
        assert where == {SITE_URL + tree.pages[other, page.name].address}, page.path


def test_no_markdown_is_left_as_text(built: Built) -> None:
    for path in built.folder.rglob("*.html"):
        text = re.sub(r"<(style|script)\b.*?</\1>", "", path.read_text("utf-8"), flags=re.S)
        for mark in ("[^", "](", "{ #", "{#", "///", "data-insert", "@@"):
            assert mark not in text, (path, mark)
