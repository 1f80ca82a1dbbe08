"""The command that makes contact sheets of the built site."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command()
@click.argument("out", type=click.Path(file_okay=False, path_type=Path), default=Path("pictures"))
@click.option("--site", type=click.Path(file_okay=False, path_type=Path), default=Path("site"), show_default=True)
def pictures(out: Path, site: Path) -> None:
    """Write contact sheets of every page of the built site to OUT.

    Each sheet shows a page at 1280 and 360 px, light and dark, and as it is printed.

    Example: uv run mkdocs build && uv run guidebook pictures
    """
    # Imported here: the browser is a tool of development, and the other commands do without it.
    from guidebook.review.pictures import write_pictures

    try:
        sheets = write_pictures(site, out, click.echo)
    except FileNotFoundError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    click.echo(f"{len(sheets)} contact sheets in {out}")
