"""Templates kept compiled between builds."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import jinja2


def compiled(root: Path, environment: str) -> jinja2.BytecodeCache | None:
    """Where an environment keeps its templates compiled, each with the digest of its text; none where it cannot write.

    What a template is compiled to depends on the environment's options and on Jinja, so each has a folder of its own.
    """
    folder = root / ".cache" / "templates" / f"{environment}-{jinja2.__version__}"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return jinja2.FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None
