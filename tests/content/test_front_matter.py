from __future__ import annotations

import datetime as dt

from guidebook.content.front_matter import split

SOUND = """---
title: "Siden"
description: "En side som er lang nok til at beskrivelsen går gjennom kontrollen."
pubDate: 2026-11-01
author: "Noen"
---

# Siden
"""


def test_a_page_is_taken_apart_and_its_lines_keep_their_numbers() -> None:
    taken, findings = split(SOUND, "docs/nb/side.md")
    assert findings == []
    assert taken.front is not None
    assert (taken.front.title, taken.front.pubDate) == ("Siden", dt.date(2026, 11, 1))
    assert SOUND.split("\n")[taken.body_line - 1 :] == taken.body.split("\n")


def test_every_fault_of_the_front_matter_is_told_at_once_with_its_cure() -> None:
    text = SOUND.replace('title: "Siden"', "titel: 1.10").replace("2026-11-01", '"i går"')
    _, findings = split(text, "docs/nb/side.md")
    assert [str(finding) for finding in sorted(findings)] == [
        "docs/nb/side.md:2:1: key-missing\n"
        "    found:    no “title”\n"
        "    expected: the key “title”\n"
        "    mend:     Add a line `title: …`.",
        "docs/nb/side.md:2:1: key-unknown\n"
        "    found:    the unknown key “titel”\n"
        "    expected: one of author, changes, description, image, imageAlt, pubDate, reviewed, sources, title, "
        "translation, updated\n"
        "    mend:     Did you mean “title”? Correct the spelling or take the line out.",
        "docs/nb/side.md:4:1: key-value\n"
        "    found:    “pubDate” is “i går” (5 characters)\n"
        "    expected: a day, as 2026-11-22\n"
        "    mend:     Write a day without quotation marks: `pubDate: 2026-11-22`.",
    ]


def test_yaml_runs_no_code() -> None:
    text = SOUND.replace('"Siden"', "!!python/object/apply:os.system [echo]")
    taken, findings = split(text, "docs/nb/side.md")
    assert taken.spoilt == {"title"}
    assert [finding.code for finding in findings] == ["yaml-syntax", "key-value"]
