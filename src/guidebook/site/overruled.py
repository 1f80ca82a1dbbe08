"""What of a stylesheet in a cascade layer can never show, since the stylesheet outside of the layer says otherwise.

What stands in a layer gives way to what stands in none, however special its selector is, unless it is `!important`
(https://www.w3.org/TR/css-cascade-5/#layering). So a declaration is dead where a rule without a condition, outside
of the layer, sets the same property on all that the rule in the layer can match.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import tinycss2

from guidebook.site.material import ARTICLE, split_list

Tokens = Sequence[Any]

_DROPPED = {"skip_comments": True, "skip_whitespace": True}
_WHOLE = ("background", "border", "font", "margin", "padding")
"""Properties that set all those whose name goes on after a hyphen."""
_APART = {"border-collapse", "border-spacing", "border-radius", "font-feature-settings"}
"""But not these."""
_NEEDLESS = re.compile(r"-moz-|-webkit-(?:mask|tap)|transition")
"""What the browsers of today do without, and motion, which this site has none of."""
_ANY = re.compile(r":is\(([^()]*)\)")
_PSEUDO_ELEMENT = re.compile(r"::?(?:before|after|marker|-webkit-[\w-]+|placeholder|backdrop)$")
_SIMPLE = re.compile(r"(?:^|[.#]|::?)[\w*-]+(?:\([^()]*\))?|\[[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a selector ends in."""

    simple: frozenset[str]
    """Its simple selectors: all of them hold for what is matched."""
    element: str
    """The pseudo-element; empty, where the element itself is meant."""
    article: bool
    """Whether it is asked for inside an article."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a stylesheet sets whatever else holds."""

    of: Subject
    properties: frozenset[str]

    def covers(self, subject: Subject, name: str) -> bool:
        """Whether a property of all that the subject matches is set."""
        return (
            self.of.simple <= subject.simple
            and self.of.element == subject.element
            and (subject.article or not self.of.article)
            and (name in self.properties or any(name.startswith(f"{each}-") for each in self.properties & {*_WHOLE}))
            and (name in self.properties or name not in _APART)
        )


def without_overruled(layer: str, own: str) -> str:
    """A stylesheet that is to stand in a layer, without what `own`, outside of any, overrules."""
    said = [*_said(tinycss2.parse_stylesheet(own, **_DROPPED))]
    return "".join(_kept(tinycss2.parse_stylesheet(layer, **_DROPPED), said))


def _kept(rules: Tokens, said: Sequence[Said]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
            inner = "".join(_kept(tinycss2.parse_rule_list(rule.content, **_DROPPED), said))
            if inner:
                yield f"@{rule.at_keyword} {_text(rule.prelude)}{{{inner}}}"
        elif rule.type == "qualified-rule":
            selectors = [_text(part) for part in split_list(rule.prelude)]
            declarations = tinycss2.parse_blocks_contents(rule.content, **_DROPPED)
            lives = [each for each in declarations if any(_lives(each, selector, said) for selector in selectors)]
            if lives:
                yield f"{','.join(selectors)}{{{tinycss2.serialize(lives)}}}"
        else:
            yield tinycss2.serialize([rule])


def _lives(declaration: Any, selector: str, said: Iterable[Said]) -> bool:
    if declaration.type != "declaration" or declaration.important:
        return True
    if _NEEDLESS.match(declaration.lower_name):
        return False
    subject = _subject(selector)
    return subject is None or not any(each.covers(subject, declaration.lower_name) for each in said)


def _said(rules: Tokens) -> Iterator[Said]:
    """What the rules without a condition say; of those whose selector is more than a subject, nothing."""
    for rule in rules:
        if rule.type != "qualified-rule":
            continue
        content = tinycss2.parse_blocks_contents(rule.content, **_DROPPED)
        properties = frozenset(
            each.lower_name for each in content if each.type == "declaration" and "revert" not in _text(each.value)
        )
        for part in split_list(rule.prelude):
            for selector in _alternatives(re.sub(r"\s+", " ", _text(part))):
                subject = _subject(selector)
                alone = selector.removeprefix(f".{ARTICLE} ")
                if subject is not None and not re.search(r"[\s>+~]", alone):
                    yield Said(subject, properties)


def _alternatives(selector: str) -> list[str]:
    """A selector without `:is()`: one for each that stands in it."""
    met = _ANY.search(selector)
    if met is None:
        return [selector]
    ways = [f"{selector[: met.start()]}{each.strip()}{selector[met.end() :]}" for each in met[1].split(",")]
    return [each for way in ways for each in _alternatives(way)]


def _subject(selector: str) -> Subject | None:
    """What a selector ends in; nothing where it is of a kind that is not read here."""
    *before, last = re.split(r"\s*[\s>+~]\s*(?![^(\[]*[)\]])", selector.strip())
    element = _PSEUDO_ELEMENT.search(last)
    compound = last[: element.start()] if element else last
    simple = _SIMPLE.findall(compound)
    if "".join(simple) != compound:
        return None
    return Subject(frozenset(simple), element[0].lstrip(":") if element else "", f".{ARTICLE}" in before)


def _text(tokens: Tokens) -> str:
    return str(tinycss2.serialize(tokens)).strip()
