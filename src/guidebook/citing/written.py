"""Citations as a person writes them, formatted by the CSL styles in `styles/` and the locales of citeproc-py."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from html import escape
from importlib.resources import files
from types import SimpleNamespace
from typing import Any, Final, Literal

from citeproc import Citation as Cited
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.source.json import CiteProcJSON

from guidebook.citing.citation import Citation, Section
from guidebook.citing.csl import LOCALE, date_parts, item
from guidebook.content.data import Language
from guidebook.content.words import catalogue

Style = Literal["apa-7-nb", "apa-7-en", "case-paper"]

_BEGIN, _END = "\ue000", "\ue001"
_TITLE, _HEADING, _ID, _ADDRESS = "x\ue002x", "x\ue003x", "x\ue004x", "https://x.example/\ue005/"
"""Stand for words of which a style asks nothing but that they are there."""
_CORE: Final = re.compile(r"[^\W_](?:.*[^\W_])?", re.S)
"""A text without the marks before and after it."""
_MARK: Final = re.compile("|".join(map(re.escape, (_TITLE, _HEADING, _ID, _ADDRESS))))
_SECOND_STOP: Final = re.compile(rf"(?<=[.?!…])({_END}?)\.(?= )")


@dataclass(frozen=True, slots=True)
class Written:
    """A citation ready to be copied."""

    text: str
    html: str
    """The same, escaped, with the title of the work in `<cite>`."""
    open: bool
    """Whether a place stands in it for the day on which the text was read."""


def written(citations: tuple[Citation, ...], style: Style) -> tuple[Written, ...]:
    """Citations of one language in a style, in their order.

    Where neither an edition nor the day of reading is known, a place to fill in the day stands visibly.
    Raises `ValueError` where the languages differ.
    """
    if len({citation.language for citation in citations}) > 1:
        raise ValueError("the citations are of more than one language")
    return tuple(_written(_marked(citation, style), _open(citation)) for citation in citations)


def _marked(citation: Citation, style: Style) -> str:
    """A citation in a style, its italics marked.

    A style takes milliseconds, so it sets one citation for all that differ in their words alone: only the marks
    with which words begin and end change the punctuation around them.
    """
    section = citation.section
    words = {_TITLE: citation.title} | ({_HEADING: section.heading, _ID: section.id} if section else {})
    found = {mark: _CORE.search(text) for mark, text in words.items()}
    cores = {mark: core[0] for mark, core in found.items() if core}
    if len(cores) < len(words):
        return _styled(citation, style)
    held = {mark: text.replace(cores[mark], mark) for mark, text in words.items()}
    part = Section(held[_ID], held[_HEADING]) if section else None
    marked = _styled(replace(citation, title=held[_TITLE], section=part, page_address=_ADDRESS), style)
    given = {**cores, _ADDRESS: citation.page_address}
    return _MARK.sub(lambda met: given[met[0]], marked)


@cache
def _styled(citation: Citation, style: Style) -> str:
    """A citation as citeproc-py sets it."""
    source = CiteProcJSON([_item(citation)])
    bibliography = CitationStylesBibliography(_style(style, citation.language), source, _MARKS)
    bibliography.register(Cited([CitationItem(citation.key)]))
    (entry,) = bibliography.bibliography()
    return str(entry)


def _item(citation: Citation) -> dict[str, Any]:
    """The facts for a style: also the day of the edition, and a place for a day that is not known."""
    facts = item(citation)
    if citation.edition:
        facts["original-date"] = date_parts(citation.edition.date)
    elif _open(citation):
        facts["accessed"] = {"literal": catalogue(citation.language)["cite_day"]}
    return facts


def _open(citation: Citation) -> bool:
    return not citation.edition and not citation.retrieved


def _written(marked: str, open_: bool) -> Written:
    """The text with one full stop where CSL asks for one; citeproc-py leaves a second after `?` and after italics."""
    marked = _SECOND_STOP.sub(r"\1", marked)
    html = escape(marked, quote=False).replace(_BEGIN, "<cite>").replace(_END, "</cite>")
    return Written(marked.replace(_BEGIN, "").replace(_END, ""), html, open_)


class _Italic(str):
    """Words set off by two characters that no text has, so that escaping can come last."""

    def __new__(cls, text: object) -> _Italic:
        return super().__new__(cls, f"{_BEGIN}{text}{_END}")


_MARKS: Final = SimpleNamespace(preformat=str, Italic=_Italic)


@cache
def _style(name: Style, language: Language) -> CitationStylesStyle:
    path = files("guidebook.citing").joinpath("styles", f"{name}.csl")
    return CitationStylesStyle(str(path), locale=LOCALE[language], validate=False)
