"""The composed articles as plain Markdown, for generators that know nothing of this project's blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator

import markdown

from benchmarks.articles import Writer, article, subject

CLAIM = ("Loven er ikke i kraft.", "The Act is not in force.")
NOTE = ("En kilde, lest 1. november 2026.", "A source, read on 1 November 2026.")
SECTION = ("Mer om dette", "More about this")
PARAGRAPHS = 6
"""Of the last section of the measured article, which makes it some 1,080 words long."""
EXTENSIONS = ("tables", "footnotes", "fenced_code", "attr_list")


def last_section(side: int) -> str:
    """What the measured article, the first, has more than the others."""
    writer = Writer(0, 1)
    paragraphs = [writer.paragraph()[side] for _ in range(PARAGRAPHS)]
    return "\n\n".join([f"## {SECTION[side]} {{ #mer-om-dette }}", *paragraphs]) + "\n"


def plain(number: int, count: int, side: int) -> str:
    """Article `number` without its front matter and with ids, `side` 0 in Norwegian, 1 in English.

    Law and advice become quotations, notes are told at the end, links lead to the addresses of pages.
    """
    text = article(number, count)[side].split("---\n", 2)[2].strip()
    if number == 0:
        text = f"{text}\n\n{last_section(side)}"
    text = re.sub(r"^/// claim \| .*\n///", CLAIM[side], text, flags=re.M)
    text = re.sub(r"^/// \w+\n(.*?)\n///$", lambda met: _quoted(met[1]), text, flags=re.M | re.S)
    text = re.sub(r"\n> \{ lang=\w+ \}", "", text)
    text = re.sub(r"\]\((\.\./[^)#]*?)(?:index)?\.md", lambda met: f"](../{met[1]}/", text)
    notes = dict.fromkeys(re.findall(r"\[\^([\w-]+)\]", text))
    return "\n\n".join([text, *(f"[^{note}]: {NOTE[side]}" for note in notes)]) + "\n"


def without_ids(text: str) -> str:
    """Markdown whose headings name themselves."""
    return re.sub(r" \{ #[\w-]+ \}$", "", text, flags=re.M)


def body(text: str) -> str:
    """The article as HTML."""
    return markdown.markdown(text, extensions=[*EXTENSIONS])


def articles(count: int) -> Iterator[tuple[str, str, int, str]]:
    """The path, the title, the side and the text of every article, in both languages."""
    for number in range(count):
        about = subject(number)
        for side in (0, 1):
            yield about.name, about.title[side], side, plain(number, count, side)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))
