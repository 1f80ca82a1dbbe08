"""`pytest --external`: what pytest shows of other sites, and of whatever only asks for a look."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from guidebook.content.finding import Finding
from guidebook.content.tree import Tree
from guidebook.review import asking
from tests.project import page, write_project
from tests.review.hosts import Hosts, Reply, serve, through
from tests.review.test_asking import QUICK

pytest_plugins = ["pytester"]

REPLIES = {
    "http://her.provenavn/": [Reply()],
    "http://borte.provenavn/": [Reply(404)],
    "http://stengt.provenavn/": [Reply(403)],
    "http://flyttet.provenavn/": [Reply(301, {"Location": "http://her.provenavn/"})],
}
SIDE = page("Siden", "[a](http://her.provenavn/)\n[b](http://borte.provenavn/#x)\n\n## Del { #del }\n\nMer.[^kilde]")
INDEX = page(
    "Forsiden",
    "Her er [siden](side.md) og [avsnittet](side.md#del).\n"
    "[c](http://stengt.provenavn/), [d](http://flyttet.provenavn/), [e](http://her.provenavn/).",
)


def files(pytester: pytest.Pytester) -> int:
    """The number of pages and data files."""
    return sum(path.is_file() for path in (pytester.path / "docs").rglob("*"))


@pytest.fixture
def hosts(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hosts]:
    write_project(pytester.path, {"docs/nb/side.md": SIDE, "docs/nb/index.md": INDEX})
    monkeypatch.setattr(asking, "Manners", lambda: QUICK)
    with serve(REPLIES) as hosts:
        through(hosts, monkeypatch)
        yield hosts


def test_other_sites_are_asked_once_and_told_at_the_line_of_each_link(pytester: pytest.Pytester, hosts: Hosts) -> None:
    result = pytester.runpytest_inprocess("docs", "-k", "outside", "--external")
    result.assert_outcomes(passed=files(pytester) - 1, failed=1)
    result.stdout.fnmatch_lines(
        [
            "outside links: 0 known from the last 6 days, 4 to ask for",
            "outside links: 4 of 4 asked for",
            "*docs/nb/side.md:11:5: outside-gone*",
            "*“http://borte.provenavn/#x” answers 404 Not Found*",
            "*asks for a look: 2*",
            "docs/nb/index.md:11:5: outside-unknown*",
            "docs/nb/index.md:11:36: outside-moved*",
            "*write the new address: http://her.provenavn/",
        ]
    )
    result.stdout.no_fnmatch_line("*Traceback*")
    assert hosts.times("http://borte.provenavn/") == 1
    assert {asked.address for asked in hosts.asked} == set(REPLIES)


def test_a_second_run_asks_only_for_what_was_not_there(pytester: pytest.Pytester, hosts: Hosts) -> None:
    pytester.runpytest_inprocess("docs", "-k", "outside", "--external")
    before = len(hosts.asked)
    result = pytester.runpytest_inprocess("docs", "-k", "outside", "--external")
    again = {asked.address for asked in hosts.asked[before:]}
    assert again == {"http://borte.provenavn/", "http://stengt.provenavn/"}
    result.stdout.fnmatch_lines(["outside links: 2 known from the last 6 days, 2 to ask for", "*outside-moved*"])


def test_only_the_links_of_the_files_that_are_checked_are_asked_for(pytester: pytest.Pytester, hosts: Hosts) -> None:
    pytester.runpytest_inprocess("docs/nb/side.md", "-k", "outside", "--external")
    assert {asked.address for asked in hosts.asked} == {"http://her.provenavn/", "http://borte.provenavn/"}


@pytest.mark.parametrize("args", [[], ["--external", "--collect-only"], ["--external", "-k", "links"]])
def test_without_an_item_to_run_nobody_is_asked(args: list[str], pytester: pytest.Pytester, hosts: Hosts) -> None:
    pytester.runpytest_inprocess("docs", *args)
    assert hosts.asked == []
    assert not (pytester.path / ".cache" / "outside-links.json").exists()


def test_an_exception_that_a_human_has_made_holds_for_other_sites_too(pytester: pytest.Pytester, hosts: Hosts) -> None:
    allowed = SIDE.replace("[b](http://borte", "<!-- allow outside-gone: shown as it was -->\n[b](http://borte")
    (pytester.path / "docs" / "nb" / "side.md").write_text(allowed, "utf-8")
    pytester.runpytest_inprocess("docs", "-k", "outside", "--external").assert_outcomes(passed=files(pytester))


def test_without_the_option_there_is_no_item(pytester: pytest.Pytester, hosts: Hosts) -> None:
    result = pytester.runpytest_inprocess("docs", "--collect-only", "-q")
    result.stdout.no_fnmatch_line("*::outside")


def test_a_warning_of_any_check_fails_nothing_and_is_listed_once_by_place(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wary(tree: Tree) -> Iterator[Finding]:
        for line in (12, 9, 9):
            yield Finding("docs/nb/side.md", line, 1, "wary-line", "that", "this", "Do it.", "warning")

    def both(tree: Tree) -> Iterator[Finding]:
        yield Finding("docs/nb/side.md", 9, 1, "both-fault", "that", "this", "Do it.")
        yield Finding("docs/nb/side.md", 9, 1, "both-look", "that", "this", "Do it.", "warning")

    for module in ("guidebook.checks", "guidebook.pytest_plugin"):
        monkeypatch.setattr(f"{module}.CHECKS", {"wary": wary, "both": both})
    write_project(pytester.path, {})
    result = pytester.runpytest_inprocess("docs")
    result.assert_outcomes(passed=4 * files(pytester) - 1, failed=1)
    text = result.stdout.str()
    failures, look = text.split("asks for a look: 3")
    assert "both-fault" in failures and "both-look" not in failures and "wary-line" not in failures
    listed = [line for line in look.split("\n") if line.startswith("docs/nb/side.md:")]
    assert listed == [
        "docs/nb/side.md:9:1: both-look (warning)",
        "docs/nb/side.md:9:1: wary-line (warning)",
        "docs/nb/side.md:12:1: wary-line (warning)",
    ]


def test_where_nothing_asks_for_a_look_the_list_is_not_printed(pytester: pytest.Pytester) -> None:
    write_project(pytester.path, {})
    pytester.runpytest_inprocess("docs").stdout.no_fnmatch_line("*asks for a look*")
