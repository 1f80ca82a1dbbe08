"""The files below a folder, read when they are asked for."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Folder:
    """What stands below a folder. Nothing is read twice to tell its digest; hidden files do not count."""

    root: Path
    _names: list[str] | None = None
    _digests: dict[str, str] = field(default_factory=dict)

    def names(self) -> list[str]:
        """Every file, from the folder, sorted; none where there is no folder."""
        if self._names is None:
            found = (path.relative_to(self.root) for path in self.root.rglob("*") if not path.is_dir())
            self._names = sorted(
                path.as_posix() for path in found if not any(part.startswith(".") for part in path.parts)
            )
        return self._names

    def read(self, name: str) -> bytes:
        """The bytes of a file. Raises OSError where there is none that can be read."""
        return (self.root / name).read_bytes()

    def digest(self, name: str) -> str | None:
        """The SHA-256 of a file, in hexadecimal; none where it cannot be read."""
        if name not in self._digests:
            try:
                self._digests[name] = hashlib.sha256(self.read(name)).hexdigest()
            except OSError:
                return None
        return self._digests[name]
