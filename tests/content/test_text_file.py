"""Reading a text file."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidebook.content.text_file import read_text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"a\nb\n", "a\nb\n"),
        (b"a\r\nb\r\n", "a\nb\n"),
        (b"a\rb\r", "a\nb\n"),
        (b"a\r\n\rb\n", "a\n\nb\n"),
        (b"\xef\xbb\xbfa\n", "a\n"),
        (b"a\tb", "a\tb"),
        ("blåbær".encode(), "blåbær"),
        (b"", ""),
    ],
    ids=["as it is", "CRLF", "lone CR", "mixed", "byte order mark", "tab", "Norwegian", "empty"],
)
def test_what_is_read(raw: bytes, text: str, tmp_path: Path) -> None:
    (tmp_path / "side.md").write_bytes(raw)
    assert read_text(tmp_path, "side.md") == (text, [])


@pytest.mark.parametrize(
    ("raw", "line", "column", "code", "found"),
    [
        (b"\xe9", 1, 1, "file-not-utf-8", "the byte 0xe9, which is not UTF-8"),
        (b"one\ntwo \xf8 x\n", 2, 5, "file-not-utf-8", "the byte 0xf8, which is not UTF-8"),
        ("ååå".encode() + b"\xe5", 1, 4, "file-not-utf-8", "the byte 0xe5, which is not UTF-8"),
        (b"one\r\ntwo\x00", 2, 4, "file-control-character", "the control character U+0000"),
        (b"\x7f", 1, 1, "file-control-character", "the control character U+007F"),
    ],
)
def test_what_cannot_be_read_is_found_at_its_place(
    raw: bytes, line: int, column: int, code: str, found: str, tmp_path: Path
) -> None:
    (tmp_path / "side.md").write_bytes(raw)
    text, (finding,) = read_text(tmp_path, "side.md")
    assert text is None
    assert (finding.path, finding.line, finding.column) == ("side.md", line, column)
    assert (finding.code, finding.found) == (code, found)


def test_a_file_that_is_gone_is_a_finding(tmp_path: Path) -> None:
    text, (finding,) = read_text(tmp_path, "side.md")
    assert (text, finding.code) == (None, "file-missing")
