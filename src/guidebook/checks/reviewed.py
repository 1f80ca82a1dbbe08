"""Reviews: by a named human, with a note of what was checked, and a new note with each new date."""

from __future__ import annotations

from collections.abc import Iterator

from guidebook.content.finding import Finding
from guidebook.content.front_matter import Reviewed
from guidebook.content.page import Page
from guidebook.content.reviewed import Review as HasReview
from guidebook.content.reviewed import date_alone, names_a_human, says_what
from guidebook.content.tree import Tree
from guidebook.editions.edition import Edition, Review
from guidebook.editions.frozen import read_editions

_NOBODY = "Write the first name and the surname of the one who did it. Where nobody has, take `reviewed` out."
_NOTE = "Write what was read, and what it was held against."


def reviewed(tree: Tree) -> Iterator[Finding]:
    """Reviews that name no human, that do not say what was checked, or of which the date alone is new."""
    editions = read_editions(tree.editions)
    for page in tree.pages.values():
        if page.front and page.front.reviewed:
            yield from _review(page, page.front.reviewed, editions)


def _review(page: Page, review: Reviewed, editions: tuple[Edition, ...]) -> Iterator[Finding]:
    if not names_a_human(review.by):
        found, expected = f"a review by “{review.by}”", "the name of one human"
        yield Finding(page.path, *page.key("reviewed", "by"), "reviewed-by", found, expected, _NOBODY)
    if not says_what(review.what):
        found, expected = f"“{review.what}”", "what was checked, in a few words, so that another can do it again"
        yield Finding(page.path, *page.key("reviewed", "what"), "reviewed-what", found, expected, _NOTE)
    then = ((_then(edition, page), f"the edition {edition.date}") for edition in reversed(editions))
    yield from next((told for before, where in then if (told := repeated(page, review, before, where))), ())


def repeated(page: Page, review: Reviewed, before: HasReview | None, where: str) -> tuple[Finding, ...]:
    """A fault where a review has another day, or another name, than the one `before`, over the same note.

    `where` says where that one stands.
    """
    if not date_alone(before, review):
        return ()
    found = f"a review on {review.date} with the note that {where} has for another day"
    expected = "a note of what was checked this time"
    return (Finding(page.path, *page.key("reviewed", "date"), "reviewed-date-alone", found, expected, _NOTE),)


def _then(edition: Edition, page: Page) -> Review | None:
    frozen = edition.page(page.address)
    return frozen.reviewed if frozen else None
