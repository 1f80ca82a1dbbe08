"""Headings: what the author gave them, and the permanent link beside each."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from guidebook.content.setting import Mark, Setting

LEVELS = {f"h{level}": level for level in range(1, 7)}


def observe(root: etree.Element) -> list[Mark]:
    """The headings as the author wrote them, before any id is made up for them."""
    return [
        Mark(LEVELS[element.tag], element.get("id", ""), "".join(element.itertext()).strip())
        for element in root.iter()
        if element.tag in LEVELS
    ]


def add_links(root: etree.Element, setting: Setting) -> None:
    """Put a link to itself beside each heading; it is a neighbour, so that the heading's name stays its own."""
    for parent in list(root.iter()):
        for place, heading in enumerate(list(parent)):
            if heading.tag == "h1":
                heading.attrib.pop("id", None)
            elif heading.tag in LEVELS and heading.get("id"):
                _wrap(heading, parent, place, setting)


def _wrap(heading: etree.Element, parent: etree.Element, place: int, setting: Setting) -> None:
    name = setting.words["heading_link"].format(heading="".join(heading.itertext()).strip())
    box = etree.Element("div", {"class": f"heading heading--{heading.tag}"})
    parent[place] = box
    box.append(heading)
    link = etree.SubElement(box, "a", {"class": "headerlink", "href": f"#{heading.get('id')}", "aria-label": name})
    link.text = "#"
    box.tail, heading.tail = heading.tail, None
