"""From a page to its address on the site, and from one address to another."""

from __future__ import annotations

from functools import cache

from guidebook.content.data import Language

PREFIX: dict[Language, str] = {"nb": "", "en": "en/"}
"""Where a language begins, from the root of the site."""

OWN = "https://adressen-til-nettstedet/"
"""What a page writes for the public address of the site, which is known only when the site is built."""

SEARCH = "sok/"
"""The address of the page that searches and lists everything, after the language."""

RESERVED = ("assets/", "images/", "utgaver/", SEARCH, "en/", "nb/", "data/")
"""Where no page can be: the site has something else there."""


def address(name: str, language: Language) -> str:
    """The address of a page from the root of the site, without a leading slash.

    `verksted/index.md` in English is `en/verksted/`; the Norwegian front page is the empty address.
    """
    stem = name.removesuffix(".md")
    stem = "" if stem == "index" else stem.removesuffix("/index")
    return PREFIX[language] + (f"{stem}/" if stem else "")


def relative(origin: str, target: str) -> str:
    """The way from the page at one address to another address (a page's, or a file's), both from the root."""
    path, mark, fragment = target.partition("#")
    here, there = _steps(origin), _steps(path)
    same = 0
    while same < min(len(here), len(there)) and here[same] == there[same]:
        same += 1
    way = "/".join([*[".."] * (len(here) - same), *there[same:]]) or "."
    if path.endswith("/") or not path:
        way = f"{way}/"
    return (way if way != "./" or not mark else "") + mark + fragment


@cache
def _steps(path: str) -> tuple[str, ...]:
    """The folders on the way to an address."""
    return tuple(step for step in path.split("/") if step not in ("", "."))
