"""The MkDocs plugin: a thin shell that hands the content to MkDocs and the templates."""

from __future__ import annotations

import datetime as dt
import logging
import re
import shutil
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from jinja2 import Environment, FunctionLoader, Template
from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer, _timestamp
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from guidebook.content.addresses import OWN, relative
from guidebook.content.clock import today
from guidebook.content.data import Language
from guidebook.content.finding import Finding, errors, report
from guidebook.content.page import Page
from guidebook.content.templates import compiled
from guidebook.content.tree import Tree, load
from guidebook.figures.expand import expand
from guidebook.site import staging
from guidebook.site.citation_pages import Desk, write_citations
from guidebook.site.citations import Living, with_cite_links, with_printed_addresses
from guidebook.site.editions import EDITIONS, Press
from guidebook.site.facts import Site, lost_facts, page_facts, sitemap_facts
from guidebook.site.feeds import following, write_following
from guidebook.site.hosting import write_hosting
from guidebook.site.languages import is_inner, language_of, translated_titles
from guidebook.site.navigation import Node, nav_faults
from guidebook.site.paper import write_papers
from guidebook.site.preview import FaultList, look_often, showing_faults
from guidebook.site.redirects import Departed, write_departed
from guidebook.site.related import related, related_facts
from guidebook.site.script import Script, script, tools
from guidebook.site.search.making import search_of, write_search
from guidebook.site.share import write_share_pictures
from guidebook.site.shelf import Shelf
from guidebook.site.stylesheet import Sheet, Sheets, stylesheets

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
log = logging.getLogger("mkdocs.plugins.guidebook")


class Settings(base.Config):
    """What `mkdocs.yml` says of the site."""

    publisher = c.Type(str, default="")
    """Who publishes the site; empty, and the pages say that none has been named."""
    contact = c.Type(str, default="")
    """The e-mail address for faults and questions; empty, and the pages say that there is none."""


