"""The commands that check the content, and that record that a translation follows."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePosixPath

import click

from guidebook.checks import findings
from guidebook.commands.project import project_root, today
from guidebook.content.digests import digests, record
from guidebook.content.finding import Finding, near, report
from guidebook.content.reporters import as_annotations, as_json, as_markdown
from guidebook.content.text_file import write_text
from guidebook.content.tree import Tree, load

FORMATS: Mapping[str, Callable[[Iterable[Finding]], str]] = {
    "text": report,
    "github": as_annotations,
    "json": as_json,
    "markdown": as_markdown,
}


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice([*FORMATS]), default="text", show_default=True)
@click.option("--json", "as_data", is_flag=True, help="The same as --format json.")
def check(paths: tuple[Path, ...], form: str, as_data: bool) -> None:
    """Check the content, and tell what is wrong in PATHS (files and folders), or in all of it.

    A page is always checked beside its counterpart and the pages that it points to. Warnings are told
    and do not change the exit code.

    Exit codes: 0 no fault, 1 faults, 2 wrong use.

    Example: uv run guidebook check docs/nb/index.md
    """
    form = "json" if as_data else form
    root = project_root()
    tree = load(root, today())
    named = [_named(root, tree, path) for path in paths]
    found = [finding for finding in findings(tree) if not paths or any(_is_in(finding.path, each) for each in named)]
    if found or form != "text":
        click.echo(FORMATS[form](found), nl=form == "text")
    if any(finding.severity == "error" for finding in found):
        sys.exit(1)


def _named(root: Path, tree: Tree, path: Path) -> PurePosixPath:
    """A path from the root of the project; wrong use where there is no such file or folder in it."""
    full = path.resolve()
    if not full.exists() or not full.is_relative_to(root):
        raise click.UsageError(f"There is no “{path}” in the project. {near(path.as_posix(), tree.texts)}")
    return PurePosixPath(full.relative_to(root).as_posix())


def _is_in(path: str, folder: PurePosixPath) -> bool:
    return PurePosixPath(path).is_relative_to(folder)


@click.command()
@click.argument("pages", nargs=-1, required=True, metavar="PAGE[#SECTION]...")
def sync(pages: tuple[str, ...]) -> None:
    """Record that an English page, or one section of it, says the same as the Norwegian.

    Run it once you have compared the two. PAGE is a file under docs/en or docs/nb.

    Example: uv run guidebook sync "docs/en/om/index.md#faste-adresser"
    """
    root = project_root()
    tree = load(root, today())
    for given in pages:
        path, _, section = given.partition("#")
        _sync(root, tree, path, section)


def _sync(root: Path, tree: Tree, path: str, section: str) -> None:
    name = Path(path).as_posix().removeprefix("./").removeprefix("docs/").removeprefix("en/").removeprefix("nb/")
    norwegian, english = tree.pages.get(("nb", name)), tree.pages.get(("en", name))
    if norwegian is None or english is None or english.front is None:
        known = {each for _, each in tree.names}
        raise click.UsageError(f"There is no pair of pages “{name}” that can be read. {near(name, known)}")
    said = digests(norwegian)
    if section and section not in said:
        raise click.UsageError(f"{norwegian.path} has no section “{section}”. {near(section, said)}")
    before = {} if "translation" in english.spoilt else (english.front.translation or {})
    kept = {each: said[each] if section in ("", each) else before.get(each, "") for each in said}
    recorded = {each: digest for each, digest in kept.items() if digest}
    text = record(tree.texts[english.path], recorded)
    changed = [each for each in recorded if before.get(each) != recorded[each]]
    if changed or before.keys() != recorded.keys():
        write_text(root / english.path, text)
    click.echo(f"{english.path}: {', '.join(changed) if changed else 'in step before'}")
