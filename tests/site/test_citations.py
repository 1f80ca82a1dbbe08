"""How the pages show their citations, and the files beside them."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
import rispy
from bibtexparser.entrypoint import parse_file, parse_string

from guidebook.content.addresses import PREFIX
from guidebook.content.data import LANGUAGES, Language
from guidebook.content.sections import sections
from guidebook.content.tree import Tree, load
from guidebook.editions.edition import Edition as Frozen
from guidebook.editions.edition import FrozenPage, section_digests
from guidebook.editions.forms import CITATIONS
from guidebook.editions.promised import is_promised
from guidebook.site.citation_pages import NAME, write_citations
from guidebook.site.citations import (
    all_forms,
    box_facts,
    files,
    frozen_pair,
    head_facts,
    same,
    with_cite_links,
    with_printed_addresses,
)
from tests.citing.csl_model import CSL_JSON
from tests.conftest import SITE_URL, Built
from tests.project import ROOT, page, write_project
from tests.site.crawl import BuiltPage, parse
from tests.site.desk import URL, desk, living, site

DATE, SHA256 = dt.date(2026, 11, 23), "ab" * 32
BODY = "Tekst.\n\n## En & to { #en }\n\n### Under { #under }\n\n[Siden](../side.md), [under](#under), <https://x.no/>."


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    pages: dict[str, str | bytes | None] = {
        f"docs/{language}/rom/inne.md": page(f"Inne i {language}", BODY) for language in LANGUAGES
    }
    return load(write_project(tmp_path_factory.mktemp("citations"), pages), dt.date(2026, 11, 22))


def reading(text: str) -> BuiltPage:
    """What stands in a page."""
    page = BuiltPage()
    page.feed(text)
    return page


@pytest.mark.parametrize(("language", "prefix"), [("nb", ""), ("en", "en/")])
def test_each_form_cites_the_page_in_its_own_language(language: Language, prefix: str, tree: Tree) -> None:
    told = living(tree).facts(tree.pages[language, "rom/inne.md"])["cite"]
    assert told["short"].text.endswith(f"{URL}{prefix}rom/inne/")
    assert told["apa"]["nb"].text.endswith(f"fra {URL}rom/inne/")
    assert told["apa"]["en"].text.endswith(f"from {URL}en/rom/inne/")


def test_every_section_has_every_form_of_its_own(tree: Tree) -> None:
    whole, first, under = all_forms(living(tree).pair(tree.pages["nb", "rom/inne.md"]), "nb")
    assert [(each["id"], each["heading"]) for each in (whole, first, under)] == [
        ("", "Inne i nb"),
        ("en", "En & to"),
        ("under", "Under"),
    ]
    assert "punkt under, hentet [dato] fra https://veiledning.example/ki/rom/inne/#under" in under["short"].text
    assert "I Inne i nb. " in under["apa"]["nb"].text and under["apa"]["nb"].text.endswith("ki/rom/inne/#under")
    assert "In Inne i en. " in under["apa"]["en"].text and under["apa"]["en"].text.endswith("ki/en/rom/inne/#under")


def test_entries_made_from_data_are_cited_by_their_names(built: Built) -> None:
    """The page of citations has every term, source and claim, under the name that a reader knows it by."""
    real = load(ROOT, dt.date.today())
    for name in ("ordliste.md", "kilder.md"):
        mine = real.pages["nb", name]
        page = parse(built.folder / mine.address / "citation.html")
        entries = real.entries(mine)
        assert entries and set(entries) <= set(page.ids)
    text = (built.folder / "kilder/citation.html").read_text("utf-8")
    source, claim = real.data.sources[0], real.data.claims[0]
    for heading in (source.title, claim.statement.nb):
        assert f">{html.escape(heading, quote=False)}</h2>" in text.replace("&#34;", '"').replace("&#39;", "'")


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
            contents=(),
        )
        for spoken, way in PREFIX.items()
    )
    article = '<h1>R</h1><h2 id="en">En <em>&amp;</em> to</h2><h3 id="under">Under</h3><h2 id="fn:1">Note</h2>'
    frozen = Frozen(1, DATE, "https://old.example/", {"nb": "Nettstedet", "en": "The site"}, pages, {})
    pair = frozen_pair("rom/index.md", frozen, dict.fromkeys(LANGUAGES, article), site(), SHA256)
    told = box_facts(pair, language)
    where = f"{URL}{prefix}utgaver/2026-11-23/rom/"
    assert told["short"].text.endswith(f", {where}")
    assert (told["open"], "[" in told["short"].text) == (False, False)
    assert told["edition"] == {"nb": "23. november 2026", "en": "23 November 2026"}[language]
    assert "The site. https" in told["apa"]["en"].text and "Nettstedet. https" in told["apa"]["nb"].text
    parts = all_forms(pair, language)[1:]
    assert [(part["id"], part["heading"]) for part in parts] == [("en", "En & to"), ("under", "Under")]
    assert parts[1]["short"].text.endswith(f"{where}#under")
    assert told["sha256"] == SHA256
    assert dict(head_facts(pair[language][0], "", where, "")["meta"])["citation_public_url"] == where
    assert all(SHA256 in text and "accessed" not in text for text in files(pair, language).values())


def test_data_in_the_page_cannot_end_its_element(tree: Tree) -> None:
    told = living(tree, "</script><b>").facts(tree.pages["nb", "rom/inne.md"])["cite"]
    assert "<" not in told["json_ld"]
    assert json.loads(told["json_ld"])["publisher"]["name"] == "</script><b>"


def beside(tree: Tree, cache: Path | None = None, publisher: str = "") -> str:
    """The English page of citations of a page, made anew or taken from a cache."""
    at_desk = replace(desk(), cache=cache)
    return at_desk.beside(
        living(tree, publisher).pair(tree.pages["en", "rom/inne.md"]), "en", "en/rom/inne/", "rom/inne/"
    )[NAME]


def test_what_is_kept_is_what_is_made_and_of_other_facts_it_is_made_anew(tree: Tree, tmp_path: Path) -> None:
    first = beside(tree, tmp_path)
    (kept,) = (path for path in tmp_path.rglob("*") if path.is_file())
    assert beside(tree, tmp_path) == first == beside(tree)
    assert beside(tree, tmp_path, "Et tilsyn") == beside(tree, publisher="Et tilsyn") != first
    kept.write_bytes(b"spoilt\n{}")
    assert beside(tree, tmp_path) == first


def test_each_section_can_be_downloaded_for_itself(tree: Tree) -> None:
    """The link holds the file, so it works without a script; read back by independent parsers."""
    read = reading(beside(tree))
    links = {each["download"]: each["href"] for each in read.all("a") if "download" in each}
    assert [*links] == [f"{name}.{end}" for name in ("citation", "en", "under") for end in ("bib", "ris", "json")]
    texts = {name: unquote(link.partition(",")[2]) for name, link in links.items()}
    (item,) = CSL_JSON.validate_json(texts["under.json"])
    assert (item.title, item.URL) == ("Under", f"{URL}en/rom/inne/#under")
    (entry,) = parse_string(texts["en.bib"]).entries
    assert (entry["title"], entry["url"]) == ("{En \\& to}", f"{URL}en/rom/inne/#en")
    (reference,) = rispy.loads(texts["en.ris"])
    assert (reference["title"], reference["urls"]) == ("En & to", [f"{URL}en/rom/inne/#en"])


def test_the_page_of_citations_is_no_page_of_the_site(tree: Tree) -> None:
    read = reading(beside(tree))
    assert read.all("meta", name="robots", content="noindex")
    assert read.all("link", rel="canonical", href=f"{URL}en/rom/inne/citation.html")
    assert read.all("a", hreflang="nb", href="../../../rom/inne/citation.html")
    assert {"./", "./#en", "./#under"} <= set(read.links) and {"en", "under"} <= set(read.ids)


def test_the_files_answer_where_a_page_has_moved_from_or_was_withdrawn(tmp_path: Path) -> None:
    redirects = "- from: gammel/sti/\n  to: side/\n  date: 2026-11-22\n"
    gone = '- address: borte/\n  date: 2026-11-22\n  why:\n    nb: "Feil."\n    en: "Wrong."\n'
    records = {"editions/redirects.yml": redirects, "editions/withdrawn.yml": gone}
    moved = load(write_project(tmp_path / "p", records), dt.date(2026, 11, 22))
    write_citations(living(moved), desk(), tmp_path / "site")
    for prefix in ("", "en/"):
        old, new = (tmp_path / "site" / prefix / place / "citation.ris" for place in ("gammel/sti", "side"))
        assert old.read_bytes() == new.read_bytes()
        page = parse(tmp_path / "site" / prefix / "gammel/sti/citation.html")
        assert any(each.startswith("../../" + "../" * bool(prefix) + "assets/") for each in page.loads)
        assert {each.name for each in (tmp_path / "site" / prefix / "borte").iterdir()} == set(CITATIONS)


def test_a_tool_beside_each_heading_leads_to_its_citation(tree: Tree) -> None:
    mine = tree.pages["nb", "rom/inne.md"]
    told = with_cite_links(mine.rendered.html, living(tree).pair(mine)["nb"])
    page = reading(told)
    links = [each for each in page.all("a") if each["href"].startswith("citation.html#")]
    assert [(each["href"], each["aria-label"]) for each in links] == [
        ("citation.html#en", "Siter «En & to»"),
        ("citation.html#under", "Siter «Under»"),
    ]
    assert sections(told) == sections(mine.rendered.html), "the tools are no part of the text"


def test_an_entry_whose_definition_has_changed_is_not_cited_from_the_edition() -> None:
    """Its id stands on the term alone, but it goes on to the next entry."""
    then = '<dl><dt id="a"><dfn>A</dfn></dt><dd>Ett.</dd><dt id="b"><dfn>B</dfn></dt><dd>To.</dd></dl>'
    page = FrozenPage("x/", "x.md", "nb", "X", "", "", DATE, None, None, (), dict(section_digests(then)), ())
    assert same(page, then, then) == {"", "a", "b"}
    assert same(page, then, then.replace("Ett", "Noe annet")) == {"b"}


def test_links_within_the_site_carry_their_address_for_print(tree: Tree) -> None:
    inside = tree.pages["nb", "rom/inne.md"]
    printed = with_printed_addresses(inside.rendered.html, inside, site())
    assert '<a href="../../side/" data-address="https://veiledning.example/ki/side/">' in printed
    assert printed.count("data-address") == 1
    hidden = '<a href="../ordliste/#skate">Se ordlisten</a> <a href="../kilder/#x">I kildelisten</a>'
    assert with_printed_addresses(hidden, inside, site()) == hidden


def test_every_built_page_can_be_cited(built: Built) -> None:
    real = load(ROOT, dt.date.today())
    for mine in real.pages.values():
        folder = built.folder / mine.address
        text, parsed = (folder / "index.html").read_text("utf-8"), parse(folder / "index.html")
        assert 'class="cite"' in text, mine.path
        cited = parse(folder / "citation.html")
        for mark in mine.rendered.headings:
            if is_promised(mark.id):
                assert mark.id in cited.ids and f"citation.html#{mark.id}" in parsed.links, mark
        (title,) = parsed.all("meta", name="citation_title")
        (creator,) = parsed.all("meta", name="DC.creator")
        assert mine.front is not None
        assert (title["content"], creator["content"]) == (mine.title, mine.front.author)
        assert parsed.all("link", rel="license")
        data = json.loads(text.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
        prefix, bare = PREFIX[mine.language], mine.address.removeprefix(PREFIX[mine.language])
        public_form = rf"{re.escape(SITE_URL + prefix)}(?:utgaver/[\d-]+/)?{re.escape(bare)}"
        (public,) = parsed.all("meta", name="citation_public_url")
        assert (data["name"], data["@id"]) == (mine.title, SITE_URL + mine.address)
        assert re.fullmatch(public_form, public["content"])
        assert data.get("workExample", {"@id": SITE_URL + mine.address})["@id"] == public["content"]


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
