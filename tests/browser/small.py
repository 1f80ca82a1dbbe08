"""A small site with a page of each kind, whose text never changes: for pictures, and with an address to write to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import mkdocs
from tests.project import FILES, copy_theme, in_step, page, picture, write, write_project
from tests.site.test_editions import guidebook

CONTACT = "rettelser@veiledning.example"
EDITION = "2026-11-10"
DAY = {"SOURCE_DATE_EPOCH": "1795348800"}
"""22 November 2026: what tells of a day tells of this one."""

NAV = """nav:
  - Forsiden: index.md
  - Oversikt: side.md
  - Innledning: borte.md
  - Spekteret: spekteret.md
  - Verkstedet: verksted.md
  - Gruppeark: ark.md
  - Saksframlegg: saksframlegg.md
  - Ordliste: ordliste.md
  - Kilder: kilder.md
"""
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
_WORKSHOP = """## {programme} {{ #programmet }}

/// insert | programme-timeline
///

## {run} {{ #vis }}

/// insert | workshop-run
///

## {ask} {{ #sporsmalet }}

1. Oslo
2. Bergen

## {note} {{ #mal }}

- Alta
- Bodø
"""
_INSERTS = {
    "spekteret": ("Spekteret", "The spectrum", ("spectrum-tool", "spectrum-picture", "spectrum-questions")),
    "ark": ("Gruppeark", "Group sheets", ("workshop-sheets",)),
    "saksframlegg": ("Saksframlegg", "Case paper", ("case-paper",)),
    "ordliste": ("Ordliste", "Glossary", ("glossary",)),
    "kilder": ("Kilder", "Sources", ("sources", "claims")),
}
_DATA = {
    "glossary": """- id: ordet
  nb: {term: ordet, also: [begrepet], definition: "Det som noe heter."}
  en: {term: the word, also: [the term], definition: "What something is called."}
  sources: [kilde]
- id: veien
  nb: {term: veien, definition: "Der man kan komme fram."}
  en: {term: the way, definition: "Where one can get ahead."}
""",
    "claims": """- id: loven
  statement: {nb: "Loven gjelder.", en: "The law is in force."}
  sources: [kilde]
  checked: 2026-11-01
  recheckBy: 2126-11-01
""",
    "paper": """- id: om-saken
  title: {nb: "Om saken", en: "About the case"}
  about: {nb: "Fyll ut det møtet trenger.", en: "Fill in what the meeting needs."}
  form: facts
  fields:
    - {label: {nb: "Møte", en: "Meeting"}, hint: {nb: "Hvem, og når?", en: "Who, and when?"}}
    - {label: {nb: "Saken", en: "The case"}, hint: {nb: "Hva, og hvor?", en: "What, and where?"}}
- id: vedtak
  title: {nb: "Vedtak", en: "Decision"}
  about: {nb: "Stryk det som ikke passer.", en: "Strike out what does not fit."}
  form: numbered
  fields:
    - {label: {nb: "Bruken", en: "The use"}, hint: {nb: "… godkjenner at …", en: "… approves that …"}}
""",
    "programme": """total: 10
parts:
  - id: del
    title: {nb: Del, en: Part}
    minutes: 10
    page: verksted.md
    what: {nb: "Hva.", en: "What."}
    steps:
      - id: samtale
        title: {nb: Samtale, en: Talk}
        minutes: 4
        given: true
        page: verksted.md
        what: {nb: "Snakk sammen.", en: "Talk together."}
        slide: {question: sporsmalet, points: [sporsmalet], notes: [mal]}
      - id: oppsummering
        title: {nb: Oppsummering, en: Summing up}
        minutes: 6
        given: false
        page: verksted.md
        what: {nb: "Skriv ned.", en: "Write down."}
        slide: {points: [mal]}
roles:
  - {id: skriver, name: {nb: Skriver, en: Writer}, what: {nb: "Fyller ut arket.", en: "Fills in the sheet."}}
sheets:
  - {id: arket, step: samtale, timing: sporsmalet, fields: [alta, bodo]}
