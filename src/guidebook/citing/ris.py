"""Citations as RIS, written by rispy."""

from __future__ import annotations

from collections.abc import Sequence

import rispy

from guidebook.citing.citation import Citation
from guidebook.citing.csl import digest_note


class _Writer(rispy.RisWriter):
    """RIS as reference managers exchange it: nothing but tags, lines that end as the format's description asks."""

    NEWLINE = "\r\n"

    def set_header(self, count: int) -> str:
        return ""


def ris(citations: Sequence[Citation]) -> str:
    """A file of RIS, a web page (`ELEC`) for each citation."""
    text: str = rispy.dumps([_reference(citation) for citation in citations], implementation=_Writer)
    return text


def _reference(citation: Citation) -> dict[str, str | list[str]]:
    """One citation; what is not known is left out."""
    section, issued, edition = citation.section, citation.issued, citation.edition
    site = citation.site if citation.site != citation.author else ""
    retrieved = None if edition else citation.retrieved
    note = digest_note(edition)
    facts: dict[str, str | list[str]] = {
        "type_of_reference": "ELEC",
        "id": citation.key,
        "title": section.heading if section else citation.title,
        "authors": [citation.author],
        "secondary_title": citation.title if section else site,
        "tertiary_title": site if section else "",
        "section": section.id if section else "",
        "year": str(issued.year) if issued else "",
        "date": issued.strftime("%Y/%m/%d/") if issued else "",
        "access_date": retrieved.strftime("%Y/%m/%d/") if retrieved else "",
        "publisher": citation.publisher,
        "edition": edition.date.isoformat() if edition else "",
        "language": citation.language,
        "urls": [citation.address],
        "notes": [note] if note else [],
    }
    return {name: value for name, value in facts.items() if value}