class SitePlugin(BasePlugin[Settings]):
    """Builds the site from the tree of pairs; a tree with faults builds nothing.

    What counts as a fault is told by `check`, which the plugin that MkDocs loads provides; the file is for what it
    found before. Under `.cache` lies what was made of the content by this program, each with a digest of all that it
    depends on. Who can write there can change the site, so one is published without it (.github/workflows/publish.yml).
    """

    check: Callable[[Tree, Path], Sequence[Finding]]
    waits: frozenset[str] = frozenset()
    """The codes of faults that do not stop a preview: they are mended when the text is ready."""

    def __init__(self) -> None:
        self.serving = False
        self.lies: dict[tuple[dt.date, str], bytes] = {}
        self.findings: Sequence[Finding] = ()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether somebody is writing and watching."""
        self.serving = command == "serve"

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check everything, before MkDocs touches the folder of the earlier build."""
        if is_inner(config):
            return config
        if not config.site_url:
            raise PluginError("SITE_URL is empty: give the public address, or leave the variable out.")
        if self.config.contact and not _MAIL.fullmatch(self.config.contact):
            raise PluginError(f"`contact` in mkdocs.yml is “{self.config.contact}”: give an e-mail address.")
        self.root = Path(config.config_file_path).parent
        self.overrides = self.root / "overrides"
        self.cache = cache = self.root / ".cache"
        self.tree = load(self.root, _today(), cache / "pages")
        found = sorted([*self.check(self.tree, cache / "findings"), *self._nav_faults(config)])
        self.findings = [each for each in errors(found) if not (self.serving and each.code in self.waits)]
        if len(self.findings) < len(found):
            logging.getLogger("mkdocs").info(report(set(found) - set(self.findings)))
        if self.findings and not self.serving:
            raise PluginError(report(self.findings))
        if self.findings:
            logging.getLogger("mkdocs").error(report(self.findings))
            config.nav = None
        self.nodes: dict[Language, tuple[Node, ...]] = {}
        self.departed = Departed(self.tree, script(self.overrides, "lead-on"))
        pages = {} if self.findings else self.tree.pages
        self.articles = {key: self._article(page, config.site_url) for key, page in pages.items()}
        self.shelf = Shelf(self.tree, cache / "editions")
        shown = [*self.articles.values(), *self.shelf.samples()]
        self.sheets: Sheets = stylesheets(self.overrides, shown, cache / "stylesheets")
        self.related = related(self.tree.of("nb"))
        self.script: Script = script(self.overrides, "site")
        self.search = search_of(self.tree, self.articles, self.overrides, self.sheets, cache / "search")
        self.living = Living(self.tree, self.articles, self.shelf, self._site(config))
        self.missing: Script = script(self.overrides, "missing")
        held = {name for html in self.articles.values() for name in tools(html)}
        self.tools = {name: script(self.overrides, f"tools/{name}") for name in sorted(held)}
        self.warnings = CountHandler()
        self.warnings.setLevel(logging.WARNING)
        self.target = Path(config.site_dir)
        config.site_dir = str(staging.begin(self.target))
        logging.getLogger("mkdocs").addHandler(self.warnings)
        return config

    @event_priority(100)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Leave MkDocs the pages alone: the theme's own files are not published."""
        return Files([file for file in files if file.is_documentation_page() and not self.findings])

    @event_priority(-200)
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep the order and the titles of the pages, translated."""
        nodes = tuple(_node(item) for item in nav.items)
        if nodes and not self.findings:
            self.nodes[language_of(next(_files(nav)))] = nodes
        return nav

    def on_page_read_source(self, page: MkDocsPage, config: MkDocsConfig) -> str:
        """The text was read before; MkDocs' own reading of front matter prints broken keys as text."""
        return ""

    def on_page_markdown(self, markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Choose the template; the text was rendered before."""
        page.meta = {"template": "home.html"} if self._page(page).name == "index.md" else {}
        return ""

    def on_page_context(
        self, context: TemplateContext, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Tell the template of a page the facts."""
        mine = self._page(page)
        if mine.front is None:
            raise PluginError(f"{mine.path} has no front matter that could be read.")
        html = with_printed_addresses(self.articles[mine.language, mine.name], mine, self._site(config))
        html = with_cite_links(html, self.living.pair(mine)[mine.language])
        facts = page_facts(mine, mine.front, html, self.tree, self.nodes[mine.language], self._site(config))
        facts |= self.shelf.versions(mine, self._site(config))
        facts |= self.living.facts(mine)
        facts |= following(mine)
        facts |= related_facts(mine, self.related[mine.name], self.tree, facts["page_url"])
        scripts = [self.script, *(self.tools[name] for name in tools(html))]
        facts["scripts"] = [relative(mine.address, each.path) for each in scripts]
        context.update({**facts, **self.departed.living(mine)})  # type: ignore[typeddict-item]
        return context

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Lines that hold only a template's tags leave nothing; while there are faults, nothing is drawn."""
        env.trim_blocks = env.lstrip_blocks = True
        env.bytecode_cache = compiled(self.root, "pages")
        if self.findings:
            env.loader = FunctionLoader(lambda name: "")
        self.env = env
        return env

    def on_pre_template(self, template: Template, template_name: str, config: MkDocsConfig) -> Template:
        """The 404 page speaks both languages, so it is made when both have been read."""
        return template if template_name != "404.html" or len(self.nodes) == 2 else Template("")

    def on_template_context(self, context: TemplateContext, template_name: str, config: MkDocsConfig) -> Any:
        """Tell the 404 page and the site map the facts."""
        if not self.findings and template_name == "sitemap.xml":
            context.update(sitemap_facts(self.tree, self._site(config)))  # type: ignore[typeddict-item]
        if not self.findings and template_name == "404.html" and len(self.nodes) == 2:
            base_path = urlsplit(config.site_url or "/").path
            lost = lost_facts(self.nodes, base_path, self._site(config))
            context.update({**lost, "scripts": [base_path + self.missing.path]})  # type: ignore[typeddict-item]
        return context

    @event_priority(-200)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Complete the build and let it take the place of the earlier one."""
        if is_inner(config):
            return
        logging.getLogger("mkdocs").removeHandler(self.warnings)
        if self.findings or (config.strict and self.warnings.get_counts()):
            staging.drop(self.target)
            return
        site, facts = Path(config.site_dir), self._site(config)
        shutil.copytree(self.overrides / "images", site / "images", dirs_exist_ok=True)
        write_departed(self.departed, self.env, facts, site, self.root)
        made: list[Sheet | Script] = [*self.sheets.all(), self.script, self.missing, *self.tools.values()]
        for each in made:
            staging.put(site / each.path, each.text)
        desk = Desk(self.env, self.overrides, facts, self.script.path, cache=self.cache / "citations")
        write_citations(self.living, desk, site)
        order = [node.name for top in self.nodes["nb"] for node in top.pages()]
        write_following(self.tree, order, facts, site, self.overrides)
        write_papers(self.tree, self.living, facts.url, site, self.cache / "papers")
        write_share_pictures(self.tree, site, self.cache / "share")
        write_search(self.search, self.tree, self.nodes, facts, self.env, [self.script], site)
        self.lies = self.lies if self.serving and staging.carry(self.target, EDITIONS) else {}
        press = Press(self.shelf, self.articles, self.nodes, facts, self.overrides, self.script.path, self.lies)
        press.write(site)
        if not self.serving:  # the preview puts a script of its own into each page
            write_hosting(site, config.site_url or "", self.sheets.page)
        staging.finish(self.target)
        config.site_dir = str(self.target)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the earlier build as it was."""
        if hasattr(self, "target"):
            logging.getLogger("mkdocs").removeHandler(self.warnings)
            staging.drop(self.target)

    def on_shutdown(self) -> None:
        """Leave nothing half done behind."""
        if hasattr(self, "target"):
            staging.drop(self.target)

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., Any]) -> LiveReloadServer:
        """Show the faults in the browser of whoever is writing."""
        server.builder = self._surviving(builder)
        look_often(server)
        app = server.get_app()
        assert app is not None
        server.set_app(
            showing_faults(
                app,
                FaultList(self.overrides / "partials"),
                lambda: self.findings,
                lambda page: server._inject_js_into_html(page, _timestamp()),
            )
        )
        return server

    def _surviving(self, builder: Callable[..., Any]) -> Callable[[], None]:
        """A build that shows its failure as a finding: the server would wait for ever for one that ends in an error."""

        def build() -> None:
            try:
                builder()
            except (Exception, SystemExit) as error:
                log.exception("The build failed.")
                fix = "Mend what was changed last; the terminal tells more."
                self.findings = [Finding("mkdocs.yml", 1, 1, "build-failed", str(error), "a site that builds", fix)]

        return build

    def _nav_faults(self, config: MkDocsConfig) -> list[Finding]:
        names = {name for _, name in self.tree.names}
        text = Path(config.config_file_path).read_text("utf-8")
        return nav_faults(config.nav, names, translated_titles(config), text)

    def _page(self, page: MkDocsPage) -> Page:
        language = language_of(page.file.src_uri)
        return self.tree.pages[language, page.file.src_uri.partition("/")[2]]

    def _article(self, page: Page, site_url: str) -> str:
        html = expand(page, self.tree, self.config.publisher, self.config.contact)
        return html.replace(OWN, escape(site_url))

    def _site(self, config: MkDocsConfig) -> Site:
        return Site(config.site_url or "", self.config.publisher, self.config.contact, self.sheets, self.search.names)


def _today() -> dt.date:
    """The day of the build; `SOURCE_DATE_EPOCH` sets it, so that a build can be made again."""
    try:
        return today()
    except ValueError as error:
        raise PluginError(str(error)) from None


def _files(nav: Navigation) -> Any:
    return (page.file.src_uri for page in nav.pages)


def _node(item: Any) -> Node:
    """A page or a section of MkDocs' navigation."""
    if item.children:
        children = tuple(_node(child) for child in item.children)
        return Node(item.title, children[0].name, children)
    return Node(item.title, item.file.src_uri.partition("/")[2])
