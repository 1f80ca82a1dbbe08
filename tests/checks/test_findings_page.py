"""The page of findings is complete and true."""

from __future__ import annotations

import re

from tests.checks.findings_page import PAGE, findings_page
from tests.project import ROOT

CHECKS = ROOT / "src" / "guidebook" / "checks"
WRITTEN = {
    "*": r'"((?:address|pair|heading-no|block|source|data|point)-[a-z-]+)",\n',
    "links": r'(?:return |^    )"([a-z-]+)"[,:]',
    "headings": r'finding\(\s*at,\s*"([a-z-]+)"',
    "front_matter": r'_finding\(\s*page,\s*\([^)]*\),\s*"([a-z-]+)"',
}
PREFIX = {"*": "", "links": "link-", "headings": "heading-", "front_matter": "front-matter-"}


def codes() -> set[str]:
    """The codes as they stand in the source of the checks."""
    found = set()
    for name, pattern in WRITTEN.items():
        for path in CHECKS.glob(f"{name}.py"):
            found |= {PREFIX[name] + code for code in re.findall(pattern, path.read_text("utf-8"), re.M)}
    return found


def test_the_page_says_exactly_what_the_checks_say() -> None:
    assert PAGE.read_text("utf-8") == findings_page()


def test_every_code_of_the_checks_is_on_the_page() -> None:
    shown = set(re.findall(r"^## (.+)$", PAGE.read_text("utf-8"), re.M))
    assert len(codes()) > 35
    assert codes() - shown == set()
