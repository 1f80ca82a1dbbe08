"""Feeds, Markdown copies and lists of pages: read back, and the same on any day."""

from __future__ import annotations

import datetime as dt
import re
import xml.etree.ElementTree as etree
from pathlib import Path
from urllib.parse import urlsplit

import feedparser
import pytest
import yaml

from guidebook.content.data import LANGUAGES
from guidebook.content.tree import load
from guidebook.editions.published import KINDS
from guidebook.site.citation_pages import write_citations
from guidebook.site.feeds import files, write_following
from tests.project import ROOT, page, write_project
from tests.site.desk import URL, desk, living, site

TODAY = dt.date(2026, 11, 22)
ATOM = "{http://www.w3.org/2005/Atom}"
NOTES = """changes:
  - date: 2026-11-22
    what: "Tredje <b> & «fire»."
  - date: 2026-11-22
    what: "Andre."
  - date: 2026-11-21
    what: "Første."
"""
BODY = """Tekst [side](../side.md#del), [her](#en), ![Bilde](/images/bilde.jpg), [ute](https://example.org/).

## En { #en }

`[kode](../side.md)` og https://adressen-til-nettstedet/rom/.

/// insert | changes
///
"""


def made(root: Path, changes: dict[str, str | bytes | None] | None = None, today: dt.date = TODAY) -> dict[str, str]:
    pages: dict[str, str | bytes | None] = {
        f"docs/{each}/rom/inne.md": page(f"Inne & <ute> {each}", BODY, NOTES) for each in LANGUAGES
    }
    tree = load(write_project(root, {**pages, **(changes or {})}), today)
    order = sorted(name for language, name in tree.pages if language == "nb")
    return dict(files(tree, order, site(), ROOT / "overrides"))


def valid(text: str) -> etree.Element:
    """The feed, held against what RFC 4287 asks of one."""
    feed = etree.fromstring(text.encode())
    assert feed.tag == f"{ATOM}feed"
    met = set()
    for element in [feed, *feed.iter(f"{ATOM}entry")]:
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1 and (element.findtext(f"{ATOM}{name}") or "").strip()
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", element.findtext(f"{ATOM}updated") or "")
        parts = urlsplit(element.findtext(f"{ATOM}id") or "")
        assert parts.scheme and parts.netloc
        assert element.findtext(f"{ATOM}author/{ATOM}name")
        met.add(element.findtext(f"{ATOM}id"))
        rels = [(link.get("rel"), link.get("type"), link.get("hreflang")) for link in element.findall(f"{ATOM}link")]
        assert len(rels) == len(set(rels)) and ("alternate", "text/html") in {each[:2] for each in rels}
    assert len(met) == 1 + len(feed.findall(f"{ATOM}entry"))
    newest = [each.findtext(f"{ATOM}updated") or "" for each in feed.iter(f"{ATOM}entry")]
    assert newest == sorted(newest, reverse=True)
    assert not newest or feed.findtext(f"{ATOM}updated") == newest[0]
    return feed


@pytest.mark.parametrize(("prefix", "language"), [("", "nb"), ("en/", "en")])
def test_a_reader_of_feeds_reads_what_was_meant(prefix: str, language: str, tmp_path: Path) -> None:
    """An independent reader gets the ids, the days, the words and the languages, and has nothing to complain of."""
    read = feedparser.parse(made(tmp_path)[f"{prefix}rom/inne/feed.xml"].encode())
    page = f"{URL}{prefix}rom/inne/"
    assert (read.bozo, read.version, read.feed.language) == (False, "atom10", language)
    assert (read.feed.id, read.feed.updated, read.feed.link) == (f"{page}feed.xml", "2026-11-22T00:00:00Z", page)
    assert read.feed.title.startswith(f"Inne & <ute> {language}")
    told = [
        (each.id.rpartition("#")[2], tuple(each.updated_parsed)[:3], each.content[0].value) for each in read.entries
    ]
    assert told == [
        ("2026-11-22-2", (2026, 11, 22), "Tredje <b> & «fire»."),
        ("2026-11-22-1", (2026, 11, 22), "Andre."),
        ("2026-11-21-1", (2026, 11, 21), "Første."),
    ]
    assert {(each.link, each.title, each.content[0].language) for each in read.entries} == {
        (page, f"Inne & <ute> {language}", language)
    }
    ways = [(link.rel, link.type, link.get("hreflang")) for link in read.feed.links]
    assert ways == [("self", "application/atom+xml", None), ("alternate", "text/html", language)]


def entry_ids(text: str) -> list[str]:
    return [each.findtext(f"{ATOM}id") or "" for each in valid(text).iter(f"{ATOM}entry")]


