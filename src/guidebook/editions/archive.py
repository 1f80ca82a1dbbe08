"""An edition as one file to be filed with a case."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable

PARTS = ("pages/", "source/")
"""What of an edition's folder goes into the ZIP."""


def archive(files: Iterable[tuple[str, bytes]], date: dt.date) -> bytes:
    """The ZIP of an edition: the same files give the same bytes, on every system and for ever.

    Nothing is compressed, since compression changes with its program; every entry has the day of the edition.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as packed:
        for name, raw in sorted(files):
            if not name.startswith(PARTS):
                continue
            entry = zipfile.ZipInfo(name, (date.year, date.month, date.day, 0, 0, 0))
            entry.create_system = 3  # Unix, so that the rights below mean what they say
            entry.create_version = entry.extract_version = 20
            entry.external_attr = 0o100644 << 16
            packed.writestr(entry, raw)
    return buffer.getvalue()
