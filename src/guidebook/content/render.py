"""The body of a page as HTML, with all that was met on the way.

The table of extensions is here alone: what is checked is what is rendered.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from dataclasses import dataclass
from typing import Any

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from guidebook.content.markup import headings, links, notes, tables, terms
from guidebook.content.markup.blocks import PageBlocks
from guidebook.content.setting import Link, Mark, Record, Setting

EXTENSIONS: dict[str, dict[str, Any]] = {
    "attr_list": {},
    "def_list": {},
    "fenced_code": {},
    "sane_lists": {},
    "tables": {"use_align_attribute": True},
    "toc": {"toc_depth": "2-4", "permalink": False},
}


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
    inserts: tuple[str, ...]
    claims: tuple[str, ...]
    voices: tuple[str, ...]


def render(body: str, setting: Setting) -> Rendered:
    """Render the body of one page. The same body and setting give the same HTML."""
    record = Record()
    markdown = Markdown(
        extensions=[*EXTENSIONS, notes.Notes(setting), PageBlocks(setting, record), _Finish(setting, record)],
        extension_configs=EXTENSIONS,
        output_format="html",
    )
    html = markdown.convert(body)
    tokens = getattr(markdown, "toc_tokens", [])
    return Rendered(
        html,
        _contents(tokens),
        tuple(record.headings),
        tuple(record.links),
        tuple(record.inserts),
        tuple(record.claims),
        tuple(record.voices),
    )


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
        md.treeprocessors.register(_Observe(md, self), "observe", 6)
        md.treeprocessors.register(_Complete(md, self), "complete", 4)


class _Observe(Treeprocessor):
    def __init__(self, md: Markdown, finish: _Finish) -> None:
        super().__init__(md)
        self.record = finish.record

    def run(self, root: etree.Element) -> None:
        self.record.headings.extend(headings.observe(root))


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
