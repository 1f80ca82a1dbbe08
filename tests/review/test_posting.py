"""One comment for each change and one issue for each topic; and nothing in a stranger's text that acts."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from guidebook.cli import main
from guidebook.review.harmless import LONGEST, harmless
from guidebook.review.posting import BOT, Call, Unfit, comment, issue, mark, pull_of, run_of
from tests.project import in_step, write_project

REPOSITORY = "owner/site"
SHA = "0123456789abcdef0123456789abcdef01234567"
EVENT: dict[str, Any] = {
    "workflow_run": {
        "event": "pull_request",
        "head_branch": "a-branch",
        "head_sha": SHA,
        "html_url": "https://forge.example/owner/site/actions/runs/7",
        "head_repository": {"id": 5, "owner": {"login": "stranger"}},
    }
}


def pull(number: int = 3, sha: str = SHA, home: int = 5, base: str = REPOSITORY) -> dict[str, Any]:
    return {"number": number, "head": {"sha": sha, "repo": {"id": home}}, "base": {"repo": {"full_name": base}}}


def post(body: str, id: int = 1, login: str = BOT, **more: Any) -> dict[str, Any]:
    return {"id": id, "number": id, "body": body, "user": {"login": login}, **more}


# --- What is posted where ---


def test_the_pull_request_is_the_one_whose_newest_commit_was_checked() -> None:
    run = run_of(EVENT)
    assert run.head == "stranger:a-branch"
    assert pull_of(run, [pull(2, sha="f" * 40), pull(3)], REPOSITORY) == 3


@pytest.mark.parametrize(
    "pulls",
    [[], [pull(sha="f" * 40)], [pull(home=6)], [pull(base="other/site")], [pull(3), pull(4)]],
    ids=["none", "moved on", "another fork", "another base", "two"],
)
def test_without_exactly_one_such_pull_request_nothing_is_posted(pulls: list[Any]) -> None:
    with pytest.raises(Unfit, match="nothing is posted"):
        pull_of(run_of(EVENT), pulls, REPOSITORY)


@pytest.mark.parametrize(
    "change",
    [{"event": "push"}, {"head_sha": "main"}, {"head_repository": None}, {"html_url": "javascript:x"}],
    ids=lambda change: next(iter(change)),
)
def test_another_event_is_unfit(change: dict[str, Any]) -> None:
    with pytest.raises(Unfit):
        run_of({"workflow_run": {**EVENT["workflow_run"], **change}})
    with pytest.raises(Unfit):
        run_of([])


def test_the_one_comment_is_made_and_then_renewed_in_place() -> None:
    body = f"{mark('review')}\nText"
    strangers = [post(body, 1, "stranger"), post(f"Quoted: {body}", 2), post("Other", 3)]
    assert comment(REPOSITORY, 3, "Text", strangers) == Call(
        "POST", "repos/owner/site/issues/3/comments", {"body": body}
    )
    own = [*strangers, post(f"{mark('review')}\nBefore", 9), post(f"{mark('review')}\nBefore", 8)]
    assert comment(REPOSITORY, 3, "Text", own) == Call("PATCH", "repos/owner/site/issues/comments/8", {"body": body})
    assert comment(REPOSITORY, 3, "Text", [post(body, 8)]) is None


def test_the_one_issue_is_opened_renewed_closed_and_opened_again() -> None:
    body = f"{mark('dates')}\nList"
    there = post(body, 4, state="open", title="Title")
    wanted = {"title": "Title", "body": body, "state": "open"}
    path = "repos/owner/site/issues/4"

    def plan(text: str, *issues: Any) -> Call | None:
        return issue(REPOSITORY, "dates", "Title", text, issues)

    assert plan("List") == Call("POST", "repos/owner/site/issues", {"title": "Title", "body": body})
    assert plan("List", post(body, 4, "stranger"), post(body, 5, pull_request={})) is not None
    assert plan("List", there) is None
    assert plan("List", {**there, "body": f"{mark('dates')}\nOld"}) == Call("PATCH", path, wanted)
    assert plan("List", {**there, "state": "closed"}) == Call("PATCH", path, wanted)
    assert plan("", there) == Call("PATCH", path, {"state": "closed"})
    assert plan("", {**there, "state": "closed"}) is None
    assert plan("") is None
    assert plan("List", post(f"{mark('links')}\nList", 4, state="open", title="Title")) is not None


# --- What is made harmless ---


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"),
        ("<!-- hidden -->", "&lt;!-- hidden --&gt;"),
        ("&lt;b&gt;", "&amp;lt;b&amp;gt;"),
        ("[press](https://bad.example)", "\\[press\\](`https://bad.example)`"),
        ("![x](//bad.example/p.png)", "!\\[x\\](//bad.example/p.png)"),
        ("[a]: https://bad.example", "\\[a\\]: `https://bad.example`"),
        ("see www.bad.example", "see `www.bad.example`"),
        ("\\[a](b) \\\\[c](d)", "\\[a\\](b) \\\\\\[c\\](d)"),
        ("hi @team, see #12", "hi @\u2060team, see &#35;\u206012"),
        ("a@b.example", "a@\u2060b.example"),
        ("one ` alone", "one \\` alone"),
        ("```", "\\`\\`\\`"),
        ("~~~ html", "~~~ html"),
        ("`a` and ``b`c``", "`a` and ``b`c``"),
        ("`<b>`www.x.example", "`<b>`\u2060`www.x.example`"),
        ("\\`not [code](x)\\`", "\\`not \\[code\\](x)\\`"),
        ("a\u202eb\u200bc\x07d", "abcd"),
        ("## Head\n\n- **bold** _it_\n- 1. two\n> said", "## Head\n\n- **bold** _it_\n- 1. two\n> said"),
        ("| a | b |\n|---|---|\n| `x` | y |", "| a | b |\n|---|---|\n| `x` | y |"),
    ],
)
def test_nothing_in_a_strangers_text_acts(hostile: str, shown: str) -> None:
    assert harmless(hostile) == shown


def test_what_is_too_long_is_cut_and_that_is_said() -> None:
    cut = harmless("word\n" * LONGEST)
    assert len(cut) + 10 >= LONGEST and len(cut) < LONGEST + 100
    assert cut.endswith("The rest is too long for a comment; it is in the report.")


# --- The commands, with a forge of paper ---

GH = """#!{python}
import json, pathlib, sys
here = pathlib.Path({folder!r})
asked = sys.argv[1:]
with (here / "asked.jsonl").open("a") as log:
    given = sys.stdin.read() if "--input" in asked else ""
    log.write(json.dumps([asked, json.loads(given or "null")]) + "\\n")
