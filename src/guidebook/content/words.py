"""The catalogues: every text of the site that is no page's own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from guidebook.content.data import Language
from guidebook.content.yaml_reader import own_yaml


@cache
def catalogue(language: Language) -> Mapping[str, str]:
    """The texts of one language by their key."""
    text = files("guidebook.content").joinpath("words", f"{language}.yml").read_text("utf-8")
    return MappingProxyType(own_yaml(text))
