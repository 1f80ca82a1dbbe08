"""The commands of an editor."""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePosixPath

import click

from guidebook.checks import findings
from guidebook.content.clock import today as day_it_is
from guidebook.content.data import Text
from guidebook.content.digests import digests, record
from guidebook.content.finding import Finding, errors, near, report
from guidebook.content.reporters import as_annotations, as_json, as_markdown
from guidebook.content.text_file import write_text
from guidebook.content.tree import Tree, load, read_records
from guidebook.editions.cut import cut, may_freeze, recorded
from guidebook.editions.edition import RECORD, read_record
from guidebook.editions.freeze import listing
from guidebook.editions.frozen import read_editions, read_list
from guidebook.editions.move import Around, move
from guidebook.editions.plan import Plan, Refused, Unknown, write_plan
from guidebook.editions.published import neutral
from guidebook.editions.recording import update
from guidebook.editions.rename import rename
from guidebook.editions.verify import LARGEST
from guidebook.editions.verify import verify as verify_file
from guidebook.editions.withdraw import withdraw

_FORMATS: Mapping[str, Callable[[Iterable[Finding]], str]] = {
    "text": report,
    "github": as_annotations,
    "json": as_json,
    "markdown": as_markdown,
}


@click.group()
def main() -> None:
    """What an editor does besides writing. Exit codes: 0 well, 1 findings or a failure, 2 wrong use."""


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice([*_FORMATS]), default="text", show_default=True)
def check(paths: tuple[Path, ...], form: str) -> None:
    """Check the content, and tell what is wrong in PATHS (files and folders), or in all of it.

    A page is always checked beside its counterpart and the pages that it points to. Warnings are told
    and do not change the exit code.

    Example: uv run guidebook check docs/nb/index.md
    """
    root = _root()
    tree = load(root, _today())
    named = [_named(root, tree, path) for path in paths]
    found = [finding for finding in findings(tree) if not paths or any(_is_in(finding.path, each) for each in named)]
    if found or form != "text":
        click.echo(_FORMATS[form](found), nl=form == "text")
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


@main.command()
@click.argument("pages", nargs=-1, required=True, metavar="PAGE[#SECTION]...")
def sync(pages: tuple[str, ...]) -> None:
    """Record that an English page, or one section of it, says the same as the Norwegian.

    Run it once you have compared the two. PAGE is a file under docs/en or docs/nb.

    Example: uv run guidebook sync "docs/en/om/index.md#faste-adresser"
    """
    root = _root()
    tree = load(root, _today())
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


def _today() -> dt.date:
    try:
        return day_it_is()
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def _root() -> Path:
    """The folder of the project: the nearest one around with `mkdocs.yml`."""
    here = Path.cwd().resolve()
    root = next((folder for folder in (here, *here.parents) if (folder / "mkdocs.yml").exists()), None)
    if root is None:
        raise click.UsageError("There is no mkdocs.yml here or above: run the command in the project.")
    return root


@main.command()
@click.option("--site-url", envvar="SITE_URL", default="", help="The public address, recorded as well. [env: SITE_URL]")
def ledger(site_url: str) -> None:
    """Record every address that the content publishes; one that is recorded stays for ever.

    Run it when the text is ready. Doing it twice changes nothing.

    Example: uv run guidebook ledger
    """
    if site_url and not re.fullmatch(r"https?://[^\s/#]+/([^\s#]+/)?", site_url):
        raise click.UsageError(f"“{site_url}” is no public address: https://…, with a slash at the end.")
    hosts = [site_url] if site_url and not _HOME.search(site_url) else []
    _carry_out(lambda tree, around: update(tree, hosts))


@main.command("move")
@click.argument("old")
@click.argument("new")
def move_page(old: str, new: str) -> None:
    """Give the page OLD the address NEW, in both languages, and lead on from the old one.

    Links, `nav` and data follow. If the file has been moved by hand already, links and records follow it; so they
    do where the text of OLD has been brought into NEW and OLD taken away.

    Example: uv run guidebook move om/sitering.md om/slik-siterer-du.md
    """
    _carry_out(lambda tree, around: move(tree, around, old, new))


@main.command("rename-id")
@click.argument("page")
@click.argument("old")
@click.argument("new")
def rename_id(page: str, old: str, new: str) -> None:
    """Give the section OLD of PAGE the id NEW, in both languages, and lead on from the old one.

    If that has been done by hand already, links and records follow; NEW may then be `other.md#id`, where the section
    has been moved to another page.

    Example: uv run guidebook rename-id om/index.md faste-adresser varige-adresser
    """
    _carry_out(lambda tree, around: rename(tree, around, page, old, new))


