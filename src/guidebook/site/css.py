"""A stylesheet shortened without a change of meaning, what is for paper apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import tinycss2

Tokens = Sequence[Any]

_DROPPED = {"skip_comments": True, "skip_whitespace": True}


@dataclass(frozen=True, slots=True)
class Parted:
    """The two halves of a stylesheet."""

    screen: str
    """All but what is for paper alone."""
    paper: str
    """The pages and the rules of `@media print`, without the rule around them."""


def shortened(css: str) -> str:
    """A stylesheet without comments and blanks that mean nothing; the browser reads the same rules from it.

    A blank goes only where the grammar of CSS has none: beside a comma, a `>` between selectors, a brace, a colon
    after a property. All others stay, as one: `.a :is(b)` and `calc(1px + 2px)` need theirs. Raises ValueError for
    what is not CSS.
    """
    return "".join(map(_one, tinycss2.parse_stylesheet(css, **_DROPPED)))


def parted(css: str) -> Parted:
    """A stylesheet in its two halves, both shortened. Raises ValueError for what is not CSS."""
    rules = tinycss2.parse_stylesheet(css, **_DROPPED)
    for_paper = [rule for rule in rules if _is_for_paper(rule)]
    paper = (_body(rule.content) if rule.lower_at_keyword == "media" else _one(rule) for rule in for_paper)
    return Parted("".join(_one(rule) for rule in rules if rule not in for_paper), "".join(paper))


def classes(css: str) -> frozenset[str]:
    """Every class that a selector of a stylesheet names."""
    return frozenset(re.findall(r"\.([a-zA-Z][\w-]*)", re.sub(r"\{[^{}]*\}|\"[^\"]*\"", "{}", css)))


def _is_for_paper(rule: Any) -> bool:
    if rule.type != "at-rule":
        return False
    return bool(
        rule.lower_at_keyword == "page" or (rule.lower_at_keyword == "media" and _text(rule.prelude) == "print")
    )


def _one(node: Any) -> str:
    """A rule or a declaration."""
    if node.type == "error":
        raise ValueError(f"the stylesheet cannot be read, line {node.source_line}: {node.message}")
    if node.type == "declaration":
        important = "!important" if node.important else ""
        return f"{node.name}:{_text(node.value)}{important};"
    if node.type == "qualified-rule":
        return f"{_text(node.prelude, joins=True)}{{{_body(node.content)}}}"
    head = f"@{node.at_keyword} {_text(node.prelude)}".rstrip()
    return f"{head};" if node.content is None else f"{head}{{{_body(node.content)}}}"


def _body(content: Tokens) -> str:
    return "".join(_one(node) for node in tinycss2.parse_blocks_contents(content, **_DROPPED)).removesuffix(";")


def _text(tokens: Tokens, *, joins: bool = False) -> str:
    """Tokens as text; `joins` where a `>` stands between selectors."""
    return re.sub(r"\s*\x00\s*", "", "".join(_parts(tokens, joins))).strip()


def _parts(tokens: Tokens, joins: bool) -> Iterator[str]:
    """The tokens; a NUL on each side of one that needs no blank beside it (CSS has no NUL)."""
    for token in tokens:
        if token.type == "comment":
            continue
        if token.type == "whitespace":
            yield " "
        elif token.type == "literal" and (token.value == "," or (joins and token.value == ">")):
            yield f"\x00{token.value}\x00"
        elif token.type == "function":
            yield f"{token.name}({_text(token.arguments)})"
        elif token.type == "() block":
            yield f"({_text(token.content)})"
        else:
            yield tinycss2.serialize([token])
