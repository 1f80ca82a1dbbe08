"""What else changed, in words: front matter, sources, links to other sites, language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import unescape
from urllib.parse import urlsplit

from guidebook.checks.spelling import spelling
from guidebook.content.data import Data, Language, Source
from guidebook.content.front_matter import FrontMatter
from guidebook.content.judge import Knows
from guidebook.content.page import Page
from guidebook.content.sentences import Sentence, lix, sentences
from guidebook.content.tree import Tree
from guidebook.review.articles import Token
from guidebook.review.fates import Articles, Turn

_HREF = re.compile(r'href="([^"]*)"')
_NAMES: Mapping[str, str] = {
    "title": "The title",
    "description": "The description",
    "pubDate": "The day of publication",
    "author": "The author",
    "image": "The picture",
    "imageAlt": "The alternative text of the picture",
    "updated": "The day of the last update",
}


@dataclass(frozen=True, slots=True)
class Matter:
    """What changed in the front matter of one page, as sentences."""

    path: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outside:
    """An address of another site that the content did not point to before."""

    address: str
    words: str
    """What the reader presses."""
    path: str
    host: str
    """As a browser understands it; empty where there is none."""
    odd: bool
    """Whether it has characters that may pass for others, or is no https address with a host."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a page reads, before and after; a longest sentence is its number of words and its text."""

    path: str
    language: Language
    lix: tuple[float | None, float | None]
    longest: tuple[tuple[int, str], tuple[int, str]]
    unknown: tuple[str, ...]
    """Words that the dictionary does not know and that are new on the page."""
    terms: tuple[tuple[str, ...], tuple[str, ...]]
    """The terms of the glossary that it links to and did not; and those that it linked to and does not."""


def front_matter(base: Tree, head: Tree, names: Mapping[str, str]) -> Iterator[Matter]:
    """What changed in the front matter of pages that are there in both trees, and what is missing there."""
    for (language, old), before in base.pages.items():
        after = head.pages.get((language, names.get(old, old)))
        if after is None or base.texts[before.path] == head.texts[after.path]:
            continue
        told: list[str] = []
        if before.front and after.front:
            told += _front(before.front, after.front)
            if _written(before) != _written(after) and {*after.front.changes} <= {*before.front.changes}:
                told.append(_UNNOTED)
        elif before.front:
            told.append("The front matter cannot be read any longer.")
        elif after.front:
            told.append("The front matter can be read now, and could not before.")
        if told:
            yield Matter(after.path, tuple(told))


_UNNOTED = "The text has changed without a new note of change: readers are told of every change but mended slips."


def _written(page: Page) -> list[str]:
    return [passage.text for passage in page.rendered.passages]


def _front(before: FrontMatter, after: FrontMatter) -> Iterator[str]:
    for key, name in _NAMES.items():
        was, now = getattr(before, key), getattr(after, key)
        if was != now:
            yield _turned(name, was, now)
    yield from (f"The page leans on the source {each} now." for each in after.sources if each not in before.sources)
    yield from (
        f"The page does not lean on the source {each} any longer."
        for each in before.sources
        if each not in after.sources
    )
    if before.reviewed != after.reviewed:
        yield from _reviewed(before, after)
    noted = set(before.changes)
    yield from (f"A new note of change, {each.date}: “{each.what}”" for each in after.changes if each not in noted)
    kept = set(after.changes)
    yield from (
        f"A note of change was taken out, {each.date}: “{each.what}”" for each in before.changes if each not in kept
    )


def _turned(name: str, was: object, now: object) -> str:
    if was is None:
        return f"{name} is new: “{now}”."
    return f"{name} “{was}” was taken out." if now is None else f"{name} was “{was}” and is “{now}” now."


def _reviewed(before: FrontMatter, after: FrontMatter) -> Iterator[str]:
    was, now = before.reviewed, after.reviewed
    if now is None:
        yield "The note of a review was taken out."
        return
    yield f"The page says that {now.by} reviewed it on {now.date}: “{now.what}”"
    if was and was.date != now.date and was.what == now.what:
        yield "The day of the review changed; what was checked did not."


def sources(before: Data, after: Data) -> tuple[list[Source], list[Source], list[tuple[Source, Source]]]:
    """The entries of the register that are new, those that are gone, and those that changed."""
    was, now = {each.id: each for each in before.sources}, {each.id: each for each in after.sources}
    changed = [(was[id_], now[id_]) for id_ in now if id_ in was and was[id_] != now[id_]]
    return [now[id_] for id_ in now if id_ not in was], [was[id_] for id_ in was if id_ not in now], changed


