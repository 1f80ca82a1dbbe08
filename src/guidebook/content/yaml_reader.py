"""YAML read safely, with the place of every key and every fault at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
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
    written: Mapping[Path, str] = field(default_factory=dict)
    """Each single value as its characters stand in the file, quotation marks and escapes resolved."""

    def place(self, path: Path) -> Place:
        """The place of a value, or of the nearest one around it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))


def read_yaml(text: str, path: str, first_line: int = 1) -> tuple[Document | None, list[Finding]]:
    """The document in a YAML text whose first line is `first_line` of the file `path`.

    There is no document where the syntax is broken; a key written twice leaves one.
    """
    try:
        node = _node(text)
        if node is None:
            return Document(None, {(): (first_line, 1)}), []
        reader = _Reader(text, path, first_line)
        value = reader.read(node, ())
        return Document(value, reader.places, reader.written), reader.findings
    except yaml.YAMLError as error:
        return None, [_left_open(text, error, path, first_line) or _syntax(error, path, first_line)]
    except RecursionError:
        return None, [_syntax(yaml.YAMLError("lists within lists, too deep"), path, first_line)]


_CUT = re.compile(r"[ \t]+#\S")
_QUOTED = re.compile(r'(?:(?<=[:,-] )|(?<=[\[{]))"(?:[^"\\\n]|\\.)*"(?= *(?:[,\]}:]|$))', re.M)
_LENIENT = re.compile(r"[\t?]|[|>][-+\d]*#|(?:^|[\s\[{,:-])[!&*]", re.M)
"""Outside what is quoted: where the two readers of YAML may differ."""


def _node(text: str) -> yaml.Node | None:
    """The root of a YAML text, which has no character that YAML refuses: see `read_text`.

    libyaml, where PyYAML has it, reads faster, but tells less of what it cannot read, lets tabs and some `?` pass,
    and ends a text before a comment elsewhere.
    """
    if yaml.__with_libyaml__ and not (_CUT.search(text) or _LENIENT.search(_QUOTED.sub('""', text))):
        with suppress(yaml.YAMLError):
            return yaml.compose(text, yaml.CSafeLoader)
    return yaml.compose(text, yaml.SafeLoader)


def own_yaml(text: str) -> Any:
    """The value of a YAML text of the program's own, in which nothing is wrong."""
    return yaml.load(text, yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader)


_OPENED = re.compile(r'\s*(?:- )?[\w-]+:\s*"')
_QUOTE = "Put the whole text in double quotation marks"
_PROBLEMS = (
    ("mapping values are not allowed", "a colon inside a text, or a line that begins too far in", f"{_QUOTE}."),
    (r"'\t'", "a tab", "Write spaces instead of the tab."),
    ("cannot start any token", "a text that begins with a mark that YAML keeps for itself", f"{_QUOTE}."),
    ("unknown escape", "a backslash inside double quotation marks", "Write the backslash twice."),
    ("'<scalar>'", "text after a quotation mark that closes", 'Write a quotation mark inside a text as `\\"`.'),
    ("'<stream end>'", "a bracket that is never closed", "Close it on the same line."),
    ("find expected ':'", "a line without a key", "Write `key: value`, with an ordinary space after the colon."),
    ("sequence entries", "a list that begins on the line of its key", "Begin the list on the next line, or use `[ ]`."),
    ("end of stream", "a quotation mark that is never closed", "Add the second quotation mark."),
)


def _left_open(text: str, error: yaml.YAMLError, path: str, first_line: int) -> Finding | None:
    """A quotation mark that is not closed on its line, where that is what leads YAML astray further down."""
    mark = getattr(error, "problem_mark", None)
    for number, line in enumerate(text.split("\n")[: mark.line if mark else 0]):
        opened = _OPENED.match(line)
        if opened and len(re.findall(r'(?<!\\)"', line)) % 2:
            found = "YAML that cannot be read: a quotation mark that is never closed"
            fix = "Add the second quotation mark."
            return Finding(path, number + first_line, opened.end(), "yaml-syntax", found, "a text between two", fix)
    return None


def _syntax(error: yaml.YAMLError, path: str, first_line: int) -> Finding:
    # A quotation mark that is never closed is a fault of the line where it was opened.
    problem = str(getattr(error, "problem", None) or error)
    opened = "end of stream" in problem and getattr(error, "context_mark", None)
    mark = opened or getattr(error, "problem_mark", None)
    line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
    default = (f"{_QUOTE}, and check the line above for a mark that was left open.",)
    found, fix = next(((words, cure) for part, words, cure in _PROBLEMS if part in problem), (problem, *default))
    return Finding(
        path,
        line,
        column,
        "yaml-syntax",
        f"YAML that cannot be read: {found}",
        "`key: value` on each line; texts with a colon or a quotation mark in quotation marks",
        fix,
    )


_TEXT = "tag:yaml.org,2002:str"


class _Reader:
    """Walks the nodes of one document."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.constructor = yaml.constructor.SafeConstructor()
        self.text = text
        self.path = path
        self.first_line = first_line
        self.places: dict[Path, Place] = {}
        self.written: dict[Path, str] = {}
        self.met: set[int] = set()
        self.findings: list[Finding] = []

    def read(self, node: yaml.Node, at: Path) -> Any:
        if at not in self.places:
            self.places[at] = self.place(node)
        if id(node) in self.met:  # an alias (`*name`): its anchor has been told
            return None
        self.met.add(id(node))
        tagged = self.marked(node)
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, at)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(item, (*at, number)) for number, item in enumerate(node.value)]
        self.written[at] = node.value
        if tagged:
            return node.value
        if isinstance(node, yaml.ScalarNode):
            self.cut(node)
        if node.tag == _TEXT:
            return node.value
        try:
            return self.constructor.construct_object(node, deep=True)
        except (ValueError, KeyError):  # 2026-13-01 looks like a date and is none: the schema says what was expected
            return node.value

    def marked(self, node: yaml.Node) -> bool:
        """Whether a tag (`!name`) or an anchor (`&name`) stands before the value, which YAML would swallow."""
        begins = self.text[node.start_mark.index : node.start_mark.index + 1]
        if begins not in ("!", "&") or not begins:
            return False
        what = "a tag (`!name`)" if begins == "!" else "an anchor (`&name`)"
        fix = f"{_QUOTE}, or take what begins with `{begins}` away and write each value where it stands."
        self.fault(node, what, "a plain value", fix)
        return True

    def cut(self, node: yaml.ScalarNode) -> None:
        """A text without quotation marks ends at a hash sign; what follows would be lost without a word."""
        match = _CUT.match(self.text, node.end_mark.index) if node.style is None else None
        if match:
            hash_ = match.end() - 2 - node.end_mark.index
            self.findings.append(
                Finding(
                    self.path,
                    node.end_mark.line + self.first_line,
                    node.end_mark.column + hash_ + 1,
                    "yaml-cut",
                    f"“{node.value}” is cut at `#`, and the rest is lost as a comment",
                    "a text with `#` in quotation marks, a comment as `# words`",
                    f"{_QUOTE}; if it is a comment, put a space after `#`.",
                )
            )

    def mapping(self, node: yaml.MappingNode, at: Path) -> dict[Any, Any]:
        result: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.fault(
                    key_node, "a list or a mapping as a key", "a word as a key", "Put the key in quotation marks."
                )
                continue
            if key_node.tag == "tag:yaml.org,2002:merge":
                self.fault(key_node, "the key `<<`", "each key written where it stands", "Write the keys out.")
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
