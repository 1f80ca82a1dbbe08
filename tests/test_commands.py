"""What every command has: help with an example that can be run, exit codes, and data for programs."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from guidebook.cli import main
from tests.project import in_step, write_project

COMMANDS = sorted(main.commands)
READ_BY_PROGRAMS = {"check", "due", "outside", "review", "verify"}


def run(*args: str) -> Result:
    return CliRunner().invoke(main, args)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_has_an_example_that_the_command_understands(name: str) -> None:
    command = main.commands[name]
    examples = [line for line in (command.help or "").splitlines() if line.strip().startswith("Example: ")]
    assert len(examples) == 1
    example = examples[0].strip().removeprefix("Example: ").rpartition("&& ")[2].partition(" > ")[0]
    runner, program, called, *arguments = [*shlex.split(example)][1:]
    assert (runner, program, called) == ("run", "guidebook", name)
    parser = command.make_parser(click.Context(command, resilient_parsing=True))
    _, left, _ = parser.parse_args(list(arguments))
    assert left == []
    assert examples[0].strip() in map(str.strip, run(name, "--help").output.splitlines())


@pytest.mark.parametrize("name", COMMANDS)
def test_wrong_use_ends_with_two(name: str) -> None:
    assert run(name, "--no-such-option").exit_code == 2
    assert run(name, "--help").exit_code == 0


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - {"pictures", "verify"}))
def test_outside_a_project_every_command_ends_with_two(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    given = {"edition": ["2026-11-21"], "keep-issue": ["dates", "--dry-run"], "rename-id": ["a.md", "b", "c"]}
    given |= {"move": ["a.md", "b.md"], "new": ["a.md"], "sync": ["a.md"], "review": ["HEAD"], "post-comment": ["a"]}
    given |= {"withdraw": ["a.md", "--why-nb", "A", "--why-en", "A"]}
    done = run(name, *given.get(name, []))
    assert done.exit_code == 2, done.output


def test_what_programs_read_is_offered_as_data() -> None:
    offered = {name for name, command in main.commands.items() for each in command.params if "--json" in each.opts}
    assert offered == READ_BY_PROGRAMS & set(COMMANDS)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small project, as the folder in which one stands."""
    monkeypatch.chdir(in_step(write_project(tmp_path, {})))
    return tmp_path


def test_data_and_exit_codes(project: Path) -> None:
    done = run("due", "--json")
    assert (done.exit_code, json.loads(done.output)["never"][0]["path"]) == (1, "docs/nb/index.md")
    done = run("verify", "mkdocs.yml", "--json")
    assert (done.exit_code, json.loads(done.output)["proved"]) == (1, False)
    assert json.loads(run("check", "--json").output) == json.loads(run("check", "--format", "json").output)
    done = run("outside", "--json")
    assert (done.exit_code, json.loads(done.stdout)) == (0, [])
    assert "0 to ask for" in done.stderr
    assert run("owners").exit_code == 0
    assert "nobody has been named" in (project / ".github/CODEOWNERS").read_text("utf-8")
