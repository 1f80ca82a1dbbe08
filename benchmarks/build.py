"""How long builds take, beside stock Material on the same text: `python -m benchmarks.build FOLDER`.

The sites are built in turn, each RUNS times, and medians are told: seconds of processor time (user and system, of a
build and its workers), which hold on a busy machine, and seconds on the wall, which are compared. A first build finds
nothing kept but earlier editions; before each later one a page is changed. The preview is measured from the saving of
a page to its new text being served.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import click

from benchmarks.articles import subject
from benchmarks.environment import AS_USUAL
from benchmarks.reading.sites import write_stock
from tests.project import ROOT, copy_theme

SIZES = (3, 100, 1000)
RUNS = 3
SAVES = 7
OURS, STOCK, FIRST = "this site", "stock Material", "this site, first build"


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds of processor time, and seconds on the wall."""

    cpu: float
    wall: float


def build(root: Path) -> Took:
    """Build the project at `root`; raises `ClickException` where it cannot be built."""
    begin, before = time.perf_counter(), os.times()
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    done = subprocess.run(command, cwd=root, env=AS_USUAL, capture_output=True, text=True)
    after = os.times()
    if done.returncode:
        raise click.ClickException(f"{root} cannot be built. {(done.stderr + done.stdout)[-2000:]}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Took(cpu, time.perf_counter() - begin)


def change(page: Path) -> None:
    """Change a page so that it is made anew, and nothing about it is wrong."""
    page.write_text(f"{page.read_text('utf-8')}\n<!-- {time.time_ns()} -->\n", "utf-8")


def middle(took: Sequence[Took]) -> Took:
    """The median of each measure."""
    return Took(median(each.cpu for each in took), median(each.wall for each in took))


def compare(ours: Path, stock: Path, page: str, runs: int) -> dict[str, Took]:
    """Build both projects in turn; `page` is the page that is changed, from the folder of pages."""
    took: dict[str, list[Took]] = {FIRST: [], OURS: [], STOCK: []}
    build(ours)  # the pages of earlier editions are kept from here on, and the program is compiled
    for number in range(runs):
        if number == 0:
            for kept in (ours / ".cache").iterdir():
                if kept.name != "editions":
                    shutil.rmtree(kept) if kept.is_dir() else kept.unlink()
            took[FIRST].append(build(ours))
        change(ours / "docs" / "nb" / page)
        took[OURS].append(build(ours))
        change(stock / "docs" / "nb" / page)
        took[STOCK].append(build(stock))
    return {name: middle(each) for name, each in took.items()}


def composed(folder: Path, count: int) -> tuple[Path, Path]:
    """The project of `count` articles in each language, and the same for stock Material; once made they are kept."""
    ours, stock = folder / f"ours-{count}", folder / f"stock-{count}"
    if not ours.exists():
        # In a process of its own, so that nothing of it stays in the memory of this one.
        subprocess.run([sys.executable, "-m", "benchmarks.project", ours, str(count)], cwd=ROOT, check=True)
    if not stock.exists():
        write_stock(stock, count)
    return ours, stock


def real(folder: Path) -> tuple[Path, Path]:
    """This site as it is, and its text for stock Material, made anew."""
    ours, stock = folder / "ours-real", folder / "stock-real"
    for root in (ours, stock):
        shutil.rmtree(root, ignore_errors=True)
        root.mkdir(parents=True)
    shutil.copytree(ROOT / "docs", ours / "docs")
    shutil.copytree(ROOT / "editions", ours / "editions")
    copy_theme(ours)
    shutil.copytree(ROOT / "overrides" / "images", ours / "overrides" / "images", dirs_exist_ok=True)
    write_stock(stock, 0)
    shutil.copytree(ROOT / "docs", stock / "docs", dirs_exist_ok=True)
    return ours, stock


def growth(small: Path, large: Path) -> tuple[int, int]:
    """The bytes of the first article on the site of 100 and of 1,000, both already built."""
    name = Path("site", subject(0).name.removesuffix(".md"), "index.html")
    return (small / name).stat().st_size, (large / name).stat().st_size


@contextmanager
def serving(root: Path) -> Iterator[str]:
    """The address of the preview of a project, once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "-q", "-a", f"127.0.0.1:{port}"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=root, env=AS_USUAL, stdout=quiet, stderr=quiet) as server:
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()


def previewed(root: Path, page: str) -> float:
    """The median of the seconds from the saving of a page to its new text being served."""
    path = root / "docs" / "en" / page  # an English page is followed by no other
    written = path.read_text("utf-8")
    took = []
    try:
        with serving(root) as address:
            url = (
                f"{address}en/" + page.removesuffix(".md").removesuffix("index") + "/" * (not page.endswith("index.md"))
            )
            _until(url, lambda html: True)
            for number in range(SAVES):
                time.sleep(1 + number / SAVES)  # the server looks for changes at an even pace
                word = f"In version {chr(97 + number)}, "
                path.write_text(written.replace('description: "', f'description: "{word}', 1), "utf-8")
                begin = time.perf_counter()
                _until(url, lambda html, word=word: word in html)  # type: ignore[misc]
                took.append(time.perf_counter() - begin)
    finally:
        path.write_text(written, "utf-8")
    return median(took)


def _until(url: str, met: Callable[[str], bool]) -> None:
    """Ask for a page until it is as wanted; gives up after two minutes."""
    end = time.perf_counter() + 120
    while time.perf_counter() < end:
        with suppress(OSError), urllib.request.urlopen(url, timeout=30) as answer:
            if met(answer.read().decode("utf-8")):
                return
        time.sleep(0.03)
    raise click.ClickException(f"{url} was not served as wanted within two minutes.")


def _row(size: str, took: dict[str, Took]) -> str:
    cells = [f"{each.cpu:.1f} s, {each.wall:.1f} s" for each in (took[FIRST], took[OURS], took[STOCK])]
    ratios = [f"{took[name].wall / took[STOCK].wall:.2f}" for name in (FIRST, OURS)]
    return f"| {size} | {' | '.join([*cells, *ratios])} |"


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--size", "sizes", type=int, multiple=True, help="Articles in each language; all sizes without it.")
@click.option("--runs", default=RUNS, show_default=True)
def main(folder: Path, sizes: Sequence[int], runs: int) -> None:
    """Compare builds and previews on sites in FOLDER, outside the repository, which is best kept for the next time."""
    folder = folder.resolve()
    click.echo("| articles × 2 | first build | later build | stock Material | first ÷ stock | later ÷ stock |")
    click.echo("| ---: | ---: | ---: | ---: | ---: | ---: |")
    took = {}
    for size in sizes or SIZES:
        took[size] = compare(*composed(folder, size), subject(0).name, 1 if size > 500 else runs)
        click.echo(_row(f"{size:,}", took[size]))
    ours, stock = real(folder)
    page = "for-du-godkjenner.md"
    asis = compare(ours, stock, page, runs)
    click.echo(_row("this site", asis))
    if {100, 1000} <= took.keys():
        for name in (FIRST, OURS):
            click.echo(f"\n1,000 ÷ 100, {name}: {took[1000][name].wall / took[100][name].wall:.1f} (at most 12)")
        before, after = growth(folder / "ours-100", folder / "ours-1000")
        click.echo(f"\nThe same article on the site of 100 and of 1,000: {before:,} and {after:,} bytes")
    click.echo(
        f"\nFrom saving to served: this site {previewed(ours, page):.2f} s, stock {previewed(stock, page):.2f} s"
    )


if __name__ == "__main__":
    main()
