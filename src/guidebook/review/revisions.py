"""Revisions of a project in git: which are compared, and what they hold. Nothing here changes the repository."""

from __future__ import annotations

import datetime as dt
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

CONTENT: Final = ("docs", "editions", "overrides", "mkdocs.yml")
"""What a site is made from, but for the program."""
_FILES: Final = (b"100644", b"100755")


class NoRevision(Exception):
    """What was named is no revision that is there."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit."""

    commit: str
    """Its name, in full."""
    day: dt.date
    """On which it was committed, where the committer was."""


def revision(root: Path, name: str) -> Revision:
    """The commit that a name stands for. Raises NoRevision where there is none, or no git."""
    if name.startswith("-") or not name.strip():
        raise NoRevision(f"“{name}” is no name of a revision.")
    try:
        commit = _git(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").decode().strip()
        day = _git(root, "show", "--no-patch", "--format=%cs", commit).decode().strip()
    except FileNotFoundError:
        raise NoRevision("git is not installed.") from None
    except subprocess.CalledProcessError:
        fetch = f"In a shallow clone, fetch it first: `git fetch --depth=1 origin {name}`."
        raise NoRevision(f"There is no revision “{name}” here. {fetch}") from None
    return Revision(commit, dt.date.fromisoformat(day))


def forked(root: Path, base: Revision, head: str) -> Revision | None:
    """The commit from which both come; none where git does not know it, as in a shallow clone."""
    try:
        commit = _git(root, "merge-base", base.commit, head).decode().strip()
    except subprocess.CalledProcessError:
        return None
    return revision(root, commit)


def touched(root: Path, base: Revision, head: Revision | None) -> list[str]:
    """The files that differ between a revision and another, or the working tree; paths from the root, sorted."""
    ends = [base.commit, *([head.commit] if head else [])]
    names = _git(root, "diff", "--no-ext-diff", "--no-renames", "--name-only", "--relative", "-z", *ends, "--")
    new = b"" if head else _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    return sorted({name.decode("utf-8", "replace") for name in (names + new).split(b"\0") if name})


def export(root: Path, commit: Revision, folder: Path) -> None:
    """Write the content of a revision below a folder.

    Blobs are read one by one: what the revision says of itself (attributes, links, hooks) is not followed.
    """
    listed = _git(root, "ls-tree", "-r", "-z", commit.commit, "--", *CONTENT)
    rows = [row.partition(b"\t") for row in listed.split(b"\0") if row]
    files = [(about.split(), name.decode("utf-8", "surrogateescape")) for about, _, name in rows]
    wanted = [(about[2], name) for about, name in files if about[0] in _FILES and _inside(name)]
    if not wanted:
        return
    asked = b"".join(blob + b"\n" for blob, _ in wanted)
    given = _git(root, "cat-file", "--batch", given=asked)
    at = 0
    for _, name in wanted:
        end = given.index(b"\n", at)
        size = int(given[at:end].split()[2])
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(given[end + 1 : end + 1 + size])
        at = end + 1 + size + 1


def _inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts


def _git(root: Path, *words: str, given: bytes | None = None) -> bytes:
    command: Sequence[str] = ["git", "-C", str(root), "-c", "core.quotePath=false", *words]
    return subprocess.run(command, input=given, capture_output=True, check=True).stdout
