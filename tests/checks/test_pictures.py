"""Pictures whose bytes no case can hold."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PIL import Image

from guidebook.checks.pictures import pictures
from guidebook.content.tree import load
from tests.project import picture, write_project


def _located() -> bytes:
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (59.0, 54.0, 0.0)}
    return exif.tobytes()


PICTURES = {
    "A picture that is too wide": picture(2401),
    "A picture that is too heavy": picture(1) + b"\0" * 400_000,
    "A picture that tells where it was taken": picture(1, "JPEG", _located()),
}


@pytest.mark.parametrize(
    ("raw", "codes"),
    [
        (picture(2400), []),
        (picture(2401), ["picture-wide"]),
        (picture(1, "PNG"), ["picture-format"]),
        (picture(1, "TIFF"), ["picture-format"]),
        (picture(1) + b"\0" * 400_000, ["picture-heavy"]),
        (picture(1, "JPEG", _located()), ["picture-place"]),
        (b"", ["picture-broken"]),
        (picture(1)[:20], ["picture-broken"]),
    ],
    ids=["as wide as can be", "too wide", "PNG", "TIFF", "heavy", "located", "empty", "cut"],
)
def test_a_picture_is_what_it_seems_and_no_larger_than_it_must_be(raw: bytes, codes: list[str], tmp_path: Path) -> None:
    root = write_project(tmp_path, {"overrides/images/bilde.jpg": raw})
    found = list(pictures(load(root, dt.date(2026, 11, 22))))
    assert [(finding.path, finding.code) for finding in found] == [
        ("overrides/images/bilde.jpg", code) for code in codes
    ]
