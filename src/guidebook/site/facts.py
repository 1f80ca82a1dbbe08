"""What the templates are told: facts, never markup of their own."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlencode

from guidebook.content.addresses import PREFIX, SEARCH, address, relative
from guidebook.content.data import LANGUAGES, OTHER, Language
from guidebook.content.dates import day
from guidebook.content.front_matter import FrontMatter
from guidebook.content.page import Page
from guidebook.content.sections import visible_text
from guidebook.content.tree import Tree
from guidebook.content.words import catalogue
from guidebook.site.navigation import Entry, Node, entries, menu, neighbours
from guidebook.site.stylesheet import Sheets, links

WORDS_PER_MINUTE = 200
"""A careful reader's pace; the result is rounded up and shown as "about"."""


@dataclass(frozen=True, slots=True)
class Site:
    """What is the same on every page."""

    url: str
    """The public address, with a slash at the end."""
    publisher: str
    contact: str
    sheets: Sheets
    search: Mapping[Language, str] = field(default_factory=dict)
    """The name of the script of search, by language."""


def share_path(page: Page) -> str:
    """Where the picture for sharing a page lies, from the root of the site."""
    stem = page.name.removesuffix(".md").replace("/", "-")
    return f"images/share/{page.language}/{stem}.png"


def page_facts(
    page: Page, front: FrontMatter, html: str, tree: Tree, nodes: Sequence[Node], site: Site
) -> dict[str, Any]:
    """All that the template of one page may show. `html` is the article with its inserts in place."""
    language = page.language
    heading, body = _split(html)

    def url(name: str) -> str:
        return relative(page.address, address(name, language))

    def asset(path: str) -> str:
        return relative(page.address, path)

    shown = menu(nodes, page.name, url)
    nav = shown["nav"]
    beside = neighbours(nodes, page.name)
    there = OTHER[language]
    return {
        **common(language, site),
        "title": page.title,
        "description": front.description,
        "doc": _doc(page, front, html),
        "heading": heading,
        "body": body,
        "toc": page.rendered.contents,
        **shown,
        "section": next((entry for entry in nav if entry.open and entry.children), None),
        "crumbs": _crumbs(nav, url("index.md"), catalogue(language)) if page.name != "index.md" else [],
        "previous": _step(beside.previous, tree, language, url),
        "next": _step(beside.next, tree, language, url),
        "home": url("index.md"),
        "other": {
            "language": there,
            "name": catalogue(there)["language_name"],
            "url": relative(page.address, address(page.name, there)),
        },
        "canonical": site.url + page.address,
        "report_url": report_url(page.title, site.url + page.address, language, site),
        "alternates": alternates(page.name, site),
        "share_image": site.url + share_path(page),
        **links(site.sheets, asset, html, *(["home"] if page.name == "index.md" else [])),
        "favicon": asset("images/favicon.svg"),
        "asset": asset,
        "page_url": url,
        "search_url": relative(page.address, PREFIX[language] + SEARCH),
    }


def lost_facts(nodes: Mapping[Language, Sequence[Node]], base: str, site: Site) -> dict[str, Any]:
    """What the page for a missing address may show: both languages, every address from the root of the host."""

    def way(language: Language) -> Callable[[str], str]:
        return lambda name: base + address(name, language)

    both = [
        {
            **common(language, site),
            "nav": entries([node for node in nodes[language] if node.name != "index.md"], "", way(language)),
            "home": way(language)("index.md"),
            "list": f"{way(language)('index.md')}llms.txt",
            "search": base + PREFIX[language] + SEARCH,
        }
        for language in LANGUAGES
    ]
    return {
        **both[0],
        "both": both,
        **links(site.sheets, lambda path: base + path, "", "missing"),
        "favicon": f"{base}images/favicon.svg",
        "asset": lambda path: base + path,
    }


def sitemap_facts(tree: Tree, site: Site) -> dict[str, Any]:
    """Every page with the day of its last change and its address in each language."""
    return {
        "pages": [
            {
                "url": site.url + page.address,
                "lastmod": (page.front.updated or page.front.pubDate).isoformat(),
                "alternates": alternates(page.name, site),
            }
            for page in tree.pages.values()
            if page.front is not None
        ]
    }


def alternates(name: str, site: Site) -> list[dict[str, str]]:
    """The public addresses of a page in every language; the default language serves who speaks neither."""
    own = [{"hreflang": language, "url": site.url + address(name, language)} for language in LANGUAGES]
    return [*own, {"hreflang": "x-default", "url": site.url + address(name, "nb")}]


def common(language: Language, site: Site) -> dict[str, Any]:
    """What every template is told."""
    words = catalogue(language)
    return {
        "language": language,
        "words": words,
        "site_name": words["site_name"],
        "publisher": site.publisher,
        "contact": site.contact,
        "search_script": site.search.get(language),
    }


def report_url(title: str, canonical: str, language: Language, site: Site) -> str:
    """A mail about a fault on a page, addressed, with a subject and the address of the page; empty without contact.

    The address ends the mail, so that a script can add the section to it.
    """
    subject = catalogue(language)["report_subject"].format(title=title)
    query = urlencode({"subject": subject, "body": canonical}, quote_via=quote)
    return f"mailto:{site.contact}?{query}" if site.contact else ""


def _split(html: str) -> tuple[str, str]:
    """The inside of the h1, and what follows it."""
    before, end, body = html.partition("</h1>")
    return before.partition(">")[2], body if end else html


def _doc(page: Page, front: FrontMatter, html: str) -> dict[str, Any]:
    def text(date: dt.date | None) -> str | None:
        return day(date, page.language) if date else None

    reviewed = front.reviewed
    return {
        "path": page.name,
        "source_path": page.path,
        "author": front.author,
        "pub_date": front.pubDate.isoformat(),
        "pub_date_text": text(front.pubDate),
        "updated": front.updated.isoformat() if front.updated else None,
        "updated_text": text(front.updated),
        "reviewed": {
            "date": reviewed.date.isoformat(),
            "date_text": text(reviewed.date),
            "by": reviewed.by,
            "what": reviewed.what,
        }
        if reviewed
        else None,
        "image": relative(page.address, front.image[1:]) if front.image else None,
        "image_alt": front.imageAlt,
        "changes": [
            {"date": change.date.isoformat(), "date_text": text(change.date), "what": change.what}
            for change in front.changes
        ],
        "minutes": _minutes(html),
    }


@lru_cache(maxsize=512)  # the preview asks for the same articles at each change
def _minutes(html: str) -> int:
    """How long an article takes to read."""
    return max(1, math.ceil(len(visible_text(html).split()) / WORDS_PER_MINUTE))


def _crumbs(nav: Sequence[Entry], home: str, words: Mapping[str, str]) -> list[dict[str, str]]:
    """The way from the front page to what lies above this page."""
    above = [{"title": words["site_name"], "url": home}]
    for entry in nav:
        if (
            entry.open
            and entry.children
            and not any(child.current and child.url == entry.url for child in entry.children)
        ):
            above.append({"title": entry.title, "url": entry.url})
    return above


def _step(node: Node | None, tree: Tree, language: Language, url: Callable[[str], str]) -> dict[str, str] | None:
    """A page before or after this one, under its own title: that of the menu makes sense in the menu only."""
    return {"title": tree.pages[language, node.name].title, "url": url(node.name)} if node else None
