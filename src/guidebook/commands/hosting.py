"""The command that writes the configuration of a server."""

from __future__ import annotations

import re
from pathlib import Path

import click


@click.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path("site"))
@click.option("--root", default="/srv/www", show_default=True, help="The folder that stands for the host.")
@click.option("--certificate", default="/etc/ssl/certs/site.pem", show_default=True)
@click.option("--key", default="/etc/ssl/private/site.key", show_default=True)
def nginx(site: Path, root: str, certificate: str, key: str) -> None:
    """Print the configuration of an nginx that serves the built SITE at its public address.

    With a path in the address, the site lies below that path in the root.

    Example: uv run guidebook nginx site > /etc/nginx/conf.d/site.conf
    """
    # Imported here: MkDocs is heavy, and most commands do without it.
    from guidebook.site.hosting import nginx as configuration
    from guidebook.site.policy import allowed_in

    front = site / "index.html"
    url = re.search(r'<link rel="canonical" href="([^"]+)">', front.read_text("utf-8")) if front.exists() else None
    if url is None:
        raise click.UsageError(f"There is no built site in “{site}”: run `uv run mkdocs build` first.")
    click.echo(configuration(allowed_in(site), url[1], root, certificate, key), nl=False)
