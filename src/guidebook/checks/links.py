"""Links and pictures: each points to something that is there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from guidebook.content.finding import Finding, near
from guidebook.content.page import Page
from guidebook.content.setting import Link
from guidebook.content.tree import Tree

_FORMS = {
    "empty": ("a link to nothing", "a page, a section or an address", "Write where it leads, or take the link out."),
    "absolute": (
        "an address from the root",
        "for a page its file, as `om/index.md`; for a picture `/images/name.jpg`",
        "Write the page's `.md` file, relative to this file.",
    ),
    "scheme": ("an address of an unknown kind", "https://…, http://… or mailto:…", "Correct the beginning."),
    "outside": ("a way out of `docs/`", "a page under docs/nb or docs/en", "Count the `../` again."),
    "not-a-page": ("no `.md` file", "the page's `.md` file", "Write the file's name with its ending `.md`."),
}
_DEFINITION = re.compile(r"^\s{0,3}\[([^\]]+)\]:")
_REFERENCE = re.compile(r"(?<![\\!\]])\[([^\[\]^][^\[\]]*)(?<!\\)\]\[([^\[\]^]*)\]")


def links(tree: Tree) -> Iterator[Finding]:
    """Links and pictures that point to nothing, and pictures without an alternative text."""
    ids = {f"{page.language}/{page.name}": _ids(page, tree) for page in tree.pages.values()}
    unsure = {
        f"{page.language}/{page.name}" for page in tree.pages.values() if tree.files.broken & {*page.rendered.inserts}
    }
    known = {f"{language}/{name}" for language, name in tree.names}
    for page in tree.pages.values():
        places = page.places.targets(link.written for link in page.rendered.links)
        for link, (line, column) in zip(page.rendered.links, places, strict=True):
            fault = _fault(link, page, tree, known, ids, unsure)
            if fault:
                code, found, expected, fix = fault
                yield Finding(page.path, line, column, f"link-{code}", found, expected, fix)
        yield from _references(page)


def _fault(
    link: Link, page: Page, tree: Tree, known: set[str], ids: dict[str, set[str]], unsure: set[str]
) -> tuple[str, str, str, str] | None:
    shown = f"“{link.written}”"
    if link.problem == "not-a-page" and link.page + ".md" in known:
        return "not-a-page", shown, "the page's file", f"Write “{link.written.partition('#')[0].rstrip('/')}.md”."
    if link.problem == "absolute" and link.kind == "image":
        return "picture-elsewhere", shown, "a picture of this site, `/images/name.jpg`", "Put it in overrides/images."
    if link.problem:
        found, expected, fix = _FORMS[link.problem]
        return link.problem, f"{shown}, {found}", expected, fix
    if link.kind == "image":
        return _picture(link, tree, shown)
    if not link.text.strip():
        return "no-text", f"{shown} without a text", "words that say where the link leads", "Write them in `[…]`."
    if link.page and link.page not in known:
        here = f"{page.language}/{page.name}".rpartition("/")[0]
        guess = near(posixpath.relpath(link.page, here), [posixpath.relpath(name, here) for name in known])
        return "page-missing", shown, "a page that exists", f"{guess}Correct the path."
    target = link.page or f"{page.language}/{page.name}"
    if link.fragment and target in ids and target not in unsure and link.fragment not in ids[target]:
        return (
            "section-missing",
            f"{shown}; docs/{target} has no “{link.fragment}”",
            "the id of a section or an entry of that page",
            f"{near(link.fragment, ids[target])}Correct what follows `#`.",
        )
    return None


def _picture(link: Link, tree: Tree, shown: str) -> tuple[str, str, str, str] | None:
    if link.file not in tree.pictures:
        guess = near(f"/{link.file}", [f"/{picture}" for picture in tree.pictures])
        return "picture-missing", shown, "a file in overrides/images", f"{guess}Correct the name or add the picture."
    if not link.text.strip():
        return "no-alternative", f"{shown} without an alternative text", "what the picture shows", "Write it in `![…]`."
    return None


def _references(page: Page) -> Iterator[Finding]:
    """References (`[text][name]`) to a name that is not defined: they are printed as they stand."""
    defined = {match[1].lower() for line in page.places.lines if (match := _DEFINITION.match(line))}
    for number, line in enumerate(page.places.lines, page.places.first_line):
        for match in _REFERENCE.finditer(line):
            name = (match[2] or match[1]).lower()
            if name not in defined:
                yield Finding(
                    page.path,
                    number,
                    match.start() + 1,
                    "link-reference-undefined",
                    f"“{match[0]}”",
                    f"a line `[{name}]: page.md`",
                    f"{near(name, defined)}Define the reference, or write `[text](page.md)`.",
                )


def _ids(page: Page, tree: Tree) -> set[str]:
    """Every id that can be pointed to on a page: its headings', its entries' made from data, its notes'."""
    return {mark.id for mark in page.rendered.headings if mark.id} | set(tree.entries(page))
