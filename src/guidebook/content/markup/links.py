"""Links and pictures: what they point to, and the address that the reader's browser gets."""

from __future__ import annotations

import posixpath
import re
import xml.etree.ElementTree as etree
from urllib.parse import unquote, urlsplit

from guidebook.content.addresses import address, relative
from guidebook.content.data import LANGUAGES
from guidebook.content.setting import Link, Setting

OUTSIDE = ("http", "https", "mailto")
_CODED_MAIL = re.compile("\x02amp\x03")


def understand(written: str, kind: str, text: str, setting: Setting) -> Link:
    """What a link or a picture written on a page points to. Nothing is looked up."""
    if _CODED_MAIL.search(written):
        return Link(written, kind, text)
    if not written.strip():
        return Link(written, kind, text, problem="empty")
    try:
        parts = urlsplit(written)
    except ValueError:
        return Link(written, kind, text, problem="scheme")
    if parts.scheme or parts.netloc:
        sound = parts.scheme in OUTSIDE and (parts.netloc or parts.scheme == "mailto")
        return Link(written, kind, text, problem="" if sound else "scheme")
    path, fragment = unquote(parts.path), unquote(parts.fragment)
    if kind == "image":
        known = path.startswith("/images/") and ".." not in path
        return Link(written, kind, text, file=path[1:]) if known else Link(written, kind, text, problem="absolute")
    if not path:
        return Link(written, kind, text, fragment=fragment, problem="" if fragment else "empty")
    if path.startswith("/"):
        return Link(written, kind, text, problem="absolute")
    page = posixpath.normpath(posixpath.join(setting.language, posixpath.dirname(setting.name), path))
    if page.startswith(".."):
        return Link(written, kind, text, problem="outside")
    if not page.endswith(".md") or page.partition("/")[0] not in LANGUAGES:
        return Link(written, kind, text, page=page, fragment=fragment, problem="not-a-page")
    return Link(written, kind, text, page=page, fragment=fragment)


def destination(link: Link, setting: Setting) -> str:
    """The address for the browser, relative to the page; what cannot be understood stays as written."""
    here = address(setting.name, setting.language)
    if link.problem:
        return link.written
    if link.file:
        return relative(here, link.file)
    if link.page:
        language, _, name = link.page.partition("/")
        there = address(name, "en" if language == "en" else "nb")
        return relative(here, there + (f"#{link.fragment}" if link.fragment else ""))
    return link.written


def counterpart(written: str, setting: Setting) -> str:
    """What a link points to, told in the same way on both pages of a pair."""
    link = understand(written, "link", "", setting)
    if not link.page:
        return f"#{link.fragment}" if link.fragment else written
    return link.page.partition("/")[2] + (f"#{link.fragment}" if link.fragment else "")


def resolve(root: etree.Element, setting: Setting) -> dict[etree.Element, Link]:
    """Give every link and picture its address; return those that the author wrote, in order."""
    links = {}
    noted = {id(element) for note in root.iter("div") if note.get("class") == "footnote" for element in note.iter()}
    for element in root.iter():
        name = {"a": "href", "img": "src"}.get(element.tag)
        if name is None or element.get("href", "").startswith("#fn"):
            continue
        kind = "image" if element.tag == "img" else "link"
        text = element.get("alt", "") if kind == "image" else _text(element)
        link = understand(element.get(name, ""), kind, text, setting)
        element.set(name, destination(link, setting))
        if id(element) not in noted:
            links[element] = link
    return links


def _text(link: etree.Element) -> str:
    """What a link is called: its text, and the alternative texts of the pictures in it."""
    return "".join([*link.itertext(), *(picture.get("alt", "") for picture in link.iter("img"))])
