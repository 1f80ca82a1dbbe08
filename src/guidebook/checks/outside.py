"""Links to other sites: what their hosts answered, told at every place that points there."""

from __future__ import annotations

import datetime as dt
import ipaddress
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Literal
from urllib.parse import urlsplit

from guidebook.content.addresses import OWN
from guidebook.content.data_files import data_path
from guidebook.content.finding import Finding, Severity, near
from guidebook.content.tree import Tree

Verdict = Literal["here", "gone", "no-host", "certificate", "malformed", "unknown"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking for one address."""

    verdict: Verdict
    said: str
    """Goes on after the address, as `answers 404 Not Found`."""
    day: dt.date
    moved: str = ""
    """Where a page that is here says that it has moved for good; empty: it has not."""


@dataclass(frozen=True, slots=True, order=True)
class Pointer:
    """A place in the content that points to another site."""

    path: str
    line: int
    column: int
    written: str
    address: str
    """What a host is asked for: without a fragment, the same for all that point to one page."""
    fragment: str = ""
    lasting: bool = False
    """Whether it is meant to be redirected, as a DOI is."""


_ARCHIVE = "If it is nowhere, link to an archived copy, or take the link out."
_FAULTS: Mapping[Verdict, tuple[str, str, Severity]] = {
    "gone": ("an address where the page is", f"Search for the page and write its new address. {_ARCHIVE}", "error"),
    "no-host": (
        "the name of a host that exists",
        f"Correct the name. If the host is gone, search for the page elsewhere. {_ARCHIVE}",
        "error",
    ),
    "certificate": (
        "a host that a browser trusts",
        f"Open it in a browser. If the browser warns too, search for the page elsewhere. {_ARCHIVE}",
        "error",
    ),
    "malformed": ("an address as `https://www.digdir.no/skate`", "Copy the address anew from the browser.", "error"),
    "unknown": (
        "an answer that says whether the page is there",
        "Open it in a browser. If the page is there, leave the link as it is; if not, mend it.",
        "warning",
    ),
}
_WEB = re.compile("https?:", re.I)
_RESERVED = re.compile(r"(.*\.)?(example(\.(com|net|org))?|test|invalid|localhost|local|internal|home\.arpa)")
_ENTITY = re.compile(r"&(#\d+|#[xX][0-9a-fA-F]+|\w+);")
_ESCAPE = re.compile("\x02(\\d+)\x03")


def outside(tree: Tree, answers: Mapping[str, Answer]) -> Iterator[Finding]:
    """What the answers say against an address, at each place that points to it; what was not asked is not told."""
    hosts = {host(address) for address, answer in answers.items() if answer.verdict in ("here", "gone")}
    for pointer in pointers(tree):
        answer = answers.get(pointer.address)
        if answer is None:
            continue
        found = f"“{pointer.written}” {answer.said}"
        if answer.verdict != "here":
            expected, fix, severity = _FAULTS[answer.verdict]
            hint = near(host(pointer.address), hosts) if answer.verdict == "no-host" else ""
            yield _finding(pointer, answer.verdict, found, expected, hint + fix, severity)
        elif answer.moved and not pointer.lasting:
            new = answer.moved + (f"#{pointer.fragment}" if pointer.fragment and "#" not in answer.moved else "")
            found = f"“{pointer.written}” has moved for good"
            fix = f"Open it in a browser. If it is the same page, write the new address: {new}"
            yield _finding(pointer, "moved", found, f"“{new}”, where its host now sends the reader", fix, "warning")


def _finding(pointer: Pointer, code: str, found: str, expected: str, fix: str, severity: Severity) -> Finding:
    place = (pointer.path, pointer.line, pointer.column)
    return Finding(*place, f"outside-{code}", found, expected, fix, severity)


def pointers(tree: Tree) -> Iterator[Pointer]:
    """Every place that points to another site whose host may be asked."""
    for page in tree.pages.values():
        places = page.places.targets(link.written for link in page.rendered.links)
        for link, (line, column) in zip(page.rendered.links, places, strict=True):
            if not link.problem:
                yield from _pointer(page.path, line, column, _plain(link.written))
    for number, source in enumerate(tree.data.sources):
        if source.address:
            place = _value(tree, number, "address", source.address)
            yield from _pointer(data_path("sources"), *place, source.address)
        if source.doi:
            place = _value(tree, number, "doi", source.doi)
            yield Pointer(data_path("sources"), *place, source.doi, f"https://doi.org/{source.doi}", lasting=True)


def _pointer(path: str, line: int, column: int, written: str) -> Iterator[Pointer]:
    address, _, fragment = written.strip().partition("#")
    if _WEB.match(address) and _may_be_asked(host(address)):
        yield Pointer(path, line, column, written, address, fragment)


def host(address: str) -> str:
    """The name of the host of an address, in lower case; empty where there is none."""
    try:
        return (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return ""


def _may_be_asked(name: str) -> bool:
    """Not the name that stands for this site, the names kept for examples (RFC 2606, RFC 6761), private networks."""
    try:
        return ipaddress.ip_address(name).is_global
    except ValueError:
        return name != host(OWN) and not _RESERVED.fullmatch(name)


def _plain(written: str) -> str:
    """The address that the reader's browser gets: escapes and character references undone."""
    return _ENTITY.sub(lambda match: unescape(match[0]), _ESCAPE.sub(lambda match: chr(int(match[1])), written))


def _value(tree: Tree, number: int, key: str, value: str) -> tuple[int, int]:
    """The place of a value of the register, or of its key where the value is written in another way."""
    line, column = tree.files.place("sources", number, key)
    at = tree.texts[data_path("sources")].split("\n")[line - 1].find(value, column - 1)
    return (line, at + 1) if at >= 0 else (line, column)
