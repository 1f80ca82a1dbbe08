"""The commands that begin a page, and that say who looks after what."""

from __future__ import annotations

import click

from guidebook.commands.addresses import carry_out
from guidebook.commands.project import project_root, today
from guidebook.content.owners import codeowners
from guidebook.content.text_file import write_text
from guidebook.content.tree import load
from guidebook.editions.new import new

CODEOWNERS = ".github/CODEOWNERS"


@click.command("new")
@click.argument("path")
def new_page(path: str) -> None:
    """Begin a page at PATH, in both languages, with its line in `nav` and its addresses in the ledger.

    It passes the checks and says that it is not yet written; `uv run guidebook check` warns until it is.

    Example: uv run guidebook new om/varsling.md
    """
    carry_out(lambda tree, around: new(tree, around.settings, path))


@click.command()
def owners() -> None:
    """Write .github/CODEOWNERS from docs/data/owners.yml: whom the forge asks about a change.

    Example: uv run guidebook owners
    """
    root = project_root()
    tree = load(root, today())
    if "owners" in tree.files.broken:
        raise click.ClickException("docs/data/owners.yml cannot be read: `uv run guidebook check` says why.")
    (root / CODEOWNERS).parent.mkdir(exist_ok=True)
    write_text(root / CODEOWNERS, codeowners(tree.data.owners))
    click.echo(f"{CODEOWNERS}: {len(tree.data.owners.owners)} owners")
