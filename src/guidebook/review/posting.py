"""What is to be said on the forge, as calls of its interface: one comment for each change, one issue for each topic.

Pure: what stands there already is given, and what is to be done comes out. Only what the bot has posted itself, with
its hidden mark, is ever renewed. Source of the calls: GitHub's documentation of its REST interface.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

BOT: Final = "github-actions[bot]"
"""The author of everything that a workflow posts with the token of its run."""
_SHA: Final = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


class Unfit(Exception):
    """Nothing may be posted; the message says why."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call that changes something."""

    method: str
    path: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Run:
    """The run whose report is to be told of, as the forge itself tells of it."""

    head: str
    """`OWNER:BRANCH` from which the change comes."""
    sha: str
    repository: int
    """The number of the repository from which the change comes."""
    address: str


def mark(topic: str) -> str:
    """The line by which a post is found again; a reader does not see it."""
    return f"<!-- guidebook: {topic} -->"


def run_of(event: Any) -> Run:
    """The run that has ended, from the event `workflow_run`. Raises `Unfit` for another event."""
    try:
        run = event["workflow_run"]
        home = run["head_repository"]
        found = Run(f"{home['owner']['login']}:{run['head_branch']}", run["head_sha"], home["id"], run["html_url"])
        fit = run["event"] == "pull_request" and _SHA.fullmatch(found.sha)
        fit = fit and re.fullmatch(r"https://[\w./-]+", found.address)
    except (KeyError, TypeError):
        fit = None
    if not fit:
        raise Unfit("The event tells of no run for a pull request.")
    return found


def pull_of(run: Run, pulls: Sequence[Any], repository: str) -> int:
    """The number of the pull request whose newest commit the run has checked. Raises `Unfit` where there is not one.

    `pulls` are the open ones from that branch, as the forge lists them. What the artifact says is never asked.
    """
    fit = [
        pull["number"]
        for pull in pulls
        if pull["head"]["sha"] == run.sha
        and (pull["head"].get("repo") or {}).get("id") == run.repository
        and pull["base"]["repo"]["full_name"] == repository
    ]
    if len(fit) != 1:
        raise Unfit(f"{len(fit)} open pull requests have the commit {run.sha} as their newest: nothing is posted.")
    return int(fit[0])


def comment(repository: str, number: int, text: str, comments: Sequence[Any]) -> Call | None:
    """The call that makes the one comment say this; none where it does."""
    body = f"{mark('review')}\n{text}"
    ours = _ours(comments, mark("review"))
    if ours is None:
        return Call("POST", f"repos/{repository}/issues/{number}/comments", {"body": body})
    if ours["body"] == body:
        return None
    return Call("PATCH", f"repos/{repository}/issues/comments/{int(ours['id'])}", {"body": body})


def issue(repository: str, topic: str, title: str, text: str, issues: Sequence[Any]) -> Call | None:
    """The call that makes the one issue of a topic say this; an empty text closes it. None where nothing changes."""
    ours = _ours([each for each in issues if "pull_request" not in each], mark(topic))
    if ours is None:
        made = {"title": title, "body": f"{mark(topic)}\n{text}"}
        return Call("POST", f"repos/{repository}/issues", made) if text else None
    path = f"repos/{repository}/issues/{int(ours['number'])}"
    if not text:
        return Call("PATCH", path, {"state": "closed"}) if ours["state"] == "open" else None
    wanted = {"title": title, "body": f"{mark(topic)}\n{text}", "state": "open"}
    return None if all(ours[key] == value for key, value in wanted.items()) else Call("PATCH", path, wanted)


def _ours(posts: Sequence[Any], line: str) -> Any:
    """The oldest post of the bot that begins with a mark, or none."""
    ours = [
        post
        for post in posts
        if (post.get("user") or {}).get("login") == BOT and (post.get("body") or "").startswith(f"{line}\n")
    ]
    return min(ours, key=lambda post: int(post["id"]), default=None)
