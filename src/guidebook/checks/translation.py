"""Translations in step: no Norwegian section has changed since its English one was last compared with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guidebook.content.digests import TOP, digests
from guidebook.content.finding import Finding
from guidebook.content.page import Page
from guidebook.content.tree import Tree
from guidebook.content.yaml_reader import Place


def translation(tree: Tree) -> Iterator[Finding]:
    """Sections whose Norwegian text is not the one that the English page records."""
    for english in tree.of("en"):
        norwegian = tree.pages.get(("nb", english.name))
        if norwegian is not None and english.front is not None and "translation" not in english.spoilt:
            yield from _page(norwegian, english, english.front.translation)


def _page(norwegian: Page, english: Page, recorded: Mapping[str, str] | None) -> Iterator[Finding]:
    command = f"uv run guidebook sync {english.path}"
    if recorded is None:
        yield Finding(
            english.path,
            1,
            1,
            "translation-unrecorded",
            "a page that does not say which Norwegian text it renders",
            "a digest of each Norwegian section, under `translation`",
            f"Compare the page with {norwegian.path}, section by section, and run `{command}`.",
        )
        return
    given = digests(norwegian)
    places = {mark.id: place for mark, place in zip(english.rendered.headings, english.places.headings(), strict=False)}
    for section, digest in given.items():
        if recorded.get(section) != digest:
            changed = "has changed since it was translated" if section in recorded else "is new"
            yield Finding(
                english.path,
                *_place(section, places, english),
                "translation-behind",
                f"{_named(section)} of {norwegian.path} {changed}",
                "an English section that says the same as the Norwegian one",
                f"Bring the English section in step, or see that it is; then run `{command}#{section}`.",
            )
    for section in recorded.keys() - given.keys():
        yield Finding(
            english.path,
            *english.key("translation", section),
            "translation-gone",
            f"a digest of {_named(section)}, which {norwegian.path} does not have",
            "digests of the sections that there are",
            f"Run `{command}`.",
        )


def _named(section: str) -> str:
    return "the beginning" if section == TOP else f"the section “{section}”"


def _place(section: str, places: Mapping[str, Place], english: Page) -> Place:
    """The English section's heading; where it is missing, the record."""
    return places.get("" if section == TOP else section) or english.key("translation")
