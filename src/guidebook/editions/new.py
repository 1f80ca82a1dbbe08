"""`new`: a pair of pages begins."""

from __future__ import annotations

import json
import posixpath
import re

from guidebook.content.addresses import RESERVED, address
from guidebook.content.data import LANGUAGES, Language
from guidebook.content.digests import digests, record
from guidebook.content.tree import Tree
from guidebook.content.words import catalogue
from guidebook.editions.after import after
from guidebook.editions.edits import place
from guidebook.editions.move import SETTINGS
from guidebook.editions.naming import name_of
from guidebook.editions.plan import Plan, Refused, Unknown
from guidebook.editions.published import page_of
from guidebook.editions.recording import sound, update

FIRST_SECTION = "kort-sagt"
"""The id of the section that a new page begins with: what is said in short, which any page can keep."""
_ITEM = re.compile(r"(?P<indent>\s*)-\s+(?:[^#\n]*?:\s+)?[\"']?(?P<name>[\w/-]+\.md)[\"']?\s*(?:#.*)?")


def new(tree: Tree, settings: str, given: str) -> Plan:
    """A page in both languages, its line in `nav` and its addresses; `settings` is the text of `mkdocs.yml`.

    The pages pass every check and say that they are not yet written; the check `first-text` warns as long as they do.
    Raises `Unknown` for what can be no page, `Refused` for a page that there is, or was.
    """
    known = sound(tree)
    name = name_of(given)
    if name.startswith(RESERVED):
        raise Unknown(f"“{given}” cannot be a page: the site has something else under {name.split('/')[0]}/.")
    for _, other in sorted(tree.names):
        if address(other, "nb") == address(name, "nb"):
            raise Refused(f"There is a page at /{place(name)} already, docs/nb/{other}.")
    if place(name) in {page_of(each) for each in known.published}:
        raise Refused(f"/{place(name)} was the address of another page, and no address is ever reused. Choose another.")
    number = _number(tree, settings)
    texts = {f"docs/{language}/{name}": _text(tree, language, number) for language in LANGUAGES}
    norwegian = after(tree, {**texts}).pages["nb", name]
    texts[f"docs/en/{name}"] = record(texts[f"docs/en/{name}"], digests(norwegian))
    files: dict[str, str | bytes | None] = {**texts}
    titles = {language: _title(language, number) for language in LANGUAGES}
    navigated = nav_with(settings, name, titles["nb"], titles["en"])
    if navigated != settings:
        files[SETTINGS] = navigated
    told = [f"{name} begins as “{titles['nb']}” and “{titles['en']}”."]
    if known.begun:
        files |= update(after(tree, {**texts})).files
    return Plan(files, (*told, *_TO_DO))


_TO_DO = (
    "Write the Norwegian page first: title and h1, description, text; then the English one.",
    f"Write the title in {SETTINGS} too, under `nav` and `nav_translations`.",
    "When both say the same, run `uv run guidebook sync` with the file, and `uv run guidebook ledger`.",
    "Until then `uv run guidebook check` warns: first-text.",
)


def _number(tree: Tree, settings: str) -> int:
    """The number of the new page: the first for which no page has its title, and no line of `nav`."""
    taken = {page.title for page in tree.pages.values()}
    number = 1
    while any(
        (title := _title(language, number)) in taken or re.search(rf"\b{re.escape(title)}[\"']?:", settings)
        for language in LANGUAGES
    ):
        number += 1
    return number


def _title(language: Language, number: int) -> str:
    title = catalogue(language)["new_title"]
    return title if number == 1 else f"{title} {number}"


def _text(tree: Tree, language: Language, number: int) -> str:
    """The first text of a page; it is signed as the front page is."""
    words, title = catalogue(language), _title(language, number)
    home = tree.pages.get((language, "index.md"))
    if home is None or home.front is None or "author" in home.spoilt:
        raise Refused(f"docs/{language}/index.md cannot be read: a new page is signed as the front page is.")
    return f"""---
title: {_quoted(title)}
description: {_quoted(words["new_description"].format(title=title))}
pubDate: {tree.today}
author: {_quoted(home.front.author)}
changes:
  - date: {tree.today}
    what: {_quoted(words["new_change"])}
---

# {title}

{words["new_opening"]}

## {words["new_section"]} {{ #{FIRST_SECTION} }}

{words["new_text"]}
"""


def _quoted(text: str) -> str:
    """A text as YAML has it between quotation marks, which are those of JSON."""
    return json.dumps(text, ensure_ascii=False)


def nav_with(settings: str, name: str, title: str, translated: str) -> str:
    """The text of `mkdocs.yml` with a page in `nav`, after the last page of its folder, or at the end."""
    lines = settings.split("\n")
    items = [(number, match) for number in _block(lines, "nav:") if (match := _ITEM.fullmatch(lines[number]))]
    if not items:
        return settings
    beside = [item for item in items if posixpath.dirname(item[1]["name"]) == posixpath.dirname(name)]
    indent = beside[-1][1]["indent"] if beside else min((each["indent"] for _, each in items), key=len)
    lines.insert((beside or items)[-1][0] + 1, f"{indent}- {title}: {name}")
    block = _block(lines, "nav_translations:")
    entries = [number for number in block if re.match(r"\s+[^\s#]", lines[number])]
    if entries:
        depth = re.match(r"\s+", lines[entries[-1]])
        lines.insert(entries[-1] + 1, f"{depth[0] if depth else ''}{title}: {translated}")
    return "\n".join(lines)


def _block(lines: list[str], key: str) -> list[int]:
    """The numbers of the lines that belong to a key; empty where the key stands nowhere."""
    at = next((number for number, line in enumerate(lines) if line.strip() == key), None)
    if at is None:
        return []
    depth = len(lines[at]) - len(lines[at].lstrip())
    inner = []
    for number in range(at + 1, len(lines)):
        line = lines[number]
        if line.strip() and len(line) - len(line.lstrip()) <= depth:
            break
        inner.append(number)
    return inner
