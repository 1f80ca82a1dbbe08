"""The files of search, and the page that searches and lists everything, for both languages."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from jinja2 import Environment

import guidebook
from guidebook.content.addresses import PREFIX, SEARCH, address, relative
from guidebook.content.data import LANGUAGES, OTHER, Language
from guidebook.content.kept import digest, program, remembered
from guidebook.content.tree import Tree
from guidebook.content.words import catalogue
from guidebook.content.workers import MANY, shared
from guidebook.site.facts import Site, common
from guidebook.site.navigation import Node, menu
from guidebook.site.script import Script, script
from guidebook.site.search.index import SearchPage, index
from guidebook.site.search.sections import sections
from guidebook.site.shelf import list_address
from guidebook.site.stylesheet import Sheets, links

_PLACE = '"@search@"'


@dataclass(frozen=True, slots=True)
class Search:
    """What search is made of."""

    files: Mapping[str, str]
    """The files of both indexes, by their path from the root of the site; the path changes with what is in them."""
    scripts: Mapping[Language, Script]

    @property
    def names(self) -> dict[Language, str]:
        """The name of each script, beside the script of every page."""
        return {language: each.path.removeprefix("assets/") for language, each in self.scripts.items()}


def search_of(
    tree: Tree, articles: Mapping[tuple[Language, str], str], overrides: Path, sheets: Sheets, cache: Path
) -> Search:
    """The indexes of today's articles, by language and name; earlier editions are not in them.

    An index for which nothing has changed is taken from the folder `cache`.
    """

    made = dict(
        zip(
            LANGUAGES,
            shared(lambda each: _index(tree, articles, each, cache), LANGUAGES, len(articles) > MANY),
            strict=True,
        )
    )
    text = script(overrides, "search").text
    files: dict[str, str] = {}
    scripts: dict[Language, Script] = {}
    for language, found in made.items():
        sha256 = hashlib.sha256("".join(found.values()).encode()).hexdigest()
        folder = f"assets/search/{language}.{sha256[:10]}/"
        files |= {folder + name: content for name, content in found.items()}
        put = {
            "folder": relative("assets/", folder),
            "root": relative("assets/", ""),
            "style": relative("assets/", sheets.named("search").path),
            "say": _said(language),
        }
        scripts[language] = Script(f"search-{language}", text.replace(_PLACE, json.dumps(put, ensure_ascii=False)))
    return Search(files, scripts)


def _index(
    tree: Tree, articles: Mapping[tuple[Language, str], str], language: Language, cache: Path
) -> Mapping[str, str]:
    """The index of a language, made of all that `read` and `alike` hold and of nothing else."""
    asked: defaultdict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for each in tree.data.asked:
        asked[each.page][each.id or ""] = each.of(language)
    read = [
        (
            page.address,
            page.front.description,
            articles[language, page.name],
            tuple(tree.entries(page)),
            asked[page.name],
        )
        for page in tree.of(language)
        if page.front and (language, page.name) in articles
    ]
    alike = synonyms(tree, language)

    def made() -> bytes:
        pages = [
            SearchPage(place, about, [replace(each, asked=phrases.get(each.id, ())) for each in found])
            for place, about, article, entries, phrases in read
            for found in [sections(article, entries)]
        ]
        return json.dumps(index(pages, language, alike)).encode()

    key = digest(program(Path(guidebook.__file__).parent), repr((read, alike)).encode())
    files: Mapping[str, str] = json.loads(remembered(cache / f"{language}.json", key, made))
    return files


def synonyms(tree: Tree, language: Language) -> list[tuple[str, ...]]:
    """What search takes for one another: the synonyms, and each term with what it is also called."""
    terms = [term.of(language) for term in tree.data.glossary]
    own = [each.words for each in tree.data.synonyms if each.language == language]
    return [*own, *((term.term, *term.also) for term in terms if term.also)]


def _said(language: Language) -> dict[str, str]:
    """What the script says to the reader."""
    words = catalogue(language)
    return {
        "title": words["search_title"],
        "label": words["search_label"],
        "submit": words["search_submit"],
        "close": words["search_close"],
        "one": words["search_one"],
        "many": words["search_many"],
        "none": words["search_none"],
        "more": words["search_more"],
        "failed": words["search_failed"],
    }


def search_address(language: Language) -> str:
    """The address of the page of search, from the root of the site."""
    return PREFIX[language] + SEARCH


def write_search(
    search: Search,
    tree: Tree,
    nodes: Mapping[Language, Sequence[Node]],
    site: Site,
    env: Environment,
    scripts: Sequence[Script],
    folder: Path,
) -> None:
    """Write the indexes, the scripts and the pages of search below `folder`."""
    template = env.get_template("search.html")
    pages = {
        f"{search_address(each)}index.html": template.render(_facts(each, tree, nodes[each], site, scripts))
        for each in LANGUAGES
    }
    made = {each.path: each.text for each in search.scripts.values()}
    for name, text in {**search.files, **made, **pages}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def _facts(
    language: Language, tree: Tree, nodes: Sequence[Node], site: Site, scripts: Sequence[Script]
) -> dict[str, Any]:
    """What the template of the page may show: every page in the order of the menu, with its sections."""
    here, there = search_address(language), OTHER[language]

    def url(name: str) -> str:
        return relative(here, address(name, language))

    return {
        **common(language, site),
        **menu(nodes, "", url),
        "home": url("index.md"),
        "other": {
            "language": there,
            "name": catalogue(there)["language_name"],
            "url": relative(here, search_address(there)),
        },
        "canonical": site.url + here,
        "alternates": [{"hreflang": each, "url": site.url + search_address(each)} for each in LANGUAGES],
        **links(site.sheets, lambda path: relative(here, path), "", "search"),
        "scripts": [relative(here, each.path) for each in scripts],
        "favicon": relative(here, "images/favicon.svg"),
        "page_url": url,
        "editions_url": relative(here, list_address(language)),
        "search_url": "./",
        "searching": True,
        "doc": {"path": ""},
        "pages": [
            {"url": url(node.name), "title": page.title, "sections": page.rendered.contents}
            for top in nodes
            for node in top.pages()
            for page in [tree.pages[language, node.name]]
        ],
    }
