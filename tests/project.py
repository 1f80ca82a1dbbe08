"""A small sound project on disk, for tests to spoil."""

from __future__ import annotations

import datetime as dt
import io
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from PIL import Image

from guidebook.content.digests import digests, record
from guidebook.content.tree import load

FRONT = """---
title: "{title}"
description: "Oslo, Bergen, Drammen, Stavanger, Bodø, Alta, Hamar, Narvik: {title}."
pubDate: 2026-11-01
author: "A writer"
{more}---"""

ROOT = Path(__file__).parents[1]


def page(title: str, body: str, more: str = "") -> str:
    """A sound page with this title; `more` is further lines of front matter, each ended."""
    return f"{FRONT.format(title=title, more=more)}\n\n# {title}\n\n{body}\n"


SOURCE = """- id: {id}
  kind: page
  title: "A source"
  language: en
  mark: read
  checked: 2026-11-01
  how: {{nb: "Lest.", en: "Read."}}
"""

FILES: Mapping[str, str] = {
    "mkdocs.yml": "",
    "docs/nb/index.md": page("Forsiden", "Her er [siden](side.md) og [avsnittet](side.md#del).\n"),
    "docs/en/index.md": page("Front page", "Here is [the page](side.md) and [the section](side.md#del).\n"),
    "docs/nb/side.md": page("Siden", "Tekst.[^kilde]\n\n## Del { #del }\n\nMer.\n", "sources: [kilde]\n"),
    "docs/en/side.md": page("The page", "Text.[^kilde]\n\n## Part { #del }\n\nMore.\n", "sources: [kilde]\n"),
    "docs/data/sources.yml": SOURCE.format(id="kilde"),
    "docs/data/claims.yml": "[]\n",
    "docs/data/glossary.yml": "[]\n",
    "docs/data/programme.yml": (
        "total: 10\nparts:\n"
        '  - {id: del, title: {nb: Del, en: Part}, minutes: 10, page: side.md, what: {nb: "Hva.", en: "What."}}\n'
    ),
    "docs/data/spectrum.yml": """pairs:
  - id: par
    left:
      word: {nb: Venstre, en: Left}
      meaning: {nb: "Det ene.", en: "The one."}
      example: {nb: "En.", en: "One."}
    right:
      word: {nb: "Høyre", en: Right}
      meaning: {nb: "Det andre.", en: "The other."}
      example: {nb: "To.", en: "Two."}
profiles:
  - {id: linje, name: {nb: Linje, en: Line}, left: {nb: A, en: A}, right: {nb: B, en: B}}
examples:
  - {id: eksempel, words: Example, name: {nb: Eksempel, en: Example}, note: {nb: "Note.", en: "Note."}}
majorities:
  - {id: flertall, words: Majority, name: {nb: Flertall, en: Majority}, side: left}
""",
    "docs/data/process.yml": """background: [{id: a, name: {nb: A, en: A}}]
reasons: [{id: b, name: {nb: B, en: B}}]
steps: [{id: c, name: {nb: C, en: C}}]
events:
  - {id: m, date: 2026-10-01, title: {nb: M, en: M}, what: {nb: "Hva.", en: "What."}, source: kilde}
""",
    "docs/data/points.yml": """- number: 1
  source: artikkelen
  point: "There is more."
  page: side.md
  id: del
  evidence: {nb: [Mer], en: [More]}
""",
    "docs/data/spelling.yml": "names: [Alta, Bodø, Drammen, Hamar, Narvik, Stavanger]\n",
    "docs/data/wording.yml": "[]\n",
    "docs/data/synonyms.yml": "[]\n",
    "docs/data/asked.yml": "[]\n",
    "docs/data/paper.yml": "[]\n",
    "docs/data/owners.yml": "months: 12\nintervals: []\nowners: []\n",
}


def write_project(root: Path, changes: Mapping[str, str | bytes | None]) -> Path:
    """The small project at `root`, with these files put in place of its own; none takes a file away."""
    theme: dict[str, str | bytes | None] = {
        "overrides/images/bilde.jpg": picture(),
        "overrides/partials/bilde.html": "images/bilde.jpg\n",
    }
    return write(root, {**FILES, **theme, **changes})


@cache
def picture(width: int = 1, kind: str = "JPEG", exif: bytes = b"") -> bytes:
    """A picture of this width, in this format of Pillow."""
    file = io.BytesIO()
    Image.new("RGB", (width, 1)).save(file, kind, exif=exif)
    return file.getvalue()


def write(root: Path, files: Mapping[str, str | bytes | None]) -> Path:
    """A folder in which these files are written, and those without content taken away."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def in_step(root: Path) -> Path:
    """The project, with every English page recorded as saying what the Norwegian one says."""
    tree = load(root, dt.date(2026, 11, 22))
    for english in tree.of("en"):
        norwegian = tree.pages.get(("nb", english.name))
        if norwegian is not None and english.front is not None:
            (root / english.path).write_text(record(tree.texts[english.path], digests(norwegian)), "utf-8")
    return root


def copy_theme(root: Path) -> Path:
    """The real configuration and theme in a project, so that MkDocs can build it."""
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    pages_own = shutil.ignore_patterns("*.jpg")
    shutil.copytree(ROOT / "overrides", root / "overrides", dirs_exist_ok=True, ignore=pages_own)
    return in_step(root)
