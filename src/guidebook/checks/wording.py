"""Terms to avoid: those of `docs/data/wording.yml`, with the term to use instead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidebook.content.data import Avoided
from guidebook.content.finding import Finding
from guidebook.content.running import Running, running
from guidebook.content.tree import Tree


def wording(tree: Tree) -> Iterator[Finding]:
    """Terms that this site does not use, outside quotations, code and what is in another language."""
    avoided = [(entry, _pattern(entry), entry.term.rstrip("*").lower()) for entry in tree.data.wording]
    for text in running(tree):
        low = text.text.lower()
        for entry, pattern, core in avoided:
            if entry.language == text.language and core in low:
                yield from _text(text, entry, pattern)


def _pattern(entry: Avoided) -> re.Pattern[str]:
    """Finds the term as a word, and before it the longer names in which it is right."""
    term = re.escape(entry.term.rstrip("*")).replace(r"\ ", r"\s+")
    ending = r"\w*" if entry.term.endswith("*") else ""
    right = "".join(rf"(?<!\w){_name(name)}(?!\w)|" for name in entry.unless)
    case = "i" if entry.term.islower() else ""
    end = "" if entry.term.endswith(".") else r"(?!\w)"
    return re.compile(rf"{right}(?P<term>(?{case}:(?<![\w.@/]){term}{ending}{end}))")


def _name(name: str) -> str:
    return re.escape(name).replace(r"\*", r"[A-ZÆØÅ]\w+")


def _text(text: Running, entry: Avoided, pattern: re.Pattern[str]) -> Iterator[Finding]:
    for match in pattern.finditer(text.unquoted):
        if match["term"] and not re.match(r"\.\w|@", text.unquoted[match.end() :]):
            yield Finding(
                text.path,
                *text.place(match.start()),
                "wording-term" if entry.severity == "error" else "wording-style",
                f"“{match['term']}”",
                f"“{entry.instead}”",
                f"Write “{entry.instead}”. {entry.reason} In a quotation or a name, mark it as such.",
                entry.severity,
            )
