"""Citations in the head of a page, where reference managers and search engines look."""

from __future__ import annotations

from typing import Any

from guidebook.citing.citation import Citation
from guidebook.citing.csl import digest_note

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def meta_pairs(citation: Citation) -> tuple[tuple[str, str], ...]:
    """Names and contents of meta elements: `citation_*` (Highwire Press) and Dublin Core."""
    published, updated = citation.published, citation.updated
    pairs = (
        ("citation_title", citation.title),
        ("citation_author", citation.author),
        ("citation_publication_date", published.strftime("%Y/%m/%d") if published else ""),
        ("citation_publisher", citation.publisher),
        ("citation_language", citation.language),
        ("citation_public_url", citation.page_address),
        ("DC.title", citation.title),
        ("DC.creator", citation.author),
        ("DC.publisher", citation.publisher),
        ("DC.date", citation.issued.isoformat() if citation.issued else ""),
        ("DCTERMS.modified", updated.isoformat() if updated else ""),
        ("DC.type", "Text"),
        ("DC.format", "text/html"),
        ("DC.language", citation.language),
        ("DC.identifier", citation.page_address),
        ("DCTERMS.isPartOf", citation.site),
        ("DC.rights", LICENCE),
    )
    return tuple((name, content) for name, content in pairs if content)


def json_ld(citation: Citation, description: str, here: str, site_address: str) -> dict[str, Any]:
    """The page at `here` in the words of schema.org; what is not known is left out.

    A living page whose text is that of an edition has it as an example of itself; the edition's own page is one.
    """
    edition = citation.edition
    version = edition.date.isoformat() if edition else None
    frozen = {"version": version, "identifier": digest_note(edition)}
    example = {"@type": "WebPage", "@id": citation.page_address, "version": version}
    facts = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "@id": here,
        "url": here,
        "name": citation.title,
        "description": description,
        "author": _organisation(citation.author),
        "publisher": _organisation(citation.publisher),
        "datePublished": citation.published.isoformat() if citation.published else None,
        "dateModified": citation.updated.isoformat() if citation.updated else None,
        "inLanguage": citation.language,
        "license": LICENCE,
        "isPartOf": {"@type": "WebSite", "name": citation.site, "url": site_address},
        **(frozen if here == citation.page_address else {"workExample": example}),
    }
    return {name: value for name, value in facts.items() if value}


def _organisation(name: str) -> dict[str, str] | None:
    return {"@type": "Organization", "name": name} if name else None
