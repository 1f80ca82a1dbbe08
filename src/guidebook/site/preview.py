"""`mkdocs serve`: what was saved is seen soon, and faults are listed over the last good build."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from mkdocs.livereload import LiveReloadServer

from guidebook.content.finding import Finding

App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

ADDRESS = "faults/"
"""Where the list stands alone, below the root of the preview."""

_TEMPLATE = "faults.html"
_GLANCE = 0.1
"""Seconds between two looks for what has been saved."""
_QUIET = 0.05
"""Seconds without anything new after which it is built; what is saved together and seen at two looks is built twice."""


class FaultList:
    """The list of faults as HTML, from the template in the theme's `partials`; the content is escaped."""

    def __init__(self, partials: Path) -> None:
        self._environment = Environment(loader=FileSystemLoader(partials), autoescape=True)

    def over(self, page: bytes, findings: Sequence[Finding]) -> bytes:
        """A page of the last good build with the list on top."""
        shown = self._render(findings, over=True)
        return re.sub(rb"(<body[^>]*>)", lambda match: match[1] + shown, page, count=1)

    def alone(self, findings: Sequence[Finding]) -> bytes:
        """The list as a page of its own."""
        head = b'<!doctype html><html lang="en"><meta charset="utf-8"><title>Faults in the content</title><body>'
        return head + self._render(findings, over=False)

    def _render(self, findings: Sequence[Finding], *, over: bool) -> bytes:
        return self._environment.get_template(_TEMPLATE).render(findings=findings, over=over).encode()


def look_often(server: LiveReloadServer) -> None:
    """Look for what has been saved more often than MkDocs, which looks twice a second, and wait less for more."""
    server.build_delay = _QUIET
    for emitter in server.observer.emitters:
        emitter._timeout = _GLANCE


def showing_faults(
    app: App, shown: FaultList, faults: Callable[[], Sequence[Finding]], reload_script: Callable[[bytes], bytes]
) -> App:
    """The preview server with the faults shown as long as there are any.

    `reload_script` adds to a page what reloads it after the next build.
    """

    def serve(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        findings = faults()
        path = environ.get("PATH_INFO", "")
        if not findings or not path.endswith(("/", ".html")):
            return app(environ, start_response)
        answer: dict[str, Any] = {}
        body = b"".join(app(environ, lambda status, headers, *_: answer.update(status=status, headers=headers)))
        if answer["status"].startswith("3"):
            start_response(answer["status"], answer["headers"])
            return [body]
        alone = path.endswith("/" + ADDRESS) or answer["status"].startswith("404")
        page = reload_script(shown.alone(findings)) if alone else shown.over(body, findings)
        start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(page)))])
        return [page]

    return serve
