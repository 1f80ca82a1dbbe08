"""The built site for a host that can set headers: `_headers`, and a server of its own with nginx."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from guidebook.site.policy import REFERRER, Allowed, policy, write_policies
from guidebook.site.stylesheet import Sheet

FILE = "_headers"
"""Where hosts such as Netlify and Cloudflare Pages look for headers; not served as a page."""
_KEPT = "public, max-age=31536000, immutable"
"""For files whose name changes with their content."""


def headers(allowed: Allowed) -> Mapping[str, str]:
    """The headers of every answer over HTTPS, by name; `allowed` is what stands in any page."""
    return {
        "Content-Security-Policy": f"{policy(allowed)}; frame-ancestors 'none'",
        "Strict-Transport-Security": "max-age=31536000",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": REFERRER,
        "Permissions-Policy": "browsing-topics=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def headers_file(allowed: Allowed, url: str) -> str:
    """The text of `_headers` for a site with the public address `url`. A header stands once for any path:
    hosts join what two rules say of the same one.
    """
    base = urlsplit(url).path
    every = "".join(f"  {name}: {value}\n" for name, value in headers(allowed).items())
    return f"{base}*\n{every}\n{base}assets/*\n  Cache-Control: {_KEPT}\n"


def write_hosting(site: Path, url: str, sheet: Sheet) -> None:
    """Put the stylesheet of every page and the policy into the pages of a built site, and `_headers` beside them."""
    (site / FILE).write_text(headers_file(write_policies(site, sheet.path, sheet.text), url), "utf-8")


def nginx(allowed: Allowed, url: str, root: str, certificate: str, key: str) -> str:
    """The configuration of an nginx that serves the site at `url`; it belongs in the `http` block.

    `root` is the folder that stands for the host: with a path in `url` the site lies in it below that path.
    """
    parts = urlsplit(url)
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("nginx.conf").render(
        host=parts.hostname,
        base=parts.path,
        headers=headers(allowed),
        kept=_KEPT,
        root=root,
        certificate=certificate,
        key=key,
    )
