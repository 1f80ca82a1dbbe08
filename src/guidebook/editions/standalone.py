"""A page of an edition as a document of its own, and the article taken out of it again."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from guidebook.content.addresses import address, relative
from guidebook.content.data import OTHER
from guidebook.content.dates import day
from guidebook.content.words import catalogue
from guidebook.editions.edition import Edition, FrozenPage

TEMPLATES: Final = Path(__file__).parents[3] / "overrides" / "editions"
_BEGIN, _END = "<main>\n", "\n</main>"


def standalone(page: FrozenPage, article: str, edition: Edition, style: str) -> str:
    """The page as plain HTML that opens from disk, with neither network nor script."""
    language = page.language
    words = catalogue(language)

    def way(target: str) -> str:
        return relative(page.address, f"{target}index.html")

    return (
        _environment()
        .get_template("standalone.html")
        .render(
            page=page,
            article=Markup(_BEGIN + article + _END),
            style=Markup(style),
            words=words,
            site_name=words["site_name"],
            date=edition.date,
            day=lambda date: day(date, language),
            address=edition.site_url + edition.served(page.address),
            living=edition.site_url + page.address,
            home=way(address("index.md", language)),
            other=next((way(each.address) for each in edition.of(OTHER[language]) if each.name == page.name), None),
            other_language=OTHER[language],
            other_name=catalogue(OTHER[language])["language_name"],
            contents=[(each, way(each.address)) for each in edition.of(language)] if page.name == "index.md" else [],
        )
    )


def article_of(document: str) -> str:
    """The article of a frozen document, as it was frozen. Raises ValueError where there is none."""
    begin, end = document.find(_BEGIN), document.rfind(_END)
    if begin < 0 or end < begin:
        raise ValueError("no article stands between <main> and </main>")
    return document[begin + len(_BEGIN) : end]


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
