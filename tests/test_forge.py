"""What stands on the forge: workflows that zizmor and actionlint find nothing in, pinned actions, owners, forms."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from guidebook.content.owners import Owner, Owners, codeowners
from guidebook.content.tree import load
from tests.checks.test_cases import TODAY
from tests.project import ROOT

FORGE = ROOT / ".github"
WORKFLOWS = sorted((FORGE / "workflows").glob("*.yml"))
PIN = re.compile(r"uses: (?P<action>[\w-]+/[\w-]+)@(?P<commit>[0-9a-f]{40}) # (?P<tag>v\d+\.\d+\.\d+)")


def zizmor(folder: Path) -> subprocess.CompletedProcess[str]:
    """What zizmor says of the workflows of a folder, asking nobody."""
    program = Path(sys.executable).with_name("zizmor")
    command = [str(program), "--offline", "--persona=auditor", "--no-progress", "--color=never", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_zizmor_finds_nothing() -> None:
    run = zizmor(FORGE)
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize(
    ("workflow", "old", "new", "told"),
    [
        (
            "checks.yml",
            "actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2",
            "actions/checkout@v6",
            "unpinned-uses",
        ),
        ("checks.yml", 'review "$BASE"', 'review "${{ github.head_ref }}"', "template-injection"),
        ("checks.yml", "permissions: {}\n", "permissions: write-all\n", "excessive-permissions"),
        ("checks.yml", "persist-credentials: false", "persist-credentials: true", "artipacked"),
        ("comment.yml", " # zizmor: ignore[dangerous-triggers]", " # ", "dangerous-triggers"),
    ],
)
def test_zizmor_is_seen_to_fail(workflow: str, old: str, new: str, told: str, tmp_path: Path) -> None:
    folder = shutil.copytree(FORGE / "workflows", tmp_path / ".github" / "workflows")
    text = (folder / workflow).read_text("utf-8")
    assert old in text
    (folder / workflow).write_text(text.replace(old, new), "utf-8")
    run = zizmor(tmp_path / ".github")
    assert run.returncode != 0
    assert told in run.stdout


@pytest.mark.skipif(not shutil.which("actionlint"), reason="actionlint is not installed; see manual/forge.md")
def test_actionlint_finds_nothing() -> None:
    run = subprocess.run(["actionlint", "-no-color", *WORKFLOWS], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
    spoilt = WORKFLOWS[0].read_text("utf-8").replace("steps:", "step:")
    run = subprocess.run(["actionlint", "-"], input=spoilt, capture_output=True, text=True, check=False)
    assert run.returncode == 1 and "unexpected key" in run.stdout


def test_every_action_is_pinned_and_stands_in_the_manual() -> None:
    texts = [path.read_text("utf-8") for path in WORKFLOWS]
    used = {(each["action"], each["tag"], each["commit"]) for text in texts for each in PIN.finditer(text)}
    assert sum(text.count("uses:") for text in texts) == sum(len(PIN.findall(text)) for text in texts)
    manual = (ROOT / "manual" / "forge.md").read_text("utf-8")
    told = set(re.findall(r"^\| `([\w/-]+)` \| (v[\d.]+) \| `([0-9a-f]{40})` \|$", manual, re.M))
    assert used == told


def jobs(workflow: str) -> dict[str, Any]:
    value = yaml.safe_load((FORGE / "workflows" / workflow).read_text("utf-8"))
    assert value["permissions"] == {}
    return dict(value["jobs"])


def test_what_a_change_brings_runs_with_a_token_that_may_read_only() -> None:
    text = (FORGE / "workflows" / "checks.yml").read_text("utf-8")
    assert "secrets." not in text and "pull_request_target" not in text
    assert all(job["permissions"] == {"contents": "read"} for job in jobs("checks.yml").values())


def test_what_may_write_checks_out_nothing_of_a_change() -> None:
    for workflow in ("comment.yml", "look-again.yml", "publish.yml"):
        for job in jobs(workflow).values():
            checkouts = [step for step in job["steps"] if "checkout@" in step.get("uses", "")]
            assert all("ref" not in step["with"] and "repository" not in step["with"] for step in checkouts)


def test_each_step_of_the_program_is_a_command_that_there_is() -> None:
    from guidebook.cli import main

    called = [
        found
        for path in WORKFLOWS
        for found in re.findall(r"^\s+run: guidebook ([\w-]+)", path.read_text("utf-8"), re.M)
    ]
    assert {"check", "review", "post-comment", "keep-issue"} <= set(called) <= set(main.commands)
    assert all((ROOT / script).stat().st_mode & 0o100 for script in (".github/prepare", ".ci/run"))


def test_the_forge_asks_those_whom_the_settings_name() -> None:
    owners = load(ROOT, TODAY).data.owners
    assert (FORGE / "CODEOWNERS").read_text("utf-8") == codeowners(owners)


def test_owners_are_told_to_the_forge_the_longest_path_last() -> None:
    named = (
        Owner(path="docs/en/om/", name="Ada Berg", account="@ada"),
        Owner(path="docs/en/", name="Bo Dahl", account="@org/english"),
        Owner(path="docs/en/", name="Cy Eng"),
        Owner(path="docs/data/", name="Di Foss"),
    )
    lines = codeowners(Owners(months=12, owners=named)).splitlines()
    assert [line for line in lines if not line.startswith("#")] == ["/docs/en/ @org/english", "/docs/en/om/ @ada"]
    assert "# /docs/data/ (no account on the forge)" in lines
    assert not [line for line in lines if line.startswith("# /docs/en/")]
    assert any(line.startswith("# /docs/nb/") and line.endswith("nobody has been named") for line in lines)


@pytest.mark.parametrize("form", sorted((FORGE / "ISSUE_TEMPLATE").glob("[0-9]*.yml")), ids=lambda path: path.stem)
def test_a_form_has_what_the_forge_asks_for_and_speaks_both_languages(form: Path) -> None:
    value = yaml.safe_load(form.read_text("utf-8"))
    assert {"name", "description", "body"} <= value.keys()
    fields = [field for field in value["body"] if field["type"] != "markdown"]
    assert len({field["id"] for field in fields}) == len(fields) > 1
    said = [value["name"], value["description"], *(field["attributes"]["label"] for field in fields)]
    assert all(" · " in text for text in said)
