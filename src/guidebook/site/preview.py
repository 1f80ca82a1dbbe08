"""`mkdocs serve` with faulty content: the list of faults over the last good build."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from guidebook.content.finding import Finding

App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

ADDRESS = "faults/"
"""Where the list stands alone, below the root of the preview."""

_STYLE = (
    "font:16px/1.5 system-ui,sans-serif;background:#fff4f2;color:#3b0a00;"
    "border-block-end:4px solid #b3261e;padding:1.5rem;margin:0;position:relative;z-index:10"
)


def fault_list(findings: Sequence[Finding]) -> str:
    """The faults as HTML that needs nothing else. Everything from the content is escaped."""
    items = "".join(
        f"<li><p><strong>{html.escape(f'{finding.path}:{finding.line}:{finding.column}')}</strong> "
        f"<code>{html.escape(finding.code)}</code></p>"
        f"<dl><dt>Found</dt><dd>{html.escape(finding.found)}</dd>"
        f"<dt>Expected</dt><dd>{html.escape(finding.expected)}</dd>"
        f"<dt>Mend</dt><dd>{html.escape(finding.fix)}</dd></dl></li>"
        for finding in findings
    )
    count = f"{len(findings)} fault{'' if len(findings) == 1 else 's'}"
    return (
        f'<section lang="en" aria-label="Faults in the content" style="{_STYLE}">'
        f"<h1>{count} in the content</h1>"
        "<p>The page is made anew when you save a file. Below stands the last good build, if there is one.</p>"
        f"<ol>{items}</ol></section>"
    )


def fault_page(findings: Sequence[Finding]) -> bytes:
    """The list as a page of its own."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Faults in the content</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"></head>'
        f"<body>{fault_list(findings)}</body></html>"
    ).encode()


def over(page: bytes, findings: Sequence[Finding]) -> bytes:
    """A page of the last good build with the list on top."""
    return re.sub(rb"(<body[^>]*>)", lambda m: m[1] + fault_list(findings).encode(), page, count=1)


def showing_faults(app: App, faults: Callable[[], Sequence[Finding]], reload_script: Callable[[bytes], bytes]) -> App:
    """The preview server with the faults shown as long as there are any.

    `reload_script` adds to a page what reloads it after the next build.
    """

    def serve(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        findings = faults()
        path = environ.get("PATH_INFO", "")
        if not findings or path.startswith("/livereload/"):
            return app(environ, start_response)
        answer: dict[str, Any] = {}
        body = b"".join(app(environ, lambda status, headers, *_: answer.update(status=status, headers=headers)))
        status, headers = answer["status"], dict(answer["headers"])
        wanted = path.endswith("/" + ADDRESS) or status.startswith("404")
        if status.startswith("200") and not headers.get("Content-Type", "").startswith("text/html"):
            start_response(status, list(headers.items()))
            return [body]
        if status.startswith("3"):
            start_response(status, list(headers.items()))
            return [body]
        page = reload_script(fault_page(findings)) if wanted else over(body, findings)
        start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(page)))])
        return [page]

    return serve
