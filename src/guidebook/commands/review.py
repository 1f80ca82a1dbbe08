"""The command that shows what a change does."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from guidebook.checks import found
from guidebook.commands.project import project_root, today
from guidebook.content.dates import day as written_day
from guidebook.content.text_file import write_text
from guidebook.content.tree import load
from guidebook.review.comment import comment, data
from guidebook.review.compare import compare
from guidebook.review.report import Compared, View, page
from guidebook.review.revisions import NoRevision, Revision, export, forked, revision, touched
from guidebook.spelling_dictionaries import dictionaries, installed


@click.command()
@click.argument("base", metavar="BASE")
@click.option("--head", metavar="REV", help="The revision with the change; without it, the files as they stand.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=Path("review"), show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print what review.json holds, for a program.")
@click.option("--pictures/--no-pictures", help="Show each changed page at 1280 and 360 px; builds both sites.")
@click.option("--preview", metavar="PREFIX", default="", help="Where the built preview lies, seen from the report.")
def review(base: str, head: str | None, out: Path, as_json: bool, pictures: bool, preview: str) -> None:
    """Show what a change does to the pages, in both languages, before it is merged.

    Compared are the content as it was where the change began (the merge base of BASE and REV) and as it is after it.
    OUT gets report.html, which a reviewer opens; comment.md, the same in short; and review.json. Exit codes: 0 nothing
    blocks, 1 something blocks, 2 wrong use.

    Example: uv run guidebook review main
    """
    root = project_root()
    try:
        named = revision(root, base)
        after = revision(root, head) if head is not None else None
        fork = forked(root, named, after.commit if after else "HEAD")
    except NoRevision as error:
        raise click.UsageError(str(error)) from None
    before = fork or named
    day = max(before.day, after.day) if after else today()
    compared = Compared(
        before.commit[:12],
        after.commit[:12] if after else "the files as they stand",
        _how(named, fork),
        f"Both were held against {written_day(day, 'en')}.",
    )
    with TemporaryDirectory() as place:
        old, new = Path(place, "before"), Path(place, "after") if after else root
        for commit, folder in ((before, old), *([(after, new)] if after else [])):
            folder.mkdir()
            export(root, commit, folder)
        _say("Reading the content as it is …")
        kept = Path(place, "kept")
        head_tree = load(new, day, kept)
        _say("Reading the content as it was …")
        base_tree = load(old, day, kept)
        _say("Checking and comparing …")
        seen = compare(
            base_tree,
            head_tree,
            lambda tree: sorted({each for all_ in found(tree, kept / "findings").values() for each in all_}),
            dictionaries() if installed() else None,
            [name for name in touched(root, before, after) if not _is_content(name)],
        )
        pictured: Sequence[View] = ()
        if pictures:
            # Imported here: the browser is a tool of development, and a review without pictures does without it.
            from guidebook.review.views import views

            pictured = views(seen, old, new, Path(place), _say)
        out.mkdir(parents=True, exist_ok=True)
        html = page(seen, compared, _reader(old), _reader(new), preview, pictured)
        for name, text in (
            ("report.html", html),
            ("comment.md", comment(seen, compared)),
            ("review.json", data(seen)),
        ):
            write_text(out / name, text)
    if as_json:
        click.echo(data(seen), nl=False)
    else:
        click.echo("\n".join([*seen.verdict.lines, f"The report: {out / 'report.html'}"]))
    if seen.verdict.state == "blocked":
        sys.exit(1)


def _how(named: Revision, fork: Revision | None) -> str:
    if fork is None:
        return "Git knows no common ancestor here, so the base itself was taken."
    if fork.commit == named.commit:
        return "The change begins at the base itself."
    return f"The change began at {fork.commit[:12]}, an ancestor of the base {named.commit[:12]}."


def _say(text: str) -> None:
    click.echo(text, err=True)


def _is_content(name: str) -> bool:
    return name.startswith(("docs/", "editions/", "overrides/images/"))


def _reader(root: Path) -> Callable[[str], bytes | None]:
    """Gives the bytes of a picture of the site at `root`, by its address."""

    def read(name: str) -> bytes | None:
        path = root / "overrides" / name
        return path.read_bytes() if path.is_file() else None

    return read
