"""Modules of the theme, linked into one file."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidebook.site.script import script, tools


def theme(folder: Path, **modules: str) -> Path:
    for name, text in modules.items():
        file = folder / "assets" / "js" / f"{name}.js"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder


def test_what_is_imported_stands_once_and_first(tmp_path: Path) -> None:
    overrides = theme(
        tmp_path,
        a='// Why.\nimport { two } from "./b.js";\nimport {\n  one,\n} from "./c.js";\n\none(two);\n',
        b='import { one } from "./c.js";\n\nexport const two = one(2);\n',
        c="const own = 1;\n\nexport function one(x) {\n  return x + own;\n}\n",
    )
    assert script(overrides, "a").text == (
        '"use strict";\n{\n'
        "const { one } = (() => {\nconst own = 1;\nfunction one(x) {\nreturn x + own;\n}\nreturn { one };\n})();\n"
        "const { two } = (() => {\nconst two = one(2);\nreturn { two };\n})();\n"
        "{\none(two);\n}\n}"
    )


def test_the_address_changes_with_the_text(tmp_path: Path) -> None:
    before = script(theme(tmp_path, a="one();\n"), "a").path
    assert before.startswith("assets/a.") and before.endswith(".js")
    assert script(theme(tmp_path, a="two();\n"), "a").path != before


@pytest.mark.parametrize("text", ["export default 1;\n", 'import all from "./b.js";\n', "export { a };\n"])
def test_another_form_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="before a declaration"):
        script(theme(tmp_path, a=text, b=""), "a")


def test_a_missing_module_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        script(theme(tmp_path, a='import { b } from "./b.js";\n'), "a")


def test_an_article_names_its_tools() -> None:
    assert tools('<div data-tool="spectrum"></div><div data-tool="workshop"><i data-tool="spectrum">') == [
        "spectrum",
        "workshop",
    ]