def outside(turns: Iterable[Turn], base: Tree, head: Tree, was: Articles) -> list[Outside]:
    """The addresses of other sites to which the content points and did not before."""
    known = {unescape(href) for html in was.html.values() for href in _HREF.findall(html)}
    found: dict[tuple[str, str], Outside] = {}
    for turn in turns:
        for fate in turn.fates:
            for words, href in _links(fate.after.tokens if fate.after else ()):
                if href not in known and (not href.startswith("/") or href.startswith("//")):
                    found.setdefault((href, turn.page.path), _outside(href, words, turn.page.path))
    for source in sources(base.data, head.data)[0] + [new for _, new in sources(base.data, head.data)[2]]:
        for address in filter(None, (source.address, f"https://doi.org/{source.doi}" if source.doi else None)):
            old = next((each for each in base.data.sources if each.id == source.id), None)
            if old is None or address not in (old.address, f"https://doi.org/{old.doi}"):
                path = "docs/data/sources.yml"
                found.setdefault((address, path), _outside(address, source.title, path))
    return [found[key] for key in sorted(found)]


def _links(tokens: Iterable[Token]) -> Iterator[tuple[str, str]]:
    """The words and the address of each link."""
    words, target = "", None
    for token in tokens:
        if token.kind == "open" and token.text == "a":
            words, target = "", dict(token.attributes).get("href")
        elif token.kind == "text" and target is not None:
            words += token.text
        elif token.kind == "close" and token.text == "a" and target is not None:
            yield " ".join(words.split()), target
            target = None


def _outside(address: str, words: str, path: str) -> Outside:
    try:
        name = urlsplit(address).hostname or ""
        host = name.encode("idna").decode()
    except (ValueError, UnicodeError):
        name, host = "", ""
    odd = not address.isascii() or host.startswith("xn--") or ".xn--" in host or "@" in address
    return Outside(address, words, path, host, odd or not (address.lower().startswith("https://") and host))


def readings(turns: Iterable[Turn], base: Tree, head: Tree, knows: Mapping[str, Knows] | None) -> list[Reading]:
    """How the changed pages read; without dictionaries no word is unknown."""
    changed = [turn for turn in turns if turn.after]
    new = _unknown(head, [turn.after for turn in changed if turn.after], knows)
    old = _unknown(base, [turn.before for turn in changed if turn.before], knows)
    made = (_reading(turn, new, old) for turn in changed)
    return [each for each in made if each]


def _reading(turn: Turn, new: Mapping[str, set[str]], old: Mapping[str, set[str]]) -> Reading | None:
    after, before = turn.after, turn.before
    assert after is not None
    said, was_said = _said(after), _said(before) if before else []
    now, was = _terms(after), _terms(before) if before else set()
    told = Reading(
        after.path,
        turn.language,
        (_lix(was_said), _lix(said)),
        (_longest(was_said), _longest(said)),
        tuple(sorted(new.get(after.path, set()) - (old.get(before.path, set()) if before else set()))),
        (tuple(sorted(now - was)), tuple(sorted(was - now))),
    )
    alike = told.lix[0] == told.lix[1] and told.longest[0] == told.longest[1]
    return None if alike and not told.unknown and not any(told.terms) else told


def _said(page: Page) -> list[Sentence]:
    """The sentences of the paragraphs of a page."""
    texts = [passage.text for passage in page.rendered.passages if passage.kind == "paragraph"]
    return [sentence for text in texts for sentence in sentences(text, page.language)]


def _lix(said: Sequence[Sentence]) -> float | None:
    return round(lix([each.words for each in said]), 1) if said else None


def _longest(said: Sequence[Sentence]) -> tuple[int, str]:
    return max(((len(each.words), each.text) for each in said), key=lambda each: each[0], default=(0, ""))


def _terms(page: Page) -> set[str]:
    return {link.fragment for link in page.rendered.links if link.page.endswith("/ordliste.md") and link.fragment}


def _unknown(tree: Tree, pages: Sequence[Page], knows: Mapping[str, Knows] | None) -> Mapping[str, set[str]]:
    """By path: the words of some pages that the dictionary does not know."""
    if knows is None or not pages:
        return {}
    paths = {page.path for page in pages}
    part = replace(tree, pages={key: page for key, page in tree.pages.items() if page.path in paths})
    found: dict[str, set[str]] = {}
    for finding in spelling(part, knows):
        if finding.code == "spelling-unknown" and finding.path in paths:
            found.setdefault(finding.path, set()).add(finding.found.partition("”")[0].removeprefix("“"))
    return found
