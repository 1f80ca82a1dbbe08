"""The plugin that `mkdocs.yml` names: the site, built only where the checks find nothing."""

from __future__ import annotations

from guidebook.checks import findings
from guidebook.site.plugin import SitePlugin


class GuidebookPlugin(SitePlugin):
    """The site's plugin with the checks of the content."""

    check = staticmethod(findings)
    waits = frozenset({"ledger-unrecorded"})
