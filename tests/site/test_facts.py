"""What the templates are told of a page, of the page for a missing address and of the site map."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from guidebook.content.data import LANGUAGES, Language
from guidebook.content.tree import Tree, load
from guidebook.site.facts import Site, lost_facts, page_facts, sitemap_facts
from guidebook.site.navigation import Node
from guidebook.site.stylesheet import Sheet, Sheets
from tests.project import page, write_project

TODAY = dt.date(2026, 11, 22)
URL = "https://veiledning.example/ki/"
SHEETS = Sheets(Sheet("page", ""), Sheet("end", ""))
SITE = Site(URL, "Utgiveren", "post@example.no", SHEETS)
NODES = (
    Node("Hjem", "index.md"),
    Node("Gruppe", "rom/index.md", (Node("Oversikt", "rom/index.md"), Node("Inne", "rom/inne.md"))),
    Node("Sist", "side.md"),
)
MORE = """updated: 2026-11-20
image: /images/bilde.jpg
imageAlt: "Et bilde"
reviewed: {date: 2026-11-21, by: "Kari", what: "Alt"}
changes:
  - {date: 2026-11-20, what: "Nytt"}
  - {date: 2026-11-02, what: "Rettet"}
"""
BODY = "Tekst.\n\n## En { #en }\n\n### Under { #under }\n\n## To { #to }\n\nMer."


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    pages: dict[str, str | bytes | None] = {}
    for language in LANGUAGES:
        pages[f"docs/{language}/rom/index.md"] = page(f"Rommet {language}", "Tekst.")
        pages[f"docs/{language}/rom/inne.md"] = page(f"Inne i rommet {language}", BODY, MORE)
    return load(write_project(tmp_path_factory.mktemp("facts"), pages), TODAY)


def facts(tree: Tree, name: str, language: Language = "nb", html: str | None = None) -> dict[str, Any]:
    mine = tree.pages[language, name]
    assert mine.front is not None
    return page_facts(mine, mine.front, mine.rendered.html if html is None else html, tree, NODES, SITE)


def test_what_the_page_says_of_itself(tree: Tree) -> None:
    told = facts(tree, "rom/inne.md")
    assert told["title"] == "Inne i rommet nb"
    assert told["description"].startswith("Oslo, Bergen")
    assert told["heading"] == "Inne i rommet nb"
    assert told["body"].startswith("\n<p>Tekst.</p>")


def test_the_heading_keeps_what_is_in_it(tree: Tree) -> None:
    told = facts(tree, "side.md", html="<h1>Om <em>KI</em></h1><p>Tekst.</p>")
    assert (told["heading"], told["body"]) == ("Om <em>KI</em>", "<p>Tekst.</p>")


def test_a_page_without_a_heading_is_all_body(tree: Tree) -> None:
    assert facts(tree, "side.md", html="<p>Tekst.</p>")["body"] == "<p>Tekst.</p>"


@pytest.mark.parametrize(
    ("name", "previous", "next_"),
    [
        ("index.md", None, ("Rommet nb", "rom/")),
        ("rom/index.md", ("Forsiden", "../"), ("Inne i rommet nb", "inne/")),
        ("rom/inne.md", ("Rommet nb", "../"), ("Siden", "../../side/")),
        ("side.md", ("Inne i rommet nb", "../rom/inne/"), None),
    ],
)
def test_the_pages_beside_come_under_their_own_titles(
    name: str, previous: tuple[str, str] | None, next_: tuple[str, str] | None, tree: Tree
) -> None:
    told = facts(tree, name)
    assert told["previous"] == (previous and {"title": previous[0], "url": previous[1]})
    assert told["next"] == (next_ and {"title": next_[0], "url": next_[1]})


def test_the_pages_beside_speak_the_language_of_the_page(tree: Tree) -> None:
    assert facts(tree, "rom/inne.md", "en")["next"] == {"title": "The page", "url": "../../side/"}


@pytest.mark.parametrize(
    ("name", "crumbs"),
    [
        ("index.md", []),
        ("rom/index.md", [("KI i offentlig sektor", "../")]),
        ("rom/inne.md", [("KI i offentlig sektor", "../../"), ("Gruppe", "../")]),
        ("side.md", [("KI i offentlig sektor", "../")]),
    ],
)
def test_the_way_from_the_front_page(name: str, crumbs: list[tuple[str, str]], tree: Tree) -> None:
    assert [(crumb["title"], crumb["url"]) for crumb in facts(tree, name)["crumbs"]] == crumbs


@pytest.mark.parametrize(
    ("name", "section"), [("index.md", None), ("rom/index.md", "Gruppe"), ("rom/inne.md", "Gruppe"), ("side.md", None)]
)
def test_the_section_is_the_group_that_the_page_is_in(name: str, section: str | None, tree: Tree) -> None:
    found = facts(tree, name)["section"]
    assert (found and found.title) == section


def test_the_menu_leaves_out_the_front_page(tree: Tree) -> None:
    nav = facts(tree, "side.md")["nav"]
    assert [(entry.title, entry.url, entry.open) for entry in nav] == [
        ("Gruppe", "../rom/", False),
        ("Sist", "./", True),
    ]


def test_the_table_of_contents_has_the_sections(tree: Tree) -> None:
    toc = facts(tree, "rom/inne.md")["toc"]
    assert [(entry.id, [below.id for below in entry.children]) for entry in toc] == [("en", ["under"]), ("to", [])]


@pytest.mark.parametrize(
    ("words", "minutes"), [(0, 1), (1, 1), (199, 1), (200, 1), (201, 2), (400, 2), (401, 3), (1000, 5)]
)
def test_the_reading_time_is_rounded_up(words: int, minutes: int, tree: Tree) -> None:
    assert facts(tree, "side.md", html=f"<p>{'ord ' * words}</p>")["doc"]["minutes"] == minutes


@pytest.mark.parametrize(
    ("language", "days"),
    [
        ("nb", ["1. november 2026", "20. november 2026", "21. november 2026", "2. november 2026"]),
        ("en", ["1 November 2026", "20 November 2026", "21 November 2026", "2 November 2026"]),
    ],
)
def test_the_days_are_told_for_machines_and_for_readers(language: Language, days: list[str], tree: Tree) -> None:
    doc = facts(tree, "rom/inne.md", language)["doc"]
    published, updated, reviewed, corrected = days
    assert (doc["pub_date"], doc["pub_date_text"]) == ("2026-11-01", published)
    assert (doc["updated"], doc["updated_text"]) == ("2026-11-20", updated)
    assert doc["reviewed"] == {"date": "2026-11-21", "date_text": reviewed, "by": "Kari", "what": "Alt"}
    assert doc["changes"] == [
        {"date": "2026-11-20", "date_text": updated, "what": "Nytt"},
        {"date": "2026-11-02", "date_text": corrected, "what": "Rettet"},
    ]


def test_what_a_page_does_not_say_is_not_made_up(tree: Tree) -> None:
    doc = facts(tree, "side.md")["doc"]
    assert [doc[key] for key in ("updated", "updated_text", "reviewed", "image", "image_alt")] == [None] * 5
    assert doc["changes"] == []


def test_the_picture_and_the_paths_of_a_page(tree: Tree) -> None:
    doc = facts(tree, "rom/inne.md", "en")["doc"]
    assert (doc["image"], doc["image_alt"]) == ("../../../images/bilde.jpg", "Et bilde")
    assert (doc["path"], doc["source_path"]) == ("rom/inne.md", "docs/en/rom/inne.md")
    assert doc["author"] == "A writer"


@pytest.mark.parametrize(
    ("language", "site_name"), [("nb", "KI i offentlig sektor"), ("en", "AI in the public sector")]
)
def test_the_site_says_who_publishes_it(language: Language, site_name: str, tree: Tree) -> None:
    told = facts(tree, "side.md", language)
    assert (told["publisher"], told["contact"]) == ("Utgiveren", "post@example.no")
    assert (told["site_name"], told["words"]["site_name"], told["language"]) == (site_name, site_name, language)


@pytest.mark.parametrize(
    ("language", "canonical", "picture"),
    [("nb", "rom/inne/", "nb/rom-inne.png"), ("en", "en/rom/inne/", "en/rom-inne.png")],
)
def test_the_public_addresses(language: Language, canonical: str, picture: str, tree: Tree) -> None:
    told = facts(tree, "rom/inne.md", language)
    assert told["canonical"] == URL + canonical
    assert told["share_image"] == f"{URL}images/share/{picture}"
    assert [(one["hreflang"], one["url"]) for one in told["alternates"]] == [
        ("nb", f"{URL}rom/inne/"),
        ("en", f"{URL}en/rom/inne/"),
        ("x-default", f"{URL}rom/inne/"),
    ]


@pytest.mark.parametrize(
    ("language", "root", "home", "other"),
    [
        ("nb", "../../", "../../", ("en", "English", "../../en/rom/inne/")),
        ("en", "../../../", "../../", ("nb", "Norsk bokmål", "../../../rom/inne/")),
    ],
)
def test_the_addresses_seen_from_the_page(
    language: Language, root: str, home: str, other: tuple[str, str, str], tree: Tree
) -> None:
    told = facts(tree, "rom/inne.md", language)
    assert (told["sheets"], told["favicon"]) == ([root + SHEETS.page.path], f"{root}images/favicon.svg")
    assert told["asset"]("images/x.svg") == f"{root}images/x.svg"
    assert told["page_url"]("om/index.md") == f"{home}om/"
    assert told["home"] == home
    assert told["other"] == dict(zip(("language", "name", "url"), other, strict=True))


def test_the_page_for_a_missing_address_has_every_address_from_the_root() -> None:
    told = lost_facts({"nb": NODES, "en": NODES[:2]}, "/ki/", SITE)
    assert (told["sheets"], told["favicon"]) == ([f"/ki/{SHEETS.page.path}"], "/ki/images/favicon.svg")
    assert told["asset"]("images/x.svg") == "/ki/images/x.svg"
    nb, en = told["both"]
    assert (nb["language"], nb["home"], nb["site_name"]) == ("nb", "/ki/", "KI i offentlig sektor")
    assert (en["language"], en["home"], en["site_name"]) == ("en", "/ki/en/", "AI in the public sector")
    assert [(entry.title, entry.url) for entry in nb["nav"]] == [("Gruppe", "/ki/rom/"), ("Sist", "/ki/side/")]
    assert [(entry.title, entry.url) for entry in en["nav"]] == [("Gruppe", "/ki/en/rom/")]
    assert not any(entry.open or entry.current for entry in (*nb["nav"], *en["nav"]))
    assert (nb["publisher"], en["contact"], told["language"]) == ("Utgiveren", "post@example.no", "nb")


def test_the_site_map_has_the_day_of_the_last_change(tree: Tree) -> None:
    pages = {one["url"]: one for one in sitemap_facts(tree, SITE)["pages"]}
    assert len(pages) == len(tree.pages)
    assert pages[f"{URL}en/rom/inne/"]["lastmod"] == "2026-11-20"
    assert pages[URL]["lastmod"] == "2026-11-01"
    assert [one["url"] for one in pages[f"{URL}en/"]["alternates"]] == [URL, f"{URL}en/", URL]
