"""What the makers of citations and feeds are given besides the tree, for tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from guidebook.content.tree import Tree
from guidebook.site.citation_pages import Desk
from guidebook.site.citations import Living
from guidebook.site.facts import Site
from guidebook.site.shelf import Shelf
from guidebook.site.stylesheet import stylesheets
from tests.project import ROOT

URL = "https://veiledning.example/ki/"


@cache
def site(publisher: str = "") -> Site:
    """A site under a path, with the real look."""
    return Site(URL, publisher, "", stylesheets(ROOT / "overrides", []))


def desk() -> Desk:
    """Makes pages of citations with the real templates."""
    overrides = ROOT / "overrides"
    environment = Environment(loader=FileSystemLoader(overrides), trim_blocks=True)
    return Desk(environment, overrides, site(), "assets/site.js")


def living(tree: Tree, publisher: str = "") -> Living:
    """The pages of a project without editions, as they are cited."""
    articles = {key: mine.rendered.html for key, mine in tree.pages.items()}
    return Living(tree, articles, Shelf(tree, Path("kept")), site(publisher))
