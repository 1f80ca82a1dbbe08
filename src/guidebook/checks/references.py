"""References (`[text][name]`) and links whose marks are wrong: they are printed as they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from guidebook.content.finding import Finding, near
from guidebook.content.page import Page
from guidebook.content.tree import Tree
from guidebook.content.written import Written, written

_DEFINITION = re.compile(r"^ {0,3}\[(?P<name>[^\[\]^][^\[\]]*)\]:[ ]*(?=\S|\n[ ]*\S)", re.M)
_FULL = re.compile(r"(?<![\\\]])\[(?P<text>[^\[\]^][^\[\]]*|!\[[^\[\]]*\]\([^()]*\))(?<!\\)\]\[(?P<name>[^\[\]^]*)\]")
_SHORT = re.compile(r"\[([^\[\]^][^\[\]]*)\]")
_TARGET = r"(?:[^\s()\[\]]*\.md(?:#[^\s()\[\]]*)?|https?://[^\s()\[\]]+|mailto:[^\s()\[\]]+|/images/[^\s()\[\]]+)"
_SWAPPED = re.compile(rf"\((?P<text>[^()\n]+)\)\[(?P<target>{_TARGET})\]")
_APART = re.compile(rf"(?<!\\)\[(?P<text>[^\[\]\n]+)\][ ]+\((?P<target>{_TARGET})\)")
_BRACKET = re.compile(r"(?<!\\)\[(?P<text>[^\[\]()\n]+)\((?P<target>[^\s()]*\.md(?:#[^\s()]*)?)\)(?!\])")
_JOINT = re.compile(r"\](?<!\\\])\(<?(?P<target>[^\s()\\&*_<>]*)")
_UNREACHED = re.compile(r"\\\[[^\[\]\n]*$")


def references(tree: Tree) -> Iterator[Finding]:
    """References without a definition or a use, and brackets that make no link."""
    for page in tree.pages.values():
        text = written(page)
        if "[" in text.text:
            yield from _undefined(page, text)
            yield from _definitions(page, text)
            yield from _brackets(page, text)
            yield from _unclosed(page, text)


def _name(name: str) -> str:
    return " ".join(name.split()).lower()


def _defined(text: Written) -> set[str]:
    return {_name(match["name"]) for match in _DEFINITION.finditer(text.text)}


def _undefined(page: Page, text: Written) -> Iterator[Finding]:
    defined = _defined(text)
    for match in _FULL.finditer(text.text):
        name = _name(match["name"] or match["text"])
        if name in defined or _named(text.text, match.start()):
            continue
        found = " ".join(match[0].split())
        if re.fullmatch(_TARGET, match["name"]):
            fix = f"Write `[{match['text']}]({match['name']})`, with round brackets."
        else:
            fix = f"{near(name, defined)}Define the reference, or write `[text](page.md)`."
        expected = f"a line `[{name}]: page.md`"
        yield Finding(page.path, *text.place(match.start()), "link-reference-undefined", f"“{found}”", expected, fix)


def _named(text: str, at: int) -> bool:
    """Whether the bracket is the name of another reference: `[text][name][…]`."""
    return at > 0 and text[at - 1] == "]"


def _definitions(page: Page, text: Written) -> Iterator[Finding]:
    """Definitions that nothing uses, and those that come a second time."""
    met: dict[str, int] = {}
    used = _uses(text) if _DEFINITION.search(text.text) else Counter()
    for match in _DEFINITION.finditer(text.text):
        name = _name(match["name"])
        place = text.place(match.start() + match[0].index("["))
        if name in met:
            found = f"“[{match['name']}]” for the second time (first in line {met[name]})"
            fix = "Take one out; the last one counts without a word."
            yield Finding(page.path, *place, "link-reference-twice", found, "each name defined once", fix)
        elif not used[name]:
            fix = f"Take the line out, or write `[text][{match['name']}]`."
            found = f"“[{match['name']}]”, which nothing uses"
            yield Finding(page.path, *place, "link-reference-unused", found, "definitions that are used", fix)
        met.setdefault(name, place[0])


def _uses(text: Written) -> Counter[str]:
    outside = _DEFINITION.sub("", text.text)
    names = Counter(_name(match[1]) for match in _SHORT.finditer(outside))
    return names + Counter(_name(match["name"] or match["text"]) for match in _FULL.finditer(outside))


def _brackets(page: Page, text: Written) -> Iterator[Finding]:
    for pattern in (_SWAPPED, _APART, _BRACKET):
        for match in pattern.finditer(text.text):
            if text.text[match.start() - 1 : match.start()] == "]":
                continue
            words, target = match["text"].strip(), match["target"]
            fix = f"Write `[{words}]({target})`, without a space between the brackets."
            yield Finding(
                page.path, *text.place(match.start()), "link-brackets", f"“{match[0]}”", "`[text](address)`", fix
            )


def _unclosed(page: Page, text: Written) -> Iterator[Finding]:
    """Where `](` stands and no link was made of it: a bracket is missing before or after."""
    rendered = {link.written for link in page.rendered.links}
    swallowed = [link for link in rendered if "](" in link]
    for match in _JOINT.finditer(text.text):
        target = match["target"]
        made = _closed(text.text, match.end()) and (
            target in rendered or any(link.startswith(target) for link in rendered)
        )
        line_start = text.text.rfind("\n", 0, match.start()) + 1
        escaped = _UNREACHED.search(text.text, line_start, match.start())
        if not made and not escaped and not any(target in link for link in swallowed):
            fix = "Write `[text](address)`: a `[` before the text and a `)` after the address."
            found = f"“](”, from which no link is made{f' to “{target}”' if target else ''}"
            yield Finding(page.path, *text.place(match.start()), "link-brackets", found, "`[text](address)`", fix)


def _closed(text: str, at: int) -> bool:
    """Whether the round bracket before the target is closed in the same paragraph, inner ones aside."""
    depth = 1
    for character in text[at : text.find("\n\n", at) if "\n\n" in text[at:] else len(text)]:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if not depth:
            return True
    return False
