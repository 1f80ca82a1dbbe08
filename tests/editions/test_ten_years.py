"""Ten years of edits by the commands; then every address ever published is opened as a static host serves it."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path
from typing import Final
from urllib.parse import urljoin

import pytest

from guidebook.checks import findings
from guidebook.content.addresses import address
from guidebook.content.data import LANGUAGES
from guidebook.content.sections import sections
from guidebook.content.tree import load
from guidebook.editions.ledger import read
from tests.conftest import mkdocs
from tests.editions.edits import Site
from tests.editions.growing import begin
from tests.editions.texts import NEW_HOST, OLD_HOST, WORDS, place
from tests.project import write

EDITS: Final = 208
EVERY: Final = 26
"""An edition after so many edits."""
STEP: Final = dt.timedelta(days=18)
_BODY = re.compile(
    r'<div class="(?:page|home)__body [^>]*>\n(.*?)'
    r'(?=(?:</div>\n)?(?:<link [^>]*>\n?)*<footer class="page__end"'
    r'|<section class="departed"|<p class="print-only imprint")',
    re.S,
)
_ON = re.compile(r'<a data-leads-on="page" href="([^"]+)">')
_LEADS = re.compile(r'<a data-leads-on="section" href="([^"]+)">')


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site after ten years, built once."""
    with pytest.MonkeyPatch.context() as patch:
        site = begin(tmp_path_factory.mktemp("ten_years"), 2026, patch)
        for number in range(1, EDITS + 1):
            site.day += STEP
            site.step()
            if number % EVERY == 0:
                site.day += dt.timedelta(days=1)
                site.freeze()
                site.settle()
            if number == EDITS // 2:
                site.host = NEW_HOST
                site.run("ledger")
        run = mkdocs(site.root, "build", "--strict", site_url=site.host)
        assert run.returncode == 0, run.stderr
        yield site


@dataclass(frozen=True)
class Arrived:
    """Where a reader of an old address ends: at a text, or at a word of why it is gone."""

    address: str
    """From the root of the site, with the id."""
    text: str


@dataclass(frozen=True)
class Host:
    """The files of a built site, served as they are; a reader without a script presses each link that leads on."""

    folder: Path

    @cache  # noqa: B019
    def page(self, path: str) -> str:
        return (self.folder / path / "index.html").read_text("utf-8")

    @cache  # noqa: B019
    def texts(self, path: str) -> Mapping[str, str]:
        """The visible text of each section of a page's article."""
        found = _BODY.search(self.page(path))
        return sections(found[1]) if found else {}

    def open(self, given: str) -> Arrived:
        """Follow an address to its end. Raises where nothing answers."""
        path, _, id_ = given.removeprefix("/").partition("#")
        for _ in range(3):
            html = self.page(path)
            line = re.search(rf'<li id="{re.escape(id_)}" tabindex="-1">(.*?)</li>', html, re.S) if id_ else None
            whole = _ON.search(html)
            leads = _LEADS.search(line[1]) if line else None
            if not whole and not id_:
                return Arrived(f"/{path}", html)
            if id_ in self.texts(path) and id_:
                return Arrived(f"/{path}#{id_}", self.texts(path)[id_])
            if leads:
                to = leads[1]
            elif line:
                return Arrived(given, unescape(line[1]))
            elif whole:
                to = whole[1]
            else:
                return Arrived(f"/{path}", html)
            path, _, new = urljoin(f"/{path}", unescape(to)).removeprefix("/").partition("#")
            id_ = new
        raise AssertionError(f"{given} leads in a circle")


@pytest.fixture(scope="module")
def host(site: Site) -> Host:
    return Host(site.root / "site")


@pytest.fixture(scope="module")
def ledger(site: Site) -> Mapping[str, dt.date]:
    return read((site.root / "editions/ledger.tsv").read_text("utf-8"))


def test_the_years_were_as_random_as_they_should_be(site: Site) -> None:
    assert sum(site.done.values()) == EDITS >= 200
    assert (site.day - dt.date(2026, 11, 22)).days >= 3652
    assert min(site.done.values()) >= 2 and len(site.done) == 15, site.done
    assert len(site.editions) == EDITS // EVERY + 1


def test_every_address_ever_published_answers(site: Site, host: Host, ledger: Mapping[str, dt.date]) -> None:
    silent = []
    for given in ledger:
        path, _, id_ = given.removeprefix("/").partition("#")
        if given.startswith("https://"):
            continue
        file = host.folder / path
        there = file.is_file() or (file / "index.html").is_file()
        told = not id_ or f'id="{id_}"' in host.page(path) or _withdrawn(host.open(f"/{path}"), site)
        if not there or not told:
            silent.append(given)
    assert silent == []
    assert {OLD_HOST, NEW_HOST} <= ledger.keys()


def _withdrawn(arrived: Arrived, site: Site) -> bool:
    return any(
        f"Om {mark} er alt sagt." in arrived.text or f"All is said about {mark}." in arrived.text for mark in site.gone
    )


