"""Citations as BibTeX, written by bibtexparser."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from unicodedata import normalize

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.middlewares.parsestack import default_unparse_stack
from bibtexparser.model import Entry, Field

from guidebook.citing.citation import Citation
from guidebook.citing.csl import digest_note
from guidebook.content.data import Language

_SPECIAL: Final = {
    ord(character): macro
    for character, macro in {
        "\\": r"{\textbackslash}",
        "{": r"{\lbrace}",
        "}": r"{\rbrace}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
    }.items()
}
_LANGUAGE: Final[dict[Language, str]] = {"nb": "norsk", "en": "british"}
"""The names of the languages in babel and polyglossia."""


def bibtex(citations: Sequence[Citation]) -> str:
    """A file of BibTeX in UTF-8, an `@online` for each citation."""
    library = Library([_entry(citation) for citation in citations])
    return write_string(library, default_unparse_stack(allow_inplace_modification=True))


def _entry(citation: Citation) -> Entry:
    """One citation; what is not known is left out.

    `date` is read by biblatex, `year` by BibTeX itself. A second pair of braces keeps a name whole and a title's
    capitals; the writer adds the first.
    """
    section, issued, edition = citation.section, citation.issued, citation.edition
    site = citation.site if citation.site != citation.author else ""
    retrieved = None if edition else citation.retrieved
    fields = {
        "author": f"{{{_latex(citation.author)}}}",
        "title": f"{{{_latex(section.heading if section else citation.title)}}}",
        "booktitle": f"{{{_latex(citation.title)}}}" if section else "",
        "organization": _latex(site),
        "publisher": _latex(citation.publisher),
        "date": issued.isoformat() if issued else "",
        "year": str(issued.year) if issued else "",
        "version": edition.date.isoformat() if edition else "",
        "url": citation.address,
        "urldate": retrieved.isoformat() if retrieved else "",
        "langid": _LANGUAGE[citation.language],
        "note": _latex(digest_note(edition) or ""),
    }
    return Entry("online", citation.key, [Field(name, text) for name, text in fields.items() if text])


def _latex(text: str) -> str:
    """The text with the signs escaped that mean something to LaTeX; letters stay as they are.

    BibTeX counts braces even when a backslash stands before them, so a brace is named.
    """
    return normalize("NFC", text).translate(_SPECIAL)