note: {page: verksted.md, id: mal, fields: [alta, bodo]}
""",
}
_QUESTION = """questions:
  - pair: par
    side: unknown
    to: lawyer
    ask: {nb: "Hva gjelder?", en: "What is in force?"}
    page: side.md
    id: del
"""


def _front(language: str) -> str:
    if language == "nb":
        return "Her er siden.\n\n## Veier inn { #veier }\n\n" + _WAYS.format(
            "Siden", "Les den.", "Delen", "Les den også."
        )
    return "Here is the page.\n\n## Ways in { #veier }\n\n" + _WAYS.format(
        "The page", "Read it.", "The part", "Read it too."
    )


def _side(nb: str, en: str) -> dict[str, str | bytes | None]:
    """The article in both languages, with what its second part says."""
    more = 'sources: [kilde]\nimage: /images/bilde.jpg\nimageAlt: "{}"\n'
    norwegian = _SIDE.format(text="Tekst.", part="Del", more=nb, law="Loven gjelder.", deep="Dypere", last="Slutten")
    english = _SIDE.format(
        text="Text.", part="Part", more=en, law="The law is in force.", deep="Deeper", last="The end"
    )
    return {
        "docs/nb/side.md": page("Siden", norwegian, more.format("Et hvitt bilde")),
        "docs/en/side.md": page("The page", english, more.format("A white picture")),
    }


def _tools() -> dict[str, str | bytes | None]:
    """The pages that show what stands in the data."""
    found: dict[str, str | bytes | None] = {}
    for name, (norwegian, english, inserts) in _INSERTS.items():
        body = "\n\n".join(f"/// insert | {each}\n///" for each in inserts)
        found |= {f"docs/nb/{name}.md": page(norwegian, body), f"docs/en/{name}.md": page(english, body)}
    found |= {f"docs/data/{name}.yml": text for name, text in _DATA.items()}
    return found | {
        "docs/nb/borte.md": page("Borte", "Feil."),
        "docs/en/borte.md": page("Gone", "Wrong."),
        "docs/data/spectrum.yml": FILES["docs/data/spectrum.yml"] + _QUESTION,
        "docs/nb/verksted.md": page(
            "Verkstedet",
            _WORKSHOP.format(programme="Programmet", run="Vis det", ask="Hva trenger vi?", note="Skriv ned"),
        ),
        "docs/en/verksted.md": page(
            "The workshop",
            _WORKSHOP.format(programme="The programme", run="Show it", ask="What do we need?", note="Write down"),
        ),
    }


def small_site(root: Path) -> Path:
    """The folder of the built site: an edition, and the pages of today, one of them changed since and one withdrawn."""
    fronts: dict[str, str | bytes | None] = {
        "docs/nb/index.md": page("Forsiden", _front("nb")),
        "docs/en/index.md": page("Front page", _front("en")),
        "overrides/images/bilde.jpg": picture(1200),
        "src/names.py": '"images/favicon.svg images/forside.svg"\n',
    }
    write_project(root, {**fronts, **_side("Mer.", "More."), **_tools()})
    copy_theme(root)
    text = (root / "mkdocs.yml").read_text("utf-8")
    before, _, after = text.partition("nav:\n")
    text = before + NAV + "\n" + after[after.index("# The templates") :]
    (root / "mkdocs.yml").write_text(text.replace('contact: ""', f"contact: {CONTACT}"), "utf-8")
    guidebook(root, "ledger", **DAY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("guidebook.commands.freezing.installed", lambda: False)  # some of its words are in no dictionary
        guidebook(root, "edition", EDITION, **DAY)
    why = ("--why-nb", "Siden var feil.", "--why-en", "The page was wrong.", "--instead", "side.md")
    guidebook(root, "withdraw", "borte.md", *why, **DAY)
    in_step(write(root, _side("Mer av det samme.", "More of the same.")))
    run = mkdocs(root, "build", "--strict")
    assert run.returncode == 0, run.stderr
    return root / "site"
