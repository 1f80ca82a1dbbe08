"""The scripts of the site: readable modules in the theme, one file each for the browser."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_IMPORT = re.compile(r'^import \{[^}]*\} from "(\.{1,2}/[^"]+)";\n', re.M)
_BARE_IMPORT = re.compile(r'^import "(\.{1,2}/[^"]+)";\n', re.M)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|const|let|class) (\w+))", re.M)
_TOOL = re.compile(r' data-tool="([a-z-]+)"')


@dataclass(frozen=True, slots=True)
class Script:
    """The text of a script, and its address, which changes with the text."""

    name: str
    text: str

    @property
    def path(self) -> str:
        """From the root of the site."""
        return f"assets/{self.name}.{hashlib.sha256(self.text.encode()).hexdigest()[:10]}.js"


def tools(html: str) -> list[str]:
    """The tools that an article holds, each with a script of its own."""
    return sorted(set(_TOOL.findall(html)))


def script(overrides: Path, name: str) -> Script:
    """The module `assets/js/NAME.js` of the theme and what it imports, in one file.

    It can be served as a script that is no module, unless it awaits something first or asks for its own address, as
    `search` does: several on a page share no names, and a script begins sooner. An empty one took half as long.

    Modules import by name, `import { a, b } from "./c.js";`, and export where they declare. Each keeps its own
    names to itself; the exported ones are unique in a script. Raises FileNotFoundError where a module is missing,
    ValueError for another form of import or export.
    """
    folder = (overrides / "assets" / "js").resolve()
    linked = "\n".join(_linked(folder / f"{name}.js", set()))
    return Script(name, f'"use strict";\n{{\n{linked}\n}}')


def _linked(file: Path, met: set[Path]) -> Iterator[str]:
    met.add(file)
    text = file.read_text("utf-8")
    for address in [*_IMPORT.findall(text), *_BARE_IMPORT.findall(text)]:
        other = (file.parent / address).resolve()
        if other not in met:
            yield from _linked(other, met)
    exported = ", ".join(match[1] for match in _EXPORT.finditer(text))
    body = _EXPORT.sub("", _BARE_IMPORT.sub("", _IMPORT.sub("", text)))
    if re.search(r"^(import|export)\b", body, re.M):
        raise ValueError(f'{file.name}: write `import {{ a }} from "./b.js";`, and `export` before a declaration.')
    lines = (line for line in body.split("\n") if line.strip() and not line.lstrip().startswith("//"))
    inside = "\n".join(line.strip() for line in lines)
    yield (
        f"const {{ {exported} }} = (() => {{\n{inside}\nreturn {{ {exported} }};\n}})();"
        if exported
        else f"{{\n{inside}\n}}"
    )
