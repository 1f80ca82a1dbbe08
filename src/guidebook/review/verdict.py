"""A change by page and section, in both languages, and the verdict on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from guidebook.content.data import Language
from guidebook.content.finding import Finding, errors
from guidebook.review import told
from guidebook.review.articles import Section
from guidebook.review.fates import Fate, Turn
from guidebook.review.said import Weighed
from guidebook.review.standing import Standing

Standpoint = Literal["blocked", "look", "clear"]
_LONG: Final = 300
"""Words of a section from which on a change in it is told first, and shown on demand."""
LANGUAGES: Final[Mapping[Language, str]] = {"nb": "Norwegian", "en": "English"}


@dataclass(frozen=True, slots=True)
class Row:
    """A section in both languages; no fate where it is quiet, or was never there, in one."""

    id: str
    nb: Fate | None
    en: Fate | None
    still: Section | None
    """What stands under the same id in the language in which it is quiet, if anything."""

    def of(self, language: Language) -> Fate | None:
        """What became of it in one language."""
        return self.nb if language == "nb" else self.en

    @property
    def long(self) -> bool:
        """Whether the change is easily lost in what has not changed, so that it is told before it is shown."""
        fates = [fate for fate in (self.nb, self.en) if fate]
        texts = [fate.after.text for fate in fates if fate.after and fate.before and fate.state == "changed"]
        return len(texts) == len(fates) and any(len(text.split()) > _LONG for text in texts)

    @property
    def title(self) -> str:
        """What it is called, in Norwegian where it is there."""
        fate = self.nb or self.en
        return fate.title if fate else ""


@dataclass(frozen=True, slots=True)
class Pair:
    """A page in which something changed, in one language or both."""

    name: str
    nb: Turn | None
    en: Turn | None
    rows: tuple[Row, ...]

    def of(self, language: Language) -> Turn | None:
        """What became of it in one language; none where nothing did."""
        return self.nb if language == "nb" else self.en

    @property
    def title(self) -> str:
        """The title, the Norwegian one where it changed there."""
        turn = self.nb or self.en
        return turn.page.title if turn else self.name


@dataclass(frozen=True, slots=True)
class Alone:
    """A section that changed in one language alone."""

    language: Language
    path: str
    """Of the page that changed."""
    page: str
    """Its title."""
    title: str
    """Of the section."""
    state: Literal["behind", "declared", "free"]
    """Whether the English is behind, is recorded as saying the same, or nothing is recorded of such a change."""
    command: str
    """What records that the change does not touch the meaning; empty where there is nothing to record."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """May it be published; what blocks; what a human looks at."""

    state: Standpoint
    lines: tuple[str, str, str]


def verdict_of(
    pairs: Sequence[Pair],
    alone: Sequence[Alone],
    weights: Sequence[tuple[Turn, tuple[Weighed, ...]]],
    place: Standing,
    matters: Sequence[told.Matter],
    links: Sequence[told.Outside],
    new: Sequence[Finding],
    stood: Sequence[Finding],
    elsewhere: Sequence[str],
) -> Verdict:
    """What comes of all that was found: only faults and broken promises block."""
    blocks = [
        (len(errors(new)), "new fault", "new faults"),
        (len(errors(stood)), "fault that stood before", "faults that stood before"),
        (len(place.broken), "promise taken back", "promises taken back"),
    ]
    kinds = Counter(point.kind for _, each in weights for one in each for point in one.points)
    turned = [turn for pair in pairs for turn in (pair.nb, pair.en) if turn]
    looks = [
        (sum(turn.before is None for turn in turned), *both("new page{}")),
        (sum(turn.after is None for turn in turned), *both("deleted page{}")),
        (sum(turn.moved for turn in turned), *both("moved page{}")),
        (sum(len(pair.rows) for pair in pairs), "changed section", "changed sections"),
        (sum(each.state != "behind" for each in alone), *both("section{} changed in one language alone")),
        *((kinds[kind], *both(f"change{{}} of {name}")) for kind, name in _WEIGHTY.items()),
        (sum(not each.where for each in place.dropped), "dropped address", "dropped addresses"),
        (len(place.moved), *both("redirect{} changed")),
        (len(links), *both("new outside link{}")),
        (len(matters), *both("page{} with something to see in the front matter")),
        (len(new) - len(errors(new)), *both("new warning{}")),
        (len(elsewhere), *both("file{} outside the content")),
    ]
    blocked, looked = listed(blocks), listed(looks)
    state: Standpoint
    if blocked:
        state, first = "blocked", "It cannot be published as it stands."
    elif looked:
        state, first = "look", "Nothing blocks publication. A human decides, having looked."
    else:
        state, first = "clear", "Nothing has changed that a reader sees, and nothing blocks publication."
    second = f"What blocks: {blocked or 'nothing'}."
    third = f"For a human to look at: {looked or 'nothing'}."
    return Verdict(state, (first, second, third))


_WEIGHTY: Final[Mapping[str, str]] = {
    "Force": "force",
    "Negation": "negation",
    "Limit or certainty": "limit or certainty",
    "Number": "number",
    "Date": "date",
    "Law": "law reference",
    "Quotation": "quotation",
    "Footnote": "footnote",
}


def listed(counted: Iterable[tuple[int, str, str]]) -> str:
    """What there is any of, with its number, as one list."""
    return ", ".join(f"{number} {one if number == 1 else more}" for number, one, more in counted if number)


def both(name: str) -> tuple[str, str]:
    """A name for one and for more; `{}` stands where the `s` goes."""
    return name.format(""), name.format("s")
