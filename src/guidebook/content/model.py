"""What every value read from a file has in common."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Language = Literal["nb", "en"]
LANGUAGES: tuple[Language, Language] = ("nb", "en")
OTHER: Mapping[Language, Language] = MappingProxyType({"nb": "en", "en": "nb"})

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Words = Annotated[str, Field(min_length=1)]


class Model(BaseModel):
    """A frozen value; a key that it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Text(Model):
    """One text in both languages."""

    nb: Words
    en: Words

    def of(self, language: Language) -> str:
        """The text in one language."""
        return self.nb if language == "nb" else self.en
