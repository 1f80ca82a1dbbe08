"""Links and pictures: each points to something that is there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

from guidebook.content.finding import Finding, near
from guidebook.content.page import Page
from guidebook.content.setting import Link
from guidebook.content.tree import Tree
from guidebook.content.yaml_reader import Place

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
_SCHEME = re.compile(r"(?P<scheme>[a-z]{3,7})\s*(?:[:;]/{0,3}|//)(?P<rest>[\w-]+\.\S+)", re.I)
_MISSPELT = re.compile(r"h+t+p+s*|h?t{1,2}ps?|htt?s|h+tt?sp|hptts?|http[a-z]s?|https[a-z]", re.I)
_HOST = re.compile(r"(?:www\.\S+|[\w-]+(?:\.[\w-]+)*\.(?:no|com|org|eu|net|int|gov|edu|se|dk|uk))(?:[/?#]\S*)?", re.I)
_MAIL = re.compile(r"[^@\s/]+@[^@\s/]+\.[A-Za-z]{2,}")
_SPACE = re.compile(r"\s|\]\(")
_DECORATES = re.compile(r"""[^\s()]*(?:\s+"[^"]*")?\s*\)\{:?[^{}]*\brole=["']?(?:presentation|none)\b""")


@dataclass(frozen=True, slots=True)
class _Known:
    """What links can point to."""

    pages: frozenset[str]
    """Each as `nb/om/index.md`."""
    ids: Mapping[str, frozenset[str]]
    unsure: frozenset[str]
    """Pages whose ids are not all known, since the data they show cannot be read."""
    pictures: frozenset[str]


def links(tree: Tree) -> Iterator[Finding]:
    """Links and pictures that point to nothing, and pictures without an alternative text."""
    pages = [(f"{page.language}/{page.name}", page) for page in tree.pages.values()]
    known = _Known(
        frozenset(f"{language}/{name}" for language, name in tree.names),
        {name: frozenset(page_ids(page, tree)) for name, page in pages},
        frozenset(name for name, page in pages if tree.files.broken & {*page.rendered.inserts}),
        tree.pictures,
    )
    for name, page in pages:
        written = [_SPACE.split(link.written)[0] for link in page.rendered.links]
        for link, (line, column) in zip(page.rendered.links, page.places.targets(written), strict=True):
            fault = _fault(link, name, known)
            if fault and not (fault[0] == "no-alternative" and decorates(page, (line, column))):
                code, found, expected, fix = fault
                yield Finding(page.path, line, column, f"link-{code}", found, expected, fix)


def decorates(page: Page, place: Place) -> bool:
    """Whether its writer has said of the picture whose address stands here that it is for the eye alone."""
    line, column = place
    return bool(_DECORATES.match(page.places.lines[line - page.places.first_line], column - 1))


def page_ids(page: Page, tree: Tree) -> set[str]:
    """Every id that can be pointed to on a page: its headings', and its entries' made from data."""
    return {mark.id for mark in page.rendered.headings if mark.id} | set(tree.entries(page))


def _fault(link: Link, here: str, known: _Known) -> tuple[str, str, str, str] | None:
    shown = f"“{link.written}”"
    if _SPACE.search(link.written.strip()) and not link.written.lower().startswith("mailto:"):
        expected, fix = "an address without a space", "Close the address with `)`; write `%20` for a space in it."
        return "space", f"“{link.written[:60]}”, which has a space", expected, fix
    address = _meant_address(link)
    if address:
        return "scheme", f"{shown}, an address of an unknown kind", _FORMS["scheme"][1], f"Did you mean “{address}”?"
    if link.kind == "image":
        return _picture(link, known, shown)
    if link.problem:
        found, expected, fix = _FORMS[link.problem]
        meant = _meant_page(link, here, known)
        return link.problem, f"{shown}, {found}", expected, f"Did you mean “{meant}”? {fix}" if meant else fix
    return _page(link, here, known, shown) or _text(link, shown)


def _text(link: Link, shown: str) -> tuple[str, str, str, str] | None:
    if not any(character.isalnum() for character in link.text):
        return "no-text", f"{shown} without a text", "words that say where the link leads", "Write them in `[…]`."
    return None


