"""Words that search takes for one another, `docs/data/synonyms.yml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from guidebook.content.model import Language, Model, Words


class Synonyms(Model):
    """Words and phrases of one language of which a search for one finds the others; any form of a word will do."""

    language: Language
    words: Annotated[tuple[Words, ...], Field(min_length=2, strict=False)]
