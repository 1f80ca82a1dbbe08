"""What a check has found."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]
"""An error keeps the site from being built; a warning asks a human to look."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A fault in the content, at its place, with its cure. Findings sort by place."""

    path: str
    """From the root of the project, as `docs/nb/om/index.md`."""
    line: int
    """Counted from 1."""
    column: int
    """In characters, counted from 1."""
    code: str
    """The stable name of the kind of fault."""
    found: str
    expected: str
    fix: str
    severity: Severity = "error"

    def __str__(self) -> str:
        return (
            f"{self.path}:{self.line}:{self.column}: {self.code}{' (warning)' if self.severity == 'warning' else ''}\n"
            f"    found:    {self.found}\n"
            f"    expected: {self.expected}\n"
            f"    mend:     {self.fix}"
        )


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Those findings that keep the site from being built."""
    return [finding for finding in findings if finding.severity == "error"]


def report(findings: Iterable[Finding]) -> str:
    """All findings as text, sorted by place, their number first."""
    ordered = sorted(set(findings))
    faults = len(errors(ordered))
    warnings = len(ordered) - faults
    count = _number(faults, "fault") + (f" and {_number(warnings, 'warning')}" if warnings else "")
    return "\n\n".join([f"{count} in the content:", *map(str, ordered)])


def _number(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"


def near(word: str, known: Iterable[str]) -> str:
    """`Did you mean …? ` with the known word nearest to this one, or nothing where none is near."""
    close = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f"Did you mean “{close[0]}”? " if close else ""
