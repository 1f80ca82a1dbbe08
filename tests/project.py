"""A small sound project on disk, for tests to spoil."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

FRONT = """---
title: "{title}"
description: "A page of the small project that tests spoil, one fault at a time."
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
    left: {word: {nb: Venstre, en: Left}, meaning: {nb: "Det ene.", en: "The one."}}
    right: {word: {nb: "Høyre", en: Right}, meaning: {nb: "Det andre.", en: "The other."}}
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
}


def write_project(root: Path, changes: Mapping[str, str | bytes | None]) -> Path:
    """The small project at `root`, with these files put in place of its own; none takes a file away."""
    for name, content in {**FILES, **changes}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        elif content is not None:
            path.write_text(content, "utf-8")
    (root / "overrides" / "images").mkdir(parents=True, exist_ok=True)
    (root / "overrides" / "images" / "bilde.jpg").write_bytes(b"")
    return root


def copy_theme(root: Path) -> Path:
    """The real configuration and theme in a project, so that MkDocs can build it."""
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    shutil.copytree(ROOT / "overrides", root / "overrides", dirs_exist_ok=True)
    return root
