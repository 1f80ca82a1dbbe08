"""A change of several files, made as a whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


class Unknown(Exception):
    """What was named is not there; the message says what was meant."""


class Refused(Exception):
    """The change would leave something broken; the message names every place."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a command is to do."""

    files: Mapping[str, str | bytes | None]
    """The new content by path from the root of the project; none takes a file away."""
    told: tuple[str, ...]
    """What was done, in words, a line each."""


def write_plan(root: Path, files: Mapping[str, str | bytes | None]) -> None:
    """Make the change; where anything fails half way, every file is as it was before.

    Everything new is written beside its place first. Raises the `OSError` that stopped it.
    """
    folders: list[Path] = []
    done: list[tuple[Path, Path | None]] = []
    try:
        for name, content in files.items():
            if content is not None:
                _make(root / name, folders)
                raw = content if isinstance(content, bytes) else content.encode()
                _beside(root / name, "part").write_bytes(raw)
        for name, content in files.items():
            done.append(_swap(root / name, content is not None))
    except BaseException:
        for path, old in reversed(done):
            if old is None:
                path.unlink(missing_ok=True)
            else:
                old.replace(path)
        for name in files:
            _beside(root / name, "part").unlink(missing_ok=True)
        for folder in reversed(folders):
            folder.rmdir()
        raise
    for path, old in done:
        if old is not None:
            old.unlink(missing_ok=True)
            _tidy(path.parent, root)


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f".{path.name}.{ending}")


def _make(path: Path, folders: list[Path]) -> None:
    """Make the folder of a file, remembering each that was not there."""
    missing = [folder for folder in (path.parent, *path.parent.parents) if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir()
        folders.append(folder)


def _swap(path: Path, new: bool) -> tuple[Path, Path | None]:
    """Put what is new in the place of what was there, which is kept beside it."""
    old = _beside(path, "old") if path.exists() else None
    if old:
        path.replace(old)
    try:
        if new:
            _beside(path, "part").replace(path)
    except BaseException:
        if old:
            old.replace(path)
        raise
    return path, old


def _tidy(folder: Path, root: Path) -> None:
    """Take away folders that nothing is left in."""
    while folder != root and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
