"""The part of the content in which a fault in one page is told as in the whole."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from guidebook.content.data import OTHER
from guidebook.content.tree import Tree


def around(tree: Tree, changed: Collection[str]) -> Tree:
    """The part of a tree in which the checks find in the pages at these paths what they find in the whole.

    It has the pages, every page that one of them points to or is pointed to from, and the counterparts. What a
    check finds in other files than the pages and their counterparts is not the whole truth: it takes all pages.
    """
    inner = {key for key, page in tree.pages.items() if page.path in changed}
    inner |= {(OTHER[language], name) for language, name in inner}
    ours = {f"{language}/{name}" for language, name in inner}
    targets = {
        link.page.partition("/")[2] for key in inner & tree.pages.keys() for link in tree.pages[key].rendered.links
    }
    pages = {
        key: page
        for key, page in tree.pages.items()
        if key in inner or page.name in targets or any(link.page in ours for link in page.rendered.links)
    }
    paths = {page.path for page in pages.values()} | tree.files.texts.keys()
    texts = {path: text for path, text in tree.texts.items() if path in paths}
    return replace(tree, pages=pages, texts=texts, faults=tuple(fault for fault in tree.faults if fault.path in paths))
