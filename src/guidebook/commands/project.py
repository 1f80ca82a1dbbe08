"""Where a command runs: the project around, and the day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from guidebook.content.clock import today as day_it_is


def today() -> dt.date:
    """The day it is; wrong use where the one that is set is none."""
    try:
        return day_it_is()
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def project_root() -> Path:
    """The folder of the project: the nearest one around with `mkdocs.yml`."""
    here = Path.cwd().resolve()
    root = next((folder for folder in (here, *here.parents) if (folder / "mkdocs.yml").exists()), None)
    if root is None:
        raise click.UsageError("There is no mkdocs.yml here or above: run the command in the project.")
    return root
