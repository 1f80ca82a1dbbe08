"""Front matter: what its keys say of one another, of the page and of the day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from guidebook.content.finding import Finding, near
from guidebook.content.front_matter import FrontMatter
from guidebook.content.page import Page
from guidebook.content.tree import Tree


def front_matter(tree: Tree) -> Iterator[Finding]:
    """Front matter that is well formed and still wrong."""
    yield from _same(tree)
    for page in tree.pages.values():
        if page.front is not None:
            yield from _title(page, page.front)
            yield from _image(page, page.front, tree)
            yield from _dates(page, page.front, tree)
            yield from _changes(page, page.front, tree)


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
    if front.reviewed and front.reviewed.date < front.pubDate and not page.spoilt & {"pubDate", "reviewed"}:
        found = f"a review on {front.reviewed.date}, before `pubDate: {front.pubDate}`"
        fix = "Correct one of the two days, or have the page reviewed as it was published."
        yield replace(
            _finding(page, ("reviewed", "date"), "reviewed", found, "a review of the published page", fix),
            severity="warning",
        )


def _changes(page: Page, front: FrontMatter, tree: Tree) -> Iterator[Finding]:
    """Notes of what changed: newest first, each once, on days that can be, the last of them in `updated`."""
    met: set[tuple[object, str]] = set()
    for number, note in enumerate(front.changes):
        key = ("changes", number)
        if number and note.date > front.changes[number - 1].date:
            found = f"the note of {front.changes[number - 1].date} before that of {note.date}"
            yield _finding(page, key, "changes-order", found, "the newest note first", "Put the notes in order.")
        if note.date > tree.today:
            found, expected = f"a note of {note.date}", f"today, {tree.today}, or before"
            yield _finding(page, key, "future", found, expected, "Write the day it was.")
        elif note.date < front.pubDate and "pubDate" not in page.spoilt:
            found = f"a note of {note.date}, before `pubDate: {front.pubDate}`"
            yield _finding(
                page, key, "changes-early", found, "notes from the day of publication on", "Correct the day."
            )
        if (note.date, note.what) in met:
            yield _finding(page, key, "changes-twice", f"“{note.what}” twice", "each note once", "Take one out.")
        met.add((note.date, note.what))
    newest = max((note.date for note in front.changes if note.date <= tree.today), default=None)
    last = front.updated or front.pubDate
    if newest and newest > last and not page.spoilt & {"pubDate", "updated", "changes"}:
        behind = "updated" if front.updated else "changes"
        found = f"a note of {newest} on a page last changed on {last}"
        expected = "`updated` on the day of the newest note, or later"
        yield _finding(page, (behind,), "updated-behind", found, expected, f"Write `updated: {newest}`.")


def _same(tree: Tree) -> Iterator[Finding]:
    """Titles and descriptions that two pages of a language share, or a page's description that is its title."""
    met: dict[tuple[str, str, str], str] = {}
    for page in tree.pages.values():
        if page.front is None:
            continue
        for key, text in (("title", page.front.title), ("description", page.front.description)):
            if key in page.spoilt:
                continue
            first = met.setdefault((page.language, key, text.casefold()), page.path)
            if first != page.path:
                found = f"the {key} “{text}”, which {first} has as well"
                fix = "Say what is particular to this page."
                yield _finding(page, (key,), f"{key}-twice", found, f"a {key} of its own", fix)
        same = page.front.title.casefold() == page.front.description.casefold()
        if same and not page.spoilt & {"title", "description"}:
            found, expected = "a description that repeats the title", "what the page gives the reader"
            yield _finding(page, ("description",), "description-title", found, expected, "Write it in a sentence.")
