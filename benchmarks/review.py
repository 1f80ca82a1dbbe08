"""How long a review takes, beside a build: `python -m benchmarks.review FOLDER`; benchmarks/README.md tells more."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from benchmarks.checks import Run, run
from tests.project import ROOT

SIZE = 1000
PAGES = 3
"""So many pages are changed, in both languages."""
SITE = ("docs", "editions", "overrides", "mkdocs.yml")


def _git(root: Path, *words: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", root, *who, *words], check=True, stdout=subprocess.DEVNULL)


def repository(root: Path) -> Path:
    """A project under git, with everything that it holds in one commit."""
    shutil.rmtree(root / ".git", ignore_errors=True)
    (root / ".gitignore").write_text(".cache/\n/site/\n/site.seconds\n/review/\n", "utf-8")
    _git(root, "init", "-q", "-b", "main", ".")
    _git(root, "add", "-A")
    _git(root, "commit", "-q", "-m", "before")
    return root


def change(root: Path) -> Sequence[Path]:
    """Reword the end of the first pages that have a pair; gives what was changed."""
    names = sorted(path.relative_to(root / "docs/nb") for path in (root / "docs/nb").rglob("*.md"))[:PAGES]
    more = {"nb": "Saken må vente i 21 dager.", "en": "The case must wait for 21 days."}
    files = []
    for name in names:
        for language, sentence in more.items():
            path = root / "docs" / language / name
            path.write_text(f"{path.read_text('utf-8').rstrip()}\n\n{sentence}\n", "utf-8")
            files.append(path)
    return files


_COMMAND = """import os, sys
from guidebook.cli import main
os.chdir(sys.argv[1])
try:
    main(["review", "HEAD"])
except SystemExit as end:
    sys.exit(end.code == 2)
"""


def review(root: Path) -> Run:
    """Review the change of a few pages; that something blocks is no failure here."""
    return run([sys.executable, "-c", _COMMAND, root])


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--size", default=SIZE, show_default=True, help="Pairs of composed articles.")
def main(folder: Path, size: int) -> None:
    """Review changes of this site and of composed articles in FOLDER, which is best kept for the next time."""
    folder = folder.resolve()
    site = folder / "site-as-it-is"
    shutil.rmtree(site, ignore_errors=True)
    site.mkdir(parents=True)
    for name in SITE:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, site / name)
    change(repository(site))
    real = review(site)
    click.echo(f"this site, {PAGES} pages changed: {real.seconds:.1f} s, {real.megabytes:.0f} MB (wanted: under 20 s)")
    root = folder / str(size)
    if not (root / "mkdocs.yml").exists():
        run([sys.executable, "-m", "benchmarks.project", root, str(size)])
        shutil.copytree(ROOT / "overrides" / "images", root / "overrides" / "images", dirs_exist_ok=True)
    built = run([sys.executable, "-m", "mkdocs", "build", "-q", "-f", root / "mkdocs.yml", "-d", folder / "built"])
    change(repository(root))
    large = review(root)
    click.echo(
        f"{size} × 2 articles: {large.seconds:.1f} s, {large.megabytes:.0f} MB, after a build of {built.seconds:.1f} s"
    )
    click.echo(f"a review / one build {large.seconds / built.seconds:.2f}  ≤ 2")


if __name__ == "__main__":
    main()
