"""What lies beside the pages for who follows them: Atom feeds of changes in substance, Markdown copies, `llms.txt`."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from guidebook.content.addresses import PREFIX, address, relative
from guidebook.content.data import LANGUAGES, Language
from guidebook.content.dates import day
from guidebook.content.page import Page
from guidebook.content.tree import Tree
from guidebook.content.words import catalogue
from guidebook.editions.forms import FEED, LLMS, MARKDOWN, page_of
from guidebook.editions.published import left, names_by_address
from guidebook.editions.records import Records, records
from guidebook.editions.withdrawn import Withdrawn
from guidebook.site.facts import Site
from guidebook.site.markdown_copy import copied, said

NEWEST: Final = 100
"""So many changes are in the feed of the site."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A change in substance."""

    id: str
    """Never changes: the first address of the page, the day, and the number of the note on that day."""
    date: dt.date
    title: str
    what: str
    author: str
    page: str
    """The public address of the page."""

    @property
    def updated(self) -> str:
        """The day as Atom writes it."""
        return _moment(self.date)


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, ready for the template."""

    language: Language
    id: str
    title: str
    subtitle: str
    author: str
    url: str
    page: str
    date: dt.date
    """The day of the newest change; without one, of the publication."""
    entries: tuple[Entry, ...]

    @property
    def updated(self) -> str:
        """The day as Atom writes it."""
        return _moment(self.date)


def feed(page: Page, tree: Tree, site: Site) -> Feed:
    """The feed of a page; that of the front page tells of the whole site. The day of the build does not count."""
    known, words, front = records(tree), catalogue(page.language), page.front
    assert front is not None
    name = words["site_name"]
    whole = page.name == "index.md"
    told = [each for other in tree.of(page.language) for each in _entries(other, known, site)] if whole else []
    entries = sorted(told, key=lambda each: (-each.date.toordinal(), each.id))[:NEWEST] or _entries(page, known, site)
    return Feed(
        page.language,
        _first(page.address, known, site) + FEED,
        words["feed_site"].format(site=name) if whole else words["feed_page"].format(title=page.title, site=name),
        front.description,
        front.author,
        site.url + page.address + FEED,
        site.url + page.address,
        max((each.date for each in entries), default=front.pubDate),
        tuple(entries),
    )


def _entries(page: Page, known: Records, site: Site) -> list[Entry]:
    """The dated notes of a page, newest first; those of one day are numbered from the oldest."""
    if page.front is None:
        return []
    met: Counter[dt.date] = Counter()
    made = []
    for change in reversed(page.front.changes):
        met[change.date] += 1
        id_ = f"{_first(page.address, known, site)}{FEED}#{change.date}-{met[change.date]}"
        made.append(Entry(id_, change.date, page.title, change.what, page.front.author, site.url + page.address))
    return made[::-1]


def _first(address: str, known: Records, site: Site) -> str:
    """The public address under which a page was first known: ids of feeds are made from it, and outlive moves.

    Of the addresses that lead to it, those count that did so when its own was recorded: others were joined to it.
    """
    prefix = PREFIX["en"] if address.startswith(PREFIX["en"]) else ""
    place = address.removeprefix(prefix)
    since = known.ledger.get(f"/{address}", dt.date.min)
    came = [each.source for each in known.redirects if each.to == place and "#" not in each.source]
    dates = {each.source: each.date for each in known.redirects}
    old = [(known.ledger.get(f"/{prefix}{each}", dt.date.max), each) for each in came if dates[each] <= since]
    return (known.host or site.url) + prefix + min(old, default=(since, place))[1]


def gone_feed(place: str, language: Language, entry: Withdrawn, known: Records, site: Site) -> Feed:
    """The feed of a page that was withdrawn: it says so, and nothing more will come."""
    words, here = catalogue(language), PREFIX[language] + place
    id_, url = _first(here, known, site) + FEED, site.url + here
    title, author = words["departed_page_withdrawn"], words["site_name"]
    told = Entry(f"{id_}#{entry.date}-0", entry.date, title, entry.why.of(language), author, url)
    return Feed(language, id_, title, entry.why.of(language), author, url + FEED, url, entry.date, (told,))


def written(feed: Feed, overrides: Path) -> str:
    """The feed as Atom (RFC 4287)."""
    return _environment(overrides).get_template("feed.xml").render(feed=feed)


@cache
def _environment(overrides: Path) -> Environment:
    return Environment(
        loader=FileSystemLoader(overrides),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )


def _moment(date: dt.date) -> str:
    return f"{date.isoformat()}T00:00:00Z"


def llms(tree: Tree, language: Language, order: Sequence[str], site: Site) -> str:
    """The list of pages for tools, in the form of llmstxt.org; the pages in the order of the menu."""
    words, pages = catalogue(language), [tree.pages[language, name] for name in order]
    lines = [
        f"- [{said(page.title)}]({site.url}{page.address}{MARKDOWN}): {said(page.front.description)}"
        for page in pages
        if page.front
    ]
    front = tree.pages[language, "index.md"].front
    summary = f"{front.description if front else ''} {words['llms_summary']}".strip()
    return f"# {words['site_name']}\n\n> {said(summary)}\n\n## {words['llms_pages']}\n\n" + "\n".join(lines) + "\n"


def following(page: Page) -> dict[str, Any]:
    """What the templates may show of feeds and copies."""
    words = catalogue(page.language)
    title = page.title
    feeds = [{"url": FEED, "title": words["feed_page"].format(title=title, site=words["site_name"])}]
    site = {
        "url": relative(page.address, PREFIX[page.language] + FEED),
        "title": words["feed_site"].format(site=words["site_name"]),
    }
    return {"feeds": [site] if page.name == "index.md" else [*feeds, site], "markdown": MARKDOWN}


def files(tree: Tree, order: Sequence[str], site: Site, overrides: Path) -> Iterator[tuple[str, str]]:
    """Every feed, copy and list with its path from the root of the site, at old addresses of pages as well."""
    known, names = records(tree), names_by_address(tree)
    beside: Mapping[tuple[Language, str], dict[str, str]] = {
        key: {FEED: written(feed(page, tree, site), overrides), MARKDOWN: copied(page, tree, site.url)}
        for key, page in tree.pages.items()
        if page.front
    }
    for (language, name), texts in beside.items():
        yield from ((address(name, language) + file, text) for file, text in texts.items())
    moved = {each.source: each.to for each in known.redirects}
    gone = {each.address: each for each in known.withdrawn}
    for place in left(tree):
        for language in LANGUAGES:
            here = PREFIX[language] + place
            if place in moved:
                texts = beside[language, names[page_of(moved[place])]]
            else:
                texts = _withdrawn(place, language, gone[place], known, site, overrides)
            yield from ((here + file, text) for file, text in texts.items())
    for language in LANGUAGES:
        yield PREFIX[language] + LLMS, llms(tree, language, order, site)


def _withdrawn(
    place: str, language: Language, entry: Withdrawn, known: Records, site: Site, overrides: Path
) -> dict[str, str]:
    """The feed and the copy beside a page that was withdrawn: each says so in its own form."""
    words, url = catalogue(language), site.url + PREFIX[language] + place
    text = f"# {words['departed_page_withdrawn']}\n\n"
    text += f"{day(entry.date, language)}. {said(entry.why.of(language))}\n\n<{url}>\n"
    return {
        FEED: written(gone_feed(place, language, entry, known, site), overrides),
        MARKDOWN: text,
    }


def write_following(tree: Tree, order: Sequence[str], site: Site, folder: Path, overrides: Path) -> None:
    """Write every feed, copy and list below `folder`."""
    for name, text in files(tree, order, site, overrides):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="")
