"""The template for a case paper as a Word document."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from guidebook.content.data import Language
from guidebook.content.paper import PaperSection
from guidebook.site.paper import NO_PLACE, PLACES, Template

_LOCALE: Mapping[Language, str] = {"nb": "nb-NO", "en": "en-GB"}
_INK = RGBColor(0x0C, 0x2F, 0x38)
_SOFT = RGBColor(0x4A, 0x57, 0x5B)
_EMPTY = "☐"


def word_document(template: Template) -> bytes:
    """A template as a Word document (Office Open XML); the same template gives the same bytes."""
    made = Document()
    _prepare(made, template.words["paper_name"], template.words["site_name"], _LOCALE[template.language], template.date)
    made.add_heading(template.words["paper_title"], 0)
    for section in template.paper:
        made.add_heading(template.say(section.title), 1)
        about = made.add_paragraph(template.say(section.about), "Hint")
        about.paragraph_format.keep_with_next = True
        _fill(made, template, section)
    made.sections[0].footer.paragraphs[0].text = template.origin()
    buffer = io.BytesIO()
    made.save(buffer)
    return _dated(buffer.getvalue(), template.date)


def _fill(made: Any, template: Template, section: PaperSection) -> None:
    if section.form == "facts":
        rows = [[template.say(field.label), f"[{template.say(field.hint)}]"] for field in section.fields]
        heads = [template.words["paper_field"], template.words["paper_content"]]
        _table(made, heads, rows, [5, 11], template.say(section.title), template.say(section.about))
    elif section.form == "points":
        rows = [[f"{template.say(field.label)}: {template.say(field.hint)}", "", ""] for field in section.fields]
        heads = [template.words[key] for key in ("paper_point", "paper_answer", "paper_attachment")]
        _table(made, heads, rows, [6, 7, 3], template.say(section.title), template.say(section.about))
    elif section.form == "numbered":
        for field in section.fields:
            made.add_paragraph(template.say(field.hint), "List Number")
    else:
        for line in template.listed(section) if section.form == "sources" else ():
            made.add_paragraph(line, "List Bullet")
        if section.form == "positions":
            _positions(made, template, section)
        for field in section.fields:
            _field(made, template.say(field.label), template.say(field.hint))


def _positions(made: Any, template: Template, section: PaperSection) -> None:
    heads = [
        template.words["paper_left"],
        *map(str, range(1, PLACES + 1)),
        *(template.words[key] for key in ("paper_right", *NO_PLACE)),
    ]
    rows = [
        [template.say(pair.left.word), *[_EMPTY] * PLACES, template.say(pair.right.word), _EMPTY, _EMPTY]
        for pair in template.pairs
    ]
    widths = [3.4, *[0.9] * PLACES, 3.6, 2.1, 2.1]
    _table(made, heads, rows, widths, template.say(section.title), template.say(section.about))


def _prepare(made: Any, title: str, author: str, locale: str, date: dt.date) -> None:
    """A4, the language, the properties of the file, the look of the styles."""
    page = made.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.5)
    page.top_margin = page.bottom_margin = Cm(2.2)
    about = made.core_properties
    about.title, about.author, about.language = title, author, locale
    about.comments = about.last_modified_by = ""
    about.created = about.modified = dt.datetime.combine(date, dt.time())
    for lang in made.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), locale)
    hint = made.styles.add_style("Hint", WD_STYLE_TYPE.PARAGRAPH)
    hint.base_style = made.styles["Normal"]
    hint.font.italic = True
    hint.font.color.rgb = _SOFT
    made.styles["Normal"].font.size = Pt(11)
    for name, size in (("Title", 22), ("Heading 1", 15), ("Heading 2", 12)):
        made.styles[name].font.color.rgb = _INK
        made.styles[name].font.size = Pt(size)


def _field(made: Any, label: str, hint: str) -> None:
    made.add_heading(label, 2)
    made.add_paragraph(f"[{hint}]", "Hint")


def _table(
    made: Any, heads: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float], title: str, what: str
) -> None:
    """A table whose first row is its head on every sheet; `title` and `what` are its alternative text. Widths in cm."""
    lines = [heads, *rows]
    table = made.add_table(len(lines), len(heads), "Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)  # Word reads the width of the cells, LibreOffice that of the columns
    for cells, line in zip(table.rows, lines, strict=True):
        for cell, text, width in zip(cells.cells, line, widths, strict=True):
            cell.text = text
            cell.width = Cm(width)
        cells._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell in table.rows[0].cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True
    for tag, text in (("w:tblCaption", title), ("w:tblDescription", what)):
        element = OxmlElement(tag)
        element.set(qn("w:val"), text)
        table._tbl.tblPr.append(element)
    made.add_paragraph()


def _dated(packed: bytes, date: dt.date) -> bytes:
    """The same document with one day on every part, so that the clock changes no byte."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as read, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as written:
        for name in read.namelist():
            entry = zipfile.ZipInfo(name, (date.year, date.month, date.day, 0, 0, 0))
            written.writestr(entry, read.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
