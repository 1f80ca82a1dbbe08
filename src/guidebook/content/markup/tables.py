"""Tables that can be scrolled by keyboard and read aloud with their headers."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from guidebook.content.setting import Setting

_HEADINGS = ("h1", "h2", "h3", "h4")
_LONG = 8
"""A table of more rows may be cut between two of them when it is printed; a shorter one stays whole."""


def wrap_tables(root: etree.Element, setting: Setting) -> None:
    """Put each table in a region named after the heading above it; column headers get their scope."""
    parents = {child: parent for parent in root.iter() for child in parent}
    heading, met = "", 0
    for element in list(root.iter()):
        if element.tag in _HEADINGS:
            heading, met = "".join(element.itertext()), 0
        elif element.tag == "table":
            met += 1
            label = setting.words["table_label" if met == 1 else "table_label_more"]
            _wrap(element, parents[element], label.format(heading=heading, number=met))


def _wrap(table: etree.Element, parent: etree.Element, label: str) -> None:
    for cell in table.iter("th"):
        cell.set("scope", "col")
    long = len(list(table.iter("tr"))) > _LONG
    region = etree.Element(
        "div",
        {"class": "table table--long" if long else "table", "tabindex": "0", "role": "region", "aria-label": label},
    )
    parent[list(parent).index(table)] = region
    region.append(table)
    region.tail, table.tail = table.tail, None
