"""The commands that freeze an edition, and that prove what one has."""

from __future__ import annotations

import datetime as dt
import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from guidebook.checks import findings
from guidebook.checks.exceptions import exempt
from guidebook.checks.spelling import spelling
from guidebook.commands.project import project_root, today
from guidebook.content.finding import errors, report
from guidebook.content.tree import load, read_records
from guidebook.editions.cut import cut, may_freeze, recorded
from guidebook.editions.edition import RECORD, read_record
from guidebook.editions.freeze import listing
from guidebook.editions.frozen import read_editions, read_list
from guidebook.editions.plan import Refused
from guidebook.editions.verify import LARGEST, Verdict
from guidebook.editions.verify import verify as verify_file
from guidebook.spelling_dictionaries import dictionaries, installed


@click.command()
@click.argument("date", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE")
def edition(date: dt.datetime) -> None:
    """Freeze the whole site as it stands, as the edition of DATE.

    Afterwards the edition never changes: commit what was written under editions/.

    Example: uv run guidebook edition 2026-11-21
    """
    # Imported here: MkDocs is slow to start, and the other commands do without it.
    from guidebook.site.freezing import frozen_files

    root, day, now_is = project_root(), date.date(), today()
    click.echo(f"Reading and checking the content as of {day} …", err=True)
    now, tree = load(root, now_is), load(root, day)
    try:
        may_freeze(now, day, now_is)
        # The texts are held against the day that they are to bear; what else there is, against today.
        found = {*findings(now), *(each for each in findings(tree) if each.path.startswith("docs/"))}
        if installed():
            found |= {*exempt(tree, spelling(tree, dictionaries()))[0]}
        faults = errors(found)
        if faults:
            raise Refused(f"{report(faults)}\n\nNothing was frozen. Mend this, and run the command again.")
        click.echo("Rendering every page …", err=True)
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


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("section", default="")
@click.option("--json", "as_data", is_flag=True, help="Print a JSON object: proved, wrong (use), sentences.")
def verify(file: Path, section: str, as_data: bool) -> None:
    """Prove that FILE, or one SECTION of it, is what an edition has.

    FILE is the ZIP of an edition or one of its pages. SECTION is a page and an id, or a whole address. Exit
    codes: 0 proved, 1 not proved, 2 wrong use.

    Example: uv run guidebook verify ki-veiledning-2026-11-21.zip om/#faste-adresser
    """
    texts, _ = read_records(project_root())
    if file.stat().st_size > LARGEST:
        verdict = Verdict(proved=False, sentences=(f"{file} is larger than any edition: nothing is proved.",))
    else:
        verdict = verify_file(file.read_bytes(), section, read_editions(texts), read_list(texts))
    if as_data:
        click.echo(json.dumps(asdict(verdict), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(verdict.sentences), err=verdict.wrong)
        click.echo("Proved." if verdict.proved else "Not proved.", err=verdict.wrong)
    sys.exit(2 if verdict.wrong else 0 if verdict.proved else 1)