path = next(each for each in asked if each.startswith("repos/"))
if "GET" in asked:
    print((here / (path.replace("/", "_") + ".json")).read_text())
else:
    print(json.dumps({{"html_url": "https://forge.example/made"}}))
"""


@pytest.fixture
def forge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose files are what the forge lists, and which remembers what was asked."""
    project = in_step(write_project(tmp_path / "project", {}))
    monkeypatch.chdir(project)
    program = tmp_path / "bin" / "gh"
    program.parent.mkdir()
    import sys

    program.write_text(GH.format(python=sys.executable, folder=str(tmp_path)), "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    (tmp_path / "event.json").write_text(json.dumps(EVENT), "utf-8")
    lists: dict[str, list[Any]] = {"pulls": [pull(3)], "issues_3_comments": [], "issues": []}
    for name, value in lists.items():
        (tmp_path / f"repos_owner_site_{name}.json").write_text(json.dumps([value]), "utf-8")
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(main, args)


def posted(forge: Path) -> list[Any]:
    """The calls that change something: their arguments and what they carry."""
    log = forge / "asked.jsonl"
    asked = [json.loads(line) for line in log.read_text("utf-8").splitlines()] if log.exists() else []
    return [each for each in asked if "GET" not in each[0]]


def test_the_comment_is_posted_on_the_pull_request_of_the_event(forge: Path) -> None:
    made = forge / "comment.md"
    made.write_text("<!-- guidebook-review pr=99 -->\n# Review\n\n<b>@all</b>\n", "utf-8")
    done = run("post-comment", str(made), "--event", str(forge / "event.json"), "--repository", REPOSITORY)
    assert done.exit_code == 0, done.output
    ((asked, given),) = posted(forge)
    assert "repos/owner/site/issues/3/comments" in asked
    assert given["body"].startswith(f"{mark('review')}\n# Review\n\n&lt;b&gt;@\u2060all&lt;/b&gt;\n")
    assert SHA in given["body"] and "pr=99" not in given["body"]


def test_a_comment_too_large_or_from_elsewhere_is_not_posted(forge: Path) -> None:
    large, link = forge / "large.md", forge / "link.md"
    large.write_bytes(b"x" * 600_000)
    link.symlink_to(forge / "event.json")
    given = ("--event", str(forge / "event.json"), "--repository", REPOSITORY)
    assert run("post-comment", str(large), *given).exit_code == 1
    assert run("post-comment", str(link), *given).exit_code == 2
    assert run("post-comment", str(forge / "none.md"), *given).exit_code == 2
    assert run("post-comment", str(large), "--repository", "a/b/c").exit_code == 2
    (forge / "event.json").write_text("{}", "utf-8")
    link.unlink()
    link.write_text("Text", "utf-8")
    assert run("post-comment", str(link), *given).exit_code == 1
    assert posted(forge) == []


def test_an_issue_is_kept(forge: Path) -> None:
    done = run("keep-issue", "dates", "--repository", REPOSITORY)
    assert done.exit_code == 0, done.output
    ((asked, given),) = posted(forge)
    assert "POST" in asked and "repos/owner/site/issues" in asked
    assert given["body"].startswith(f"{mark('dates')}\n## Pages that no named human has reviewed (4)")


def test_a_dry_run_asks_nobody(forge: Path) -> None:
    made = forge / "comment.md"
    made.write_text("A [link](x)\n", "utf-8")
    assert run("post-comment", str(made), "--dry-run").output == "A \\[link\\](x)\n"
    assert "none named" in run("keep-issue", "dates", "--dry-run").output
    assert not (forge / "asked.jsonl").exists()


def test_a_forge_that_is_not_there_is_told(forge: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(forge))
    done = run("keep-issue", "dates", "--repository", REPOSITORY)
    assert done.exit_code == 1
    assert "gh is not installed" in done.output
