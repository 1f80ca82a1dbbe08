"""The checks of the content as tests: each page and each data file an item for each check."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from guidebook.checks import CHECKS
from guidebook.content.finding import Finding
from guidebook.content.tree import Tree, load


@cache
def _tree(root: Path) -> Tree:
    return load(root, dt.date.today())


@cache
def _findings(root: Path, check: str) -> tuple[Finding, ...]:
    return tuple(sorted(set(CHECKS[check](_tree(root)))))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect the pages under `docs/nb` and `docs/en` and the data under `docs/data` of a project."""
    docs = next((folder for folder in file_path.parents if folder.name == "docs"), None)
    if docs is None or not (docs.parent / "mkdocs.yml").exists():
        return None
    if _is_content(file_path.relative_to(docs)):
        return ContentFile.from_parent(parent, path=file_path, root=docs.parent)
    return None


@cache
def _host(root: Path, path: str) -> str:
    """The file whose items tell what was found at a path: itself, or the first of all where it is not collected."""
    if (root / path).is_file() and _is_content(Path(path).relative_to("docs")):
        return path
    files = sorted(file.relative_to(root) for file in (root / "docs").rglob("*") if file.is_file())
    return next(file.as_posix() for file in files if _is_content(file.relative_to("docs")))


def _is_content(path: Path) -> bool:
    return (path.parts[0], path.suffix) in {("nb", ".md"), ("en", ".md"), ("data", ".yml")}


class ContentFile(pytest.File):
    """A page or a data file."""

    def __init__(self, *, root: Path, **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]
        self.root = root

    def collect(self) -> Iterator[pytest.Item]:
        """An item for each check."""
        for check in CHECKS:
            yield ContentItem.from_parent(self, name=check)


class ContentFault(Exception):
    """What one check found in one file."""


class ContentItem(pytest.Item):
    """One check of one file; its failure shows lines of that file, not of Python."""

    parent: ContentFile

    def runtest(self) -> None:
        """Fail with every finding of the check that stands in the file."""
        root = self.parent.root
        mine = self.path.relative_to(root).as_posix()
        found = [finding for finding in _findings(root, self.name) if _host(root, finding.path) == mine]
        if found:
            raise ContentFault("\n\n".join(map(str, found)))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        """The findings alone, without a traceback."""
        if isinstance(excinfo.value, ContentFault):
            return str(excinfo.value)
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, int, str]:
        """The file and the check."""
        return self.path, 0, f"{self.path.name}: {self.name}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the time of each suite: each folder of tests, and the content."""
    times: dict[str, float] = {}
    for reports in terminalreporter.stats.values():
        for report in reports:
            if isinstance(report, pytest.TestReport):
                suite = "/".join(report.nodeid.split("::")[0].split("/")[:2])
                times[suite] = times.get(suite, 0.0) + report.duration
    if times:
        terminalreporter.section("time of each suite")
        for suite, seconds in sorted(times.items()):
            terminalreporter.write_line(f"{seconds:8.2f} s  {suite}")
