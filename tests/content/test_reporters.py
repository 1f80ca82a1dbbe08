from __future__ import annotations

import json

from guidebook.content.finding import Finding
from guidebook.content.reporters import as_annotations, as_json, as_markdown

PLAIN = Finding("docs/nb/a.md", 3, 5, "link-text", "“her”", "a text", "Write one.")
AGAIN = Finding("docs/nb/b.md", 1, 2, "link-text", "“her”", "a text", "Write one.")
WARNED = Finding("docs/en/a.md", 9, 1, "claim-old", "an old claim", "a new one", "Check it.", "warning")
HOSTILE = Finding("docs/a,b:c.md", 1, 1, "x-y", "100 %\n::error::`` <b>[a](b)", "a\r\nb", "`code`")


def test_annotations_are_one_command_a_line_by_place() -> None:
    assert as_annotations([PLAIN, WARNED, PLAIN]) == (
        "::warning file=docs/en/a.md,line=9,col=1,title=claim-old::"
        "found: an old claim%0Aexpected: a new one%0Amend: Check it.\n"
        "::error file=docs/nb/a.md,line=3,col=5,title=link-text::found: “her”%0Aexpected: a text%0Amend: Write one.\n"
    )


def test_a_text_cannot_break_out_of_its_annotation() -> None:
    assert as_annotations([HOSTILE]) == (
        "::error file=docs/a%2Cb%3Ac.md,line=1,col=1,title=x-y::"
        "found: 100 %25%0A::error::`` <b>[a](b)%0Aexpected: a%0D%0Ab%0Amend: `code`\n"
    )


def test_json_has_every_field() -> None:
    assert json.loads(as_json([WARNED])) == [
        {
            "path": "docs/en/a.md",
            "line": 9,
            "column": 1,
            "code": "claim-old",
            "found": "an old claim",
            "expected": "a new one",
            "fix": "Check it.",
            "severity": "warning",
        }
    ]
    assert as_json([]) == "[]\n"


def test_the_summary_tells_what_is_alike_once_with_the_numbers_first() -> None:
    assert as_markdown([AGAIN, WARNED, PLAIN]) == (
        "**2 faults**, 1 warning\n"
        "\n"
        "### link-text\n"
        "\n"
        "- Where: `docs/nb/a.md:3`, `docs/nb/b.md:1`\n"
        "- Found: `“her”`\n"
        "- Expected: `a text`\n"
        "- Mend: `Write one.`\n"
        "\n"
        "### claim-old (warning)\n"
        "\n"
        "- Where: `docs/en/a.md:9`\n"
        "- Found: `an old claim`\n"
        "- Expected: `a new one`\n"
        "- Mend: `Check it.`\n"
    )


def test_nothing_of_the_content_is_markdown_in_the_summary() -> None:
    assert as_markdown([HOSTILE]) == (
        "**1 fault**, 0 warnings\n"
        "\n"
        "### x-y\n"
        "\n"
        "- Where: `docs/a,b:c.md:1`\n"
        "- Found: ``` 100 % ::error::`` <b>[a](b) ```\n"
        "- Expected: `a b`\n"
        "- Mend: `` `code` ``\n"
    )


def test_no_findings_are_nothing_to_annotate() -> None:
    assert as_annotations([]) == ""
    assert as_markdown([]) == "**0 faults**, 0 warnings\n"
