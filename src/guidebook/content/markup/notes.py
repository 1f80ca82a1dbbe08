"""Footnotes whose text comes from the register of sources."""

from __future__ import annotations

import datetime as dt
import posixpath
import re

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.preprocessors import Preprocessor

from guidebook.content.data import Source
from guidebook.content.dates import day
from guidebook.content.setting import Setting

REFERENCE = re.compile(r"\[\^([^\]\s]+)\]")
_CLAIM = re.compile(r"^\s*/{3,}\s*claim\s*\|\s*(\S+)")
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!<>&|])")
PLACE = "@@notes@@"
HEADING_ID = "kilder-pa-siden"


class Notes(FootnoteExtension):
    """`[^id]` becomes a note with the register's entry; the notes stand under a heading at the end."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(PLACE_MARKER=PLACE, BACKLINK_TITLE=setting.words["note_back"])
        self.setting = setting

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the preprocessor that defines the notes before the parser meets them."""
        super().extendMarkdown(md)
        md.preprocessors.register(_Definitions(md, self), "register_notes", 5)


class _Definitions(Preprocessor):
    """Defines a note for every source that the text refers to, and ends the text with their heading."""

    def __init__(self, md: Markdown, notes: Notes) -> None:
        super().__init__(md)
        self.notes = notes

    def run(self, lines: list[str]) -> list[str]:
        """The lines, with the notes' heading and place where there are notes."""
        setting = self.notes.setting
        used = [name for line in lines for name in _names(line, setting) if name in setting.sources]
        for name in dict.fromkeys(used):
            self.notes.setFootnote(name, note(setting.sources[name], setting))
        if not used:
            return lines
        return [*lines, "", f"## {setting.words['notes_heading']} {{ #{HEADING_ID} }}", "", PLACE]


def _names(line: str, setting: Setting) -> list[str]:
    claim = _CLAIM.match(line)
    if claim and claim[1] in setting.claims:
        return list(setting.claims[claim[1]].sources)
    return REFERENCE.findall(line)


def note(source: Source, setting: Setting) -> str:
    """The text of a note, in Markdown: who, when, what, where, and how surely it is known."""
    words = setting.words
    title = _escape(source.title)
    if source.language != setting.language:
        title = f"*{title}*{{ lang={source.language} }}"
    else:
        title = f"*{title}*"
    where = source.address or (f"https://doi.org/{source.doi}" if source.doi else "")
    first = " ".join(filter(None, [_who(source), f"[{title}]({where})" if where else title])) + "."
    rest = [_escape(part) for part in (source.number, source.publisher) if part]
    known = f"{words[f'mark_{source.mark}']}, {words['checked_on'].format(date=day(source.checked, setting.language))}."
    register = posixpath.relpath("kilder.md", posixpath.dirname(setting.name) or ".")
    entry = f"[{words['note_entry']}]({register}#{source.id})"
    return " ".join([first, *(f"{part}." for part in rest), known, entry])


def _who(source: Source) -> str:
    when = source.published
    date = f"({when.isoformat() if isinstance(when, dt.date) else _escape(when)})" if when else ""
    return " ".join(filter(None, [_escape(source.author) if source.author else "", date])) + (
        ":" if source.author or date else ""
    )


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
