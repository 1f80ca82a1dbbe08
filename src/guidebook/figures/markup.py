"""The templates that hold the markup of the inserts. What they are given is text, and is escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from guidebook.content.data import OTHER
from guidebook.content.templates import compiled
from guidebook.figures.scene import Scene

TEMPLATES: Final = Path(__file__).parents[3] / "overrides" / "figures"

Saved = tuple[tuple[str, int], ...]
"""The templates by name, with the nanosecond of their last change."""


def render(template: str, scene: Scene, **facts: object) -> str:
    """The markup of `overrides/figures/TEMPLATE.html`, with no empty line in it.

    A template sees `facts`, `href` (a page to its address), `language` and its `other`, and
    `say`, the words of the catalogue. Raises `jinja2.UndefinedError` for a name that it was not
    given, and `KeyError` for words that the catalogue does not have.
    """

    def words(key: str, **values: object) -> str:
        return say(scene, key, **values)

    markup = (
        _environment()
        .get_template(f"{template}.html")
        .render(
            **facts,
            say=words,
            href=scene.href,
            language=scene.language,
            other=OTHER[scene.language],
        )
    )
    return "\n".join(line.rstrip() for line in markup.splitlines() if line.strip())


def saved() -> Saved:
    """When each template was last saved."""
    return tuple((path.name, path.stat().st_mtime_ns) for path in sorted(TEMPLATES.glob("*.html")))


def say(scene: Scene, key: str, **values: object) -> str:
    """Words from the catalogue, with `{name}` filled in."""
    return scene.words[key].format(**values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=compiled(TEMPLATES.parents[1], "figures"),
    )
    environment.filters["n"] = _number
    return environment


def _number(value: float) -> str:
    """A length with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")
