"""The commands that keep the promise of addresses."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable

import click

from guidebook.commands.project import project_root, today
from guidebook.content.data import Text
from guidebook.content.tree import Tree, load
from guidebook.editions.move import Around, move
from guidebook.editions.plan import Plan, Refused, Unknown, write_plan
from guidebook.editions.published import neutral
from guidebook.editions.recording import update
from guidebook.editions.rename import rename
from guidebook.editions.withdraw import withdraw


@click.command()
@click.option("--site-url", envvar="SITE_URL", default="", help="The public address, recorded as well. [env: SITE_URL]")
def ledger(site_url: str) -> None:
    """Record every address that the content publishes; one that is recorded stays for ever.

    Run it when the text is ready. Doing it twice changes nothing.

    Example: uv run guidebook ledger
    """
    if site_url and not re.fullmatch(r"https?://[^\s/#]+/([^\s#]+/)?", site_url):
        raise click.UsageError(f"“{site_url}” is no public address: https://…, with a slash at the end.")
    hosts = [site_url] if site_url and not _HOME.search(site_url) else []
    carry_out(lambda tree, around: update(tree, hosts))


@click.command("move")
@click.argument("old")
@click.argument("new")
def move_page(old: str, new: str) -> None:
    """Give the page OLD the address NEW, in both languages, and lead on from the old one.

    Links, `nav` and data follow. If the file has been moved by hand already, links and records follow it; so they
    do where the text of OLD has been brought into NEW and OLD taken away.

    Example: uv run guidebook move om/sitering.md om/slik-siterer-du.md
    """
    carry_out(lambda tree, around: move(tree, around, old, new))


@click.command("rename-id")
@click.argument("page")
@click.argument("old")
@click.argument("new")
def rename_id(page: str, old: str, new: str) -> None:
    """Give the section OLD of PAGE the id NEW, in both languages, and lead on from the old one.

    If that has been done by hand already, links and records follow; NEW may then be `other.md#id`, where the section
    has been moved to another page.

    Example: uv run guidebook rename-id om/index.md faste-adresser varige-adresser
    """
    carry_out(lambda tree, around: rename(tree, around, page, old, new))


@click.command("withdraw")
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
    root = project_root()
    names = {neutral(each) for each in addresses}
    pictures = {each: path.read_bytes() for each in names if (path := root / "overrides" / each).is_file()}
    carry_out(lambda tree, around: withdraw(tree, around, addresses, why, instead, pictures))


_HOME = re.compile(r"//(?:localhost|127\.|\[)|\.(?:example|test|invalid|localhost)(?:[:/]|$)")
"""Hosts that nobody outside can open: RFC 2606, and this machine."""


def carry_out(command: Callable[[Tree, Around], Plan]) -> None:
    """Make the change that a command plans, or tell why not."""
    root = project_root()
    files = [*(root / "overrides").rglob("*.html"), *(root / "src").rglob("*.py")]
    machinery = {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in files}
    around = Around((root / "mkdocs.yml").read_text("utf-8"), machinery)
    try:
        plan = command(load(root, today()), around)
        write_plan(root, plan.files)
    except Unknown as error:
        raise click.UsageError(str(error)) from None
    except (Refused, OSError) as error:
        click.echo(f"Nothing was changed. {error}", err=True)
        sys.exit(1)
    for line in (*plan.told, *(f"  {'-' if content is None else '+'} {path}" for path, content in plan.files.items())):
        click.echo(line)
