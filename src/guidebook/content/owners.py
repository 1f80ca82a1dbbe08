"""Who looks after what: `docs/data/owners.yml`, and what the forge is told of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Annotated

from pydantic import Field

from guidebook.content.model import Model

Place = Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*/?$")]
"""A file, or a folder with a slash at its end, from the root of the project: `docs/en/om/`."""


class Owner(Model):
    """A named human who looks after a part of the project."""

    path: Place
    name: Annotated[str, Field(pattern=r"^\S(.*\S)?$")]
    account: Annotated[str, Field(pattern=r"^@[A-Za-z0-9][A-Za-z0-9-]*(/[A-Za-z0-9._-]+)?$")] | None = None
    """The account, or the team, that the forge asks when this part is changed."""


class Interval(Model):
    """How many months a review of some pages lasts."""

    path: Place
    months: Annotated[int, Field(gt=0)]


class Owners(Model):
    """Who looks after what, and how long a review lasts."""

    months: Annotated[int, Field(gt=0)]
    """From one review of a page to the next, where `intervals` says nothing else."""
    intervals: Annotated[tuple[Interval, ...], Field(strict=False)] = ()
    owners: Annotated[tuple[Owner, ...], Field(strict=False)] = ()

    def of(self, path: str) -> tuple[Owner, ...]:
        """Those who look after a file: of the entries that hold it, those with the longest path."""
        held = [owner for owner in self.owners if holds(owner.path, path)]
        longest = max((len(owner.path) for owner in held), default=0)
        return tuple(owner for owner in held if len(owner.path) == longest)

    def lasts(self, path: str) -> int:
        """The months that a review of a page lasts, by the interval with the longest path that holds it."""
        held = [each for each in self.intervals if holds(each.path, path)]
        return max(held, key=lambda each: len(each.path)).months if held else self.months


def holds(place: str, path: str) -> bool:
    """Whether a file is the one at a place, or lies in that folder."""
    return path == place or (place.endswith("/") and path.startswith(place))


AREAS: Mapping[str, str] = MappingProxyType(
    {
        "docs/nb/": "the Norwegian text",
        "docs/en/": "the English text",
        "docs/data/": "sources, claims, terms and figures, in both languages",
        "editions/": "what was published, and the ledger of addresses",
        "overrides/": "templates, stylesheets and pictures",
        "src/": "the program",
        "tests/": "its tests",
        ".github/": "workflows, forms, and who is asked",
    }
)
"""The parts of the project that are told of on the forge, whether anybody looks after them or not."""


def codeowners(owners: Owners) -> str:
    """The text of `.github/CODEOWNERS`: the last line that fits a file counts, so the longest paths come last.

    Source of the form: GitHub's documentation, "About code owners".
    """
    return "\n".join(_lines(owners)) + "\n"


def _lines(owners: Owners) -> Iterator[str]:
    yield "# Whom the forge asks about a change. Made from docs/data/owners.yml by `uv run guidebook owners`."
    named: dict[str, list[Owner]] = {}
    for owner in sorted(owners.owners, key=lambda owner: (len(owner.path), owner.path)):
        named.setdefault(owner.path, []).append(owner)
    for place, what in AREAS.items():
        if not any(holds(path, place) or holds(place, path) for path in named):
            yield f"# /{place} ({what}): nobody has been named"
    for path, people in named.items():
        yield f"# {', '.join(owner.name for owner in people)}"
        accounts = [owner.account for owner in people if owner.account]
        yield f"/{path} {' '.join(accounts)}" if accounts else f"# /{path} (no account on the forge)"
