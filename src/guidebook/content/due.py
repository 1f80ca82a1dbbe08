"""What it is time to look at again: pages without a review that still holds, and claims past their day."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import Final

from guidebook.content.data import Claim
from guidebook.content.data_files import data_path
from guidebook.content.owners import Owner
from guidebook.content.page import Page
from guidebook.content.tree import Tree


@dataclass(frozen=True, slots=True)
class DuePage:
    """A page that nobody has reviewed, or whose review is older than its term."""

    page: Page
    reviewed: dt.date | None
    """The day of the last review; none where there was none."""
    by: dt.date | None
    """The last day on which that review held."""
    owners: tuple[Owner, ...]


@dataclass(frozen=True, slots=True)
class DueClaim:
    """A claim whose day of checking has passed."""

    claim: Claim
    line: int
    """Where it begins in the data."""
    owners: tuple[Owner, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """Everything that is due on a day."""

    old: tuple[DuePage, ...]
    """Reviewed too long ago, the longest first."""
    never: tuple[DuePage, ...]
    """Never reviewed by a named human, by path."""
    claims: tuple[DueClaim, ...]
    """The longest past their day first."""

    def __bool__(self) -> bool:
        return bool(self.old or self.never or self.claims)


NOTHING_DUE: Final = Due((), (), ())


def due(tree: Tree) -> Due:
    """What is due on the tree's day. The last day of a term, and the day to check a claim again, are still in time."""
    pages = [_page(page, tree) for page in tree.pages.values() if page.front and "reviewed" not in page.spoilt]
    old = [each for each in pages if each.by and each.by < tree.today]
    owners = tree.data.owners.of(data_path("claims"))
    claims = [
        DueClaim(claim, tree.files.place("claims", number)[0], owners)
        for number, claim in enumerate(tree.data.claims)
        if claim.overdue(tree.today)
    ]
    return Due(
        tuple(sorted(old, key=lambda each: (each.by or dt.date.min, each.page.path))),
        tuple(each for each in pages if each.reviewed is None),
        tuple(sorted(claims, key=lambda each: (each.claim.recheckBy, each.claim.id))),
    )


def _page(page: Page, tree: Tree) -> DuePage:
    owners = tree.data.owners
    review = page.front.reviewed if page.front else None
    by = months_after(review.date, owners.lasts(page.path)) if review else None
    return DuePage(page, review.date if review else None, by, owners.of(page.path))


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day of the month so many months later, or the last day of a month that is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
