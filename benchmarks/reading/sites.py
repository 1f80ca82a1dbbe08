"""The same articles, built by each generator as it comes; a site once built is kept."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from benchmarks.articles import subject
from benchmarks.project import write_articles
from benchmarks.reading.texts import EXTENSIONS, articles, body, last_section, plain, without_ids
from guidebook.content.data_files import read_data
from guidebook.content.digests import digests, record
from guidebook.content.page import parse_page
from tests.project import ROOT

SMALL, LARGE = 10, 1000
"""Articles in each language."""
SITE_URL = "https://veiledning.example/"
PAGE = """<!doctype html>
<html lang="nb">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta name="description" content="{title}, skrevet for hånd.">
<style>body{{max-width:40rem;margin:2rem auto;padding:0 1rem;font:1.125rem/1.6 system-ui,sans-serif}}\
table{{border-collapse:collapse}}td,th{{padding:.25rem 1rem .25rem 0;text-align:left}}pre{{overflow:auto}}</style>
<main>
{body}
</main>
</html>
"""
STARLIGHT = """import { defineConfig } from "astro/config";
import starlight from "@astrojs/starlight";
export default defineConfig({
  site: "%s",
  integrations: [starlight({
    title: "KI i offentlig sektor",
    defaultLocale: "root",
    locales: { root: { label: "Norsk bokmål", lang: "nb" }, en: { label: "English", lang: "en" } },
    sidebar: %s,
  })],
});
"""
COLLECTION = """import { defineCollection } from "astro:content";
import { docsLoader } from "@astrojs/starlight/loaders";
import { docsSchema } from "@astrojs/starlight/schema";
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
"""


@dataclass(frozen=True, slots=True)
class Built:
    """A built site and its article that is measured."""

    name: str
    folder: Path
    page: str
    """From the root of the site, with a slash at the end."""


def article_address() -> str:
    """Where the first article is served."""
    return f"{subject(0).name.removesuffix('.md')}/"


def ours(folder: Path, count: int) -> Built:
    """This site."""
    root = folder / f"ours-{count}"
    if not (root / "site").exists():
        write_articles(root, count)
        _lengthen(root)
        shutil.copytree(ROOT / "overrides" / "images", root / "overrides" / "images", dirs_exist_ok=True)
        _run([sys.executable, "-m", "mkdocs", "build", "-q"], root, {"SITE_URL": SITE_URL})
    return Built("this site", root / "site", article_address())


def _lengthen(root: Path) -> None:
    """Give the measured article its last section, in both languages in step."""
    norwegian, english = (root / "docs" / language / subject(0).name for language in ("nb", "en"))
    for side, path in enumerate((norwegian, english)):
        path.write_text(f"{path.read_text('utf-8').rstrip()}\n\n{last_section(side)}", "utf-8")
    page, _ = parse_page(norwegian.read_text("utf-8"), "nb", subject(0).name, read_data(root)[0].data, dt.date.min)
    english.write_text(record(english.read_text("utf-8"), digests(page)), "utf-8")


def stock(folder: Path, count: int) -> Built:
    """Material for MkDocs as it comes, with its search, two schemes and mkdocs-static-i18n, without web fonts."""
    root = folder / f"stock-{count}"
    if not (root / "site").exists():
        write_stock(root, count)
        _run([sys.executable, "-m", "mkdocs", "build", "-q"], root, {})
    return Built("stock Material", root / "site", article_address())


def write_stock(root: Path, count: int) -> None:
    """A project of `count` articles in each language for Material as it comes."""
    for name, _, side, text in articles(count):
        _write(root / "docs" / ("nb", "en")[side] / name, text)
    for language, title in (("nb", "Forside"), ("en", "Front page")):
        _write(root / "docs" / language / "index.md", f"# {title}\n\nTekst.\n")
    _write(root / "mkdocs.yml", yaml.safe_dump(_stock(), sort_keys=False))


def _stock() -> Mapping[str, object]:
    languages = [
        {"locale": "nb", "name": "Norsk bokmål", "default": True, "build": True},
        {"locale": "en", "name": "English", "build": True},
    ]
    schemes = [
        {"media": f"(prefers-color-scheme: {system})", "scheme": scheme, "toggle": {"icon": icon, "name": name}}
        for system, scheme, icon, name in (
            ("light", "default", "material/weather-sunny", "Mørk"),
            ("dark", "slate", "material/weather-night", "Lys"),
        )
    ]
    return {
        "site_name": "KI i offentlig sektor",
        "site_url": SITE_URL,
        "theme": {"name": "material", "language": "nb", "font": False, "palette": schemes},
        "plugins": ["search", {"i18n": {"docs_structure": "folder", "languages": languages}}],
        "markdown_extensions": [*EXTENSIONS, {"toc": {"permalink": True}}],
    }


def starlight(folder: Path, count: int, npm: Path) -> Built:
    """Starlight as it comes, with its search."""
    root = folder / f"starlight-{count}"
    if not (root / "dist").exists():
        for name, title, side, text in articles(count):
            content = without_ids(text.split("\n", 1)[1])
            head = f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---\n"
            _write(root / "src/content/docs" / ("", "en")[side] / name, f"{head}{content}")
        for language, title in (("", "Forside"), ("en", "Front page")):
            _write(root / "src/content/docs" / language / "index.md", f"---\ntitle: {title}\n---\n\nTekst.\n")
        themes = dict.fromkeys(subject(number).theme for number in range(count))
        sidebar = [{"label": each.capitalize(), "items": [{"autogenerate": {"directory": each}}]} for each in themes]
        _write(root / "astro.config.mjs", STARLIGHT % (SITE_URL, json.dumps(sidebar)))
        _write(root / "src/content.config.ts", COLLECTION)
        shutil.copy(Path(__file__).with_name("package.json"), root)
        (root / "node_modules").symlink_to(npm / "node_modules")
        path = f"{npm / 'node_modules/.bin'}{os.pathsep}{os.environ['PATH']}"
        _run(
            ["node", "node_modules/astro/bin/astro.mjs", "build"], root, {"PATH": path, "ASTRO_TELEMETRY_DISABLED": "1"}
        )
    return Built("Starlight", root / "dist", article_address())


def by_hand(folder: Path) -> Built:
    """The same text on a page that was written by hand."""
    about = subject(0)
    target = folder / "hand" / article_address() / "index.html"
    _write(target, PAGE.format(title=about.title[0], body=body(plain(0, SMALL, 0))))
    return Built("by hand", folder / "hand", article_address())


def npm(folder: Path) -> Path | None:
    """The folder with Node, Lighthouse and Starlight in it, installed once; nothing where that cannot be done."""
    root = folder / "npm"
    if not (root / "node_modules" / ".bin" / "lighthouse").exists():
        root.mkdir(parents=True, exist_ok=True)
        shutil.copy(Path(__file__).with_name("package.json"), root)
        try:
            subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent"], cwd=root, check=True, timeout=600)
        except (OSError, subprocess.SubprocessError):
            return None
    return root


def _run(command: list[str], folder: Path, more: Mapping[str, str]) -> None:
    ran = subprocess.run(command, cwd=folder, env={**os.environ, **more}, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise SystemExit(f"{' '.join(command)} failed in {folder}:\n{ran.stdout[-2000:]}\n{ran.stderr[-3000:]}")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def pages(folder: Path) -> Iterator[str]:
    """The address of every page of a site, from its root."""
    for path in sorted(folder.rglob("index.html")):
        yield path.relative_to(folder).as_posix().removesuffix("index.html")
