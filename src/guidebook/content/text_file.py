"""Reading a text file, or saying why it cannot be read."""

from __future__ import annotations

import re
from pathlib import Path

from guidebook.content.finding import Finding

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


def read_text(root: Path, path: str) -> tuple[str | None, list[Finding]]:
    """The text of a file below `root`, with line ends made `\\n` and a byte order mark left out."""
    try:
        raw = (root / path).read_bytes()
    except FileNotFoundError:
        fix = "Add the file, or take back its removal."
        return None, [Finding(path, 1, 1, "file-missing", "no such file", "a file that the site is made from", fix)]
    except OSError as error:
        fix = "Make it an ordinary file that can be read."
        return None, [Finding(path, 1, 1, "file-unreadable", f"“{error.strerror}”", "a file that can be read", fix)]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        return None, [
            Finding(
                path,
                line,
                column,
                "file-not-utf-8",
                f"the byte 0x{raw[error.start]:02x}, which is not UTF-8",
                "a text file in UTF-8",
                "Open the file in its old encoding and save it as UTF-8.",
            )
        ]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    control = _CONTROL.search(text)
    if control is None:
        return text, []
    line, column = text.count("\n", 0, control.start()) + 1, control.start() - text.rfind("\n", 0, control.start())
    found = f"the control character U+{ord(control[0]):04X}"
    return None, [Finding(path, line, column, "file-control-character", found, "text", "Delete the character.")]


def write_text(path: Path, text: str) -> None:
    """Write a text file in whole or not at all: beside its place first, then in it."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_text(text, "utf-8", newline="\n")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