def _page(link: Link, here: str, known: _Known, shown: str) -> tuple[str, str, str, str] | None:
    target = link.page or here
    ids = known.ids.get(target)
    if link.page and link.page not in known.pages:
        meant = _meant_page(link, here, known)
        folder = posixpath.dirname(here)
        stems = [posixpath.relpath(name, folder).removesuffix(".md") for name in known.pages]
        near_by = near(posixpath.relpath(link.page, folder).removesuffix(".md"), stems).replace("”?", ".md”?")
        guess = f"Did you mean “{meant}”? " if meant else near_by
        return "page-missing", shown, "a page that exists", f"{guess}Correct the path."
    if link.fragment and ids is not None and target not in known.unsure and link.fragment not in ids:
        folded = link.fragment.casefold()
        guess = f"Did you mean “{folded}”? " if folded in ids else near(link.fragment, ids)
        found = f"{shown}; docs/{target} has no “{link.fragment}”"
        expected = "the id of a section or an entry of that page"
        return "section-missing", found, expected, f"{guess}Correct what follows `#`."
    if link.page == here and not link.fragment:
        return "self", f"{shown}, the page itself", "another page, or a section", "Add `#id`, or take the link out."
    if link.page and (link.written.endswith("#") or "?" in link.written.partition("#")[0]):
        mark = "#" if link.written.endswith("#") else "?"
        expected, fix = "the file, and after `#` the id of a section", f"Take out the `{mark}` and what follows it."
        return "tail", f"{shown}, with a “{mark}” that leads nowhere", expected, fix
    return None


def _meant_address(link: Link) -> str:
    """The address outside that was meant, where the beginning is misspelt or left out; empty: none can be told."""
    written = link.written.strip()
    if not link.problem:
        return ""
    if _MAIL.fullmatch(written):
        return f"mailto:{written}"
    if written.startswith("//"):
        return f"https:{written}"
    if _HOST.fullmatch(written) and not written.lower().endswith(".md"):
        return f"https://{written}"
    match = _SCHEME.fullmatch(re.sub(r":///+", "://", written))
    if match and _MISSPELT.fullmatch(match["scheme"]):
        return f"{'http' if match['scheme'].lower() == 'http' else 'https'}://{match['rest']}"
    return ""


def _meant_page(link: Link, here: str, known: _Known) -> str:
    """The way to the page that was meant, where its name is right and the way, the ending or the capitals are not."""
    path, _, fragment = unquote(unescape(link.written)).partition("#")
    stem = re.sub(r"\.(?:html?|markdown|mdx?|md/)$|/$", "", path.partition("?")[0].casefold())
    parts = [part for part in stem.split("/") if part not in ("", ".", "..", "docs", "index")]
    language = parts.pop(0) if parts[:1] in (["nb"], ["en"]) else here.partition("/")[0]
    wanted = "/".join(parts)
    if not wanted:
        return ""
    names = {name for name in known.pages if name.partition("/")[0] == language}
    plain = {re.sub(r"(/index)?\.md$", "", name.partition("/")[2]).casefold(): name for name in names}
    ends = [name for stem, name in plain.items() if stem == wanted or stem.endswith(f"/{wanted}")]
    found = plain.get(wanted) or (ends[0] if len(ends) == 1 else "")
    way = posixpath.relpath(found, posixpath.dirname(here)) if found else ""
    return way + (f"#{fragment}" if fragment and found else "")


def _picture(link: Link, known: _Known, shown: str) -> tuple[str, str, str, str] | None:
    if link.problem in ("empty", "scheme") or "//" in link.written:
        found, expected = f"{shown}, a picture from elsewhere", "a picture of this site, `/images/name.jpg`"
        return "picture-elsewhere", found, expected, "Put it in overrides/images."
    name = posixpath.basename(link.written)
    same = [picture for picture in known.pictures if posixpath.basename(picture).casefold() == name.casefold()]
    if link.problem:
        fix = f"Did you mean “/{same[0]}”?" if same else "Put it in overrides/images."
        return "picture-elsewhere", shown, "a picture of this site, `/images/name.jpg`", fix
    if link.file not in known.pictures:
        guess = near(f"/{link.file}", [f"/{picture}" for picture in known.pictures])
        guess = f"Did you mean “/{same[0]}”? " if same else guess
        return "picture-missing", shown, "a file in overrides/images", f"{guess}Correct the name or add the picture."
    if not link.text.strip():
        found, expected = f"{shown} without an alternative text", "what the picture shows"
        fix = "Write it in `![…]`. One that says nothing is marked: `![](…){ role=presentation }`."
        return "no-alternative", found, expected, fix
    return None
