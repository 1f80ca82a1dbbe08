"""Citations as CSL-JSON, the data model of citation styles: https://docs.citationstyles.org."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from guidebook.citing.citation import Citation, Edition
from guidebook.content.data import Language

LOCALE: Final[Mapping[Language, str]] = MappingProxyType({"nb": "nb-NO", "en": "en-GB"})


def item(citation: Citation) -> dict[str, Any]:
    """One citation in CSL-JSON; what is not known is left out.

    A section stands in its page as a chapter in a book: its heading is the title, the page the container.
    """
    section = citation.section
    site = citation.site if citation.site != citation.author else ""
    facts = {
        "id": citation.key,
        "type": "webpage",
        "title": section.heading if section else citation.title,
        "author": [{"literal": citation.author}],
        "issued": date_parts(citation.issued),
        "container-title": citation.title if section else site,
        "collection-title": site if section else None,
        "section": section.id if section else None,
        "publisher": citation.publisher,
        "edition": citation.edition.date.isoformat() if citation.edition else None,
        "accessed": None if citation.edition else date_parts(citation.retrieved),
        "language": LOCALE[citation.language],
        "URL": citation.address,
        "note": digest_note(citation.edition),
    }
    return {name: value for name, value in facts.items() if value}


def csl_json(citations: Sequence[Citation]) -> str:
    """A file of CSL-JSON."""
    return json.dumps([item(citation) for citation in citations], ensure_ascii=False, indent=2) + "\n"


def digest_note(edition: Edition | None) -> str | None:
    """What proves a filed copy of the edition."""
    return f"SHA-256 (ZIP): {edition.sha256}" if edition and edition.sha256 else None


def date_parts(date: dt.date | None) -> dict[str, Any] | None:
    """A day as CSL-JSON writes it."""
    return {"date-parts": [[date.year, date.month, date.day]]} if date else None
