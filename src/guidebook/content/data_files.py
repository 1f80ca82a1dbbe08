"""Reading `docs/data`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from guidebook.content.asked import Asked
from guidebook.content.data import Avoided, Claim, Data, Point, Process, Programme, Source, Spectrum, Spelling, Term
from guidebook.content.finding import Finding
from guidebook.content.owners import Owners
from guidebook.content.paper import PaperSection
from guidebook.content.schema import hold
from guidebook.content.synonyms import Synonyms
from guidebook.content.text_file import read_text
from guidebook.content.yaml_reader import Document, Place, read_yaml

_FILES: dict[str, TypeAdapter[Any]] = {
    "sources": TypeAdapter(list[Source]),
    "claims": TypeAdapter(list[Claim]),
    "glossary": TypeAdapter(list[Term]),
    "programme": TypeAdapter(Programme),
    "spectrum": TypeAdapter(Spectrum),
    "process": TypeAdapter(Process),
    "points": TypeAdapter(list[Point]),
    "wording": TypeAdapter(list[Avoided]),
    "spelling": TypeAdapter(Spelling),
    "owners": TypeAdapter(Owners),
    "paper": TypeAdapter(list[PaperSection]),
    "synonyms": TypeAdapter(list[Synonyms]),
    "asked": TypeAdapter(list[Asked]),
}
_NOTHING: dict[str, Any] = {
    "programme": Programme.model_construct(total=0, parts=()),
    "spectrum": Spectrum.model_construct(pairs=(), profiles=(), examples=(), majorities=()),
    "process": Process.model_construct(background=(), reasons=(), steps=(), events=()),
    "spelling": Spelling.model_construct(),
    "owners": Owners(months=12),
}


@dataclass(frozen=True, slots=True)
class DataFiles:
    """The data with the place of every key; a file that cannot be read is empty and named in `broken`."""

    data: Data
    documents: Mapping[str, Document]
    broken: frozenset[str]
    texts: Mapping[str, str]
    """The files as they were written, by their path."""

    def place(self, name: str, *path: str | int) -> Place:
        """The place of a key in the file `docs/data/NAME.yml`."""
        return self.documents[name].place(path) if name in self.documents else (1, 1)


def data_path(name: str) -> str:
    """The path of a data file from the root of the project."""
    return f"docs/data/{name}.yml"


def read_data(root: Path) -> tuple[DataFiles, list[Finding]]:
    """All data files of a project, with every fault in them."""
    values: dict[str, Any] = {}
    documents: dict[str, Document] = {}
    findings: list[Finding] = []
    texts: dict[str, str] = {}
    for name, model in _FILES.items():
        path = data_path(name)
        text, faults = read_text(root, path)
        findings.extend(faults)
        value, document = None, None
        if text is not None:
            texts[path] = text
            value, document, told = _hold(text, path, model)
            findings.extend(told)
            value = None if told else value
        if value is not None:
            values[name] = tuple(value) if isinstance(value, list) else value
        if document is not None:
            documents[name] = document
    broken = frozenset(_FILES) - set(values)
    complete = {name: values.get(name, _NOTHING.get(name, ())) for name in _FILES}
    return DataFiles(Data.model_construct(**complete), documents, broken, texts), findings


@lru_cache(maxsize=32)  # the preview reads the same files at each change
def _hold(text: str, path: str, model: TypeAdapter[Any]) -> tuple[Any, Document | None, Sequence[Finding]]:
    document, faults = read_yaml(text, path)
    if document is None:
        return None, None, tuple(faults)
    value, more = hold(document, model, path)
    return value, document, (*faults, *more)
