"""A citation to make others of."""

from __future__ import annotations

import datetime as dt

from guidebook.citing.citation import Citation, Edition, Section

NB = Citation(
    language="nb",
    title="Før du godkjenner en KI-løsning",
    author="Nettstedets redaksjon",
    published=dt.date(2026, 11, 22),
    updated=None,
    site="KI i offentlig sektor",
    publisher="",
    page_address="https://adressen-til-nettstedet/for-du-godkjenner/",
    retrieved=dt.date(2026, 11, 22),
)
EN = Citation(
    language="en",
    title="Before you approve an AI solution",
    author="The site’s editors",
    published=dt.date(2026, 11, 22),
    updated=None,
    site="AI in the public sector",
    publisher="",
    page_address="https://adressen-til-nettstedet/en/for-du-godkjenner/",
    retrieved=dt.date(2026, 11, 22),
)
SECTION = Section("personvern-og-sikkerhet", "Personvern og sikkerhet")
EDITION = Edition(dt.date(2026, 11, 23), "ab" * 32)

TITLES = (
    "Før du godkjenner",
    "Ærlig & øde: på Ås",
    "«KI» og “AI” og \"ki\" og 'ki'",
    "En {brace} og en til }",
    "100 % av $5 #1 a_b ~ \\ <i>kursiv</i> &amp;",
    "Hva nå?",
    "Slutt!",
    "Slutt.",
    "Ti ting, delt med and og og",
    "Lang " * 60 + "tittel",
)
"""Titles that a form could spoil."""
AUTHORS = (
    "KI-teamet i Digdir",
    "Nettstedets redaksjon",
    "Kommunal- og distriktsdepartementet, avdeling for IT and more",
    "Å & Ø AS",
    "Selskap Inc.",
    "van {der} Berg",
)
"""Names of organisations and teams; none is a person's."""
