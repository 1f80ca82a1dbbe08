"""The template for a case paper as files: for Word, and as plain text to be pasted anywhere."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from guidebook.citing.written import written
from guidebook.content.addresses import PREFIX
from guidebook.content.data import LANGUAGES, Language, Pair
from guidebook.content.paper import PaperSection
from guidebook.content.tree import Tree
from guidebook.content.words import catalogue
from guidebook.editions.forms import PAPER
from guidebook.site.citations import Living

PLACES = 5
"""The places of the spectrum between the two poles of a pair."""
_LOCALE: Mapping[Language, str] = {"nb": "nb-NO", "en": "en-GB"}
_INK = RGBColor(0x0C, 0x2F, 0x38)
_SOFT = RGBColor(0x4A, 0x57, 0x5B)
_NO_PLACE = ("paper_not_applicable", "paper_unknown")
_EMPTY = "☐"


def write_papers(tree: Tree, living: Living, site_url: str, folder: Path) -> None:
    """Write the files of every language below the root of the site; nothing where there is no template."""
    for language in LANGUAGES if tree.data.paper else ():
        pages = {name for section in tree.data.paper for name in section.pages}
        cited = {page.name: whole for page in tree.of(language) if page.name in pages and (whole := living.whole(page))}
        references = tuple((name, written((whole,), "case-paper")[0].text) for name, whole in cited.items())
        pairs, home = tree.data.spectrum.pairs, site_url + PREFIX[language]
        Template(tree.data.paper, pairs, language, references, home, tree.today).write(folder)


@dataclass(frozen=True, slots=True)
class Template:
    """What the files of one language are made from."""

    paper: tuple[PaperSection, ...]
    pairs: tuple[Pair, ...]
    language: Language
    references: tuple[tuple[str, str], ...]
    """The name of a page, and the reference to it in the short form."""
    address: str
    """The public address of the site in this language."""
    date: dt.date
    """The day that stands in the file as the day it was made."""

    def write(self, folder: Path) -> None:
        """Write both files below the root of the site."""
        document, text = (folder / f"{PREFIX[self.language]}{name}" for name in PAPER)
        document.parent.mkdir(parents=True, exist_ok=True)
        document.write_bytes(word_document(self))
        text.write_text(self.text(), "utf-8", newline="\n")

    @property
    def words(self) -> Mapping[str, str]:
        """The texts of the language."""
        return catalogue(self.language)

    def text(self) -> str:
        """The template without markup."""
        lines = [self.words["paper_title"]]
        for section in self.paper:
            lines += ["", self._say(section.title).upper(), f"({self._say(section.about)})", ""]
            lines += self._listed(section)
            for number, field in enumerate(section.fields, 1):
                label, hint = self._say(field.label), self._say(field.hint)
                lines.append(f"{number}. {hint}" if section.form == "numbered" else f"{label}: [{hint}]")
        return "\n".join([*lines, "", self._origin(), ""])

    def document(self) -> bytes:
        """The template as a Word document, made anew."""
        made = Document()
        _prepare(made, self.words["paper_name"], self.words["site_name"], _LOCALE[self.language], self.date)
        made.add_heading(self.words["paper_title"], 0)
        for section in self.paper:
            made.add_heading(self._say(section.title), 1)
            made.add_paragraph(self._say(section.about), "Hint")
            self._fill(made, section)
        made.sections[0].footer.paragraphs[0].text = self._origin()
        buffer = io.BytesIO()
        made.save(buffer)
        return _dated(buffer.getvalue(), self.date)

    def _fill(self, made: Any, section: PaperSection) -> None:
        if section.form == "facts":
            rows = [[self._say(field.label), f"[{self._say(field.hint)}]"] for field in section.fields]
            heads = [self.words["paper_field"], self.words["paper_content"]]
            _table(made, heads, rows, [5, 11], self._say(section.title), self._say(section.about))
        elif section.form == "points":
            rows = [[f"{self._say(field.label)}: {self._say(field.hint)}", "", ""] for field in section.fields]
            heads = [self.words[key] for key in ("paper_point", "paper_answer", "paper_attachment")]
            _table(made, heads, rows, [6.5, 7, 2.5], self._say(section.title), self._say(section.about))
        elif section.form == "numbered":
            for field in section.fields:
                made.add_paragraph(self._say(field.hint), "List Number")
        else:
            for line in self._listed(section) if section.form == "sources" else ():
                made.add_paragraph(line, "List Bullet")
            if section.form == "positions":
                self._positions(made, section)
            for field in section.fields:
                _field(made, self._say(field.label), self._say(field.hint))

    def _positions(self, made: Any, section: PaperSection) -> None:
        heads = [
            self.words["paper_left"],
            *map(str, range(1, PLACES + 1)),
            *(self.words[key] for key in ("paper_right", *_NO_PLACE)),
        ]
        rows = [
            [self._say(pair.left.word), *[_EMPTY] * PLACES, self._say(pair.right.word), _EMPTY, _EMPTY]
            for pair in self.pairs
        ]
        widths = [3.4, *[0.9] * PLACES, 3.6, 2.1, 2.1]
        _table(made, heads, rows, widths, self._say(section.title), self._say(section.about))

    def _listed(self, section: PaperSection) -> list[str]:
        """What stands above the fields of a section in plain text: the pairs, or the references."""
        if section.form == "positions":
            scale = " ".join(["( )"] * PLACES)
            others = " ".join(f"( ) {self.words[key]}" for key in _NO_PLACE)
            pairs = self.pairs
            return [f"{self._say(p.left.word)} {scale} {self._say(p.right.word)}   {others}" for p in pairs]
        known = dict(self.references)
        return [known[name] for name in section.pages if name in known]

    def _origin(self) -> str:
        return self.words["paper_origin"].format(site=self.words["site_name"], address=self.address)

    def _say(self, text: Any) -> str:
        said: str = text.of(self.language)
        return said


@lru_cache(maxsize=4)  # the preview asks for the same at each change
def word_document(template: Template) -> bytes:
    """The template as a Word document (Office Open XML); the same template gives the same bytes."""
    return template.document()


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
