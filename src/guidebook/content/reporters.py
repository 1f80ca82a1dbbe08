"""Findings as others read them: a forge, a program, a person in a comment."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from itertools import groupby

from guidebook.content.finding import Finding

_ESCAPED = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_ESCAPED_IN_PROPERTIES = {**_ESCAPED, ":": "%3A", ",": "%2C"}


def as_annotations(findings: Iterable[Finding]) -> str:
    """One command a line by which GitHub Actions marks the line in the change; empty where nothing is found.

    Source of the form: GitHub's documentation of workflow commands (`::error file=…,line=…,col=…,title=…::message`).
    """
    return "".join(f"{_annotation(finding)}\n" for finding in sorted(set(findings)))


def _annotation(finding: Finding) -> str:
    place = {"file": finding.path, "line": str(finding.line), "col": str(finding.column), "title": finding.code}
    properties = ",".join(f"{key}={_escape(value, _ESCAPED_IN_PROPERTIES)}" for key, value in place.items())
    message = f"found: {finding.found}\nexpected: {finding.expected}\nmend: {finding.fix}"
    return f"::{finding.severity} {properties}::{_escape(message, _ESCAPED)}"


def _escape(text: str, escaped: Mapping[str, str]) -> str:
    return "".join(escaped.get(character, character) for character in text)


def as_json(findings: Iterable[Finding]) -> str:
    """A list of objects, one for each finding, with the fields of `Finding`; sorted by place."""
    return json.dumps([asdict(finding) for finding in sorted(set(findings))], ensure_ascii=False, indent=2) + "\n"


def as_markdown(findings: Iterable[Finding]) -> str:
    """A summary with the numbers first; what is wrong in the same way in many places is told once, with the places.

    Whatever comes from the content is shown as it is written: nothing of it is Markdown.
    """
    ordered = sorted(set(findings), key=lambda each: (each.severity, each.code, each.found, each))
    errors = sum(finding.severity == "error" for finding in ordered)
    warnings = len(ordered) - errors
    parts = [f"**{_number(errors, 'fault')}**, {_number(warnings, 'warning')}\n"]
    for (severity, code, found), group in groupby(ordered, lambda each: (each.severity, each.code, each.found)):
        alike = list(group)
        places = ", ".join(f"{as_code(f'{each.path}:{each.line}')}" for each in alike)
        parts.append(f"### {code}{' (warning)' if severity == 'warning' else ''}\n")
        told = [("Found", found), ("Expected", alike[0].expected), ("Mend", alike[0].fix)]
        parts.append("\n".join([f"- Where: {places}", *(f"- {name}: {as_code(text)}" for name, text in told)]) + "\n")
    return "\n".join(parts)


def _number(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"


def as_code(text: str) -> str:
    """A text between more backticks than it has itself in a row, so that nothing in it is read as Markdown."""
    text = " ".join(text.split())
    longest = max((len(list(run)) for mark, run in groupby(text) if mark == "`"), default=0)
    fence = "`" * (longest + 1)
    return f"{fence} {text} {fence}" if longest else f"`{text}`"
