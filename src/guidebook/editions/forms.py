"""An address in its forms: with and without its language, and the page that it belongs to."""

from __future__ import annotations

from typing import Final

from guidebook.content.addresses import PREFIX
from guidebook.content.data import LANGUAGES, Language

FEED: Final = "feed.xml"
MARKDOWN: Final = "index.md"
CITATIONS: Final = ("citation.bib", "citation.html", "citation.json", "citation.ris")
BESIDE: Final = (FEED, MARKDOWN, *CITATIONS)
"""The files that lie beside every page, and beside every address that a page has had."""
LLMS: Final = "llms.txt"
"""The list of pages for tools, one for each language."""
PAPER: Final = ("saksframlegg.docx", "saksframlegg.txt")
"""The template for a case paper as files, for each language."""


def neutral(given: str) -> str:
    """An address without its leading slash and its language: `om/#faste-adresser` for both languages."""
    bare = given.removeprefix("/")
    return bare.removeprefix(PREFIX["en"])


def spoken(given: str, language: Language) -> str:
    """The address of one language, with a leading slash; a picture has the same in both."""
    return f"/{given}" if given.startswith("images/") else f"/{PREFIX[language]}{given}"


def page_of(given: str) -> str:
    """The address of the page that an id is on, or that a file lies beside."""
    path = given.partition("#")[0]
    folder, slash, name = path.rpartition("/")
    return folder + slash if name in BESIDE else path


def both(given: str) -> tuple[str, ...]:
    """The addresses with language that a neutral one stands for."""
    return tuple(dict.fromkeys(spoken(given, language) for language in LANGUAGES))
