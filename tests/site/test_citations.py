"""How the pages show their citations, and the files beside them."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
import rispy
from bibtexparser.entrypoint import parse_file

from guidebook.content.addresses import PREFIX
from guidebook.content.data import LANGUAGES, Language
from guidebook.content.tree import Tree, load
from guidebook.editions.edition import Edition as Frozen
from guidebook.editions.edition import FrozenPage, Heading
from guidebook.editions.promised import is_promised
from guidebook.site.citations import Living, frozen_facts, frozen_files, with_printed_addresses
from guidebook.site.facts import Site
from guidebook.site.shelf import Shelf
from tests.citing.csl_model import CSL_JSON
from tests.conftest import SITE_URL, Built
from tests.project import ROOT, page, write_project
from tests.site.crawl import parse

SITE = Site("https://veiledning.example/ki/", "", "", "assets/site.css")
DATE, SHA256 = dt.date(2026, 11, 23), "ab" * 32
BODY = "Tekst.\n\n## En & to { #en }\n\n### Under { #under }\n\n[Siden](../side.md), [under](#under), <https://x.no/>."


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    pages: dict[str, str | bytes | None] = {
        f"docs/{language}/rom/inne.md": page(f"Inne i {language}", BODY) for language in LANGUAGES
    }
    return load(write_project(tmp_path_factory.mktemp("citations"), pages), dt.date(2026, 11, 22))


def living(tree: Tree, site: Site = SITE) -> Living:
    """The pages of a project without editions, as they are cited."""
    articles = {key: mine.rendered.html for key, mine in tree.pages.items()}
    return Living(tree, articles, Shelf(tree, Path("kept")), site)


@pytest.mark.parametrize(("language", "prefix"), [("nb", ""), ("en", "en/")])
def test_each_form_cites_the_page_in_its_own_language(language: Language, prefix: str, tree: Tree) -> None:
    told = living(tree).facts(tree.pages[language, "rom/inne.md"])["cite"]
    assert told["short"].text.endswith(f"{SITE.url}{prefix}rom/inne/")
    assert told["apa"]["nb"].text.endswith(f"fra {SITE.url}rom/inne/")
    assert told["apa"]["en"].text.endswith(f"from {SITE.url}en/rom/inne/")


def test_every_section_has_its_own_form(tree: Tree) -> None:
    told = living(tree).facts(tree.pages["nb", "rom/inne.md"])["cite"]
    assert [(part["id"], part["heading"]) for part in told["sections"]] == [("en", "En & to"), ("under", "Under")]
    assert "punkt under, hentet [dato] fra https://veiledning.example/ki/rom/inne/#under" in (
        told["sections"][1]["short"].text
    )


@pytest.mark.parametrize(("language", "prefix"), [("nb", ""), ("en", "en/")])
def test_a_frozen_page_cites_itself(language: Language, prefix: str) -> None:
    pages = tuple(
        FrozenPage(
            address=f"{way}rom/",
            name="rom/index.md",
            language=spoken,
            title=f"Rommet {spoken}",
            description="Hva den gir.",
            author="Redaksjonen",
            pubDate=dt.date(2026, 11, 1),
            updated=None,
            reviewed=None,
            changes=(),
            sections={},
            contents=(Heading("en", "En <em>&amp;</em> to", (Heading("under", "Under"),)), Heading("fn:1", "Note")),
        )
        for spoken, way in PREFIX.items()
    )
    frozen = Frozen(1, DATE, "https://old.example/", {"nb": "Nettstedet", "en": "The site"}, pages, {})
    mine = next(frozen.of(language))
    told = frozen_facts(mine, frozen, SITE, SHA256)["cite"]
    where = f"{SITE.url}{prefix}utgaver/2026-11-23/rom/"
    assert told["short"].text.endswith(f", {where}")
    assert (told["open"], "[" in told["short"].text) == (False, False)
    assert told["edition"] == {"nb": "23. november 2026", "en": "23 November 2026"}[language]
    assert "The site. https" in told["apa"]["en"].text and "Nettstedet. https" in told["apa"]["nb"].text
    assert [(part["id"], part["heading"]) for part in told["sections"]] == [("en", "En & to"), ("under", "Under")]
    assert told["sections"][1]["short"].text.endswith(f"{where}#under")
    assert told["sha256"] == SHA256
    assert dict(told["meta"])["citation_public_url"] == where
    files = frozen_files(mine, frozen, SITE, SHA256)
    assert [part.URL for part in CSL_JSON.validate_json(files["citation-sections.json"])] == [
        f"{where}#en",
        f"{where}#under",
    ]
    assert all(SHA256 in text and "accessed" not in text for text in files.values())


def test_data_in_the_page_cannot_end_its_element(tree: Tree) -> None:
    evil = Site("https://veiledning.example/", "</script><b>", "", "")
    told = living(tree, evil).facts(tree.pages["nb", "rom/inne.md"])["cite"]
    assert "<" not in told["json_ld"]
    assert json.loads(told["json_ld"])["publisher"]["name"] == "</script><b>"


def test_the_files_of_a_page(tree: Tree) -> None:
    inside = tree.pages["en", "rom/inne.md"]
    files = living(tree).files(inside)
    names = [f"{name}.{ending}" for name in ("citation", "citation-sections") for ending in ("bib", "ris", "json")]
    assert list(files) == names
    assert len(CSL_JSON.validate_json(files["citation.json"])) == 1
    parts = CSL_JSON.validate_json(files["citation-sections.json"])
    assert [part.URL.rpartition("#")[2] for part in parts] == ["en", "under"]
    bare = replace(inside, rendered=replace(inside.rendered, headings=()))
    assert list(living(tree).files(bare)) == names[:3]


def test_the_files_answer_where_a_page_has_moved_from(tmp_path: Path) -> None:
    redirects = "- from: gammel/\n  to: side/\n  date: 2026-11-22\n"
    moved = load(write_project(tmp_path / "p", {"editions/redirects.yml": redirects}), dt.date(2026, 11, 22))
    living(moved).write(tmp_path / "site")
    for prefix in ("", "en/"):
        old, new = (tmp_path / "site" / prefix / place / "citation.ris" for place in ("gammel", "side"))
        assert old.read_bytes() == new.read_bytes()


def test_links_within_the_site_carry_their_address_for_print(tree: Tree) -> None:
    inside = tree.pages["nb", "rom/inne.md"]
    printed = with_printed_addresses(inside.rendered.html, inside, SITE)
    assert '<a href="../../side/" data-address="https://veiledning.example/ki/side/">' in printed
    assert printed.count("data-address") == 1
    hidden = '<a href="../ordliste/#skate">Se ordlisten</a> <a href="../kilder/#x">I kildelisten</a>'
    assert with_printed_addresses(hidden, inside, SITE) == hidden


def test_every_built_page_can_be_cited(built: Built) -> None:
    real = load(ROOT, dt.date.today())
    for mine in real.pages.values():
        folder = built.folder / mine.address
        text, parsed = (folder / "index.html").read_text("utf-8"), parse(folder / "index.html")
        assert 'class="cite"' in text, mine.path
        for mark in mine.rendered.headings:
            assert (
                not is_promised(mark.id) or f"{mine.address.removeprefix(PREFIX[mine.language])}#{mark.id}</dd>" in text
            ), mark
        (title,) = parsed.all("meta", name="citation_title")
        (creator,) = parsed.all("meta", name="DC.creator")
        assert mine.front is not None
        assert (title["content"], creator["content"]) == (mine.title, mine.front.author)
        assert parsed.all("link", rel="license")
        data = json.loads(text.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
        prefix, bare = PREFIX[mine.language], mine.address.removeprefix(PREFIX[mine.language])
        cited = rf"{re.escape(SITE_URL + prefix)}(?:utgaver/[\d-]+/)?{re.escape(bare)}"
        assert data["name"] == mine.title and re.fullmatch(cited, data["@id"])


def test_every_built_file_is_read_back(built: Built) -> None:
    for mine in load(ROOT, dt.date.today()).pages.values():
        _read_back(built.folder / mine.address, mine.title, mine.front.author if mine.front else "")


def _read_back(folder: Path, title: str, author: str) -> None:
    (entry,) = parse_file(str(folder / "citation.bib")).entries
    assert html.unescape(entry["title"].strip("{}").replace("\\&", "&")) == title
    (reference,) = rispy.load(folder / "citation.ris", encoding="utf-8")
    assert (reference["title"], reference["authors"]) == (title, [author])
    (item,) = CSL_JSON.validate_json((folder / "citation.json").read_bytes())
    assert (item.title, item.author[0].literal) == (title, author)
