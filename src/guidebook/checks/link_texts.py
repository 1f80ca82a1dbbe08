"""The words of a link: they say where it leads, also when it is read alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidebook.content.addresses import OWN
from guidebook.content.finding import Finding
from guidebook.content.page import Page
from guidebook.content.setting import Link
from guidebook.content.tree import Tree
from guidebook.content.written import Written, written
from guidebook.content.yaml_reader import Place

_VAGUE = frozenset(
    """her|se her|les her|les mer|les mer her|mer|mer her|klikk|klikk her|trykk her|gå hit|hit|lenke|lenken|link|linken
    denne lenken|denne linken|denne siden|dette|denne|les videre|se mer|følg lenken|last ned|
    here|see here|read here|read more|read more here|more|more here|click|click here|press here|go here|link|the link
    this link|this page|this|read on|see more|learn more|follow the link|find out more|download""".replace("\n", "|")
    .replace("    ", "")
    .split("|")
) - {""}
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_BARE = re.compile(
    r"(?<![\w/.@:-])(?:https?://[^\s<>()\[\]«»“”\"']+|www\.[\w-]+\.[^\s<>()\[\]«»“”\"']+)"
    r"|(?<!\\<)(?<=<)(?:[\w-]+\.)+[a-z]{2,}(?:[/?#][^<>\s]*)?(?=>)"
)
"""An address by its scheme or its `www`, and any server between angle brackets, which link only what has a scheme."""
_LINKED = re.compile(
    r"(?<!\\)\[(?:[^\[\]]|\[[^\[\]]*\])*\]\((?:[^()]|\([^()]*\))*\)|<(?:[A-Za-z][\w+.-]*:|[^<>\s@]+@)[^<>\s]+>"
    r"|^ {0,3}\[[^\]]+\]:.*",
    re.M,
)
_VERSION = re.compile(r"(?<![\d.,])\d{1,2}\.\d{1,2}(?![\d.])")
_VERSION_IN_PATH = re.compile(r"(?<=/)v?(\d{1,2}\.\d{1,2})(?=[/?#]|$)")
_BRACKET_AFTER = re.compile(r">?\)(?:\{[^{}]*\})?\s?\(([^()]*)\)")
_ANOTHER = re.compile(r"\b(?:norsk\w*|engelsk\w*|bokmål\w*|nynorsk\w*|norwegian|english)\b", re.I)


def link_texts(tree: Tree) -> Iterator[Finding]:
    """Links whose words say nothing, addresses that are no links, other languages that come unannounced."""
    for page in tree.pages.values():
        text = written(page)
        targets = page.places.targets(re.split(r"\s", link.written)[0] for link in page.rendered.links)
        for link, place in zip(page.rendered.links, targets, strict=True):
            if link.kind == "link":
                yield from _vague(page, link, place)
                yield from _version(page, link, place)
                yield from _language(page, link, place, tree)
        yield from _bare(page, text)


def _vague(page: Page, link: Link, place: Place) -> Iterator[Finding]:
    words = " ".join(link.text.split())
    plain = re.sub(r"[^\w\s]", "", words).strip().casefold()
    address = _ADDRESS.fullmatch(words) and words.rstrip("/") in link.written  # another one is told as a lookalike
    before = page.places.lines[place[0] - page.places.first_line][: place[1] - 1]
    if plain in _VAGUE or (address and not before.endswith("<")):
        found = f"a link that is called “{words}”"
        fix = "Write in `[…]` what the reader finds there, as `[Slik siterer du](om/sitering.md)`."
        at = _begins(before)
        line, column = (place[0], at + 1) if at is not None else place
        yield Finding(
            page.path, line, column, "link-text", found, "words that make sense when they are read alone", fix
        )


def _version(page: Page, link: Link, place: Place) -> Iterator[Finding]:
    """A link to one version of something, whose words, or the bracket after it, name another."""
    leads = _VERSION_IN_PATH.findall(link.written)
    if ":" not in link.written or len(leads) != 1:
        return
    line = page.places.lines[place[0] - page.places.first_line]
    after = _BRACKET_AFTER.match(line, place[1] - 1 + len(link.written))
    said = _VERSION.findall(link.text) or _VERSION.findall(after[1] if after else "")
    if said and leads[0] not in said:
        found = f"a link to version {leads[0]}, “{link.written}”, with the words “{said[0]}”"
        fix = "Open the link, and correct the number that is wrong."
        yield Finding(page.path, *place, "link-version", found, "the same version in both", fix, "warning")


def _begins(before: str) -> int | None:
    """Where the text of a link begins, from the line up to its target; none where it begins on another line."""
    depth = 0
    for at in range(len(before.rstrip("<( ")) - 1, -1, -1):
        depth += {"]": 1, "[": -1}.get(before[at], 0)
        if depth == 0:
            return at + 1 if before[at] == "[" else None
    return None


def _language(page: Page, link: Link, place: Place, tree: Tree) -> Iterator[Finding]:
    """A link into the other language that the text does not announce, nor the counterpart mirrors."""
    language, _, name = link.page.partition("/")
    if language in ("", page.language) or link.problem or (page.language, name) not in tree.names:
        return
    line = page.places.lines[place[0] - page.places.first_line]
    other = tree.pages.get(("en" if page.language == "nb" else "nb", page.name))
    mirrored = other is not None and any(
        back.page.startswith(f"{page.language}/") and not back.problem for back in other.rendered.links
    )
    if not mirrored and not _ANOTHER.search(line):
        fix = f"Write `{name}` relative to this file, or say in the text that the page is in the other language."
        yield Finding(
            page.path,
            *place,
            "link-language",
            f"“{link.written}”, which is in the other language",
            f"the page in the language of this one, docs/{page.language}/{name}",
            fix,
            "warning",
        )


def _bare(page: Page, text: Written) -> Iterator[Finding]:
    """Addresses in running text that are no links; the example of this site's own may be copied as it stands."""
    if not _has_address(text.text):
        return
    rest = _LINKED.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text.text)
    for match in _BARE.finditer(rest) if _has_address(rest) else ():
        address = match[0].rstrip(".,;:!?")
        broken = rest.endswith("](", 0, match.start())
        if not broken and not address.startswith(OWN.rstrip("/")):
            whole = address if "://" in address else f"https://{address}"
            yield Finding(
                page.path,
                *text.place(match.start()),
                "link-bare",
                f"the address “{address}”, which is no link",
                "words that link to it, or an example between backticks",
                f"Write `[what the reader finds there]({whole})`.",
                "error" if rest.endswith("<", 0, match.start()) else "warning",
            )


def _has_address(text: str) -> bool:
    return "://" in text or "www." in text or "<" in text
