"""A page as the browser saves it on paper, read back from the PDF."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from playwright.sync_api import Page

A4 = (595, 842)
"""In points."""


@dataclass(frozen=True)
class Printed:
    """A PDF as a reader of tags meets it."""

    language: str
    tags: tuple[tuple[str, str], ...]
    """Each element of the structure, in order, with its alternative text."""
    pages: tuple[str, ...]
    """The text of each sheet."""
    size: tuple[int, int]
    brightness: float
    """The share of the first sheet that is white."""


def printed(page: Page, file: Path) -> Printed:
    """The page as the browser saves it, read back."""
    page.pdf(path=file, tagged=True, outline=True, prefer_css_page_size=True, print_background=True)
    document = pdfium.PdfDocument(file)
    sheets = list(document)
    tags = tuple(tag for sheet in sheets for tag in _tags(sheet))
    width, height = sheets[0].get_size()
    picture = sheets[0].render(scale=0.5).to_pil().convert("L")
    white = sum(picture.histogram()[250:]) / (picture.width * picture.height)
    texts = tuple(sheet.get_textpage().get_text_bounded() for sheet in sheets)
    language = _text(raw.FPDFCatalog_GetLanguage, document.raw)
    return Printed(language, tags, texts, (round(width), round(height)), white)


def _text(function: Any, thing: Any) -> str:
    """A text that PDFium writes as UTF-16 into room that one must ask for first."""
    length = function(thing, None, 0)
    room = (ctypes.c_ushort * (length // 2))()
    function(thing, room, length)
    return bytes(room).decode("utf-16-le").rstrip("\0")


def _tags(sheet: Any) -> Iterator[tuple[str, str]]:
    tree = raw.FPDF_StructTree_GetForPage(sheet.raw)
    for number in range(raw.FPDF_StructTree_CountChildren(tree)):
        yield from _below(raw.FPDF_StructTree_GetChildAtIndex(tree, number))
    raw.FPDF_StructTree_Close(tree)


def _below(element: Any) -> Iterator[tuple[str, str]]:
    yield _text(raw.FPDF_StructElement_GetType, element), _text(raw.FPDF_StructElement_GetAltText, element)
    for number in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, number)
        if child:
            yield from _below(child)
