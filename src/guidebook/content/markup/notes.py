"""Footnotes whose text comes from the register of sources."""

from __future__ import annotations

import posixpath
import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.preprocessors import Preprocessor

from guidebook.content.data import Source
from guidebook.content.dates import day, known
from guidebook.content.places import CODE_OR_COMMENT
from guidebook.content.setting import Setting

REFERENCE = re.compile(r"(?<!\\)\[\^([^\]\s]+)\]")
_CLAIM = re.compile(r"^\s*/{3,}\s*claim\s*\|\s*(\S+)")
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!>])")
PLACE = "@@notes@@"
HEADING_ID = "kilder-pa-siden"


class Notes(FootnoteExtension):
    """`[^id]` becomes a note with the register's entry; the notes stand under a heading at the end."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(PLACE_MARKER=PLACE)
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
        prose = CODE_OR_COMMENT.sub("", "\n".join(lines)).split("\n")
        used = [name for line in prose for name in _names(line, setting) if name in setting.sources]
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
    words, language = setting.words, setting.language
    who = source.author or source.publisher
    when = known(source.published, language) if source.published else ""
    spoken = "" if source.language == language else f"{{ lang={source.language} }}"
    title = f"*{_escape(source.title)}*{spoken}"
    where = source.address or (f"https://doi.org/{source.doi}" if source.doi else "")
    named = f"[{title}](<{where}>)" if where else title
    by = f"{_escape(who)} ({_escape(when)}): " if who and when else f"{_escape(who)}: " if who else ""
    rest = [source.publisher if source.author else None, source.number, None if who else when]
    facts = "".join(f", {_escape(part)}" for part in rest if part)
    on = words["checked_on"].format(date=day(source.checked, language))
    checked = f"{words[f'mark_{source.mark}']}{'' if source.mark == 'unverified' else f', {on}'}."
    register = posixpath.relpath("kilder.md", posixpath.dirname(setting.name) or ".")
    return f"{by}{named}{facts}. {checked} [{words['note_entry']}]({register}#{source.id})"


def name_links(root: etree.Element, setting: Setting) -> None:
    """Give the links to and from the notes names of their own."""
    words = setting.words
    for link in root.iter("a"):
        if link.get("class") == "footnote-ref":
            link.set("aria-label", words["note_ref"].format(number=link.text))
    for number, item in enumerate(root.findall(".//div[@class='footnote']/ol/li"), 1):
        back = [link for link in item.iter("a") if link.get("class") == "footnote-backref"]
        for place, link in enumerate(back, 1):
            name = "note_back" if len(back) == 1 else "note_back_more"
            link.set("aria-label", words[name].format(number=number, place=place))
            link.attrib.pop("title", None)


def _escape(text: str) -> str:
    """Text as Markdown that means nothing but itself."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;"))
