"""What this project asks of mkdocs-static-i18n, in one place.

The plugin builds the default language and, at its end, every other language inside the same
build. Another way of building two languages would have to answer these questions only.
"""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from guidebook.content.data import Language


def _i18n(config: MkDocsConfig) -> Any:
    return config.plugins["i18n"]


def is_inner(config: MkDocsConfig) -> bool:
    """Whether this is the build of another language inside that of the default one."""
    return bool(_i18n(config).building)


def translated_titles(config: MkDocsConfig) -> frozenset[str]:
    """The titles of the navigation that have a translation."""
    languages = _i18n(config).config.languages
    return frozenset(title for language in languages for title in (language.nav_translations or {}))


def language_of(src_uri: str) -> Language:
    """The language of a source file, from its folder."""
    return "en" if src_uri.startswith("en/") else "nb"
