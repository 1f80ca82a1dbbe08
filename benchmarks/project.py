"""A sound project of composed articles, with the real theme: `python -m benchmarks.project FOLDER COUNT`."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.articles import PER_ARTICLE, SOURCES, Both, article, front, grammar, subject
from guidebook.content.data_files import read_data
from guidebook.content.digests import digests, record
from guidebook.content.page import parse_page
from tests.project import FILES, ROOT, SOURCE, copy_theme

TERMS = 12
TITLES: Mapping[str, Both] = {
    "index": ("Forside", "Front page"),
    "ordliste": ("Ordliste", "Glossary"),
    "kilder": ("Kilder", "Sources"),
    "om/index": ("Om nettstedet", "About this site"),
    "om/sitering": ("Slik siterer du", "How to cite"),
    "om/rettelser": ("Rettelser", "Corrections"),
    "om/endringer": ("Endringer", "Changes"),
    "om/tilgjengelighet": ("Tilgjengelighet", "Accessibility"),
    "om/personvern": ("Personvern", "Privacy"),
}
"""The pages that the theme points to, by their path."""
DESCRIPTION = (
    "«{title}», en side på et nettsted som er laget for å måle farten.",
    "“{title}”, a page of a site that is made for measuring the speed.",
)
PICTURES = (
    "![Et offentlig bygg](/images/ki-offentlig-sektor.jpg) ![Merket](/images/favicon.svg)",
    "![A public building](/images/ki-offentlig-sektor.jpg) ![The mark](/images/favicon.svg)",
)
SENTENCE = ("Denne siden er her fordi andre peker til den.", "This page is here because others point to it.")
CLAIM = """- id: pastand-1
  statement: {nb: "Loven er ikke i kraft.", en: "The Act is not in force."}
  sources: [kilde-1]
  checked: 2026-11-01
  recheckBy: 2036-11-01
"""
TERM = """- id: uttrykk-{number}
  nb: {{term: "uttrykk {number}", definition: "Et ord som står på lista som nummer {number}."}}
  en: {{term: "expression {number}", definition: "A word that stands in the list as number {number}."}}
  sources: [kilde-{source}]
"""
POINT = """- number: {number}
  source: artikkelen
  point: "A point."
  page: {page}
  evidence: {{nb: ["{nb}"], en: ["{en}"]}}
"""


def write_articles(root: Path, count: int) -> Path:
    """A sound project of `count` articles in each language at `root`."""
    for path, text in files(count):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    data = read_data(root)[0].data
    for name in [*(subject(number).name for number in range(count)), *(f"{name}.md" for name in TITLES)]:
        norwegian, _ = parse_page((root / "docs/nb" / name).read_text("utf-8"), "nb", name, data, dt.date.min)
        english = root / "docs/en" / name
        english.write_text(record(english.read_text("utf-8"), digests(norwegian)), "utf-8")
    copy_theme(root)
    shutil.copytree(ROOT / "overrides" / "images", root / "overrides" / "images", dirs_exist_ok=True)
    (root / "mkdocs.yml").write_text(_configuration(count), "utf-8")
    return root


def files(count: int) -> Iterator[tuple[str, str]]:
    """Every file of the project but its theme, by its path."""
    for number in range(count):
        name = subject(number).name
        for language, text in zip(("nb", "en"), article(number, count), strict=True):
            yield f"docs/{language}/{name}", text
    firsts = [subject(number) for number in range(0, count, len(grammar()["topic"]))]
    for side, language in enumerate(("nb", "en")):
        listed = "\n".join(f"- [{first.title[side]}]({first.name})" for first in firsts)
        pages = {
            "index": f"{PICTURES[side]}\n\n{listed}",
            "ordliste": "/// insert | glossary\n///",
            "kilder": "/// insert | sources\n///",
        }
        for name, titles in TITLES.items():
            head = front(titles[side], DESCRIPTION[side].format(title=titles[side]))
            yield f"docs/{language}/{name}.md", f"{head}# {titles[side]}\n\n{pages.get(name, SENTENCE[side])}\n"
    yield from _data(count)


def _data(count: int) -> Iterator[tuple[str, str]]:
    sources = range(1, min(SOURCES, count * PER_ARTICLE) + 1)
    points = (
        POINT.format(number=n + 1, page=subject(n).name, nb=subject(n).title[0], en=subject(n).title[1])
        for n in range(0, count, 10)
    )
    made = {
        "docs/data/sources.yml": "".join(SOURCE.format(id=f"kilde-{number}") for number in sources),
        "docs/data/claims.yml": CLAIM,
        "docs/data/glossary.yml": "".join(
            TERM.format(number=number, source=min(number, sources[-1])) for number in range(1, TERMS + 1)
        ),
        "docs/data/points.yml": "".join(points),
    }
    yield from made.items()
    for path in FILES:
        if path.startswith("docs/data/") and path not in made:
            text = FILES[path].replace("source: kilde", "source: kilde-1")
            yield path, text.replace("page: side.md", f"page: {subject(0).name}")


def _configuration(count: int) -> str:
    """The real configuration with a group of the navigation for each theme."""
    topics = len(grammar()["topic"])
    titles = dict(TITLES.values())
    nav = ["nav:", *(f"  - {nb}: {name}.md" for name, (nb, _) in TITLES.items())]
    for number in range(count):
        about = subject(number)
        if number % topics == 0:
            nav.append(f"  - {about.theme.capitalize()}:")
            titles[about.theme.capitalize()] = about.theme.capitalize()
        nav.append(f"      - {about.title[0]}: {about.name}")
        titles[about.title[0]] = about.title[1]
    nav += ["", ""]
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    text = re.sub(r"^nav:\n(?:  .*\n|\n)+", lambda _: "\n".join(nav), text, flags=re.M)
    translated = "".join(f"            {nb}: {en}\n" for nb, en in titles.items())
    return re.sub(r"(nav_translations:\n)(?: {12}.*\n)+", lambda match: match[1] + translated, text)


if __name__ == "__main__":
    write_articles(Path(sys.argv[1]), int(sys.argv[2]))
