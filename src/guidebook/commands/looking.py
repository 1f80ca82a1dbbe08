"""The commands that say what it is time to look at again, and whether other sites still have what is linked to."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from guidebook.checks.exceptions import exempt
from guidebook.checks.outside import outside as told_of
from guidebook.checks.outside import pointers
from guidebook.commands.checking import FORMATS
from guidebook.commands.project import project_root, today
from guidebook.content.due import due as due_in
from guidebook.content.finding import Finding, errors
from guidebook.content.tree import load
from guidebook.review.due_list import as_json, as_markdown


@click.command()
@click.option("--json", "as_data", is_flag=True, help="Print a JSON object for programs.")
def due(as_data: bool) -> None:
    """List, as Markdown, reviews older than their term, pages never reviewed and claims past their day.

    Each with its owner from docs/data/owners.yml. Exit codes: 0 nothing is due, 1 something is, 2 wrong use.

    Example: uv run guidebook due
    """
    found = due_in(load(project_root(), today()))
    click.echo(as_json(found) if as_data else as_markdown(found) or "Nothing is due.\n", nl=False)
    sys.exit(1 if found else 0)


@click.command()
@click.option("--format", "form", type=click.Choice([*FORMATS]), default="text", show_default=True)
@click.option("--json", "as_data", is_flag=True, help="The same as --format json.")
def outside(form: str, as_data: bool) -> None:
    """Ask other sites whether the pages that the content links to are still there.

    Each address is asked for once; those that were there are not asked again for six days. Warnings do not change
    the exit code.

    Example: uv run guidebook outside --format markdown
    """
    form = "json" if as_data else form
    found = outside_findings(project_root(), lambda line: click.echo(line, err=True))
    if found or form != "text":
        click.echo(FORMATS[form](found), nl=form == "text")
    sys.exit(1 if errors(found) else 0)


def outside_findings(root: Path, tell: Callable[[str], None]) -> list[Finding]:
    """What other sites say against the links of a project; `tell` gets a line as the work goes on."""
    # Imported here: the network is of no use to the other commands, and its library is a tool of development.
    from guidebook.review.answers import gather
    from guidebook.review.asking import Manners, ask

    day = today()
    tree = load(root, day)
    addresses = sorted({place.address for place in pointers(tree)})
    cache = root / ".cache" / "outside-links.json"
    answers = gather(addresses, cache, day, lambda left: ask(left, day, Manners()), tell)
    return sorted(set(exempt(tree, told_of(tree, answers))[0]))
