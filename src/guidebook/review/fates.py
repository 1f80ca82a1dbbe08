"""What became of each page and of each of its sections between two trees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Final, Literal

from guidebook.content.addresses import address
from guidebook.content.data import LANGUAGES, Language
from guidebook.content.page import Page
from guidebook.content.tree import Tree
from guidebook.editions.likeness import HALF, kept
from guidebook.editions.records import records
from guidebook.figures.expand import expand
from guidebook.review.articles import Section, sections

State = Literal["same", "changed", "added", "gone"]
_MOST: Final = 0.7
"""From this share of its words on, a text is held to be one that stood elsewhere (a taste, tried on real edits)."""
_FEW: Final = 6
"""Fewer words than this say nothing about where a text comes from."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a section."""

    state: State
    before: Section | None
    after: Section | None
    notes: tuple[str, ...] = ()
    """Sentences on where it has gone, what it was called, what else changed."""

    @property
    def id(self) -> str:
        """Its id now, or the one that it had."""
        section = self.after or self.before
        return section.id if section else ""

    @property
    def title(self) -> str:
        """What it is called now, or was."""
        section = self.after or self.before
        return (section.title if section else "") or "The opening of the page"

    @property
    def quiet(self) -> bool:
        """Whether there is nothing to tell."""
        return self.state == "same" and not self.notes


@dataclass(frozen=True, slots=True)
class Turn:
    """What became of a page in one language."""

    language: Language
    name: str
    before: Page | None
    after: Page | None
    fates: tuple[Fate, ...]

    @property
    def page(self) -> Page:
        """The page as it is, or as it was."""
        page = self.after or self.before
        assert page is not None
        return page

    @property
    def quiet(self) -> bool:
        """Whether a reader sees no change."""
        both = self.before is not None and self.after is not None
        return both and not self.moved and all(fate.quiet for fate in self.fates)

    @property
    def moved(self) -> bool:
        """Whether the page has another name now."""
        return self.before is not None and self.after is not None and self.before.name != self.after.name


@dataclass(frozen=True, slots=True)
class Articles:
    """The articles of a tree, by page; an article whose figures cannot be drawn has none."""

    html: Mapping[tuple[Language, str], str]
    undrawn: tuple[str, ...]
    """The paths of those pages."""


def articles(tree: Tree) -> Articles:
    """Every page of a tree as its reader gets it."""
    html, undrawn = {}, []
    for key, page in tree.pages.items():
        try:
            html[key] = expand(page, tree)
        except (LookupError, ValueError):  # data that the checks find fault with
            html[key] = page.rendered.html
            undrawn.append(page.path)
    return Articles(html, tuple(undrawn))


def renamed(base: Tree, head: Tree) -> dict[str, str]:
    """The pages that have another name now: from the old to the new, by record or by likeness."""
    old = {name for _, name in base.pages} - {name for _, name in head.names}
    new = {name for _, name in head.pages} - {name for _, name in base.names}
    moved = {each.source: each.to for each in records(head).redirects}
    found: dict[str, str] = {}
    for name in sorted(old):
        left = sorted(new - set(found.values()))
        recorded = [each for each in left if address(each, "nb") == moved.get(address(name, "nb"))]
        alike = {each: _alike(base, name, head, each) for each in left}
        best = recorded[0] if recorded else max(left, key=lambda each: alike[each], default="")
        if recorded or alike.get(best, 0.0) >= HALF:
            found[name] = best
    return found


def _alike(base: Tree, old: str, head: Tree, new: str) -> float:
    pairs = ((base.pages.get((each, old)), head.pages.get((each, new))) for each in LANGUAGES)
    return max((kept(_text(one), _text(other)) for one, other in pairs if one and other), default=0.0)


def _text(page: Page) -> str:
    return " ".join(passage.text for passage in page.rendered.passages)


def turns(base: Tree, head: Tree, was: Articles, now: Articles) -> list[Turn]:
    """Every page in which a reader sees a change, by name, Norwegian first."""
    names = renamed(base, head)
    back = {new: old for old, new in names.items()}
    keys = {(language, names.get(name, name)) for language, name in base.pages} | head.pages.keys()
    found = []
    for language, name in sorted(keys, key=lambda key: (key[1], -LANGUAGES.index(key[0]))):
        old = (language, back.get(name, name))
        if old[1] == name and was.html.get(old) == now.html.get((language, name)):
            continue
        before, after = base.pages.get(old), head.pages.get((language, name))
        cut = sections(was.html[old], before.address) if before else {}
        fates = _fates(cut, sections(now.html[language, name], after.address) if after else {})
        found.append(Turn(language, name, before, after, tuple(fates)))
    found = sorted(found, key=lambda turn: (turn.name, LANGUAGES.index(turn.language)))
    return [turn for turn in _wandered(found) if not turn.quiet]


def _fates(before: Mapping[str, Section], after: Mapping[str, Section]) -> Iterator[Fate]:
    """The fates of the sections of one page, each by its id; what is gone stands where it stood."""
    common = [id_ for id_ in after if id_ in before]
    moved = _out_of_order([id_ for id_ in before if id_ in after], common)
    gone = {id_: list(_gone_after(id_, before, after)) for id_ in [None, *common]}
    yield from gone[None]
    for id_, section in after.items():
        if id_ not in before:
            yield Fate("added", None, section)
        else:
            yield _same(before[id_], section, id_ in moved)
            yield from gone[id_]


