"""One build of the site for all tests that need one; a browser where there is one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from guidebook.review.browser import open_browser
from guidebook.review.local_site import local_site
from tests.project import ROOT

SITE_URL = "https://veiledning.example/ki/"
"""Under a path, as the harder case; links between pages are relative, so the same files serve at a root."""


@dataclass(frozen=True)
class Built:
    """A finished build and what MkDocs printed."""

    folder: Path
    output: str


def mkdocs(root: Path, *args: str, site_url: str = SITE_URL) -> subprocess.CompletedProcess[str]:
    """Run MkDocs in a project."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *args],
        cwd=root,
        env={**os.environ, "SITE_URL": site_url},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site as `uv run mkdocs build --strict` makes it."""
    folder = tmp_path_factory.mktemp("built") / "site"
    run = mkdocs(ROOT, "build", "--strict", "--site-dir", str(folder))
    assert run.returncode == 0, run.stderr
    return Built(folder, run.stdout + run.stderr)


@pytest.fixture(scope="session")
def address(built: Built) -> Iterator[str]:
    """The built site on loopback, under the path of its public address."""
    with local_site(built.folder, "/ki/") as where:
        yield where


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium."""
    with open_browser() as found:
        yield found
