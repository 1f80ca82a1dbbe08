"""Material's stylesheet, cut to what the site's pages use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

import tinycss2

Tokens = Sequence[Any]

_PROPERTY = re.compile(r"""(?<=[{;])(--[\w-]+):(?:[^;{}"']|"[^"]*"|'[^']*')*(?:;|(?=\}))""")


@dataclass(frozen=True, slots=True)
class Used:
    """What a selector can meet on the pages: names of elements, classes and attributes."""

    elements: frozenset[str]
    classes: frozenset[str]
    attributes: frozenset[str]


def used_in(pages: Iterable[str], templates: Iterable[str]) -> Used:
    """What stands in the HTML of the articles and, at the most, what the templates can make around them."""
    reader = _Reader()
    for page in pages:
        reader.feed(page)
    for template in templates:
        reader.elements.update(re.findall(r"<([a-z][a-z0-9]*)", template))
        reader.attributes.update(re.findall(r"\s([a-z][a-z-]*)(?==)", template))
        reader.classes.update(re.findall(r"[\w-]+", template))
    always = {"html", "body", "head"}
    return Used(frozenset(reader.elements | always), frozenset(reader.classes), frozenset(reader.attributes))


def cut(css: str, used: Used, beside: str) -> str:
    """The rules of a stylesheet that can match something on the pages.

    Custom properties go where neither a rule that stays nor the stylesheet `beside` it reads them.
    """
    kept = "".join(_rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), used))
    fewer = _without_unread(kept, beside)
    while fewer != kept:
        kept, fewer = fewer, _without_unread(fewer, beside)
    return re.sub(r"[^{}]+\{\}", "", kept)


def _without_unread(css: str, beside: str) -> str:
    """The rules without the custom properties that nothing reads; others may then be unread in turn."""
    read = set(re.findall(r"var\(\s*(--[\w-]+)", css + beside))
    return _PROPERTY.sub(lambda match: match[0] if match[1] in read else "", css)


def _rules(rules: Tokens, used: Used) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [_text(part) for part in _split(rule.prelude) if _can_match(part, used)]
            if selectors:
                yield f"{','.join(selectors)}{{{_text(rule.content)}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            kept = "".join(_rules(inner, used))
            if kept:
                yield f"@{rule.at_keyword} {_text(rule.prelude)}{{{kept}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword == "page":
            yield tinycss2.serialize([rule])


def _split(prelude: Tokens) -> list[list[Any]]:
    """The selectors of a list."""
    parts: list[list[Any]] = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


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
            if name not in used.attributes:
                return False
        before = token.value if token.type == "literal" else ""
    return True


def _text(tokens: Tokens) -> str:
    return str(tinycss2.serialize(tokens)).strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.classes: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name == "class":
                self.classes.update((value or "").split())
