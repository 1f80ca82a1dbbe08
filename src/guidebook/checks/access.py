"""What a reader cannot see or hear: pictures, emphasis and colour that carry the meaning alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from babel import Locale

from guidebook.checks.links import decorates
from guidebook.content.finding import Finding, Severity
from guidebook.content.page import Page
from guidebook.content.tree import Tree
from guidebook.content.written import Written, written
from guidebook.content.yaml_reader import Place

_FILE = re.compile(r"\S+\.(?:jpe?g|png|svg|gif|webp|avif)", re.I)
_BEGINS = re.compile(
    r"(?:(?:et |en )?(?:bilde|bildet|illustrasjon|illustrasjonen) (?:av|som viser|viser)|"
    r"(?:an? |the )?(?:image|picture|graphic|illustration) (?:of|that shows|showing|shows))\b",
    re.I,
)
_NOTHING = re.compile(
    r"(?:et |en |an? |the )?(?:bilde|foto|fotografi|illustrasjon|tegning|figur|diagram|graf|ikon|logo|skjermbilde"
    r"|image|picture|photo|photograph|illustration|drawing|figure|chart|graph|icon|screenshot|untitled)(?: ?\d+)?\.?",
    re.I,
)
"""A word for what it is, and no word of what it shows."""
_LONGEST = 250
_BOLD = re.compile(r"(?P<mark>\*\*|__)(?P<text>(?!\s)(?:(?!(?P=mark)).)+?)(?P=mark)\s*:?\s*(?:\{[^{}]*\})?\s*")
_SENTENCE = re.compile(r"[.!?…»”]$")
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u2718\u2728\u274c\u274e\u2753-\u2757\u2763\u2764\u2795-\u2797\u27a1\u2b50\u2b55\u231a\u231b\u23e9-\u23fa\u20e3]"
    "[\ufe0f\u200d\U0001f000-\U0001faff\u2600-\u27bf\u20e3]*"
)
_CAPITALS = re.compile(r"[A-ZÆØÅ](?<![\w-].)[A-ZÆØÅ]+(?: [A-ZÆØÅ]{2,}){2,}(?![\w-])")
_COLOURS = (
    *(" rød", " grøn", " blå", " gul", " oransje", " lilla", " rosa"),
    *(" red ", "in red", " green", " blue", " yellow", " orange", " purple", " pink"),
)
"""What a text with a colour has one of, in small letters."""
_COLOUR = re.compile(
    r"\b(?:(?:den|det|de) (?:røde|grønne|blå|gule|oransje|lilla|rosa) "
    r"(?:felt|boks|ramme|knapp|prikk|pil|søyle|tekst|område|rute|rad|kolonne|celle|punkt|linje|merke|ord|tall|del|sirkel"
    r"|kurve|stolpe|sektor)\w*"
    r"|(?:merket|vist|markert|skrevet) (?:med|i) (?:rødt|grønt|blått|gult|oransje|lilla|rosa)"
    r"|(?:som er|er|står i|i) (?:rødt|grønt|blått|gult) (?:felt|skrift|tekst)"
    r"|the (?:red|green|blue|yellow|orange|purple|pink) "
    r"(?:field|box|frame|button|dot|arrow|bar|text|area|cell|row|column|point|line|mark|word|number|part|circle|curve)"
    r"(?:e?s)?"
    r"|(?:marked|shown|highlighted|written|printed) in (?:red|green|blue|yellow|orange|purple|pink))\b",
    re.I,
)
_LANG = re.compile(r"\{[^{}\n]*\blang\s*=\s*[\"']?(?P<lang>[^\s\"'}]*)")


def access(tree: Tree) -> Iterator[Finding]:
    """Texts of pictures that say nothing, bold lines for headings, colours, emoji and capitals that carry meaning."""
    for page in tree.pages.values():
        text = written(page)
        yield from _alternatives(page)
        yield from _front(page)
        yield from _bold(page, text)
        yield from _languages(page, text)
        yield from _marks(page, text)


def _finding(
    page: Page, place: Place, code: str, found: str, expected: str, fix: str, severity: Severity = "error"
) -> Finding:
    return Finding(page.path, *place, f"access-{code}", found, expected, fix, severity)


def _alternatives(page: Page) -> Iterator[Finding]:
    places = page.places.targets(re.split(r"\s", link.written)[0] for link in page.rendered.links)
    for link, place in zip(page.rendered.links, places, strict=True):
        if link.kind == "image" and link.text.strip():
            before = page.places.lines[place[0] - page.places.first_line][: place[1] - 1]
            at = before.rfind("![")
            yield from _alternative(page, (place[0], at + 3) if at >= 0 else place, link.text)
            if decorates(page, place):
                found = f"“{link.text}” for a picture that `role=presentation` hides from who cannot see it"
                expected, fix = "a text or the mark, not both", "Take out the mark; or the text, if it says nothing."
                yield _finding(page, place, "alternative-hidden", found, expected, fix)


def _front(page: Page) -> Iterator[Finding]:
    if page.front and page.front.imageAlt and "imageAlt" not in page.spoilt:
        yield from _alternative(page, page.key("imageAlt"), page.front.imageAlt)


def _alternative(page: Page, place: Place, text: str) -> Iterator[Finding]:
    words = " ".join(text.split())
    expected = "what the picture shows, in words"
    said = {mark.text.casefold() for mark in page.rendered.headings}
    if _FILE.fullmatch(words) or _NOTHING.fullmatch(words):
        fix = "Write what the picture shows, as if you told it on the telephone."
        yield _finding(page, place, "alternative-file", f"the alternative text “{words}”", expected, fix)
    elif _BEGINS.match(words):
        fix = "Begin with what is seen; that it is a picture is said already."
        yield _finding(page, place, "alternative-begins", f"“{words[:60]}”", expected, fix)
    elif words.casefold() in said:
        fix = "Say what the picture shows; the heading is read out as well."
        yield _finding(page, place, "alternative-repeats", f"“{words}”, which a heading says", expected, fix)
    elif len(words) > _LONGEST:
        found = f"an alternative text of {len(words)} characters"
        fix = "Move what is too much to the text beside the picture."
        yield _finding(page, place, "alternative-long", found, f"at most {_LONGEST} characters", fix)


def _bold(page: Page, text: Written) -> Iterator[Finding]:
    """A paragraph of bold words alone, without the end of a sentence, above other text."""
    lines = ["", *text.text.split("\n"), ""]
    for row in range(1, len(lines) - 1):
        match = _BOLD.fullmatch(lines[row])
        alone = match and not lines[row - 1].strip(" /") and not lines[row + 1].strip()
        if match and alone and not _SENTENCE.search(match["text"]) and any(line.strip() for line in lines[row + 1 :]):
            place = (row - 1 + text.first_line, 1)
            words = match["text"].rstrip(":")
            fix = f"Write `## {words} {{ #id }}` or a level below, in both languages; or make it part of a sentence."
            found = f"“{words}” in bold, standing in for a heading"
            yield _finding(page, place, "bold-heading", found, "a heading with an id", fix)


def _languages(page: Page, text: Written) -> Iterator[Finding]:
    for match in _LANG.finditer(text.text):
        if match["lang"].partition("-")[0] not in _known():
            fix = "Write the code of the language: nb, nn, en, sv, da, se, de, fr …"
            found = f"`lang={match['lang']}`, which no screen reader knows"
            yield _finding(page, text.place(match.start("lang")), "language", found, "a code of two letters", fix)


@cache
def _known() -> frozenset[str]:
    """The codes of languages, from the registry that Babel carries."""
    return frozenset(map(str, Locale.parse("en").languages))


def _marks(page: Page, text: Written) -> Iterator[Finding]:
    for match in _EMOJI.finditer(text.text):
        found = f"“{match[0]}”, which is read out in words of its own"
        yield _finding(page, text.place(match.start()), "emoji", found, "words", "Write what it says in words.")
    for match in _CAPITALS.finditer(text.text):
        words = match[0].split()
        if max(map(len, words)) >= 5 and sum(len(word) >= 4 for word in words) >= 2:
            found = f"“{match[0][:60]}” in capitals"
            fix = "Write it in small letters; use `**…**` where it must stand out."
            yield _finding(page, text.place(match.start()), "capitals", found, "ordinary letters", fix, "warning")
    small = text.text.lower()
    for match in _COLOUR.finditer(text.text) if any(colour in small for colour in _COLOURS) else ():
        found = f"“{match[0]}”, which says by colour alone what is meant"
        fix = "Name the thing as well: what it is called, or what stands in it."
        yield _finding(page, text.place(match.start()), "colour", found, "a name beside the colour", fix, "warning")
