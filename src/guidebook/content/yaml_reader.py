"""YAML read safely, with the place of every key and every fault at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from guidebook.content.finding import Finding

Path = tuple[str | int, ...]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML text as plain values, with the place (line, column, from 1) of each key and item."""

    value: Any
    places: Mapping[Path, Place]

    def place(self, path: Path) -> Place:
        """The place of a value, or of the nearest one around it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))


def read_yaml(text: str, path: str, first_line: int = 1) -> tuple[Document | None, list[Finding]]:
    """The document in a YAML text whose first line is `first_line` of the file `path`.

    There is no document where the syntax is broken; a key written twice leaves one.
    """
    loader = yaml.SafeLoader(text)  # the text has no character that YAML refuses: see `read_text`
    try:
        node = loader.get_single_node()
        if node is None:
            return Document(None, {(): (first_line, 1)}), []
        reader = _Reader(loader, path, first_line)
        value = reader.read(node, ())
        return Document(value, reader.places), reader.findings
    except yaml.YAMLError as error:
        return None, [_syntax(error, path, first_line)]
    except RecursionError:
        return None, [_syntax(yaml.YAMLError("lists within lists, too deep"), path, first_line)]
    finally:
        loader.dispose()


def _syntax(error: yaml.YAMLError, path: str, first_line: int) -> Finding:
    # A quotation mark that is never closed is a fault of the line where it was opened.
    opened = "end of stream" in str(getattr(error, "problem", "")) and getattr(error, "context_mark", None)
    mark = opened or getattr(error, "problem_mark", None)
    line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
    problem = getattr(error, "problem", None) or str(error)
    return Finding(
        path,
        line,
        column,
        "yaml-syntax",
        f"YAML that cannot be read: {problem}",
        "`key: value` on each line; texts with a colon or a quotation mark in quotation marks",
        "Put the value in double quotation marks, and check the line above for a mark that was left open.",
    )


class _Reader:
    """Walks the nodes of one document."""

    def __init__(self, loader: yaml.SafeLoader, path: str, first_line: int) -> None:
        self.loader = loader
        self.path = path
        self.first_line = first_line
        self.places: dict[Path, Place] = {}
        self.met: set[int] = set()
        self.findings: list[Finding] = []

    def read(self, node: yaml.Node, at: Path) -> Any:
        self.places.setdefault(at, self.place(node))
        if id(node) in self.met:
            self.fault(node, "an alias (`*name`)", "each value written where it stands", "Write the value out.")
            return None
        self.met.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, at)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(item, (*at, number)) for number, item in enumerate(node.value)]
        try:
            return self.loader.construct_object(node, deep=True)
        except (ValueError, KeyError):  # 2026-13-01 looks like a date and is none: the schema says what was expected
            return node.value

    def mapping(self, node: yaml.MappingNode, at: Path) -> dict[Any, Any]:
        result: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.fault(
                    key_node, "a list or a mapping as a key", "a word as a key", "Put the key in quotation marks."
                )
                continue
            key = self.read(key_node, (*at, ""))
            line, column = self.place(key_node)
            if key in result:
                self.findings.append(
                    Finding(
                        self.path,
                        line,
                        column,
                        "yaml-key-twice",
                        f"the key “{key}” for the second time",
                        "each key once",
                        "Keep one of the two; YAML would drop the first without a word.",
                    )
                )
            self.places[(*at, key)] = (line, column)
            result[key] = self.read(value_node, (*at, key))
        return result

    def fault(self, node: yaml.Node, found: str, expected: str, fix: str) -> None:
        self.findings.append(Finding(self.path, *self.place(node), "yaml-syntax", found, expected, fix))

    def place(self, node: yaml.Node) -> Place:
        mark = node.start_mark
        return (mark.line + self.first_line, mark.column + 1) if mark else (self.first_line, 1)
