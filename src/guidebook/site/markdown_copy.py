"""A page as Markdown for tools: as it was written, with links that lead somewhere from wherever the copy lies."""

from __future__ import annotations

import json
import re

from guidebook.content.addresses import OWN, address
from guidebook.content.data import Data
from guidebook.content.markup.links import understand
from guidebook.content.page import Page
from guidebook.content.setting import Setting, setting
from guidebook.content.tree import Tree
from guidebook.content.words import catalogue

_LINK = re.compile(r"(?:\]\(\s*<?|^ {0,3}\[(?!\^)[^\]\n]+\]:\s*<?)(?P<target>[^)\s>]+)", re.M)
_INSERT = re.compile(r"^/// insert \| (?P<name>[a-z-]+) *\n///[ ]*$", re.M)
_NOTE = re.compile(r"\[\^(?P<id>[a-z0-9-]+)\]")
_MARKS = re.compile(r"[\\`*_\[\]<>#|]")


def copied(page: Page, tree: Tree, url: str) -> str:
    """The copy of a page of the site at `url`: what the page says of itself, its body, the sources of its notes."""
    of = setting(page.name, page.language, tree.data, tree.today)
    body = _edited(page, of, url).replace(OWN, url).strip()
    notes = _notes(page, tree.data, url)
    return "\n".join(["---", *_facts(page, url), "---", "", body, *(["", *notes] if notes else []), ""])


def said(text: str) -> str:
    """A text of one line in which nothing counts as markup."""
    return _MARKS.sub(lambda mark: f"\\{mark[0]}", " ".join(text.split()))


def _facts(page: Page, url: str) -> list[str]:
    """Front matter; every text in double quotation marks, as YAML and JSON both read it."""
    front = page.front
    if front is None:
        return []
    days = {"pubDate": front.pubDate, "updated": front.updated}
    texts = {
        "title": page.title,
        "description": front.description,
        "author": front.author,
        "language": page.language,
        "address": url + page.address,
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }
    return [
        *(f"{key}: {json.dumps(text, ensure_ascii=False)}" for key, text in texts.items()),
        *(f"{key}: {date.isoformat()}" for key, date in days.items() if date),
    ]


def _edited(page: Page, of: Setting, url: str) -> str:
    """The body with the public address in every link, and a line for each insert; code stays as it is."""
    prose, words = "\n".join(page.places.lines), catalogue(page.language)
    edits = [
        (found.start("target"), found.end("target"), _led(found["target"], page, of, url))
        for found in _LINK.finditer(prose)
    ]
    for found in _INSERT.finditer(prose):
        what = words[f"markdown_{found['name'].replace('-', '_')}"]
        edits.append((*found.span(), f"[{words['markdown_insert'].format(what=what)}]({url}{page.address})"))
    body = page.body
    for start, end, text in sorted(edits, reverse=True):
        body = body[:start] + text + body[end:]
    return body


def _led(written: str, page: Page, of: Setting, url: str) -> str:
    """Where a link or a picture leads, in full."""
    link = understand(written, "image" if written.startswith("/images/") else "link", "", of)
    end = f"#{link.fragment}" if link.fragment else ""
    if link.problem or not (link.file or link.page or end):
        return written
    if link.file:
        return url + link.file
    language, _, name = link.page.partition("/")
    return url + (address(name, "en" if language == "en" else "nb") if name else page.address) + end


def _notes(page: Page, data: Data, url: str) -> list[str]:
    """A note for each source that the text refers to, with its entry in the register."""
    sources = {source.id: source for source in data.sources}
    register = url + address("kilder.md", page.language)
    used = dict.fromkeys(found["id"] for found in _NOTE.finditer("\n".join(page.places.lines)))
    return [f"[^{id_}]: [{said(sources[id_].title)}]({register}#{id_})" for id_ in used if id_ in sources]
