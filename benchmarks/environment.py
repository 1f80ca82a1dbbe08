"""The environment in which every command is timed."""

from __future__ import annotations

import os
from collections.abc import Mapping

AS_USUAL: Mapping[str, str] = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
"""Python keeps what it has compiled, as it does by itself; else each run would compile the program anew."""
