"""American spelling in English text; this site writes British English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidebook.content.finding import Finding
from guidebook.content.tree import Tree

_IZE = re.compile(r"\b([a-z]{3,})(iz(?:e|es|ed|er|ers|ing|ation|ations|ational)|yz(?:e|es|ed|er|ing))\b")
_ALWAYS = frozenset(("capsize", "downsize", "oversize", "outsize", "resize", "upsize", "seize"))
"""Words in which the z is no ending; others of at most five letters, as “size”, are too short to have it."""
_OTHERS = {
    "behavior": "behaviour",
    "center": "centre",
    "color": "colour",
    "defense": "defence",
    "favor": "favour",
    "fulfill": "fulfil",
    "honor": "honour",
    "labeled": "labelled",
    "labor": "labour",
    "modeling": "modelling",
    "neighbor": "neighbour",
    "pediatric": "paediatric",
    "skeptical": "sceptical",
    "traveled": "travelled",
}
_OTHER = re.compile(rf"\b({'|'.join(_OTHERS)})(s|ed|ing|al|able|ment|y)?\b")


def american(tree: Tree) -> Iterator[Finding]:
    """Words spelt as in American English; capitals are left alone, since names are spelt as they are."""
    for page in tree.of("en"):
        for passage in page.rendered.passages:
            for match in (*_IZE.finditer(passage.own), *_OTHER.finditer(passage.own)):
                right = _british(match)
                if right:
                    yield Finding(
                        page.path,
                        *page.passage_place(passage, match.start()),
                        "wording-american",
                        f"“{match[0]}”",
                        f"“{right}”, as British English has it",
                        "Change the spelling; a name or a quotation is marked `*…*{ lang=en-US }`.",
                    )


def _british(match: re.Match[str]) -> str:
    word = match[0]
    if match[1] in _OTHERS:
        return _OTHERS[match[1]] + (match[2] or "")
    stem = re.sub(r"(?:s|d|r|rs)$", "", word) if word.endswith(("es", "ed", "er", "ers")) else word
    return "" if stem in _ALWAYS or len(stem) < 6 else re.sub(r"([iy])z", r"\1s", word)
