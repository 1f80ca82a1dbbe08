"""Material's stylesheet, cut to what the site's pages use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import tinycss2

from guidebook.content.tags import TAG, attributes

Tokens = Sequence[Any]

ARTICLE = "md-typeset"
"""The class of what is set as an article; Material's rules for articles name it."""

_PROPERTY = re.compile(r"""(?<=[{;])(--[\w-]+):(?:[^;{}"']|"[^"]*"|'[^']*')*(?:;|(?=\}))""")
_CLASSES = re.compile(r'class="((?:\{\{.*?\}\}|\{%.*?%\}|[^"])*)"')
"""In a template, where an expression may hold quotation marks of its own."""
_SCRIPTED = {"role=columnheader"}
"""What Material's own scripts put on the page, such as the sign of a table that can be sorted."""


@dataclass(frozen=True, slots=True)
class Used:
    """What a selector can meet on the pages: names of elements, classes and attributes."""

    elements: frozenset[str]
    classes: frozenset[str]
    attributes: frozenset[str]


def used_in(pages: Iterable[str], templates: Iterable[str]) -> Used:
    """What stands in the HTML of the articles and, at the most, what the templates can make around them."""
    elements, names, given = set[str](), set[str](), set[str]()
    for _, tag, written in set[tuple[str, str, str]]().union(*map(_tags, pages)):
        elements.add(tag)
        for name, value in attributes(written):
            names.add(name)
            given.update(value.split() if name == "class" else ())
    for template in templates:
        elements.update(re.findall(r"<([a-z][a-z0-9]*)", template))
        names.update(re.findall(r"\s([a-z][a-z-]*)(?==)", template))
        for value in _CLASSES.findall(template):
            given.update(re.findall(r"[\w-]+", value))
    always = {"html", "body", "head"}
    return Used(frozenset(elements | always), frozenset(given), frozenset(names))


@lru_cache(maxsize=512)  # the preview asks for the same articles at each change
def _tags(page: str) -> frozenset[tuple[str, str, str]]:
    """Each different tag of a page: the stroke of an end, its name, and its attributes as they are written."""
    return frozenset(TAG.findall(page))


def cut(css: str, used: Used, beside: str, inside: Used | None = None) -> str:
    """The rules of a stylesheet that can match something on the pages; `inside` tells what is set as an article.

    Custom properties go where neither a rule that stays nor the stylesheet `beside` it reads them.
    """
    kept = "".join(
        _rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), used, inside or used)
    )
    return without_unread(kept, beside)


def without_unread(css: str, beside: str) -> str:
    """The rules without the custom properties that nothing reads, and without rules that are then empty."""
    read = set(re.findall(r"var\(\s*(--[\w-]+)", css + beside))
    fewer = _PROPERTY.sub(lambda match: match[0] if match[1] in read else "", css)
    return re.sub(r"[^{}]+\{\}", "", css) if fewer == css else without_unread(fewer, beside)


def _rules(rules: Tokens, used: Used, inside: Used) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [
                _text(part)
                for part in split_list(rule.prelude)
                if _can_match(part, inside if _is_typeset(part) else used)
            ]
            if selectors:
                yield f"{','.join(selectors)}{{{_text(rule.content)}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            kept = "".join(_rules(inner, used, inside))
            if kept:
                yield f"@{rule.at_keyword} {_text(rule.prelude)}{{{kept}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword == "page":
            yield tinycss2.serialize([rule])


def split_list(prelude: Tokens) -> list[list[Any]]:
    """The selectors of a list."""
    parts: list[list[Any]] = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _is_typeset(selector: Tokens) -> bool:
    return f".{ARTICLE}" in _text(selector)


def _can_match(selector: Tokens, used: Used) -> bool:
    """Whether every name that the selector asks for is used; what stands in `:is()` and `:not()` is not asked."""
    before = ""
    for token in selector:
        if token.type == "ident":
            name = token.value
            known = used.classes if before == "." else used.elements if before not in (":", "#") else None
            if known is not None and name not in known:
                return False
        elif token.type == "hash":
            return False
        elif token.type == "[] block":
            name = next((part.value for part in token.content if part.type == "ident"), "")
            if name not in used.attributes or _text(token.content) in _SCRIPTED:
                return False
        before = token.value if token.type == "literal" else ""
    return True


def _text(tokens: Tokens) -> str:
    return str(tinycss2.serialize(tokens)).strip()
