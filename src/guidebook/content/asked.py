"""What readers ask, in their own words, and where the answer stands: `docs/data/asked.yml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from guidebook.content.model import Id, Language, Model, Words

Phrases = Annotated[tuple[Words, ...], Field(min_length=1, strict=False)]


class Asked(Model):
    """Questions and words of readers that a section answers. Search finds it by them; no page shows them."""

    page: Words
    id: Id | None = None
    """The id of the section, or of an entry made from data; none: the page as a whole."""
    nb: Phrases
    en: Phrases

    def of(self, language: Language) -> tuple[str, ...]:
        """The phrases in one language."""
        return self.nb if language == "nb" else self.en
