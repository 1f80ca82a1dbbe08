"""The next edition of this site: it can be frozen on the day after the last, and the checks take it."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from guidebook.cli import main
from guidebook.content.clock import today
from guidebook.content.tree import read_records
from guidebook.editions.frozen import read_editions
from tests.project import ROOT


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """All that an edition is made of."""
    for name in ("docs", "editions", "overrides", "src"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SITE_URL", raising=False)
    return tmp_path


def test_the_site_can_be_frozen_on_the_day_after_its_last_edition(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    last = max(each.date for each in read_editions(read_records(copy)[0]))
    day = max(today(), last + dt.timedelta(days=1))
    noon = dt.datetime.combine(day, dt.time(12), dt.UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))
    for command in (["edition", str(day)], ["check"]):
        run = CliRunner().invoke(main, command)
        assert run.exit_code == 0, run.output
    assert max(each.date for each in read_editions(read_records(copy)[0])) == day
