"""`python -m benchmarks.search SITE`: the queries of `benchmarks/queries` put to a built site, and to Material."""

from __future__ import annotations

import datetime as dt
import statistics
import tempfile
from pathlib import Path

import click

from benchmarks.reading.server import serving
from benchmarks.search.engines import material_site, materials, own
from benchmarks.search.queries import PARTS, Score, by_kind, queries, score
from benchmarks.search.speed import wait
from guidebook.content.data import LANGUAGES
from guidebook.content.tree import load
from guidebook.review.browser import open_browser
from guidebook.review.local_site import local_site
from tests.project import ROOT

RUNS = 5


def _told(name: str, found: Score) -> str:
    return f"{name:10} {found.first / found.asked:6.1%} first  {found.three / found.asked:6.1%} in three"


@click.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--part", type=click.Choice(PARTS), help="One part of the queries; all where none is named.")
@click.option("--word", help="Measure instead how long the first results for a word take on slow 4G.")
@click.option("--missed", is_flag=True, help="Name the queries that none of the first three results answers.")
def main(site: Path, part: str | None, word: str | None, missed: bool) -> None:
    """Print how often search in the built SITE finds what was asked for, or how soon."""
    with open_browser() as browser:
        if word:
            with serving(site) as address:
                waits = [wait(browser, address, word) for _ in range(RUNS)]
            took = statistics.median(each.milliseconds for each in waits)
            click.echo(f"{took:.0f} ms to the first results, {waits[0].requests} requests, {waits[0].wire:,} bytes")
            return
        tree = load(ROOT, dt.date.today())
        page = browser.new_page()
        with (
            tempfile.TemporaryDirectory() as folder,
            local_site(site) as ours,
            local_site(material_site(Path(folder))) as theirs,
        ):
            for which in [part] if part else PARTS:
                for language in LANGUAGES:
                    asked = queries(language, which)
                    words = [each.query for each in asked]
                    found = {
                        "this site": own(page, ours, language, words),
                        "Material": materials(page, theirs, tree, language, words),
                    }
                    click.echo(f"\n{language}, {which}: {len(asked)} queries")
                    for name, results in found.items():
                        click.echo(_told(name, score(asked, results)))
                    for kind, some in by_kind(asked).items():
                        ours_, theirs_ = (score(some, results) for results in found.values())
                        click.echo(f"  {kind:14} {ours_.three:2} of {ours_.asked:2}, Material {theirs_.three:2}")
                    if missed:
                        for each in score(asked, found["this site"]).missed:
                            got = "  ".join(found["this site"][each.query][:3])
                            click.echo(f"  missed: {each.query} → {' '.join(each.expected)}, found {got}")


if __name__ == "__main__":
    main()