@pytest.mark.parametrize(("prefix", "language"), [("", "nb"), ("en/", "en")])
def test_a_feed_tells_the_notes_of_its_page(prefix: str, language: str, tmp_path: Path) -> None:
    feed = valid(made(tmp_path)[f"{prefix}rom/inne/feed.xml"])
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"self": f"{URL}{prefix}rom/inne/feed.xml", "alternate": f"{URL}{prefix}rom/inne/"}
    what = [entry.findtext(f"{ATOM}content") for entry in feed.iter(f"{ATOM}entry")]
    assert what == ["Tredje <b> & «fire».", "Andre.", "Første."]
    assert {entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")} == {f"Inne & <ute> {language}"}


def test_every_feed_is_valid_and_that_of_the_site_has_the_entries_of_all(tmp_path: Path) -> None:
    texts = made(tmp_path)
    feeds = {name: entry_ids(text) for name, text in texts.items() if name.endswith("feed.xml")}
    for prefix in ("", "en/"):
        assert set(feeds[f"{prefix}rom/inne/feed.xml"]) <= set(feeds[f"{prefix}feed.xml"])


def test_a_new_note_leaves_the_ids_of_the_others(tmp_path: Path) -> None:
    more = NOTES.replace("changes:\n", 'changes:\n  - date: 2026-11-22\n    what: "Fjerde."\n')
    new = {f"docs/{each}/rom/inne.md": page("Nytt navn", BODY, more) for each in LANGUAGES}
    before = entry_ids(made(tmp_path / "a")["rom/inne/feed.xml"])
    after = entry_ids(made(tmp_path / "b", {**new})["rom/inne/feed.xml"])
    assert after[1:] == before and after[0] not in before


def test_a_page_that_moves_keeps_its_ids_and_the_old_files_answer(tmp_path: Path) -> None:
    moved: dict[str, str | bytes | None] = {f"docs/{each}/rom/inne.md": None for each in LANGUAGES}
    moved |= {f"docs/{each}/ute.md": page(f"Inne & <ute> {each}", "Tekst.", NOTES) for each in LANGUAGES}
    moved["editions/redirects.yml"] = '- from: "rom/inne/"\n  to: "ute/"\n  date: 2026-11-22\n'
    old = [f"{prefix}{place}" for prefix in ("/", "/en/") for place in ("rom/inne/", "ute/")]
    days = {"rom": "2026-11-01", "ute": "2026-11-22"}
    moved["editions/ledger.tsv"] = "".join(
        f"{each}\t{days[each.split('/')[-3 if 'rom' in each else -2]]}\n" for each in old
    )
    before, after = made(tmp_path / "a"), made(tmp_path / "b", moved)
    assert entry_ids(after["ute/feed.xml"]) == entry_ids(before["rom/inne/feed.xml"])
    for prefix in ("", "en/"):
        for file in ("feed.xml", "index.md"):
            assert after[f"{prefix}rom/inne/{file}"] == after[f"{prefix}ute/{file}"]


def test_the_files_of_a_page_that_was_withdrawn_say_so(tmp_path: Path) -> None:
    gone = '- address: "rom/borte/"\n  date: 2026-11-20\n  why:\n    nb: "Var <feil>."\n    en: "Was wrong."\n'
    texts = made(tmp_path, {"editions/withdrawn.yml": gone})
    assert valid(texts["rom/borte/feed.xml"]).findtext(f"{ATOM}entry/{ATOM}content") == "Var <feil>."
    assert "Was wrong." in texts["en/rom/borte/index.md"] and f"{URL}en/rom/borte/" in texts["en/rom/borte/index.md"]


def test_every_file_that_is_promised_is_written(tmp_path: Path) -> None:
    ledger = "".join(f"/{each}\t2026-11-01\n" for each in ("borte/", "en/borte/", "en/gammel/", "gammel/"))
    root = write_project(
        tmp_path / "p",
        {
            "editions/redirects.yml": "- from: gammel/\n  to: side/\n  date: 2026-11-22\n",
            "editions/withdrawn.yml": "- address: borte/\n  date: 2026-11-22\n  why: {nb: A., en: B.}\n",
            "editions/ledger.tsv": ledger,
        },
    )
    tree, folder = load(root, TODAY), tmp_path / "site"
    write_citations(living(tree), desk(), folder)
    write_following(tree, ["index.md", "side.md"], site(), folder, ROOT / "overrides")
    promised = [*(each.address for each in KINDS["beside"](tree)), "/llms.txt", "/en/llms.txt"]
    assert len(promised) == 2 * 6 * 4 + 2
    assert [each for each in promised if not (folder / each[1:]).is_file()] == []


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_copy_is_the_page_with_links_that_lead_somewhere(prefix: str, tmp_path: Path) -> None:
    text = made(tmp_path)[f"{prefix}rom/inne/index.md"]
    front = yaml.safe_load(text.split("---\n")[1])
    assert front["title"].startswith("Inne & <ute>") and front["address"] == f"{URL}{prefix}rom/inne/"
    assert f"[side]({URL}{prefix}side/#del), [her]({URL}{prefix}rom/inne/#en)" in text
    assert f"![Bilde]({URL}images/bilde.jpg), [ute](https://example.org/)." in text
    assert f"`[kode](../side.md)` og {URL}rom/." in text
    assert "/// insert" not in text and re.search(rf"^\[.+: .+\]\({URL}{prefix}rom/inne/\)$", text, re.M)


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_list_names_every_copy(prefix: str, tmp_path: Path) -> None:
    texts = made(tmp_path)
    lines = texts[f"{prefix}llms.txt"].split("\n")
    assert lines[0].startswith("# ") and lines[2].startswith("> ") and lines[4].startswith("## ")
    named = [re.fullmatch(r"- \[(?:[^\\\[\]]|\\.)+\]\((\S+)\): .+", line) for line in lines[6:-1]]
    mine = [name for name in texts if name.endswith("index.md") and name.startswith("en/") == bool(prefix)]
    assert sorted(each[1] for each in named if each) == sorted(URL + name for name in mine)


def test_nothing_depends_on_the_day_of_the_build(tmp_path: Path) -> None:
    assert made(tmp_path / "a") == made(tmp_path / "b", today=dt.date(2031, 1, 1))


def test_the_copies_of_the_real_pages_have_no_link_into_the_repository() -> None:
    tree = load(ROOT, TODAY)
    order = [name for language, name in tree.pages if language == "nb"]
    for name, text in files(tree, order, site(), ROOT / "overrides"):
        if name.endswith("index.md"):
            assert not re.search(r"\]\((?!https?:|mailto:)", text), name
        if name.endswith("feed.xml"):
            read = feedparser.parse(text.encode())
            assert not read.bozo and [each.id for each in read.entries] == entry_ids(text), name
