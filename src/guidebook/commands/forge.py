"""The commands that workflows use to say something on the forge. With `--dry-run` they ask nobody and post nothing."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import click

from guidebook.commands.looking import outside_findings
from guidebook.commands.project import project_root, today
from guidebook.content.due import due
from guidebook.content.finding import errors
from guidebook.content.reporters import as_markdown
from guidebook.content.tree import load
from guidebook.review.due_list import as_markdown as due_as_markdown
from guidebook.review.harmless import harmless
from guidebook.review.posting import Call, Unfit, comment, issue, pull_of, run_of

LARGEST = 500_000
"""Bytes of a comment from an artifact; more is not read."""


def _repository(context: click.Context, parameter: click.Parameter, value: str) -> str:
    if value and not re.fullmatch(r"[\w-][\w.-]*/[\w-][\w.-]*", value, re.ASCII):
        raise click.BadParameter("OWNER/NAME is expected.")
    return value


_REPOSITORY = click.option(
    "--repository",
    envvar="GITHUB_REPOSITORY",
    default="",
    callback=_repository,
    help="OWNER/NAME. [env: GITHUB_REPOSITORY]",
)
_DRY = click.option("--dry-run", is_flag=True, help="Print what would be posted, and ask nobody.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--event",
    envvar="GITHUB_EVENT_PATH",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The event `workflow_run`, a JSON file. [env: GITHUB_EVENT_PATH]",
)
@_REPOSITORY
@_DRY
def post_comment(file: Path, event: Path | None, repository: str, dry_run: bool) -> None:
    """Post FILE, a review's comment.md, as the one comment on the pull request that was checked.

    FILE comes from a change and is not trusted: it is read up to a size, and nothing in it acts. The pull request
    is the one whose newest commit is that of the event; what FILE says of it is not asked. Needs `gh` and GH_TOKEN.

    Example: uv run guidebook post-comment review/comment.md --dry-run
    """
    text = harmless(_untrusted(file))
    if dry_run:
        click.echo(text)
        return
    if event is None or not repository:
        raise click.UsageError("Give --event and --repository, or --dry-run.")
    try:
        run = run_of(json.loads(event.read_text("utf-8")))
        pulls = _read(f"repos/{repository}/pulls", state="open", head=run.head)
        number = pull_of(run, pulls, repository)
    except (Unfit, ValueError) as error:
        raise click.ClickException(str(error)) from None
    whole = f"[The whole report and the preview]({run.address}) are files of its run."
    told = f"{text}\n\n---\n\nOf the commit `{run.sha}`. {whole}"
    _post(comment(repository, number, told, _read(f"repos/{repository}/issues/{number}/comments")))


def _untrusted(file: Path) -> str:
    """The text of a file that anybody may have made, without the line by which its maker marks it."""
    if file.is_symlink() or not file.is_file():
        raise click.UsageError(f"There is no file “{file}”.")
    if file.stat().st_size > LARGEST:
        raise click.ClickException(f"{file} is larger than any comment: it is not read.")
    first, _, rest = (text := file.read_bytes().decode("utf-8", "replace")).partition("\n")
    return rest if first.startswith("<!--") and first.rstrip().endswith("-->") else text


def _dates(root: Path) -> str:
    return due_as_markdown(due(load(root, today())))


def _links(root: Path) -> str:
    found = outside_findings(root, lambda line: click.echo(line, err=True))
    return as_markdown(found) if errors(found) else ""


_TOPICS: Mapping[str, tuple[str, Callable[[Path], str]]] = MappingProxyType(
    {
        "dates": ("Reviews and claims that are due", _dates),
        "links": ("Links to other sites that are broken", _links),
    }
)


@click.command()
@click.argument("topic", type=click.Choice([*_TOPICS]))
@_REPOSITORY
@_DRY
def keep_issue(topic: str, repository: str, dry_run: bool) -> None:
    """Keep the one issue of TOPIC: opened, renewed and closed as the list behind it grows and empties.

    `dates` is the list of `guidebook due`, `links` that of `guidebook outside`. Needs `gh` and GH_TOKEN.

    Example: uv run guidebook keep-issue dates --dry-run
    """
    title, made = _TOPICS[topic]
    if not dry_run and not repository:
        raise click.UsageError("Give --repository, or --dry-run.")
    text = made(project_root())
    if dry_run:
        click.echo(f"# {title}\n\n{text}" if text else f"No issue “{title}”: nothing to tell.")
        return
    _post(issue(repository, topic, title, text, _read(f"repos/{repository}/issues", state="all")))


def _read(path: str, **asked: str) -> list[Any]:
    """Everything in a list of the forge, page after page."""
    query = [part for name, value in asked.items() for part in ("-f", f"{name}={value}")]
    pages = json.loads(_gh("--method", "GET", "--paginate", "--slurp", path, "-f", "per_page=100", *query))
    return [each for page in pages for each in page]


def _post(call: Call | None) -> None:
    if call is None:
        click.echo("It says so already.")
        return
    made = json.loads(_gh("--method", call.method, call.path, "--input", "-", given=json.dumps(dict(call.fields))))
    click.echo(f"{call.method} {made.get('html_url', call.path)}")


def _gh(*arguments: str, given: str = "") -> str:
    """What the forge answers to `gh api`. Ends the command where it cannot be asked, or refuses."""
    try:
        done = subprocess.run(["gh", "api", *arguments], input=given, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise click.ClickException("The program gh is not installed: https://cli.github.com/") from None
    if done.returncode:
        raise click.ClickException(f"The forge refuses: {done.stderr.strip()}")
    return done.stdout
