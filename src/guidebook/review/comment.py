"""A review in short: as Markdown for a comment, and as data for a program."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Final, TypeVar

from guidebook.content.finding import Finding
from guidebook.content.reporters import as_code
from guidebook.review.compare import Review
from guidebook.review.report import Compared, seen
from guidebook.review.said import Point, Weighed
from guidebook.review.standing import Dropped
from guidebook.review.told import Outside
from guidebook.review.verdict import LANGUAGES, Alone, Pair

MARK: Final = "<!-- guidebook-review -->"
"""The first line of every comment, by which an earlier one is found."""
_LONGEST: Final = 60_000
"""Characters of a comment; forges take 65,536."""
_MANY: Final = 12
"""So many of a kind are told in a comment."""
_WORDS: Final = 200
"""So many characters of a sentence are told in a comment."""
_SIGN: Final = {"blocked": "⛔", "look": "👀", "clear": "✅"}
_T = TypeVar("_T")


def comment(review: Review, compared: Compared) -> str:
    """The review in short. Whatever comes from the change stands between backticks: nothing of it is Markdown."""
    first, second, third = review.verdict.lines
    parts = [
        f"{MARK}\n## Review of the content\n\n{_SIGN[review.verdict.state]} **{first}**  \n{second}  \n{third}\n",
        *(f"> {_code(note)}\n" for note in review.notes),
        _list("Promises taken back: these block", review.standing.broken, _code),
        _list("New findings", review.new, _finding),
        _list("Changed in one language alone", [*_urgent(review.alone)], _alone),
        _list("What changed", review.pairs, _pair),
        _list("What weighs", [(turn.page.path, each) for turn, all_ in review.weighed for each in all_], _weighed),
        _list("Addresses that the change takes away", review.standing.dropped, _dropped),
        _list("Redirects", review.standing.moved, _code),
        _list("New outside links", review.outside, _outside),
        _list("Front matter", [(each.path, said) for each in review.matters for said in each.sentences], _matter),
        _list("Files outside the content", review.elsewhere, _code),
        _list("Findings that stood before", review.stood, _finding),
        f"Compared: {compared.base} and {compared.head}. {compared.how} {compared.day}\n",
        "The whole review, with every section as its reader will see it, is `report.html` in the artifact.\n",
    ]
    return _cut([part for part in parts if part])


def _cut(parts: Sequence[str]) -> str:
    """As many parts as a comment has room for, whole."""
    text = ""
    for part in parts:
        if len(text) + len(part) > _LONGEST:
            return f"{text}\nThere is more than a comment has room for: see `report.html`.\n"
        text += ("\n" if text else "") + part
    return text


def _list(heading: str, items: Iterable[_T], line: Callable[[_T], str]) -> str:
    all_ = list(items)
    if not all_:
        return ""
    told = [f"- {line(each)}" for each in all_[:_MANY]]
    more = [f"- and {len(all_) - _MANY} more, in the report"] if len(all_) > _MANY else []
    return "\n".join([f"### {heading}\n", *told, *more, ""])


def _code(text: str) -> str:
    return as_code(seen(" ".join(text.split()))) if text.strip() else "nothing"


def _short(text: str) -> str:
    return _code(text if len(text) <= _WORDS else f"{text[:_WORDS]} …")


def _finding(finding: Finding) -> str:
    warning = " (warning)" if finding.severity == "warning" else ""
    return (
        f"{_code(f'{finding.path}:{finding.line}')} {finding.code}{warning}: {_short(finding.found)}. "
        f"Mend: {_short(finding.fix)}"
    )


def _urgent(alone: Sequence[Alone]) -> list[Alone]:
    return sorted(alone, key=lambda each: ("behind", "free", "declared").index(each.state))


def _alone(each: Alone) -> str:
    here = f"{_code(f'{each.page}: {each.title}')} in {_code(each.path)} ({LANGUAGES[each.language]} alone)"
    if each.state == "behind":
        record = f"record that the change does not touch its meaning: {_code(each.command)}"
        return f"{here}: sync or declare. Mend the English, or {record}"
    if each.state == "declared":
        return f"{here}: it is recorded that the English says the same."
    return f"{here}: does the other language still say the same?"


def _pair(pair: Pair) -> str:
    states = []
    for row in pair.rows:
        both = {LANGUAGES[language]: fate for language in LANGUAGES if (fate := row.of(language))}
        alike = len(both) == 2 and row.nb is not None and row.en is not None and row.nb.state == row.en.state
        said = row.nb.state if alike and row.nb else ", ".join(f"{name} {fate.state}" for name, fate in both.items())
        notes = " ".join(dict.fromkeys(note for fate in both.values() for note in fate.notes))
        states.append(f"  - {_code(row.title)}: {said}" + (f". {_short(notes)}" if notes else ""))
    more = [f"  - and {len(states) - _MANY} more"] if len(states) > _MANY else []
    return "\n".join([f"{_code(pair.title)} ({_code(pair.name)}){_page(pair)}", *states[:_MANY], *more])


def _page(pair: Pair) -> str:
    """What became of the page as a whole."""
    told = []
    for language, name in LANGUAGES.items():
        turn = pair.of(language)
        if turn and turn.before and turn.moved:
            told.append(f"{name} moved from {_code(turn.before.name)}")
        elif turn and not (turn.before and turn.after):
            told.append(f"{name} {'new' if turn.after else 'deleted'}")
    return f": {', '.join(told)}" if told else ""


def _weighed(given: tuple[str, Weighed]) -> str:
    path, each = given
    line = each.after or each.before
    where = "" if each.before and each.after else " in a new sentence" if each.after else " in a sentence that is gone"
    return f"{_code(path)}{where}: {'; '.join(map(_point, each.points))}. {_short(line.text if line else '')}"


def _dropped(each: Dropped) -> str:
    told = [each.where or "Nothing leads on from it.", each.command and f"To keep the promise: {each.command}"]
    pointers = f" Pointed to by: {_short(', '.join(each.pointers))}." if each.pointers else ""
    return f"{_code(f'/{each.address}')}: {_code(' '.join(filter(None, told)))}{pointers}"


def _outside(each: Outside) -> str:
    return f"{_code(each.address)} in {_code(each.path)}{' (read it letter by letter)' if each.odd else ''}"


def _matter(given: tuple[str, str]) -> str:
    path, said = given
    return f"{_code(path)}: {_short(said)}"


def _point(point: Point) -> str:
    was, now = ", ".join(point.was), ", ".join(point.now)
    if not was:
        return f"{point.kind}: {_code(now)} is new"
    return f"{point.kind}: {_code(was)} has become {_code(now)}" if now else f"{point.kind}: {_code(was)} is gone"


def data(review: Review) -> str:
    """What a program may ask of a review: the verdict, the pages and their sections, the findings."""
    value = {
        "verdict": review.verdict.state,
        "lines": review.verdict.lines,
        "pages": list(_pages(review.pairs)),
        "alone": [asdict(each) for each in review.alone],
        "broken": review.standing.broken,
        "dropped": [asdict(each) for each in review.standing.dropped],
        "added": review.standing.added,
        "outside": [asdict(each) for each in review.outside],
        "findings": [
            {**asdict(each), "new": new} for new, all_ in ((True, review.new), (False, review.stood)) for each in all_
        ],
        "notes": review.notes,
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _pages(pairs: Iterable[Pair]) -> Iterator[dict[str, object]]:
    for pair in pairs:
        sections = [
            {"id": row.id, "title": row.title}
            | {language: fate.state for language in LANGUAGES if (fate := row.of(language))}
            for row in pair.rows
        ]
        yield {"name": pair.name, "title": pair.title, "sections": sections}
