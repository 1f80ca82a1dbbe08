"""The page of the manual that lists every kind of finding, made from the cases.

`uv run python -m tests.checks.findings_page` writes it anew.
"""

from __future__ import annotations

import datetime as dt
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from guidebook.checks import findings
from guidebook.content.finding import Finding
from guidebook.content.tree import load
from tests.checks.test_cases import CASES, TODAY, parse
from tests.project import ROOT, write_project

PAGE = ROOT / "manual" / "findings.md"
HEAD = """# What the checks find

Every kind of fault by its code: an example, what stands there, and exactly what is said of it. The page is made from \
the cases under `tests/checks/cases`; `uv run python -m tests.checks.findings_page` writes it anew.
"""


def found(today: dt.date) -> Iterator[tuple[Path, Finding, str]]:
    """Each finding of each case, with the line of the file that it points at."""
    for case in sorted(CASES.rglob("*.md")):
        files, _ = parse(case.read_text("utf-8"))
        with tempfile.TemporaryDirectory() as folder:
            root = write_project(Path(folder), files)
            for finding in findings(load(root, today)):
                path = root / finding.path
                lines = path.read_text("utf-8", "replace").splitlines() if path.exists() else []
                line = lines[finding.line - 1] if finding.line <= len(lines) else ""
                yield case, finding, re.sub(r"[\x00-\x1f]", "\N{REPLACEMENT CHARACTER}", line)


def findings_page() -> str:
    """The page: for each code the first case that is about it."""
    examples: dict[str, tuple[Path, Finding, str]] = {}
    for case, finding, line in found(TODAY):
        examples.setdefault(finding.code, (case, finding, line))
    parts = [HEAD]
    for code, (case, finding, line) in sorted(examples.items()):
        parts.append(f"## {code}\n\n{case.stem}:\n\n```\n{line}\n```\n\n```\n{finding}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(findings_page(), "utf-8")