@main.command("withdraw")
@click.argument("addresses", nargs=-1, required=True, metavar="ADDRESS...")
@click.option("--why-nb", required=True, help="Why, in Norwegian, as the reader is to see it.")
@click.option("--why-en", required=True, help="Why, in English.")
@click.option("--instead", help="A page or a section to go to instead; links are led there.")
def withdraw_addresses(addresses: tuple[str, ...], why_nb: str, why_en: str, instead: str | None) -> None:
    """Take pages, sections or pictures off the living site; each ADDRESS stays and says why.

    A page goes with its files and its line in `nav`. The text of a section must have been taken out first, in both
    languages, and with it the sections below, which are named as well.

    Example: uv run guidebook withdraw "om/index.md#gammelt" --why-nb "Er feil." --why-en "It is wrong."
    """
    why = Text(nb=why_nb.strip() or "–", en=why_en.strip() or "–")
    if "–" in (why.nb, why.en):
        raise click.UsageError("Say why in both languages: readers will ask.")
    root = _root()
    names = {neutral(each) for each in addresses}
    pictures = {each: path.read_bytes() for each in names if (path := root / "overrides" / each).is_file()}
    _carry_out(lambda tree, around: withdraw(tree, around, addresses, why, instead, pictures))


_HOME = re.compile(r"//(?:localhost|127\.|\[)|\.(?:example|test|invalid|localhost)(?:[:/]|$)")
"""Hosts that nobody outside can open: RFC 2606, and this machine."""


def _carry_out(command: Callable[[Tree, Around], Plan]) -> None:
    """Make the change that a command plans, or tell why not."""
    root = _root()
    files = [*(root / "overrides").rglob("*.html"), *(root / "src").rglob("*.py")]
    machinery = {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in files}
    around = Around((root / "mkdocs.yml").read_text("utf-8"), machinery)
    try:
        plan = command(load(root, _today()), around)
        write_plan(root, plan.files)
    except Unknown as error:
        raise click.UsageError(str(error)) from None
    except (Refused, OSError) as error:
        click.echo(f"Nothing was changed. {error}", err=True)
        sys.exit(1)
    for line in (*plan.told, *(f"  {'-' if content is None else '+'} {path}" for path, content in plan.files.items())):
        click.echo(line)


@main.command()
@click.argument("date", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE")
def edition(date: dt.datetime) -> None:
    """Freeze the whole site as it stands, as the edition of DATE.

    Afterwards the edition never changes: commit what was written under editions/.

    Example: uv run guidebook edition 2026-11-21
    """
    # Imported here: MkDocs is slow to start, and the other commands do without it.
    from guidebook.site.freezing import frozen_files

    root, day, today = _root(), date.date(), _today()
    now, tree = load(root, today), load(root, day)
    try:
        may_freeze(now, day, today)
        # The texts are held against the day that they are to bear; what else there is, against today.
        found = {*findings(now), *(each for each in findings(tree) if each.path.startswith("docs/"))}
        faults = errors(found)
        if faults:
            raise Refused(f"{report(faults)}\n\nNothing was frozen. Mend this, and run the command again.")
        files = frozen_files(root, tree, day)
        plan = recorded(now, files, day)
        cut(root, files, day, plan)
    except Refused as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    frozen = read_record(files[RECORD])
    click.echo(
        f"Frozen in editions/{day}: {len(frozen.pages)} pages, for the address {frozen.site_url}.\n"
        f"The SHA-256 of its ZIP is {listing(files, day).archive}.\n"
        "Commit the folder editions/ now; from here on its files never change."
    )


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("section", default="")
def verify(file: Path, section: str) -> None:
    """Prove that FILE, or one SECTION of it, is what an edition has.

    FILE is the ZIP of an edition or one of its pages. SECTION is a page and an id, or a whole address. Exit
    codes: 0 proved, 1 not proved, 2 wrong use.

    Example: uv run guidebook verify ki-veiledning-2026-11-21.zip om/#faste-adresser
    """
    texts, _ = read_records(_root())
    if file.stat().st_size > LARGEST:
        click.echo(f"{file} is larger than any edition: nothing is proved.")
        sys.exit(1)
    verdict = verify_file(file.read_bytes(), section, read_editions(texts), read_list(texts))
    click.echo("\n".join(verdict.sentences), err=verdict.wrong)
    click.echo("Proved." if verdict.proved else "Not proved.", err=verdict.wrong)
    sys.exit(2 if verdict.wrong else 0 if verdict.proved else 1)


@main.command()
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
