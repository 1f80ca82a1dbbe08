"""Old addresses that still answer: pages that lead on or say what became of them, and lines on living pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment

from guidebook.content.addresses import PREFIX, address, relative
from guidebook.content.data import LANGUAGES, OTHER, Language
from guidebook.content.dates import day
from guidebook.content.page import Page
from guidebook.content.tree import Tree
from guidebook.content.words import catalogue
from guidebook.editions.published import ids, names_by_address, page_of
from guidebook.editions.records import Records, records
from guidebook.editions.withdrawn import PICTURES, Withdrawn
from guidebook.site.facts import Site, common
from guidebook.site.script import Script
from guidebook.site.stylesheet import links

_TEMPLATE = "departed.html"


@dataclass(frozen=True)
class Departed:
    """What has left its address, as the site is to tell it."""

    tree: Tree
    script: Script
    """Shortens the way from an id that has moved; without it there is one press more."""

    @cached_property
    def known(self) -> Records:
        """Redirects and withdrawals."""
        return records(self.tree)

    @cached_property
    def names(self) -> dict[str, str]:
        """The name of each living page by its address without language."""
        return dict(names_by_address(self.tree))

    @cached_property
    def moved(self) -> dict[str, str]:
        """Where each address has gone."""
        return {each.source: each.to for each in self.known.redirects}

    @cached_property
    def gone(self) -> dict[str, Withdrawn]:
        """What was withdrawn, by address."""
        return {each.address: each for each in self.known.withdrawn}

    def living(self, page: Page) -> dict[str, Any]:
        """The lines of a living page: its old ids, and notes of what was withdrawn from pages that lead to it."""
        place = address(page.name, "nb")
        here = [*self._lines(place, page.address, page.language)]
        came = sorted(source for source, to in self.moved.items() if page_of(to) == place and "#" not in source)
        taken = {each.address.partition("#")[2] for each in ids(page, self.tree)} if came else set()
        met = taken | {line["id"] for line in here}
        for source in came:
            for line in self._lines(source, page.address, page.language):
                if line["why"] and line["id"] not in met:
                    met.add(line["id"])
                    here.append(line)
        return {"departed": here, "lead_on": relative(page.address, self.script.path)}

    def pages(self) -> Iterator[tuple[str, Language]]:
        """Every address of a page that is no longer there, in both languages."""
        places = {page_of(each) for each in [*self.moved, *self.gone] if not each.startswith("images/")}
        for place in sorted(places - self.names.keys()):
            yield from ((place, language) for language in LANGUAGES)

    def page(self, place: str, language: Language, site: Site) -> dict[str, Any]:
        """What the page at an old address is to say."""
        here, there = PREFIX[language] + place, OTHER[language]
        entry = self.gone.get(place)
        to = self.moved.get(place)
        target = None if to is None else self._target(to, here, language)
        return {
            **common(language, site),
            "target": target,
            "why": entry.why.of(language) if entry else "",
            "date": entry.date.isoformat() if entry else "",
            "date_text": day(entry.date, language) if entry else "",
            "instead": self._target(entry.instead, here, language) if entry and entry.instead is not None else None,
            "departed": [*self._lines(place, here, language, leads=to)],
            "canonical": site.url + (here if to is None else PREFIX[language] + page_of(to)),
            "home": relative(here, PREFIX[language]),
            "other": {
                "language": there,
                "name": catalogue(there)["language_name"],
                "url": relative(here, PREFIX[there] + place),
            },
            **links(site.sheets, lambda path: relative(here, path), "", "missing"),
            "favicon": relative(here, "images/favicon.svg"),
            "lead_on": relative(here, self.script.path),
        }

    def _lines(self, place: str, here: str, language: Language, leads: str | None = None) -> Iterator[dict[str, Any]]:
        """The old ids of a page; `leads` is where the page itself leads on, and where its notes are told as well.

        Of a page that leads on, that is every id that it ever had. What a tool keeps in an address is no id (it has
        a `=`): the script takes it along whole.
        """
        for source, to in self.moved.items():
            if page_of(source) == place and source != place and "=" not in source:
                yield {"id": source.partition("#")[2], "target": self._target(to, here, language), "why": ""}
        came = self.known.published - self.moved.keys() - self.gone.keys() if leads is not None else ()
        for source in sorted(each for each in came if "#" in each and page_of(each) == place):
            id_ = source.partition("#")[2]
            there = f"{page_of(leads or '')}#{id_}"
            yield {"id": id_, "target": self._target(self.moved.get(there, there), here, language), "why": ""}
        for source, entry in self.gone.items():
            if page_of(source) == place and source != place:
                told = f"{page_of(leads)}#{source.partition('#')[2]}" if leads is not None else None
                yield {
                    "id": source.partition("#")[2],
                    "target": self._target(told, here, language) if told is not None else None,
                    "why": entry.why.of(language),
                    "date": entry.date.isoformat(),
                    "date_text": day(entry.date, language),
                    "instead": self._target(entry.instead, here, language) if entry.instead is not None else None,
                }

    def _target(self, to: str, here: str, language: Language) -> dict[str, str]:
        """Where something has gone: the way from the page `here`, and what it is called there."""
        page = self.tree.pages[language, self.names[page_of(to)]]
        id_ = to.partition("#")[2]
        heading = next((mark.text for mark in page.rendered.headings if id_ and mark.id == id_), "")
        title = f"{heading} ({page.title})" if heading and page.address != here else heading or page.title
        url = f"#{id_}" if page.address == here else relative(here, page.address + (f"#{id_}" if id_ else ""))
        return {"title": title, "url": url}


def write_departed(departed: Departed, env: Environment, site: Site, folder: Path, root: Path) -> None:
    """Write a page for every old address, and the pictures that have left the pages, below `folder`."""
    template = env.get_template(_TEMPLATE)
    for place, language in departed.pages():
        path = folder / PREFIX[language] / place / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(template.render(departed.page(place, language, site)), "utf-8")
    if departed.moved or departed.gone:
        script = folder / departed.script.path
        script.parent.mkdir(parents=True, exist_ok=True)
        script.write_text(departed.script.text, "utf-8")
    if (root / PICTURES).is_dir():
        shutil.copytree(root / PICTURES, folder / "images", dirs_exist_ok=True)
