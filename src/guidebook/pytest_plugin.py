"""The checks of the content as tests: each page and each data file an item for each check.

An error fails its item; a warning is listed at the end and fails nothing. With `--external` the hosts of other sites
are asked for the pages that the collected files point to, before the items run.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from guidebook.checks import CHECKS, found
from guidebook.checks.exceptions import exempt
from guidebook.checks.outside import outside, pointers
from guidebook.checks.spelling import spelling
from guidebook.content.finding import Finding, errors
from guidebook.content.tree import Tree, load
from guidebook.spelling_dictionaries import NO_DICTIONARIES, dictionaries, installed

_OUTSIDE = pytest.StashKey[dict[Path, list[Finding]]]()
_LOOK = "asks for a look"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that asks other sites."""
    group = parser.getgroup("guidebook", "checks of the content")
    group.addoption("--external", action="store_true", help="ask other sites whether the pages linked to are there")


@cache
def _tree(root: Path) -> Tree:
    return load(root, dt.date.today(), root / ".cache" / "pages")


@cache
def _found(root: Path) -> Mapping[str, Sequence[Finding]]:
    return found(_tree(root), root / ".cache" / "findings")


@cache
def _misspelt(root: Path) -> Sequence[Finding]:
    tree = _tree(root)
    return sorted(set(exempt(tree, spelling(tree, dictionaries()))[0]))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect the pages under `docs/nb` and `docs/en` and the data under `docs/data` of a project."""
    docs = next((folder for folder in file_path.parents if folder.name == "docs"), None)
    if docs is None or not (docs.parent / "mkdocs.yml").exists():
        return None
    if _is_content(file_path.relative_to(docs.parent)):
        return ContentFile.from_parent(parent, path=file_path, root=docs.parent)
    return None


@cache
def _host(root: Path, path: str) -> str:
    """The file whose items tell what was found at a path: itself, or the first of all where it is not collected."""
    if (root / path).is_file() and _is_content(Path(path)):
        return path
    files = sorted(file.relative_to(root) for file in (root / "docs").rglob("*") if file.is_file())
    return next(file.as_posix() for file in files if _is_content(file))


def _is_content(path: Path) -> bool:
    """Whether a file, named from the root of the project, is a page or a data file."""
    return (*path.parts[:2], path.suffix) in {("docs", "nb", ".md"), ("docs", "en", ".md"), ("docs", "data", ".yml")}


class ContentFile(pytest.File):
    """A page or a data file."""

    def __init__(self, *, root: Path, **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]
        self.root = root

    def collect(self) -> Iterator[pytest.Item]:
        """An item for each check, and for other sites where they are to be asked."""
        for check in (*CHECKS, "exceptions"):
            yield ContentItem.from_parent(self, name=check)
        yield SpellingItem.from_parent(self, name="spelling")
        if self.config.getoption("external"):
            yield OutsideItem.from_parent(self, name="outside")


class ContentFault(Exception):
    """What one check found in one file."""


class ContentItem(pytest.Item):
    """One check of one file; its failure shows lines of that file, not of Python."""

    parent: ContentFile

    def findings(self) -> Sequence[Finding]:
        """What the check has found in the whole content."""
        return _found(self.parent.root)[self.name]

    def runtest(self) -> None:
        """Fail with every error of the check that stands in the file; set warnings aside."""
        root = self.parent.root
        mine = self.path.relative_to(root).as_posix()
        found = [finding for finding in self.findings() if _host(root, finding.path) == mine]
        faults = errors(found)
        # A report carries its properties from one process to another, as pytest-xdist asks.
        look = set(found) - set(faults)
        self.user_properties.extend((_LOOK, (each.path, each.line, each.column, str(each))) for each in look)
        if faults:
            raise ContentFault("\n\n".join(map(str, faults)))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        """The findings alone, without a traceback."""
        if isinstance(excinfo.value, ContentFault):
            return str(excinfo.value)
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, int, str]:
        """The file and the check."""
        return self.path, 0, f"{self.path.name}: {self.name}"


class SpellingItem(ContentItem):
    """The spelling of one file; skipped where there are no dictionaries, except where every check must run."""

    def runtest(self) -> None:
        """Fail with every misspelt word of the file."""
        if not installed() and not os.environ.get("CI"):
            pytest.skip(NO_DICTIONARIES)
        super().runtest()

    def findings(self) -> Sequence[Finding]:
        """What is misspelt in the whole content."""
        return _misspelt(self.parent.root)


class OutsideItem(ContentItem):
    """What other sites answered about the links of one file."""

    def findings(self) -> Sequence[Finding]:
        """What the answers say, in the whole content."""
        return self.config.stash[_OUTSIDE][self.parent.root]


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> None:
    """Ask other sites, once for all items that want to know, telling how far it has come."""
    items = [item for item in session.items if isinstance(item, OutsideItem)]
    if not items or session.config.getoption("collectonly"):
        return
    # Imported here: the network is of no use to any other run.
    from guidebook.review.answers import gather
    from guidebook.review.asking import Manners, ask

    terminal = session.config.pluginmanager.get_plugin("terminalreporter")
    today = dt.date.today()
    trees = {root: _tree(root) for root in dict.fromkeys(item.parent.root for item in items)}
    files = {item.path for item in items}
    addresses = sorted(
        {place.address for root, tree in trees.items() for place in pointers(tree) if root / place.path in files}
    )
    answers = gather(
        addresses,
        session.config.rootpath / ".cache" / "outside-links.json",
        today,
        lambda left: ask(left, today, Manners()),
        terminal.write_line if terminal else print,
    )
    session.config.stash[_OUTSIDE] = {
        root: sorted(set(exempt(tree, outside(tree, answers))[0])) for root, tree in trees.items()
    }


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what asks for a look, and the time of each suite: each folder of tests, and the content."""
    look: set[Any] = set()
    times: dict[str, float] = {}
    for report in (each for reports in terminalreporter.stats.values() for each in reports):
        if isinstance(report, pytest.TestReport):
            look |= {place for name, place in report.user_properties if name == _LOOK}
            suite = "/".join(report.nodeid.split("::")[0].split("/")[:2])
            times[suite] = times.get(suite, 0.0) + report.duration
    if look:
        terminalreporter.section(f"{_LOOK}: {len(look)}")
        terminalreporter.write_line("\n\n".join(text for *_, text in sorted(look)))
    if times:
        terminalreporter.section("time of each suite")
        for suite, seconds in sorted(times.items()):
            terminalreporter.write_line(f"{seconds:8.2f} s  {suite}")
