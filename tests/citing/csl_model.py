"""What a file of CSL-JSON may hold, after the published schema `csl-data.json` of Citation Style Language 1.0.2."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Name(_Strict):
    family: str | None = None
    given: str | None = None
    literal: str | None = None


class Date(_Strict):
    """One day, or the first and the last of a span; each of at most a year, a month and a day."""

    date_parts: Annotated[
        list[Annotated[list[int], Field(min_length=1, max_length=3)]],
        Field(alias="date-parts", min_length=1, max_length=2),
    ]


class Item(_Strict):
    """The variables that this project writes; each has the type that the schema gives it."""

    id: str | int
    type: Literal["article", "article-journal", "book", "chapter", "document", "post-weblog", "report", "webpage"]
    title: str
    author: list[Name]
    issued: Date | None = None
    accessed: Date | None = None
    container_title: Annotated[str | None, Field(alias="container-title")] = None
    collection_title: Annotated[str | None, Field(alias="collection-title")] = None
    section: str | None = None
    publisher: str | None = None
    edition: str | int | None = None
    language: str | None = None
    URL: str
    note: str | None = None


CSL_JSON: TypeAdapter[list[Item]] = TypeAdapter(list[Item])
