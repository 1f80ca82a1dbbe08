"""`rename-id`: a section gets another id, or has got one."""

from __future__ import annotations

import re

from guidebook.content.data import LANGUAGES, Language
from guidebook.content.outline import outline
from guidebook.content.page import Page
from guidebook.content.tree import Tree
from guidebook.editions import withdrawn
from guidebook.editions.after import after
from guidebook.editions.edits import Edit, Moves, apply, mended, named_by_the_machinery, place
from guidebook.editions.move import Around
from guidebook.editions.naming import ids_of, new_id, page, section
from guidebook.editions.plan import Plan, Refused, Unknown
from guidebook.editions.published import ids, neutral, published
from guidebook.editions.recording import recorded, sound, whole
from guidebook.editions.records import Records
from guidebook.editions.redirects import follow


def rename(tree: Tree, around: Around, page_given: str, old_given: str, new_given: str) -> Plan:
    """Another id for a section, or the record of one that has been given by hand.

    NEW may be `other.md#id` where the section has been moved by hand to another page, or into another section.
    """
    known = sound(tree)
    name = page(page_given, tree, known)
    old = section(name, old_given, _here(tree, name) | ids_of(name, known))
    there, mark, id_ = new_given.rpartition("#")
    target = page(there, tree, known) if mark and there else name
    new = new_id(id_)
    if (name, old) == (target, new):
        raise Unknown("The old id and the new one are the same.")
    done = _check(tree, around, known, (name, old), (target, new))
    moves = Moves({}, {(name, old): (target, new)})
    texts = mended(tree, moves)
    for language in LANGUAGES if not done else ():
        heading = tree.pages[language, name]
        texts[heading.path] = _renamed(heading, texts.get(heading.path) or tree.texts[heading.path], old, new)
    later = after(tree, texts)
    went = {place(name, old): place(target, new)}
    live = {neutral(each.address) for each in published(later)}
    leading = follow(known.redirects, went, known.published, live, tree.today)
    gone = withdrawn.follow(known.withdrawn, went)
    added = [place(target, new)] if place(name, old) in known.published else []
    files = {**texts, **recorded(tree, known, added, leading, gone)}
    told = [f"“{place(name, old)}” is now “{place(target, new)}”"]
    told += [f"{each.source} leads on to {each.to}" for each in leading if each not in known.redirects]
    return Plan(whole(tree, later, files, moves), tuple(told))


def _here(tree: Tree, name: str, language: Language | None = None) -> set[str]:
    """The ids that a page has, in one language or in either."""
    pages = [tree.pages[key] for key in tree.pages if key[1] == name and language in (None, key[0])]
    return {each.address.partition("#")[2] for page in pages for each in ids(page, tree)}


def _check(tree: Tree, around: Around, known: Records, old: tuple[str, str], new: tuple[str, str]) -> bool:
    """Whether the change has been made by hand. Raises where it cannot be made or recorded."""
    before, after = _here(tree, old[0]), _here(tree, new[0])
    if old[1] not in before:
        if new[1] not in after:
            fix = "Give the section its new id in both languages first, or name the id that it has."
            raise Unknown(f"“{old[1]}” is gone, and {new[0]} has no “{new[1]}” where it could have gone. {fix}")
        return True
    if old[0] != new[0]:
        fix = "Move the section by hand, in both languages, and run the command again."
        raise Refused(f"“{old[1]}” still stands on {old[0]}. {fix}")
    if new[1] in after:
        fix = "To make the two one, take the old heading away by hand, in both languages, and run the command again."
        raise Refused(f"{new[0]} has a “{new[1]}” already. {fix}")
    back = {each.source for each in known.redirects if each.to == place(*old)}
    if place(*new) in known.published and place(*new) not in back:
        raise Refused(f"“{place(*new)}” was the id of another section, and no id is ever reused. Choose another.")
    entries = {entry for language in LANGUAGES for entry in tree.entries(tree.pages[language, old[0]])}
    if old[1] in entries:
        fix = "Change its `id` there, and where data and pages name it, and run the command again."
        raise Refused(f"“{old[1]}” is an entry made from docs/data. {fix}")
    for language in LANGUAGES:
        if old[1] not in _here(tree, old[0], language):
            raise Refused(f"docs/{language}/{old[0]} has no “{old[1]}”: a pair has the same ids.")
    named = named_by_the_machinery(around.machinery, {f"{old[0]}#{old[1]}": r"(?=[\"'])"})
    if named:
        raise Refused("\n".join([f"The machinery names “{old[1]}”; whoever keeps it has to change it first:", *named]))
    return False


def _renamed(page: Page, text: str, old: str, new: str) -> str:
    """The text of a page with the new id after the heading."""
    line = next(each.line for each in outline(page) if each.mark.id == old)
    row = text.split("\n")[line - 1]
    at = [match.start() + 1 for match in re.finditer(rf"#{re.escape(old)}(?=[\s}}])", row)]
    if not at:
        raise Refused(f"{page.path}:{line}: the id “{old}” is not written as `{{ #{old} }}`; mend that first.")
    return apply(text, [Edit(line, at[-1] + 1, old, new)])
