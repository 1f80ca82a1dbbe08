"""The body of a page as HTML, with all that was met on the way.

The table of extensions is here alone: what is checked is what is rendered.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from dataclasses import dataclass
from html import unescape
from typing import Any

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from guidebook.content.markup import headings, links, notes, tables, terms
from guidebook.content.markup.blocks import PageBlocks
from guidebook.content.passages import Part, Passage, Walk
from guidebook.content.places import CODE_OR_COMMENT
from guidebook.content.setting import Link, Mark, Record, Setting

EXTENSIONS: dict[str, dict[str, Any]] = {
    "attr_list": {},
    "def_list": {},
    "fenced_code": {},
    "sane_lists": {},
    "tables": {"use_align_attribute": True},
    "toc": {"toc_depth": "2-4", "permalink": False},
}


_ATTRIBUTES = frozenset(
    {"id", "lang", "href", "src", "alt", "title", "class", "role", "start", "align", "type", "data-insert", "hreflang"}
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a table of contents."""

    id: str
    title: str
    children: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Rendered:
    """The body of a page as the reader gets it, but for the inserts, whose places are empty `div`s."""

    html: str
    contents: tuple[Entry, ...]
    headings: tuple[Mark, ...]
    links: tuple[Link, ...]
    passages: tuple[Passage, ...]
    """What the author has written, as the reader sees it."""
    parts: tuple[Part, ...]
    inserts: tuple[str, ...]
    claims: tuple[str, ...]
    voices: tuple[str, ...]
    attributes: tuple[str, ...]
    """What an author has written in `{ }` and may not."""
    title: str
    """The text of the h1; empty where there is none."""


def render(body: str, setting: Setting) -> Rendered:
    """Render the body of one page. The same body and setting give the same HTML."""
    record = Record()
    markdown = Markdown(
        extensions=[*EXTENSIONS, notes.Notes(setting), PageBlocks(setting, record), _Finish(setting, record)],
        extension_configs=EXTENSIONS,
        output_format="html",
    )
    # HTML written by hand is text: nothing that a page holds can run, load or hide anything.
    markdown.preprocessors.deregister("html_block")
    markdown.inlinePatterns.deregister("html")
    html = markdown.convert(body)
    tokens = getattr(markdown, "toc_tokens", [])
    return Rendered(
        html,
        _contents(tokens),
        tuple(record.headings),
        tuple(record.links),
        tuple(record.passages),
        tuple(record.parts),
        tuple(record.inserts),
        tuple(record.claims),
        tuple(record.voices),
        tuple(record.attributes),
        _title(html),
    )


def _title(html: str) -> str:
    h1 = re.search(r"<h1[^>]*>(.*?)</h1>", html, re.S)
    return unescape(re.sub(r"<[^>]*>", "", h1[1])).strip() if h1 else ""


def _contents(tokens: list[Any]) -> tuple[Entry, ...]:
    return tuple(Entry(token["id"], token["html"], _contents(token["children"])) for token in tokens)


class _Finish(Extension):
    """This site's own work on the parsed page."""

    def __init__(self, setting: Setting, record: Record) -> None:
        super().__init__()
        self.setting = setting
        self.record = record

    def extendMarkdown(self, md: Markdown) -> None:
        """Look at the headings before the table of contents gives ids away; do the rest after it."""
        md.preprocessors.register(_Comments(md), "comments", 21)
        md.treeprocessors.register(_Observe(md, self), "observe", 6)
        md.treeprocessors.register(_Complete(md, self), "complete", 4)


class _Comments(Preprocessor):
    """Takes comments out, once code blocks have been set aside."""

    def run(self, lines: list[str]) -> list[str]:
        return CODE_OR_COMMENT.sub(lambda match: match[0] if match["code"] else "", "\n".join(lines)).split("\n")


class _Observe(Treeprocessor):
    def __init__(self, md: Markdown, finish: _Finish) -> None:
        super().__init__(md)
        self.setting, self.record = finish.setting, finish.record

    def run(self, root: etree.Element) -> None:
        self.record.headings.extend(headings.observe(root))
        self.record.attributes.extend(_foreign(root))
        walk = Walk(lambda written: links.counterpart(written, self.setting), self.shown, iter(self.record.claims))
        walk.block(root, "")
        self.record.passages.extend(walk.passages)
        self.record.parts.extend(walk.parts)

    def shown(self, text: str) -> str:
        """A text of the tree as the reader sees it, fenced code left out; escapes and entities are still coded."""
        if "\x02" not in text and "&" not in text:
            return text
        text = re.sub(r"\x02(\d+)\x03", lambda match: chr(int(match[1])), text.replace("\x02amp\x03", "&"))
        return unescape(re.sub(r"\x02wzxhzdk:(\d+)\x03", lambda match: self.stashed(int(match[1])), text))

    def stashed(self, number: int) -> str:
        """An entity as it was written, or nothing for a block of code."""
        raw = str(self.md.htmlStash.rawHtmlBlocks[number])
        return "" if raw.startswith("<pre") else raw


def _foreign(root: etree.Element) -> list[str]:
    """The attributes that an author may not give, in order: only headings have ids, and few things have others."""
    return [
        f"{name}={value}" if value != name else name
        for element in root.iter()
        for name, value in element.attrib.items()
        if name not in _ATTRIBUTES
        or (name == "id" and element.tag not in headings.LEVELS and not re.match(r"fn(ref\d*)?:", value))
    ]


class _Complete(Treeprocessor):
    def __init__(self, md: Markdown, finish: _Finish) -> None:
        super().__init__(md)
        self.setting, self.record = finish.setting, finish.record

    def run(self, root: etree.Element) -> None:
        setting = self.setting
        written = links.resolve(root, setting)
        self.record.links.extend(written.values())
        terms.show_definitions(root, written, setting)
        tables.wrap_tables(root, setting)
        headings.add_links(root, setting)
        notes.name_links(root, setting)