def test_this_account_and_the_ledger_know_the_same(site: Site, ledger: Mapping[str, dt.date]) -> None:
    known = {given for given in ledger if not re.match(r"https:|/(?:en/)?utgaver/|/images/", given)}
    living = {f"/{prefix}{each}" for each in site.published for prefix in ("", "en/")}
    assert {each for each in known if not re.search(r"\.\w+$", each)} >= living
    assert {f"/{each}" for each in site.pictures} <= ledger.keys()


def test_each_old_address_ends_where_its_text_went_or_tells_why_it_is_gone(site: Site, host: Host) -> None:
    wrong = []
    for given, mark in site.published.items():
        for number, prefix in enumerate(("", "en/")):
            arrived = host.open(f"/{prefix}{given}")
            if mark in site.gone:
                said = site.gone[mark][0]
                why = (f"Om {said} er alt sagt.", f"All is said about {said}.")[number]
                if why not in arrived.text:
                    wrong.append(f"/{prefix}{given} does not say “{why}” but ends at {arrived.address}")
                continue
            found = site.find(mark)
            assert found
            name, section = found
            meant = f"/{prefix}{place(name, section.id)}"
            about = WORDS["m"][number].format(mark)
            whole = arrived.text == section.text(number) if section.id else about in arrived.text
            if arrived.address != meant or not whole:
                wrong.append(f"/{prefix}{given} ends at {arrived.address}, not {meant}")
    assert wrong == []


def test_each_link_leads_to_the_text_that_it_names(site: Site, host: Host) -> None:
    links = 0
    for name, all_ in site.pages.items():
        for section in all_:
            for part in section.parts:
                living = site.lead(part.what) if part.kind == "l" else None
                found = site.find(living) if living else None
                if found is None:
                    assert part.kind != "l"
                    continue
                for language in LANGUAGES:
                    here = address(name, language)
                    written = re.findall(rf'<a href="([^"]*)"[^>]*>{part.what}</a>', host.page(here))
                    want = f"/{address(found[0], language)}" + (f"#{found[1].id}" if found[1].id else "")
                    assert {urljoin(f"/{here}", each) for each in written} == {want}, f"{here}: {part.what}"
                    links += 1
    assert links > 20


def test_each_section_of_each_edition_has_the_text_of_its_day(site: Site, host: Host) -> None:
    for day, texts in site.editions.items():
        record = json.loads((site.root / f"editions/{day}/edition.json").read_text("utf-8"))
        assert record["site_url"] in (OLD_HOST, NEW_HOST)
        for (where, id_), text in texts.items():
            english, rest = where.startswith("en/"), where.removeprefix("en/")
            served = f"{'en/' if english else ''}utgaver/{day}/{rest}"
            assert host.texts(served).get(id_) == text, f"{served}#{id_}"


def test_each_picture_is_the_one_that_was_shown(site: Site, host: Host) -> None:
    for name, raw in site.pictures.items():
        assert (host.folder / name).read_bytes() == raw, name


Breach = Callable[[Site], Mapping[str, str | bytes | None]]
BREACHES: dict[str, tuple[Breach, str, str]] = {}


def _text(site: Site, path: str) -> str:
    return (site.root / path).read_text("utf-8")


def _living(site: Site) -> tuple[str, str]:
    """A page and a section of it to which nothing leads."""
    return next((name, each.id) for name, each in site.sections() if not site.linked(name, each))


def _frozen(site: Site) -> str:
    return f"editions/{min(site.editions)}/pages/a/en/index.html"


def breach(code: str, path: str) -> Callable[[Breach], Breach]:
    def planted(spoil: Breach) -> Breach:
        BREACHES[spoil.__name__] = spoil, code, path
        return spoil

    return planted


@breach("ledger-lost", "editions/ledger.tsv")
def a_deleted_id(site: Site) -> Mapping[str, str | bytes | None]:
    name, id_ = _living(site)
    paths = [f"docs/{language}/{name}" for language in LANGUAGES]
    return {path: _text(site, path).replace(f"{{ #{id_} }}", "{ #et-annet-navn }") for path in paths}


@breach("ledger-lost", "editions/ledger.tsv")
def a_dropped_page(site: Site) -> Mapping[str, str | bytes | None]:
    name = next(name for name in site.pages if name != "index.md")
    return {f"docs/{language}/{name}": None for language in LANGUAGES}


@breach("edition-changed", "editions/2026-11-22/pages/a/en/index.html")
def a_changed_frozen_file(site: Site) -> Mapping[str, str | bytes | None]:
    return {_frozen(site): _text(site, _frozen(site)) + " "}


@breach("edition-lost", "editions/2026-11-22/pages/a/en/index.html")
def a_removed_frozen_file(site: Site) -> Mapping[str, str | bytes | None]:
    return {_frozen(site): None}


