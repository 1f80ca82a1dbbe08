"""The script that copies a citation; the pages say the same without it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Script:
    """The text of a script, and its address, which changes with the text."""

    name: str
    text: str

    @property
    def path(self) -> str:
        """From the root of the site."""
        return f"assets/{self.name}.{hashlib.sha256(self.text.encode()).hexdigest()[:10]}.js"


def script(overrides: Path, name: str) -> Script:
    """A script of the theme as it was written. Raises FileNotFoundError where there is none."""
    return Script(name, (overrides / "assets" / "js" / f"{name}.js").read_text("utf-8"))
