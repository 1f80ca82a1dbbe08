"""A link to the glossary becomes a term: pressed, it shows its definition in place."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Mapping

from guidebook.content.setting import Link, Setting

_PUNCTUATION = ".,;:!?)»”’"


def show_definitions(root: etree.Element, links: Mapping[etree.Element, Link], setting: Setting) -> None:
    """Turn each link to a glossary entry into a button with the definition beside it.

    On the glossary's own page, inside headings and where the entry is unknown, links stay links.
    """
    if setting.name == "ordliste.md":
        return
    glossary = f"{setting.language}/ordliste.md"
    parents = {child: parent for parent in root.iter() for child in parent}
    shown: set[str] = set()
    for element, link in links.items():
        term = link.fragment
        headed = any(parent.tag in ("h1", "h2", "h3", "h4") for parent in _around(element, parents))
        if link.page == glossary and term in setting.terms and not headed:
            _replace(element, parents[element], term, term not in shown, setting)
            shown.add(term)


def _around(element: etree.Element, parents: dict[etree.Element, etree.Element]) -> list[etree.Element]:
    around = []
    while element in parents:
        element = parents[element]
        around.append(element)
    return around


def _replace(link: etree.Element, parent: etree.Element, term: str, first: bool, setting: Setting) -> None:
    """Put a button where the link was; the definition follows the first button only.

    A browser may break the line after a button, so the punctuation that follows is kept with it.
    """
    place = list(parent).index(link)
    button = etree.Element("button", {"type": "button", "class": "term", "popovertarget": f"term-{term}"})
    button.text, button[:] = link.text, list(link)
    tail = link.tail or ""
    button.tail = tail[: len(tail) - len(tail.lstrip(_PUNCTUATION))]
    kept = etree.Element("span", {"class": "keep"})
    kept.append(button)
    parent[place] = kept
    last = kept
    if first:
        last = _definition(link, term, setting)
        parent.insert(place + 1, last)
    last.tail = tail.lstrip(_PUNCTUATION)


def _definition(link: etree.Element, term: str, setting: Setting) -> etree.Element:
    wording = setting.terms[term].of(setting.language)
    box = etree.Element("span", {"class": "term__definition", "popover": "auto", "id": f"term-{term}"})
    for name, text in (("term__word", wording.term), ("term__text", wording.definition)):
        span = etree.SubElement(box, "span", {"class": name})
        span.text, span.tail = text, " "
    more = etree.SubElement(box, "a", {"href": link.get("href", "")})
    more.text = setting.words["term_more"]
    return box
