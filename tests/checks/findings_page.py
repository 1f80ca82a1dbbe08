"""The page of the manual that lists every kind of finding, made from the cases.

`uv run python -m tests.checks.findings_page` writes it anew.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from guidebook.checks.pictures import pictures
from guidebook.content.finding import Finding
from guidebook.content.tree import load
from tests.checks.test_cases import CASES, TODAY, spoil, told
from tests.checks.test_pictures import PICTURES
from tests.project import ROOT, write_project

PAGE = ROOT / "manual" / "findings.md"
HEAD = """# What the checks find

Every kind of fault by its code: an example, what stands there, and exactly what is said of it. The page is made from \
the cases under `tests/checks/cases`; `uv run python -m tests.checks.findings_page` writes it anew.
"""


def found() -> Iterator[tuple[Path, Finding, str]]:
    """Each finding of each case, with the line of the file that it points at."""
    for case in sorted(CASES.rglob("*.md")):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            for finding in told(spoil(root, case), case):
                path = root / finding.path
                lines = path.read_text("utf-8", "replace").splitlines() if path.exists() else []
                line = lines[finding.line - 1] if finding.line <= len(lines) else ""
                yield case, finding, re.sub(r"[\x00-\x1f]", "\N{REPLACEMENT CHARACTER}", line)


def pictured() -> Iterator[tuple[Path, Finding, str]]:
    """What is found of pictures whose bytes no case can hold."""
    for title, raw in PICTURES.items():
        with tempfile.TemporaryDirectory() as folder:
            root = write_project(Path(folder), {"overrides/images/bilde.jpg": raw})
            for finding in pictures(load(root, TODAY)):
                yield Path(title), finding, "bilde.jpg"


def findings_page() -> str:
    """The page: for each code the first case that is about it."""
    examples: dict[str, tuple[Path, Finding, str]] = {}
    for case, finding, line in (*found(), *pictured()):
        examples.setdefault(finding.code, (case, finding, line))
    parts = [HEAD]
    for code, (case, finding, line) in sorted(examples.items()):
        parts.append(f"## {code}\n\n{case.stem}:\n\n```\n{line}\n```\n\n```\n{finding}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(findings_page(), "utf-8")
