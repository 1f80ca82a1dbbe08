"""The blocks of a page: who is speaking, what is made from data, what time can undo."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import Any

from markdown import Markdown
from markdown.util import AtomicString
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from guidebook.content.data import Claim
from guidebook.content.dates import day
from guidebook.content.setting import Record, Setting

VOICES = ("source", "law", "interpretation", "advice", "correction", "question")
PLAIN = ("ways",)
NAMES = (*VOICES, *PLAIN, "claim", "insert")


class _Voice(Block):
    """A passage in another voice than the page's own, with its label."""

    ARGUMENT: bool | None = None

    def on_create(self, parent: etree.Element) -> etree.Element:
        setting: Setting = self.config["setting"]
        return _box(parent, self.NAME, self.label(setting))

    def label(self, setting: Setting) -> str:
        """The words over the passage."""
        if self.NAME != "source":
            return setting.words[f"voice_{self.NAME}"]
        source = str(self.argument) if self.argument else ""
        self.config["record"].voices.append(source)
        named = setting.words.get(f"voice_source_{source}")
        return named or setting.words["voice_source"]


class _Plain(Block):
    """A passage that the theme lays out in its own way."""

    def on_create(self, parent: etree.Element) -> etree.Element:
        return etree.SubElement(parent, "div", {"class": self.NAME})


class _Claim(Block):
    """A statement that time can undo, from the data, with the day it was checked."""

    NAME = "claim"
    ARGUMENT: bool | None = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        setting: Setting = self.config["setting"]
        self.config["record"].claims.append(self.argument)
        claim = setting.claims.get(str(self.argument))
        element = _box(parent, "claim", setting.words["voice_claim"])
        if claim is not None:
            statement = etree.SubElement(element, "p")
            statement.text = AtomicString(claim.statement.of(setting.language))  # data is text, not Markdown
            etree.SubElement(statement, "span").text = "".join(f"[^{source}]" for source in claim.sources)
            checked = etree.SubElement(element, "p", {"class": "voice__checked"})
            checked.text = _checked(claim, setting)
        return element


class _Insert(Block):
    """The place of a figure or a list that is made from data."""

    NAME = "insert"
    ARGUMENT: bool | None = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        self.config["record"].inserts.append(self.argument)
        return etree.SubElement(parent, "div", {"data-insert": str(self.argument)})


def _checked(claim: Claim, setting: Setting) -> str:
    words = setting.words["claim_overdue" if claim.overdue(setting.today) else "claim_checked"]
    return words.format(checked=day(claim.checked, setting.language), recheck=day(claim.recheckBy, setting.language))


def _box(parent: etree.Element, name: str, label: str) -> etree.Element:
    element = etree.SubElement(parent, "div", {"class": f"voice voice--{name}", "role": "note"})
    etree.SubElement(element, "p", {"class": "voice__label"}).text = label
    return element


class PageBlocks(BlocksExtension):
    """All blocks of the site."""

    def __init__(self, setting: Setting, record: Record) -> None:
        super().__init__()
        self.context = {"setting": setting, "record": record}

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:
        """Register every block with what it needs to know."""
        for name in VOICES:
            block_mgr.register(type(name.title(), (_Voice,), {"NAME": name}), self.context)
        for name in PLAIN:
            block_mgr.register(type(name.title(), (_Plain,), {"NAME": name}), self.context)
        block_mgr.register(_Claim, self.context)
        block_mgr.register(_Insert, self.context)
