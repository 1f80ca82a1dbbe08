"""A small site with a past: a page and ids that moved, a page, an id and a picture that were withdrawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from guidebook.content.data import Text
from guidebook.content.tree import Tree, load
from guidebook.editions.move import Around, move
from guidebook.editions.plan import Plan, write_plan
from guidebook.editions.recording import update
from guidebook.editions.rename import rename
from guidebook.editions.withdraw import withdraw
from tests.project import copy_theme, in_step, page, picture, write_project

WHY = Text(nb='Var <script>alert("feil")</script> & «galt».', en="Was <b>wrong</b> & “false”.")
NAV = "nav:\n  - Forsiden: index.md\n  - Oversikt: side.md\n  - Innledning: under/ny.md\n  - Ordliste: tapt.md\n"


def site_with_a_past(folder: Path) -> Path:
    """The project, ready to be built."""
    files = {
        "docs/{}/under/ny.md": "Tekst.\n\n## A {{ #a }}\n\nEn.\n\n## B {{ #b }}\n\nTo.\n\n## C {{ #c }}\n\nTre.\n",
        "docs/{}/tapt.md": "Tekst.\n\n## Tapt {{ #borte }}\n\nMer.\n",
    }
    texts = {
        name.format(each): page(name[8:11], body.format()) for name, body in files.items() for each in ("nb", "en")
    }
    root = write_project(folder, {**texts, "overrides/images/gammelt.jpg": picture(2)})
    copy_theme(root)
    pictures = "\n".join(f"images/{path.name}" for path in (root / "overrides/images").iterdir())
    (root / "overrides/partials/bilde.html").write_text(pictures.replace("images/gammelt.jpg", ""), "utf-8")
    config = (root / "mkdocs.yml").read_text("utf-8")
    before, _, after = config.partition("nav:\n")
    (root / "mkdocs.yml").write_text(before + NAV + "\n" + after[after.index("# The templates") :], "utf-8")

    def carry_out(command: Callable[[Tree, Around], Plan]) -> None:
        around = Around((root / "mkdocs.yml").read_text("utf-8"), {})
        write_plan(root, command(load(root, dt.date.today()), around).files)

    carry_out(lambda tree, around: update(tree))
    carry_out(lambda tree, around: rename(tree, around, "under/ny.md", "a", "aa"))
    for language in ("nb", "en"):
        path = root / f"docs/{language}/under/ny.md"
        path.write_text(path.read_text("utf-8").replace("## C { #c }\n\nTre.\n", ""), "utf-8")
    carry_out(lambda tree, around: withdraw(tree, around, ["under/ny.md#c"], WHY, "side.md", {}))
    carry_out(lambda tree, around: move(tree, around, "under/ny.md", "over.md"))
    carry_out(lambda tree, around: rename(tree, around, "side.md", "del", "stykke"))
    carry_out(lambda tree, around: withdraw(tree, around, ["tapt.md"], WHY, "side.md#stykke", {}))
    raw = {"images/gammelt.jpg": picture(2)}
    carry_out(lambda tree, around: withdraw(tree, around, ["/images/gammelt.jpg"], WHY, None, raw))
    return in_step(root)
