"""A build goes to a folder of its own and takes the old one's place only when it is whole."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path


def part(site: Path) -> Path:
    """Where a build of `site` is put together: beside it, so that renaming is enough."""
    return site.with_name(f"{site.name}.part")


def begin(site: Path) -> Path:
    """An empty folder to build in; what an interrupted build left there is removed."""
    folder, old = part(site), _old(site)
    if old.exists() and not site.exists():
        old.rename(site)  # the last build was ended between the two renames
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def carry(site: Path, folders: Sequence[str]) -> bool:
    """Move folders of the old build into the new one; whether all of them were there."""
    there = all((site / each).is_dir() for each in folders)
    for each in folders if there else ():
        (part(site) / each).parent.mkdir(parents=True, exist_ok=True)
        (site / each).rename(part(site) / each)
    return there


def put(path: Path, content: str | bytes) -> None:
    """Write a file of the build, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def finish(site: Path) -> None:
    """Put the finished build in the place of the old one."""
    old = _old(site)
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    part(site).rename(site)
    shutil.rmtree(old, ignore_errors=True)


def _old(site: Path) -> Path:
    return site.with_name(f"{site.name}.old")


def drop(site: Path) -> None:
    """Throw away an unfinished build; the earlier one stays."""
    shutil.rmtree(part(site), ignore_errors=True)
