"""Marks of other dialects of Markdown: here they mean nothing and are printed as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidebook.content.finding import Finding
from guidebook.content.page import Page
from guidebook.content.tree import Tree
from guidebook.content.written import Written, written

_DIALECTS: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "abbreviation",
        "*[",
        r"^ {0,3}(?P<at>\*\[[^\]\n]+\]:).*$",
        "a definition of an abbreviation",
        "Write the word out the first time, or enter it in docs/data/glossary.yml and link to it.",
    ),
    ("task", "] ", r"^[\s>]*(?:[-*+]|\d+\.) +(?P<at>\[[ xX]\])(?=\s)", "a box to tick", "Take the brackets out."),
    ("admonition", "!!! ", r"^ {0,3}(?P<at>!!! +[a-z]+.*)$", "a box of another system", "Write `/// advice`."),
    ("admonition", ":::", r"^ {0,3}(?P<at>:::+ *\{?[a-z]+.*)$", "a box of another system", "Write `/// advice`."),
    ("admonition", "[!", r"^> *(?P<at>\[![A-Z]+\])", "a box of another system", "Write `/// advice`."),
    ("tab", "=== ", r"^ {0,3}(?P<at>===[!+]? +\".*)$", "a tab", "Write a heading for each part."),
    ("snippet", "8<--", r"^ *(?P<at>(?:--8<--|;--8<--).*)$", "a text from another file", "Write the text here."),
    (
        "contents",
        "TOC",
        r"^ {0,3}(?P<at>\[(?:TOC|\[_TOC_\])\])\s*$",
        "a table of contents",
        "Take it out; each page has one.",
    ),
    (
        "wiki-link",
        "[[",
        r"(?<![\\\]\[\w])(?P<at>\[\[[^\[\]\n]+\]\])(?!\()",
        "a link as in a wiki",
        "Write `[text](page.md)`.",
    ),
    ("struck", "~~", r"(?<![\\~])(?P<at>~~(?=[^\s~])[^~\n]+?(?<=\S)~~)(?!~)", "struck-out text", "Take the text out."),
    ("marked", "==", r"(?<![\\=\w])(?P<at>==(?=[^\s=])[^=\n]+?(?<=\S)==)(?![=\w])", "marked text", "Write `**…**`."),
    (
        "variable",
        "{",
        r"(?P<at>\{\{ *[a-z][\w.]* *\}\}|\{% .*? %\})",
        "a variable of a template",
        "Write the text itself.",
    ),
)
_PATTERNS = tuple((code, hint, re.compile(pattern, re.M), what, fix) for code, hint, pattern, what, fix in _DIALECTS)
_ATTRIBUTES = re.compile(r"(?P<at>\{:?\s*(?:lang\s*=\s*[\"']?[a-z-]+[\"']?|#[\w-]+|\.[a-z][\w-]*)\s*\}?)")
_CODE = re.compile(r"<(pre|code)\b.*?</\1>|<h\d.*?</h\d>|<table.*?</table>|aria-label=\"[^\"]*\"", re.S)


def dialects(tree: Tree) -> Iterator[Finding]:
    """What an author knows from elsewhere, and braces that nothing has taken up."""
    for page in tree.pages.values():
        text = written(page)
        for code, hint, pattern, what, fix in _PATTERNS:
            for match in pattern.finditer(text.text) if hint in text.text else ():
                place = text.place(match.start("at"))
                found = f"“{match['at'][:60]}”, {what}"
                yield Finding(page.path, *place, f"dialect-{code}", found, "the Markdown of this site", fix)
        yield from _braces(page, text)


def _braces(page: Page, text: Written) -> Iterator[Finding]:
    """Attributes that are still there when the page is made: they stand too far from what they are about."""
    if "{" not in page.rendered.html:
        return
    shown = _CODE.sub("", page.rendered.html)
    for match in _ATTRIBUTES.finditer(text.text):
        if match["at"] in shown and not text.text[: match.start()].rpartition("\n")[2].startswith("#"):
            shown = shown.replace(match["at"], "", 1)
            fix = "Close them, and write them right after the mark that ends the words, as `*word*{ lang=en }`."
            found = f"“{match['at']}”, which is printed as it stands"
            yield Finding(
                page.path, *text.place(match.start()), "dialect-braces", found, "braces that are taken up", fix
            )
