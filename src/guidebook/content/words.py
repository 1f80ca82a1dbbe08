"""The catalogues: every text of the site that is no page's own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import yaml

from guidebook.content.data import Language


@cache
def catalogue(language: Language) -> Mapping[str, str]:
    """The texts of one language by their key."""
    text = files("guidebook.content").joinpath("words", f"{language}.yml").read_text("utf-8")
    return MappingProxyType(yaml.safe_load(text))
