"""Two trees compared: everything that a reviewer is told, and the verdict."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from guidebook.checks.reviewed import repeated
from guidebook.content.data import OTHER, Language, Source
from guidebook.content.digests import TOP, digests
from guidebook.content.finding import Finding, errors
from guidebook.content.judge import Knows
from guidebook.content.tree import Tree
from guidebook.review import told
from guidebook.review.articles import sections
from guidebook.review.fates import Articles, Turn, articles, renamed, turns
from guidebook.review.said import Weighed, weighed
from guidebook.review.standing import Standing, standing
from guidebook.review.verdict import LANGUAGES, Alone, Pair, Row, Verdict, both, listed, verdict_of


@dataclass(frozen=True, slots=True)
class Review:
    """All that is told of a change."""

    verdict: Verdict
    pairs: tuple[Pair, ...]
    alone: tuple[Alone, ...]
    weighed: tuple[tuple[Turn, tuple[Weighed, ...]], ...]
    standing: Standing
    matters: tuple[told.Matter, ...]
    sources: tuple[list[Source], list[Source], list[tuple[Source, Source]]]
    register: Mapping[str, Source]
    """Every source that is or was registered, as it is now where it is."""
    outside: tuple[told.Outside, ...]
    readings: tuple[told.Reading, ...]
    new: tuple[Finding, ...]
    stood: tuple[Finding, ...]
    mended: int
    """How many findings the change has mended."""
    notes: tuple[str, ...]
    """What could not be compared, and why."""
    elsewhere: tuple[str, ...]
    """Files outside the content that the change touches."""


def compare(
    base: Tree,
    head: Tree,
    found: Callable[[Tree], Sequence[Finding]],
    knows: Mapping[str, Knows] | None,
    elsewhere: Sequence[str] = (),
) -> Review:
    """Everything that a change from one tree to another does. `found` gives the findings of the checks in a tree."""
    was, now = articles(base), articles(head)
    names = renamed(base, head)
    changed = turns(base, head, was, now)
    here, before = list(found(head)), list(found(base))
    here += [each for each in _repeated(base, head, names) if each.path not in _told(here, each.code)]
    new, stood = _sorted_out(here, before, names)
    pairs = tuple(_pairs(changed, head, now))
    alone = tuple(_alone(pairs, base, head))
    weights = tuple((turn, tuple(_weighed(turn))) for turn in changed)
    weights = tuple((turn, each) for turn, each in weights if each)
    place = standing(base, head, here)
    matters = tuple(told.front_matter(base, head, names))
    links = tuple(told.outside(changed, base, head, was))
    notes = tuple(_notes(base, before, was, now, knows))
    register = {source.id: source for tree in (base, head) for source in tree.data.sources}
    verdict = verdict_of(pairs, alone, weights, place, matters, links, new, stood, elsewhere)
    return Review(
        verdict,
        pairs,
        alone,
        weights,
        place,
        matters,
        told.sources(base.data, head.data),
        register,
        links,
        tuple(told.readings(changed, base, head, knows)),
        tuple(new),
        tuple(stood),
        len(before) - len(stood),
        notes,
        tuple(elsewhere),
    )


def _sorted_out(
    here: Iterable[Finding], before: Iterable[Finding], names: Mapping[str, str]
) -> tuple[list[Finding], list[Finding]]:
    """Findings that are new, and those that stood before, wherever in the file."""
    left = Counter(_kind(each, names) for each in before)
    new: list[Finding] = []
    stood: list[Finding] = []
    for each in here:
        kind = _kind(each, {})
        (stood if left[kind] else new).append(each)
        left[kind] -= 1 if left[kind] else 0
    return new, stood


def _repeated(base: Tree, head: Tree, names: Mapping[str, str]) -> Iterator[Finding]:
    """Reviews of which the change renews the day alone: no check of one tree can see that."""
    for (language, old), before in base.pages.items():
        after = head.pages.get((language, names.get(old, old)))
        if before.front and after and after.front and after.front.reviewed:
            yield from repeated(after, after.front.reviewed, before.front.reviewed, "the page before the change")


def _told(findings: Iterable[Finding], code: str) -> set[str]:
    return {each.path for each in findings if each.code == code}


def _kind(finding: Finding, names: Mapping[str, str]) -> tuple[str, str, str]:
    root, _, rest = finding.path.partition("/")
    folder, _, name = rest.partition("/")
    path = f"{root}/{folder}/{names[name]}" if name in names else finding.path
    return path, finding.code, re.sub(r"line \d+", "line", finding.found)


def _pairs(changed: Iterable[Turn], head: Tree, now: Articles) -> Iterator[Pair]:
    by_name: dict[str, dict[Language, Turn]] = {}
    for turn in changed:
        by_name.setdefault(turn.name, {})[turn.language] = turn
    for name, found in by_name.items():
        nb, en = found.get("nb"), found.get("en")
        fates = {turn.language: {fate.id: fate for fate in turn.fates if not fate.quiet} for turn in found.values()}
        order = [fate.id for turn in (nb, en) if turn for fate in turn.fates]
        standing = {
            language: sections(now.html[language, name], head.pages[language, name].address)
            for language in LANGUAGES
            if (language, name) in head.pages
        }
        rows = []
        for id_ in dict.fromkeys(order):
            one, other = (fates.get(language, {}).get(id_) for language in LANGUAGES)
            if one or other:
                still = None if one and other else standing.get("en" if one else "nb", {}).get(id_)
                rows.append(Row(id_, one, other, still))
        yield Pair(name, nb, en, tuple(rows))


def _alone(pairs: Iterable[Pair], base: Tree, head: Tree) -> Iterator[Alone]:
    """Sections that changed in one language, on pages that are there in both, before and after."""
    for pair in pairs:
        norwegian, english = head.pages.get(("nb", pair.name)), head.pages.get(("en", pair.name))
        if norwegian is None or english is None:
            continue
        said = digests(norwegian)
        earlier = base.pages.get(("nb", pair.name))
        recorded = (english.front.translation if english.front else None) or {}
        for row in pair.rows:
            if (row.nb is None) == (row.en is None):
                continue
            language: Language = "nb" if row.nb else "en"
            path = f"docs/{language}/{pair.name}"
            section = row.id or TOP
            own = section in said and (earlier is None or digests(earlier).get(section) != said[section])
            if language == "en" or not own:
                yield Alone(language, path, pair.title, row.title, "free", "")
            else:
                command = f'uv run guidebook sync "docs/{OTHER[language]}/{pair.name}#{section}"'
                behind = recorded.get(section) != said[section]
                yield Alone(language, path, pair.title, row.title, "behind" if behind else "declared", command)


def _weighed(turn: Turn) -> Iterator[Weighed]:
    changed = [fate for fate in turn.fates if fate.state != "same"]
    yield from weighed(
        [fate.before for fate in changed if fate.before], [fate.after for fate in changed if fate.after], turn.language
    )


def _notes(
    base: Tree, before: Sequence[Finding], was: Articles, now: Articles, knows: Mapping[str, Knows] | None
) -> Iterator[str]:
    faults = len(errors(before))
    if not base.pages:
        yield "The version before has no page that can be read: everything is shown as new."
    elif faults:
        yield (
            f"The version before could not be built: it has {listed([(faults, *both('fault{}'))])} of its own. "
            "What could be read of it is compared."
        )
    for path in was.undrawn:
        yield f"The figures of {path} could not be drawn as they were before."
    for path in now.undrawn:
        yield f"The figures of {path} cannot be drawn."
    if knows is None:
        yield "The dictionaries are not installed here, so that new words were not looked up."
