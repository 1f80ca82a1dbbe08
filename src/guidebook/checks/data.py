"""The data files: sums that add up, ids that are there and stand once."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from guidebook.content.data import LANGUAGES
from guidebook.content.data_files import data_path
from guidebook.content.finding import Finding, near
from guidebook.content.owners import holds
from guidebook.content.reviewed import names_a_human
from guidebook.content.tree import Tree
from guidebook.content.yaml_reader import Path
from guidebook.figures.programme import sections


def data(tree: Tree) -> Iterator[Finding]:
    """Faults that a data file has although each of its values is well formed."""
    yield from _twice(tree)
    yield from _minutes(tree)
    yield from _pages(tree)
    yield from _sources(tree)
    yield from _claims(tree)
    yield from _events(tree)
    yield from _poles(tree)
    yield from _spectrum(tree)
    yield from _workshop(tree)
    yield from _checked(tree)
    yield from _owners(tree)


def _twice(tree: Tree) -> Iterator[Finding]:
    lists = {
        "sources": [item.id for item in tree.data.sources],
        "claims": [item.id for item in tree.data.claims],
        "glossary": [item.id for item in tree.data.glossary],
        "points": [str(item.number) for item in tree.data.points],
        "programme/parts": [part.id for part in tree.data.programme.parts],
        "spectrum/pairs": [pair.id for pair in tree.data.spectrum.pairs],
        "spectrum/profiles": [line.id for line in tree.data.spectrum.profiles],
        "spectrum/examples": [example.id for example in tree.data.spectrum.examples],
        "process/events": [event.id for event in tree.data.process.events],
    }
    for at, ids in lists.items():
        name, *inside = at.split("/")
        counts: Counter[str] = Counter()
        for number, id_ in enumerate(ids):
            counts[id_] += 1
            if counts[id_] == 2:
                yield Finding(
                    data_path(name),
                    *tree.files.place(name, *inside, number),
                    "data-id-twice",
                    f"“{id_}” for the second time",
                    "each id once in a file",
                    "Give one of the two another id.",
                )


def _minutes(tree: Tree) -> Iterator[Finding]:
    if "programme" in tree.files.broken:
        return
    programme = tree.data.programme
    parts = sum(part.minutes for part in programme.parts)
    if parts != programme.total:
        yield _sum(tree, ("total",), f"a total of {programme.total} minutes over parts of {parts}")
    for number, part in enumerate(programme.parts):
        steps = sum(step.minutes for step in part.steps)
        if part.steps and steps != part.minutes:
            yield _sum(
                tree, ("parts", number, "minutes"), f"“{part.id}” of {part.minutes} minutes over steps of {steps}"
            )


def _sum(tree: Tree, at: tuple[str | int, ...], found: str) -> Finding:
    place = tree.files.place("programme", *at)
    return Finding(
        data_path("programme"), *place, "data-minutes", found, "minutes that add up", "Correct one of the numbers."
    )


def _pages(tree: Tree) -> Iterator[Finding]:
    names = {name for _, name in tree.names}
    for number, part in enumerate(tree.data.programme.parts):
        places: list[tuple[Path, str]] = [(("parts", number, "page"), part.page)]
        places += [(("parts", number, "steps", at, "page"), step.page) for at, step in enumerate(part.steps)]
        for path, page in places:
            if page not in names:
                yield Finding(
                    data_path("programme"),
                    *tree.files.place("programme", *path),
                    "data-page-missing",
                    f"the page “{page}”",
                    "a page of the site, as `verksted/index.md`",
                    f"{near(page, names)}Correct the path.",
                )


def _sources(tree: Tree) -> Iterator[Finding]:
    if "sources" in tree.files.broken:
        return
    known = {source.id for source in tree.data.sources}
    named: list[tuple[str, Path, str]] = []
    named += [("claims", (n, "sources"), s) for n, claim in enumerate(tree.data.claims) for s in claim.sources]
    named += [("glossary", (n, "sources"), s) for n, term in enumerate(tree.data.glossary) for s in term.sources]
    named += [("process", ("events", n, "source"), e.source) for n, e in enumerate(tree.data.process.events)]
    for name, path, source in named:
        if source not in known:
            yield Finding(
                data_path(name),
                *tree.files.place(name, *path),
                "data-source-unknown",
                f"the source “{source}”",
                f"the id of an entry in {data_path('sources')}",
                f"{near(source, known)}Correct the id, or enter the source.",
            )


def _claims(tree: Tree) -> Iterator[Finding]:
    for number, claim in enumerate(tree.data.claims):
        if claim.recheckBy <= claim.checked or claim.checked > tree.today:
            yield Finding(
                data_path("claims"),
                *tree.files.place("claims", number, "recheckBy"),
                "data-recheck",
                f"checked {claim.checked}, to be checked again by {claim.recheckBy}",
                "a day of checking that has been, and a later day to check again",
                "Correct the two days.",
            )
        elif claim.overdue(tree.today):
            yield Finding(
                data_path("claims"),
                *tree.files.place("claims", number, "recheckBy"),
                "claim-overdue",
                f"“{claim.id}” was to be checked again by {claim.recheckBy}",
                "a day that has not passed",
                "Look the claim up again; correct it, or write today in `checked` and a later day in `recheckBy`.",
                "warning",
            )


def _poles(tree: Tree) -> Iterator[Finding]:
    """A pair of the spectrum has two poles, which differ in each language."""
    for number, pair in enumerate(tree.data.spectrum.pairs):
        for language in LANGUAGES:
            left, right = pair.left.word.of(language), pair.right.word.of(language)
            if left.strip().casefold() == right.strip().casefold() or not (left.strip() and right.strip()):
                yield Finding(
                    data_path("spectrum"),
                    *tree.files.place("spectrum", "pairs", number, "right", "word", language),
                    "data-poles",
                    f"“{pair.id}” with “{left}” and “{right}” ({language})",
                    "two poles that differ, in both languages",
                    "Write the other pole.",
                )


def _spectrum(tree: Tree) -> Iterator[Finding]:
    """What the spectrum names: pairs and lines of its own, and sections of the site."""
    spectrum = tree.data.spectrum
    pairs, lines = {pair.id for pair in spectrum.pairs}, {line.id for line in spectrum.profiles}
    named: list[tuple[Path, str, str, set[str]]] = []
    for number, pair in enumerate(spectrum.pairs):
        for side, pole in (("left", pair.left), ("right", pair.right)):
            at: Path = ("pairs", number, side, "likely", "lines")
            named += [((*at, n), "line", id_, lines) for n, id_ in enumerate(pole.likely.lines if pole.likely else ())]
    for number, example in enumerate(spectrum.examples):
        if example.placing:
            at = ("examples", number, "placing")
            named += [((*at, "places", id_), "pair", id_, pairs) for id_ in example.placing.places]
            named.append(_section(tree, at, example.placing.page, example.placing.id))
    for number, question in enumerate(spectrum.questions):
        named.append((("questions", number, "pair"), "pair", question.pair, pairs))
        named.append(_section(tree, ("questions", number), question.page, question.id))
    for path, what, id_, known in named:
        if id_ not in known:
            yield Finding(
                data_path("spectrum"),
                *tree.files.place("spectrum", *path),
                "data-id-unknown",
                f"the {what} “{id_}”",
                f"a {what} that there is",
                f"{near(id_, known)}Correct the id.",
            )


def _workshop(tree: Tree) -> Iterator[Finding]:
    """The sections that slides, sheets and the note of the workshop are made of."""
    names = {name for _, name in tree.names}
    for page, id_ in sections(tree.data.programme):
        _, _, place, known = _section(tree, (), page, id_)
        if page in names and place not in known:
            yield Finding(
                data_path("programme"),
                *tree.files.place("programme", "parts"),
                "data-id-unknown",
                f"the section “{place}”",
                "a section that there is",
                f"{near(place, known)}Correct the id.",
            )


def _section(tree: Tree, at: Path, page: str, id_: str) -> tuple[Path, str, str, set[str]]:
    """A section that is named, with all that there are."""
    known = {
        f"{each.name}#{mark.id}"
        for each in tree.of("nb")
        for mark in each.rendered.headings
        if mark.level > 1 and mark.id
    }
    return (*at, "id"), "section", f"{page}#{id_}", known


def _checked(tree: Tree) -> Iterator[Finding]:
    for number, source in enumerate(tree.data.sources):
        early = isinstance(source.published, dt.date) and source.published > source.checked
        if source.checked > tree.today or early:
            known = f"published {source.published}, checked {source.checked}" if early else f"checked {source.checked}"
            yield Finding(
                data_path("sources"),
                *tree.files.place("sources", number, "checked"),
                "data-checked",
                f"“{source.id}”, {known}",
                "a day of checking that has been, and not before the publication",
                "Write the day on which somebody looked it up.",
            )


def _events(tree: Tree) -> Iterator[Finding]:
    for number, event in enumerate(tree.data.process.events):
        if event.until is not None and event.until < event.date:
            yield Finding(
                data_path("process"),
                *tree.files.place("process", "events", number, "until"),
                "data-until",
                f"a meeting from {event.date} until {event.until}",
                "a last day that is not before the first",
                "Correct one of the two days.",
            )


def _owners(tree: Tree) -> Iterator[Finding]:
    """Owners are humans, and what they look after is there, as far as it is content."""
    owners = tree.data.owners
    places = [(("owners", n, "path"), each.path) for n, each in enumerate(owners.owners)]
    places += [(("intervals", n, "path"), each.path) for n, each in enumerate(owners.intervals)]
    for at, path in places:
        if path.startswith("docs/") and not any(holds(path, text) for text in tree.texts):
            yield Finding(
                data_path("owners"),
                *tree.files.place("owners", *at),
                "owners-path",
                f"“{path}”, where no page and no data is",
                "a file, or a folder with a slash at its end, as `docs/en/om/`",
                f"{near(path, tree.texts)}Correct the path.",
            )
    for number, owner in enumerate(owners.owners):
        if not names_a_human(owner.name):
            yield Finding(
                data_path("owners"),
                *tree.files.place("owners", "owners", number, "name"),
                "owners-name",
                f"an owner “{owner.name}”",
                "the name of one human",
                "Write the first name and the surname. Where nobody has said yes, take the entry out.",
            )
