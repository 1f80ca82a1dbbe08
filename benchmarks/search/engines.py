"""The search of a built site and that of Material for MkDocs, each as a reader's browser runs it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from playwright.sync_api import Page

from guidebook.content.data import Language
from guidebook.content.tree import Tree
from guidebook.figures.expand import expand
from guidebook.site.search.making import search_address

PLUGIN = {
    "nb": {"lang": ["no"], "separator": r"[\s\-]+", "pipeline": ["stopWordFilter"]},
    "en": {"lang": ["en"], "separator": r"[\s\-]+", "pipeline": ["stopWordFilter"]},
}
"""What Material's plugin sets by itself for a site in the language."""
FIELDS = {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}}
WORKER = """
async ([config, docs, queries]) => {
  const worker = new Worker("assets/javascripts/workers/search.js");
  const ask = (message) => new Promise((done) => {
    worker.onmessage = (answer) => done(answer.data);
    worker.postMessage(message);
  });
  await ask({ type: 0, data: { config, docs, options: { suggest: false } } });
  const found = {};
  for (const query of queries) {
    const sections = (await ask({ type: 2, data: query })).data.items.flat().filter((each) => each.score > 0);
    sections.sort((one, other) => other.score - one.score);
    found[query] = sections.map((each) => each.location);
  }
  return found;
}
"""


def own(page: Page, site: str, language: Language, queries: Iterable[str]) -> dict[str, list[str]]:
    """The addresses that the page of search lists for each query, as a reader sees them."""
    page.goto(site + search_address(language))
    found = {}
    for query in queries:
        page.get_by_role("searchbox").fill(query)
        page.wait_for_function("query => document.querySelector('.search__list')?.dataset.query === query", arg=query)
        links = page.locator(".search__list a").evaluate_all("links => links.map(link => link.href)")
        found[query] = [link.removeprefix(site) for link in links]
    return found


def materials(page: Page, site: str, tree: Tree, language: Language, queries: Sequence[str]) -> dict[str, list[str]]:
    """The addresses that Material's own index and worker find for each query in the articles of a tree.

    `site` is the address of a folder made by `material_site`. All sections count, in the order of their scores,
    though Material's dialog folds all but the best of a page away.
    """
    config = {**PLUGIN[language], "fields": FIELDS}
    page.goto(site)
    found: Mapping[str, list[str]] = page.evaluate(WORKER, [config, _entries(tree, language), list(queries)])
    return dict(found)


def material_site(folder: Path) -> Path:
    """A folder with the worker of Material and its languages, to be served."""
    package = find_spec("material")
    assert package is not None and package.submodule_search_locations
    scripts = Path(package.submodule_search_locations[0]) / "templates" / "assets" / "javascripts"
    target = folder / "assets" / "javascripts"
    shutil.copytree(scripts / "lunr", target / "lunr")
    (target / "workers").mkdir()
    shutil.copy(next(scripts.glob("workers/search.*.min.js")), target / "workers" / "search.js")
    (folder / "index.html").write_text('<!doctype html><html lang="en"><title>Material</title>', "utf-8")
    return folder


def _entries(tree: Tree, language: Language) -> list[Any]:
    from material.plugins.search.plugin import SearchIndex

    index = SearchIndex(**PLUGIN[language], fields=FIELDS)
    for page in tree.of(language):
        content = expand(page, tree, "", "")
        index.add_entry_from_context(
            SimpleNamespace(meta={}, content=content, toc=[], url=page.address, title=page.title)
        )
    docs: list[Any] = json.loads(index.generate_search_index(None))["docs"]
    return docs
