"""Exceptions: where a human has decided that what a check finds is right, on one line, for one code, with a reason.

In the text of a page `<!-- allow CODE: reason -->`, in front matter and data `# allow CODE: reason`, at the
end of the line or on a line of its own above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from guidebook.content.finding import Finding, near
from guidebook.content.places import comments
from guidebook.content.tree import Tree

_COMMENT = re.compile(r"<!--\s*allow\b\s*(?P<code>[a-z][a-z-]*)?\s*(?::\s*(?P<reason>\S.*?))?\s*-->", re.S)
_YAML = re.compile(r"(?:^|\s)#\s*allow\b\s*(?P<code>[a-z][a-z-]*)?\s*(?::\s*(?P<reason>\S.*?))?\s*$")

_NOT_ALWAYS = ("outside-", "spelling-")
"""Families that are not checked in every run, so that nobody can tell here whether an exception is needed."""


@dataclass(frozen=True, slots=True)
class Exempt:
    """An exception as it was written; `line` is where it stands, `about` the line that it speaks of."""

    path: str
    line: int
    about: int
    code: str
    reason: str


def exempt(tree: Tree, found: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
    """What remains of the findings, and the faults of the exceptions: one without a reason, or of no use."""
    written = [each for path in tree.texts for each in _written(tree, path)]
    good = {(each.path, each.about, each.code): each for each in written if each.code and each.reason}
    kept, used, there = [], set(), list(found)
    for finding in there:
        place = (finding.path, finding.line, finding.code)
        if place in good:
            used.add(place)
        else:
            kept.append(finding)
    faults = [fault for each in written if (fault := _fault(each, used, there)) is not None]
    return kept, faults


def _written(tree: Tree, path: str) -> Iterator[Exempt]:
    text = tree.texts[path]
    if "allow" not in text:
        return
    lines = text.split("\n")
    page = next((page for page in tree.pages.values() if page.path == path), None)
    body = page.places.first_line if page else len(lines) + 1
    for number, line in enumerate(lines[: body - 1], 1):
        if match := _YAML.search(line):
            yield _exempt(path, lines, number, match, line[: match.start()])
    for start, comment in comments(page.body) if page else ():
        if match := _COMMENT.fullmatch(comment):
            number = start + body
            yield _exempt(path, lines, number, match, lines[number - 1].replace(comment, ""))


def _exempt(path: str, lines: Sequence[str], number: int, match: re.Match[str], beside: str) -> Exempt:
    """An exception on a line of its own speaks of the next line that is not empty."""
    below = (at for at, line in enumerate(lines[number:], number + 1) if line.strip())
    about = number if beside.strip() else next(below, number)
    return Exempt(path, number, about, match["code"] or "", match["reason"] or "")


def _fault(each: Exempt, used: set[tuple[str, int, str]], found: Iterable[Finding]) -> Finding | None:
    if not each.code or not each.reason:
        return Finding(
            each.path,
            each.line,
            1,
            "exception-form",
            "an exception without a code or without a reason",
            "`allow CODE: reason`",
            "Write which code, and why it is right here.",
        )
    if (each.path, each.about, each.code) in used or each.code.startswith(_NOT_ALWAYS):
        return None
    codes = {finding.code for finding in found if (finding.path, finding.line) == (each.path, each.about)}
    return Finding(
        each.path,
        each.line,
        1,
        "exception-idle",
        f"an exception for “{each.code}”, which is not found in line {each.about}",
        "exceptions for what is found there",
        f"{near(each.code, codes)}Take it out, or move it to the line that it is about.",
    )
