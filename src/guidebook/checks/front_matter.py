"""Front matter: what its keys say of one another, of the page and of the day."""

from __future__ import annotations

from collections.abc import Iterator

from guidebook.content.finding import Finding, near
from guidebook.content.front_matter import FrontMatter
from guidebook.content.page import Page
from guidebook.content.tree import Tree


def front_matter(tree: Tree) -> Iterator[Finding]:
    """Front matter that is well formed and still wrong."""
    for page in tree.pages.values():
        if page.front is not None:
            yield from _title(page, page.front)
            yield from _image(page, page.front, tree)
            yield from _dates(page, page.front, tree)


def _finding(page: Page, key: tuple[str | int, ...], code: str, found: str, expected: str, fix: str) -> Finding:
    return Finding(page.path, *page.key(*key), f"front-matter-{code}", found, expected, fix)


def _title(page: Page, front: FrontMatter) -> Iterator[Finding]:
    h1 = page.rendered.title
    if h1 and "title" not in page.spoilt and h1 != " ".join(front.title.split()):
        yield _finding(
            page,
            ("title",),
            "title",
            f"the title “{front.title}” over the h1 “{h1}”",
            "the same words in both",
            "Make them equal.",
        )
    if page.language == "nb" and front.translation is not None:
        yield _finding(
            page,
            ("translation",),
            "translation",
            "`translation` on a Norwegian page",
            "on English pages only",
            "Take it out.",
        )


def _image(page: Page, front: FrontMatter, tree: Tree) -> Iterator[Finding]:
    if (front.image is None) != (front.imageAlt is None) and not page.spoilt & {"image", "imageAlt"}:
        key, other = ("image", "imageAlt") if front.image else ("imageAlt", "image")
        yield _finding(
            page, (key,), "image-alone", f"`{key}` without `{other}`", "both, or neither", f"Add `{other}: …`."
        )
    if front.image and front.image[1:] not in tree.pictures:
        guess = near(front.image[1:], tree.pictures)
        yield _finding(
            page,
            ("image",),
            "image-missing",
            f"“{front.image}”",
            "a file in overrides/images",
            f"{guess}Correct the name or add the picture.",
        )


def _dates(page: Page, front: FrontMatter, tree: Tree) -> Iterator[Finding]:
    days = [("pubDate", front.pubDate), ("updated", front.updated)]
    days += [("reviewed", front.reviewed.date)] if front.reviewed else []
    for key, day in days:
        if day and day > tree.today:
            yield _finding(
                page, (key,), "future", f"`{key}: {day}`", f"today, {tree.today}, or before", "Write the day it was."
            )
    if front.updated and front.updated < front.pubDate:
        yield _finding(
            page,
            ("updated",),
            "updated",
            f"`updated: {front.updated}` before `pubDate: {front.pubDate}`",
            "the day of publication or a later one",
            "Correct one of the two.",
        )
    for number, (newer, older) in enumerate(zip(front.changes, front.changes[1:], strict=False), 1):
        if older.date > newer.date:
            yield _finding(
                page,
                ("changes", number),
                "changes-order",
                f"the note of {older.date} after that of {newer.date}",
                "the newest note first",
                "Put the notes in order.",
            )
