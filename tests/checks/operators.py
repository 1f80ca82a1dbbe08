"""Operators that plant one fault in a page: each gives the spoilt text, and where and how it must be told."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from guidebook.content.page import Page


@dataclass(frozen=True, slots=True)
class Spoilt:
    """A page with one fault; `line` is where it must be told, with a code that begins like one of `codes`."""

    text: str
    line: int
    codes: tuple[str, ...]


Operator = Callable[[Page, str, random.Random], Spoilt | None]
OPERATORS: dict[str, Operator] = {}


def operator(function: Operator) -> Operator:
    """Enter an operator in the table under its name."""
    OPERATORS[function.__name__] = function
    return function


def prose(page: Page, pattern: str, flags: int = 0) -> Iterator[tuple[int, re.Match[str]]]:
    """The matches of a pattern in the prose of a page, each with its line counted from 0."""
    for number, line in enumerate(page.places.lines, page.places.first_line - 1):
        for match in re.finditer(pattern, line, flags):
            yield number, match


def swap(
    page: Page, text: str, rng: random.Random, pattern: str, new: str, *codes: str, flags: int = 0
) -> Spoilt | None:
    """Put something in the place of one match of a pattern; `new` is a template as for `re.sub`."""
    found = list(prose(page, pattern, flags))
    if not found:
        return None
    number, match = rng.choice(found)
    lines = text.split("\n")
    lines[number] = lines[number][: match.start()] + match.expand(new) + lines[number][match.end() :]
    return Spoilt("\n".join(lines), number + 1, codes)


def front(text: str, pattern: str, new: str, *codes: str, below: int = 0) -> Spoilt | None:
    """Change a line of the front matter."""
    lines = text.split("\n")
    for number, line in enumerate(lines[1 : lines.index("---", 1)], 1):
        if re.search(pattern, line):
            lines[number] = re.sub(pattern, new, line)
            return Spoilt("\n".join(lines), number + 1 + below, codes)
    return None


def append(page: Page, text: str, *lines: str, at: int = 0, codes: tuple[str, ...]) -> Spoilt:
    """Add lines at the end of the page; the fault stands in the one at `at`."""
    body = text.rstrip("\n").split("\n")
    return Spoilt("\n".join([*body, "", *lines, ""]), len(body) + 2 + at, codes)


def either(page: Page, nb: str, en: str) -> str:
    return nb if page.language == "nb" else en


# --- Links ---


@operator
def a_page_that_is_not_there(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return swap(page, text, rng, r"\]\(([\w./-]+)\.md", r"](\1q.md", "link-page-missing")


@operator
def a_section_that_is_not_there(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return swap(page, text, rng, r"\]\(([\w./-]*)#([\w-]+)\)", r"](\1#\2x)", "link-section-missing")


@operator
def a_file_in_another_case(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return swap(page, text, rng, r"\]\(((?:\.\./)*)([a-z])([\w./-]+\.md)", r"](\1X\3", "link-page-missing")


@operator
def a_page_without_its_ending(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return swap(page, text, rng, r"\]\(([\w./-]+)\.md", r"](\1", "link-not-a-page", "link-")


@operator
def one_level_too_high(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return swap(page, text, rng, r"\]\(([\w./-]+\.md)", r"](../../../\1", "link-outside", "link-page-missing")


@operator
def a_link_without_a_text(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return swap(page, text, rng, r"(?<!!)\[[^\]^]+\]\(", r"[](", "link-no-text")


@operator
def a_link_that_says_nothing(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return swap(page, text, rng, r"(?<!!)\[[^\]^]+\]\(", either(page, "[her](", "[here]("), "link-text")


@operator
def a_script_as_address(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return swap(page, text, rng, r"\]\([^)\s]+\)", r"](javascript:alert(1))", "link-scheme")


@operator
def a_misspelt_scheme(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return append(page, text, "[Skate](htps://www.digdir.no/skate)", codes=("link-scheme",))


@operator
def an_undefined_reference(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return swap(page, text, rng, r"(?<!!)\[([^\]^]+)\]\([^)]+\)", r"[\1][finnes-ikke]", "link-reference-undefined")


@operator
def an_imitated_host(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return append(page, text, "[Skate](https://www.digdlr.no/skate)", codes=("lookalike-",))


@operator
def a_page_of_this_site_that_is_not_there(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return append(page, text, "`x` <https://adressen-til-nettstedet/finnes-ikke/>", codes=("link-own-address",))


# --- Headings ---


@operator
def a_heading_without_an_id(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return swap(page, text, rng, r"^(##+ .*?) \{ #[\w-]+ \}$", r"\1", "heading-no-id")


@operator
def an_id_in_one_language(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return swap(page, text, rng, r"^(##+ .*?) \{ #([\w-]+) \}$", r"\1 { #\2-ny }", "pair-section-missing")


@operator
def an_id_outside_ascii(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return swap(page, text, rng, r"^(##+ .*?) \{ #([\w-]+) \}$", r"\1 { #\2-ø }", "heading-id-form")


@operator
def an_id_without_its_brace(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return swap(page, text, rng, r"^(##+ .*?) \{ #([\w-]+) \}$", r"\1 { #\2", "heading-no-id")


@operator
def a_level_skipped(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return swap(page, text, rng, r"^## (?=.*\{ #)", "#### ", "heading-level", "pair-level")


@operator
def a_second_title(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return swap(page, text, rng, r"^## (.*?) \{ #[\w-]+ \}$", r"# \1", "heading-second-title")


@operator
def no_title(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    spoilt = swap(page, text, rng, r"^# .*$", "", "heading-no-title")
    return spoilt and Spoilt(spoilt.text, page.places.first_line, spoilt.codes)


@operator
def bold_for_a_heading(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return swap(page, text, rng, r"^##+ (.*?) \{ #[\w-]+ \}$", r"**\1**", "access-bold-heading")


# --- Front matter ---


@operator
def another_title(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return front(text, r'^title: "', 'title: "Om ', "front-matter-title")


@operator
def a_short_description(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return front(text, r'^description: ".*"', 'description: "Kort."', "key-value")


@operator
def an_unknown_key(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return front(text, r"^author:", "autor:", "key-")


@operator
def a_day_that_has_not_been(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return front(text, r"^pubDate: .*", "pubDate: 2199-01-01", "front-matter-future")


@operator
def a_bare_no(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return front(text, r"^author: .*", "author: no", "key-value")


@operator
def a_key_twice(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return front(text, r"^(author: .*)", "\\1\n\\1", "yaml-key-twice", below=1)


@operator
def a_quotation_mark_left_open(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return front(text, r'^(author: ".*)"$', r"\1", "yaml-syntax")


# --- Sources ---


@operator
def a_note_to_nothing(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return swap(page, text, rng, r"\[\^([\w-]+)\]", r"[^\1x]", "source-unknown")


@operator
def a_note_written_on_the_page(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return append(page, text, "[^egen]: Min egen note.", codes=("source-own-note",))


# --- Translation ---


@operator
def another_number(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    body = rf"(?<![\w#/.^-])([2-9]\d)(?= (?:{either(page, 'prosent|minutter', 'per cent|minutes')}))"
    return swap(page, text, rng, body, "17", "translation-number")


@operator
def a_negation_lost(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    spoilt = swap(page, text, rng, rf"(?<=\w )({either(page, 'ikke', 'not')}) (?=\w)", "", "translation-")
    return spoilt


@operator
def a_duty_made_a_possibility(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    must, may = either(page, "må", "must"), either(page, "kan", "may")
    return swap(page, text, rng, rf"(?<=\w ){must}(?= \w)", may, "translation-")


@operator
def advice_made_a_duty(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    should, must = either(page, "bør", "should"), either(page, "må", "must")
    return swap(page, text, rng, rf"(?<=\w ){should}(?= \w)", must, "translation-")


@operator
def a_paragraph_in_the_other_language(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    foreign = either(
        page,
        "The municipality must check that the data are right before it uses them.",
        "Kommunen må kontrollere at opplysningene er riktige før den bruker dem.",
    )
    return append(page, text, foreign, codes=("translation-language",))


@operator
def an_item_too_many(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    found = list(prose(page, r"^- (?=\S)"))
    if not found:
        return None
    number, _ = rng.choice(found)
    lines = text.split("\n")
    lines.insert(number, either(page, "- et punkt til", "- one more item"))
    section = max(mark for mark, line in enumerate(lines[:number]) if re.match(r"#+ ", line))
    return Spoilt("\n".join(lines), section + 1, ("structure-list",))


@operator
def a_row_lost(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    found = list(prose(page, r"^\|(?! ?-)(?=.*\|$)"))
    rows = [number for number, _ in found if number - 1 in {other for other, _ in found}]
    if not rows:
        return None
    lines = text.split("\n")
    number = rng.choice(rows)
    section = max(mark for mark, line in enumerate(lines[:number]) if re.match(r"#+ ", line))
    del lines[number]
    return Spoilt("\n".join(lines), section + 1, ("structure-table",))


# --- Text ---


@operator
def conflict_markers(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    lines = ("<<<<<<< HEAD", "En linje.", "=======", "En annen linje.", ">>>>>>> gren")
    return append(page, text, *lines, codes=("leftover-conflict",))


@operator
def a_placeholder(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return append(page, text, "TODO: " + either(page, "skriv dette.", "write this."), codes=("leftover-placeholder",))


@operator
def a_word_twice(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    word = either(page, "og", "and")
    return swap(page, text, rng, rf"(?<=\w ){word}(?= \w)", f"{word} {word}", "leftover-word-twice")


@operator
def a_nynorsk_word(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return swap(page, text, rng, r"(?<=\w )ikke(?= \w)", "ikkje", "nynorsk-word") if page.language == "nb" else None


@operator
def a_long_sentence(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    words = either(page, "og vi leser mer om det", "and we read more about it")
    begin = either(page, "Vi skriver om saken", "We write about the case")
    return append(page, text, f"{begin} {' '.join([words] * 5)}.", codes=("plain-sentence",))


@operator
def a_block_left_open(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return append(page, text, "/// advice", "", either(page, "Et råd.", "Advice."), codes=("block-unclosed",))


@operator
def an_unknown_block(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return swap(page, text, rng, r"^/// (advice|law|interpretation)\b.*$", "/// advise", "block-unknown")


@operator
def a_comment_left_open(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return append(page, text, "<!-- husk dette", codes=("block-left-open",))


@operator
def a_fence_left_open(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return append(page, text, "```", "kode", codes=("block-left-open",))


@operator
def a_row_with_a_cell_too_many(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    lines = text.split("\n")
    rows = [number for number, _ in prose(page, r"^\|(?! ?-).*\|$") if not lines[number + 1].startswith("| -")]
    if not rows:
        return None
    number = rng.choice(rows)
    lines[number] += " mer |"
    return Spoilt("\n".join(lines), number + 1, ("table-",))


@operator
def a_letter_of_another_script(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return swap(page, text, rng, r"(?<=\w\w)a(?=\w\w)(?![^(]*\))(?![^{]*\})", "а", "character-imitation")


@operator
def an_invisible_character(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return swap(page, text, rng, r"(?<=[a-z]{3}) (?=[a-z]{3})", " \u200b", "character-hidden")


@operator
def a_turned_direction(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return swap(page, text, rng, r"(?<=[a-z]{3}) (?=[a-z]{3})", " \u202e", "character-direction")


@operator
def a_letter_taken_apart(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return append(
        page, text, either(page, "De ga\u030ar videre.", "The cafe\u0301 is open."), codes=("character-composed",)
    )


@operator
def text_read_in_the_wrong_encoding(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return append(
        page, text, either(page, "De gÃ¥r videre.", "The reader â€œseesâ€\u009d it."), codes=("character-", "file-")
    )


@operator
def an_emoji(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return append(page, text, either(page, "Bra 👍 gjort.", "Well 👍 done."), codes=("access-emoji",))


# --- Safety ---


@operator
def a_script(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return append(page, text, "<script>alert(1)</script>", codes=("html-tag",))


@operator
def a_frame(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return append(page, text, '<iframe src="https://elsewhere.example/"></iframe>', codes=("html-tag",))


@operator
def a_handler(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return swap(page, text, rng, r"\]\(([\w./-]+\.md[^)]*)\)", r'](\1){ onclick="alert(1)" }', "html-attribute")


@operator
def a_style(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return swap(page, text, rng, r"\]\(([\w./-]+\.md[^)]*)\)", r'](\1){ style="color: red" }', "html-attribute")


@operator
def a_picture_from_elsewhere(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    return append(page, text, "![Et kart](https://elsewhere.example/kart.png)", codes=("link-picture-elsewhere",))


@operator
def a_token(page: Page, text: str, rng: random.Random) -> Spoilt | None:
    token = "ghp_" + "".join(rng.choices("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", k=36))
    return append(page, text, f"<!-- {token} -->", codes=("secret-token",))