@breach("ledger-unrecorded", "docs/nb/index.md")
def a_removed_line_of_the_ledger(site: Site) -> Mapping[str, str | bytes | None]:
    return {"editions/ledger.tsv": re.sub(r"^/\t.*\n", "", _text(site, "editions/ledger.tsv"), flags=re.M)}


@breach("ledger-line-gone", "editions/ledger.tsv")
def a_removed_line_of_what_left_the_site_before_any_edition_knew_it(site: Site) -> Mapping[str, str | bytes | None]:
    """With it goes the redirect: nothing but the digest in a later edition knows that the address was published."""
    frozen = {each for day in site.editions for each in _text(site, f"editions/{day}/edition.json").split('"')}
    moved = re.findall(r'- from: "([^"#]+/)"\n', _text(site, "editions/redirects.yml"))
    lines = _text(site, "editions/ledger.tsv")
    last = max(site.editions).isoformat()
    lost = next(
        m for m in moved if m not in frozen and f"/{m}\t" in lines and lines.partition(f"/{m}\t")[2][:10] < last
    )
    redirects = re.sub(rf'- from: "{lost}(?:#.*)?"\n.*\n.*\n', "", _text(site, "editions/redirects.yml"))
    kept = [line for line in lines.splitlines(True) if not re.match(rf"/(?:en/)?{lost}", line)]
    return {"editions/redirects.yml": redirects, "editions/ledger.tsv": "".join(kept)}


@breach("redirect-chain", "editions/redirects.yml")
def a_chain(site: Site) -> Mapping[str, str | bytes | None]:
    return _second_redirect_leads_to(site, 0)


@breach("redirect-cycle", "editions/redirects.yml")
def a_cycle(site: Site) -> Mapping[str, str | bytes | None]:
    return _second_redirect_leads_to(site, 1)


def _second_redirect_leads_to(site: Site, number: int) -> Mapping[str, str | bytes | None]:
    text = _text(site, "editions/redirects.yml")
    sources = re.findall(r'from: "(.*)"', text)
    first, _, rest = text.partition(f'from: "{sources[1]}"\n')
    rest = re.sub(r'to: ".*"', f'to: "{sources[number]}"', rest, count=1)
    return {"editions/redirects.yml": f'{first}from: "{sources[1]}"\n{rest}'}


@breach("redirect-missing", "editions/redirects.yml")
def a_redirect_to_nowhere(site: Site) -> Mapping[str, str | bytes | None]:
    return {
        "editions/redirects.yml": re.sub(r'to: ".*"', 'to: "aldri/"', _text(site, "editions/redirects.yml"), count=1)
    }


@breach("redirect-live", "editions/redirects.yml")
def a_reused_id_that_led_elsewhere(site: Site) -> Mapping[str, str | bytes | None]:
    found = re.findall(r'from: "([^"#]*)#(.+)"', _text(site, "editions/redirects.yml"))
    name, id_ = next((name, id_) for page, id_ in found for name in site.pages if place(name) == page)
    return _with_a_section(site, name, id_)


@breach("withdrawn-live", "editions/withdrawn.yml")
def a_reused_id_that_was_withdrawn(site: Site) -> Mapping[str, str | bytes | None]:
    found = re.findall(r'address: "([^"#]*)#(.+)"', _text(site, "editions/withdrawn.yml"))
    name, id_ = next((name, id_) for page, id_ in found for name in site.pages if place(name) == page)
    return _with_a_section(site, name, id_)


@breach("ledger-reused-text", "docs/nb/")
def an_id_over_another_text(site: Site) -> Mapping[str, str | bytes | None]:
    name, section = next((name, each) for name, each in site.sections() if len(each.parts) > 2)
    files = {}
    for number, language in enumerate(LANGUAGES):
        path = f"docs/{language}/{name}"
        head = f"## {section.heading(number)} {{ #{section.id} }}\n\n"
        before, _, after = _text(site, path).partition(head)
        rest = re.search(r"^## .*", after, re.M | re.S)
        title, nonsense = (("Nytt", "Bare tull."), ("New", "Nonsense."))[number]
        kept = rest[0] if rest else ""
        files[path] = f"{before}## {title} {{ #{section.id} }}\n\n{nonsense}\n\n{kept}"
    return files


def _with_a_section(site: Site, name: str, id_: str) -> Mapping[str, str | bytes | None]:
    paths = {language: f"docs/{language}/{name}" for language in LANGUAGES}
    return {path: f"{_text(site, path)}\n## Tilbake {{ #{id_} }}\n\nNoe annet.\n" for path in paths.values()}


@pytest.mark.parametrize("name", BREACHES)
def test_a_planted_breach_is_caught(name: str, site: Site) -> None:
    spoil, code, path = BREACHES[name]
    files = spoil(site)
    before = {each: (site.root / each).read_bytes() for each in files}
    write(site.root, files)
    try:
        found = findings(load(site.root, site.day))
    finally:
        write(site.root, before)
    assert [each for each in found if each.code == code and each.path.startswith(path)], [str(each) for each in found]