def _gone_after(place: str | None, before: Mapping[str, Section], after: Mapping[str, Section]) -> Iterator[Fate]:
    last: str | None = None
    for id_, section in before.items():
        if id_ in after:
            last = id_
        elif last == place:
            yield Fate("gone", section, None)


def _out_of_order(old: list[str], new: list[str]) -> set[str]:
    """The ids that stand elsewhere among the others."""
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return set(new) - {id_ for block in blocks for id_ in new[block.b : block.b + block.size]}


def _same(before: Section, after: Section, moved: bool) -> Fate:
    notes = []
    if moved:
        notes.append("It has moved to another place on the page.")
    if before.title != after.title and before.level:
        notes.append(f"It has a new heading: “{before.title}” has become “{after.title}”.")
    if before.tokens != after.tokens:
        notes += _around_the_words(before, after)
    return Fate("same" if before.tokens == after.tokens else "changed", before, after, tuple(notes))


def _around_the_words(before: Section, after: Section) -> Iterator[str]:
    """What changed besides words."""
    for one, other in ((before.links, after.links),) if before.links != after.links else ():
        yield from (f"A link to {each} was taken out." for each in sorted(set(one) - set(other)))
        yield from (f"A link to {each} was put in." for each in sorted(set(other) - set(one)))
    for name, alt in sorted(set(before.pictures) - set(after.pictures)):
        now = dict(after.pictures).get(name)
        told = f"has another alternative text: “{alt}” has become “{now}”" if now is not None else "was taken out"
        yield f"The picture {name} {told}."
    for name, _ in sorted(set(after.pictures) - set(before.pictures)):
        if name not in dict(before.pictures):
            yield f"The picture {name} was put in."
    if before.blocks == after.blocks and before.links == after.links and before.pictures == after.pictures:
        yield "Its words are the same; their form has changed (emphasis, a list, a table, a figure, the language)."


def _wandered(turns: list[Turn]) -> Iterator[Turn]:
    """The pages with what is gone and what is added put together where it is one text, or part of one."""
    places = [(turn, fate) for turn in turns for fate in turn.fates]
    met: dict[int, Fate | None] = {}
    for there, new in places:
        if new.state != "added" or new.after is None:
            continue
        lost = [(here, old) for here, old in places if old.state == "gone" and id(old) not in met and _one(here, there)]
        here, old = max(lost, key=lambda each: _nearness(each[1], new, each[0] is there), default=(there, None))
        if old is not None and old.before is not None and _nearness(old, new, here is there) >= 1:
            met[id(old)] = None
            met[id(new)] = _joined(here, old.before, there, new.after)
            continue
        source = _taken_from(new.after, [fate for each, fate in places if _one(each, there)])
        if source:
            met[id(new)] = replace(new, notes=(f"Its text stood under “{source}” before.",))
    for here, old in places:
        if old.state == "gone" and id(old) not in met and old.before is not None:
            target = _gone_into(old.before, [fate for each, fate in places if _one(each, here)])
            if target:
                met[id(old)] = replace(old, notes=(f"Its text stands under “{target}” now.",))
    for turn in turns:
        fates = (met.get(id(fate), fate) for fate in turn.fates)
        yield replace(turn, fates=tuple(fate for fate in fates if fate is not None))


def _one(here: Turn, there: Turn) -> bool:
    return here.language == there.language


def _nearness(old: Fate, new: Fate, here: bool) -> float:
    """How surely a section that is gone is one that was added: from 1 on, it is held to be."""
    if old.before is None or new.after is None:
        return 0.0
    likeness = min(kept(old.before.text, new.after.text), kept(new.after.text, old.before.text))
    same_id = old.before.id == new.after.id
    few = min(len(old.before.text.split()), len(new.after.text.split())) < _FEW
    if few and not same_id and old.before.text != new.after.text:
        return 0.0
    return likeness / (HALF if same_id else _MOST) + 0.1 * here


def _joined(here: Turn, before: Section, there: Turn, after: Section) -> Fate:
    notes = []
    if here is not there:
        notes.append(f"It has moved here from the page “{here.page.title}”.")
    if before.id != after.id:
        notes.append(f"Its id was `{before.id}` and is `{after.id}` now.")
    fate = _same(before, after, False)
    state: State = "same" if before.blocks == after.blocks else "changed"
    return replace(fate, state=state, notes=(*notes, *fate.notes))


def _taken_from(section: Section, fates: Iterable[Fate]) -> str:
    """The title of the section that had this text before and has it no longer."""
    if len(section.text.split()) < _FEW:
        return ""
    for fate in fates:
        both = fate.before and fate.after
        if both and _has(fate.before, section) and not _has(fate.after, section):
            return fate.title
    return ""


def _gone_into(section: Section, fates: Iterable[Fate]) -> str:
    """The title of the section that has this text now and had it not before."""
    if len(section.text.split()) < _FEW:
        return ""
    for fate in fates:
        if _has(fate.after, section) and not _has(fate.before, section):
            return fate.title
    return ""


def _has(section: Section | None, text: Section) -> bool:
    """Whether a section has most of the words of another."""
    return section is not None and kept(text.text, section.text) >= _MOST
