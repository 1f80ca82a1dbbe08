"""What other sites answered, told at every place that points there."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from guidebook.checks.outside import Answer, Verdict, outside, pointers
from guidebook.content.finding import Finding
from guidebook.content.tree import load
from tests.project import ROOT, SOURCE, page, write_project

TODAY = dt.date(2026, 11, 22)
A = "https://www.digdir.no/skate"
PAGE = "docs/nb/side.md"
REGISTER = "docs/data/sources.yml"
MANUAL = (ROOT / "manual" / "outside-links.md").read_text("utf-8")


def asked(tmp_path: Path, text: str = "", register: str = "") -> list[tuple[str, int, int, str]]:
    """What is asked for by a page with this text from line 11 on and a register with these lines at its end."""
    changes = {PAGE: page("Siden", text), REGISTER: SOURCE.format(id="kilde") + register}
    tree = load(write_project(tmp_path, changes), TODAY)
    return [(place.path, place.line, place.column, place.address) for place in pointers(tree)]


def found(tmp_path: Path, answer: Answer, text: str = f"Se [Skate]({A}).", register: str = "") -> list[Finding]:
    """What is found where every address that is asked for gets this answer."""
    changes = {PAGE: page("Siden", text), REGISTER: SOURCE.format(id="kilde") + register}
    tree = load(write_project(tmp_path, changes), TODAY)
    return list(outside(tree, {place.address: answer for place in pointers(tree)}))


@pytest.mark.parametrize(
    "text, column, address",
    [
        (f"Se [Skate]({A}).", 12, A),
        (f"Se [Skate](<{A}>).", 13, A),
        (f"Se <{A}>.", 5, A),
        (f'Se [Skate]({A} "Skate").', 12, A),
        (f"![Skate]({A}.png)", 10, f"{A}.png"),
        (f"| a |\n| --- |\n| [b]({A}) |", 7, A),
        (f"- æøå [b]({A})", 11, A),
        (f"> [b]({A})", 7, A),
        (f"/// law\n\n[b]({A})\n\n///", 5, A),
        ("[a](http://digdir.no)", 5, "http://digdir.no"),
        ("[a](HTTPS://Digdir.no/A)", 5, "HTTPS://Digdir.no/A"),
        ("[a](https://digdir.no/a_(b))", 5, "https://digdir.no/a_(b)"),
        ("[a](https://digdir.no/språk)", 5, "https://digdir.no/språk"),
        ("[a](https://digdir.no/?a=1&copy=2)", 5, "https://digdir.no/?a=1&copy=2"),
        ("[a](https://digdir.no/?a=1&amp;b=2)", 5, "https://digdir.no/?a=1&b=2"),
        ("[a](https://digdir.no/#del)", 5, "https://digdir.no/"),
        ("[a](https://8.8.8.8/)", 5, "https://8.8.8.8/"),
        ("[a](https://regjeringen/)", 5, "https://regjeringen/"),
        ("[a](https://testing.no/) ", 5, "https://testing.no/"),
        ("[a](https://example.no/) ", 5, "https://example.no/"),
    ],
)
def test_every_link_to_another_site_is_asked_for_at_its_place(
    text: str, column: int, address: str, tmp_path: Path
) -> None:
    ((path, line, at, what),) = asked(tmp_path, text)
    assert (path, at, what) == (PAGE, column, address)
    assert address.rstrip("/").partition("?")[0] in (tmp_path / PAGE).read_text("utf-8").split("\n")[line - 1]


def test_an_escaped_sign_is_asked_for_as_the_reader_gets_it(tmp_path: Path) -> None:
    assert [address for *_, address in asked(tmp_path, r"[a](https://digdir.no/a\_b)")] == ["https://digdir.no/a_b"]


def test_the_register_is_asked_for_at_the_value_of_its_addresses_and_its_dois(tmp_path: Path) -> None:
    register = f'  address: {A}\n  doi: "10.1111/padm.12534"\n'
    assert asked(tmp_path, register=register) == [
        (REGISTER, 8, 12, A),
        (REGISTER, 9, 9, "https://doi.org/10.1111/padm.12534"),
    ]


def test_an_address_written_in_another_way_stands_at_its_key(tmp_path: Path) -> None:
    ((_, line, column, _),) = asked(tmp_path, register='  address: "https:\\u002f/digdir.no/"\n')
    assert (line, column) == (8, 3)


@pytest.mark.parametrize(
    "text",
    [
        "[a](index.md)",
        "[a](#del)\n\n## Del { #del }",
        "[a](mailto:post@digdir.no) <post@digdir.no>",
        f"`{A}`",
        f"`[a]({A})`",
        f"```\n[a]({A})\n```",
        f"<!-- [a]({A}) -->",
        f"[ubrukt]: {A}",
        f"{A} i teksten",
        rf"\[a]({A})",
        "Note.[^kilde]",
        "[a](https://adressen-til-nettstedet/side/)",
        "[a](http://localhost:8000/) [b](http://127.0.0.1/) [c](http://[::1]/) [d](http://10.0.0.1/)",
        "[a](https://veiledning.example/) [b](https://www.example.com/x) [c](https://example.org)",
        "[a](https://a.test/) [b](https://a.invalid/) [c](https://EXAMPLE.net./) [d](https://nas.local/)",
        "[a](https:///tom) [b](http://[::1/)",
        "[a](ftp://digdir.no/) [b](javascript:x) [c](//digdir.no/)",
    ],
)
def test_what_is_no_link_to_another_site_is_not_asked_for(text: str, tmp_path: Path) -> None:
    assert asked(tmp_path, text) == []


def test_a_malformed_address_in_the_register_stops_nothing(tmp_path: Path) -> None:
    assert [what for *_, what in asked(tmp_path, register="  address: https://[::1\n")] == ["https://[::1"]


@pytest.mark.parametrize(
    "verdict, said, severity",
    [
        ("gone", "answers 404 Not Found", "error"),
        ("no-host", "needs the host www.digdir.no, which does not exist", "error"),
        ("certificate", "cannot be opened safely: certificate has expired", "error"),
        ("malformed", "cannot be asked for: no browser understands it", "error"),
        ("unknown", "answers 403 Forbidden", "warning"),
    ],
)
def test_each_kind_of_answer_is_told_as_the_manual_says(
    verdict: Verdict, said: str, severity: str, tmp_path: Path
) -> None:
    (finding,) = found(tmp_path, Answer(verdict, said, TODAY))
    assert (finding.path, finding.line, finding.column) == (PAGE, 10, 12)
    assert (finding.code, finding.severity) == (f"outside-{verdict}", severity)
    assert f"```\n{finding}\n```" in MANUAL


def test_a_page_that_has_moved_is_told_with_its_new_address_as_the_manual_says(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, Answer("here", "answers 200 OK", TODAY, "https://www.digdir.no/nye-skate"))
    assert (finding.code, finding.severity) == ("outside-moved", "warning")
    assert f"```\n{finding}\n```" in MANUAL


@pytest.mark.parametrize(
    "moved, new", [("https://ny.no/", "https://ny.no/#del"), ("https://ny.no/#annen", "https://ny.no/#annen")]
)
def test_the_new_address_keeps_the_fragment(moved: str, new: str, tmp_path: Path) -> None:
    (finding,) = found(tmp_path, Answer("here", "answers 200 OK", TODAY, moved), f"[a]({A}#del)")
    assert finding.fix.endswith(f" write the new address: {new}")


def test_a_doi_that_is_redirected_is_as_it_should_be_and_one_that_is_gone_is_told(tmp_path: Path) -> None:
    register = '  doi: "10.1111/padm.12534"\n'
    moved = Answer("here", "answers 200 OK", TODAY, "https://onlinelibrary.wiley.com/x")
    assert found(tmp_path, moved, "", register) == []
    (finding,) = found(tmp_path, Answer("gone", "answers 404 Not Found", TODAY), "", register)
    assert (finding.path, finding.line, finding.column) == (REGISTER, 8, 9)
    assert finding.found == "“10.1111/padm.12534” answers 404 Not Found"


def test_a_page_that_is_there_is_not_told(tmp_path: Path) -> None:
    assert found(tmp_path, Answer("here", "answers 200 OK", TODAY)) == []


def test_what_was_not_asked_is_not_told(tmp_path: Path) -> None:
    tree = load(write_project(tmp_path, {PAGE: page("Siden", f"[a]({A})")}), TODAY)
    assert list(outside(tree, {})) == []


def test_every_place_of_an_address_is_told(tmp_path: Path) -> None:
    text = f"[a]({A}) og [b]({A}#del).\n\n- [c]({A})"
    findings = found(tmp_path, Answer("gone", "answers 404 Not Found", TODAY), text, f"  address: {A}\n")
    places = [(finding.path, finding.line, finding.column) for finding in findings]
    assert places == [(PAGE, 10, 5), (PAGE, 10, 41), (PAGE, 12, 7), (REGISTER, 8, 12)]


def test_a_misspelt_host_is_offered_the_one_that_was_meant(tmp_path: Path) -> None:
    tree = load(write_project(tmp_path, {PAGE: page("Siden", f"[a]({A}) [b](https://www.digidr.no/)")}), TODAY)
    answers = {
        A: Answer("here", "answers 200 OK", TODAY),
        "https://www.digidr.no/": Answer("no-host", "needs the host www.digidr.no, which does not exist", TODAY),
    }
    (finding,) = outside(tree, answers)
    assert finding.fix.startswith("Did you mean “www.digdir.no”? ")
