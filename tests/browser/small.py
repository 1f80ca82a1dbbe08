"""A small site with a page of each kind, whose text never changes: for pictures, and with an address to write to."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import mkdocs
from tests.project import copy_theme, page, picture, write_project
from tests.site.test_bad_input import NAV

CONTACT = "rettelser@veiledning.example"

_WAYS = "/// ways\n- **[{0}](side.md)** {1}\n- **[{2}](side.md#del)** {3}\n///\n"
_SIDE = """{text}[^kilde]

## {part} {{ #del }}

{more}

/// advice
- Alta
- Bodø
///

/// law
{law}[^kilde]
///

### {deep} {{ #dypere }}

| Oslo | Bergen |
| --- | --- |
| Hamar | Narvik |
| Alta | Bodø |

## {last} {{ #slutten }}

/// insert | spectrum
///
"""


def small_site(root: Path) -> Path:
    """The folder of the built site."""
    front = {
        "nb": "Her er siden.\n\n## Veier inn { #veier }\n\n"
        + _WAYS.format("Siden", "Les den.", "Delen", "Les den også."),
        "en": "Here is the page.\n\n## Ways in { #veier }\n\n"
        + _WAYS.format("The page", "Read it.", "The part", "Read it too."),
    }
    side = {
        "nb": _SIDE.format(text="Tekst.", part="Del", more="Mer.", law="Loven gjelder.", deep="Dypere", last="Slutten"),
        "en": _SIDE.format(
            text="Text.", part="Part", more="More.", law="The law is in force.", deep="Deeper", last="The end"
        ),
    }
    more = 'sources: [kilde]\nimage: /images/bilde.jpg\nimageAlt: "{}"\n'
    write_project(
        root,
        {
            "docs/nb/index.md": page("Forsiden", front["nb"]),
            "docs/en/index.md": page("Front page", front["en"]),
            "docs/nb/side.md": page("Siden", side["nb"], more.format("Et hvitt bilde")),
            "docs/en/side.md": page("The page", side["en"], more.format("A white picture")),
            "overrides/images/bilde.jpg": picture(1200),
        },
    )
    copy_theme(root)
    text = (root / "mkdocs.yml").read_text("utf-8")
    before, _, after = text.partition("nav:\n")
    text = before + NAV + "\n" + after[after.index("# The templates") :]
    (root / "mkdocs.yml").write_text(text.replace('contact: ""', f"contact: {CONTACT}"), "utf-8")
    run = mkdocs(root, "build", "--strict")
    assert run.returncode == 0, run.stderr
    return root / "site"
