"""The order of the pages, as one page shows it."""

from __future__ import annotations

import pytest

from guidebook.site.navigation import MOST, Entry, Node, entries, menu, neighbours

GROUP = Node("Group", "group/index.md", (Node("Overview", "group/index.md"), Node("Inner", "group/inner.md")))
NODES = (Node("Home", "index.md"), GROUP, Node("Last", "last.md"))


def shown(here: str) -> tuple[Entry, ...]:
    return entries(NODES, here, lambda name: f"to:{name}")


def flat(lines: tuple[Entry, ...]) -> list[Entry]:
    return [one for line in lines for one in (line, *flat(line.children))]


def test_an_entry_has_its_title_its_address_and_the_pages_below_it() -> None:
    home, group, last = shown("group/inner.md")
    assert (home.title, home.url, home.children) == ("Home", "to:index.md", ())
    assert (group.title, group.url) == ("Group", "to:group/index.md")
    assert [(child.title, child.url) for child in group.children] == [
        ("Overview", "to:group/index.md"),
        ("Inner", "to:group/inner.md"),
    ]
    assert (last.title, last.url) == ("Last", "to:last.md")


def test_a_group_that_the_page_is_not_in_shows_its_first_page_alone() -> None:
    assert [entry.children for entry in shown("last.md")] == [(), (), ()]


@pytest.mark.parametrize(
    ("here", "current", "open_"),
    [
        ("index.md", ["Home"], ["Home"]),
        ("group/index.md", ["Overview"], ["Group", "Overview"]),
        ("group/inner.md", ["Inner"], ["Group", "Inner"]),
        ("last.md", ["Last"], ["Last"]),
        ("elsewhere.md", [], []),
    ],
)
def test_one_page_is_current_and_what_holds_it_is_open(here: str, current: list[str], open_: list[str]) -> None:
    lines = flat(shown(here))
    assert [line.title for line in lines if line.current] == current
    assert [line.title for line in lines if line.open] == open_


@pytest.mark.parametrize(
    ("groups", "here", "shown_", "more"),
    [
        (MOST, "g0/a.md", [*range(MOST)], False),
        (MOST + 1, "g0/a.md", [*range(MOST)], True),
        (4 * MOST, "index.md", [*range(MOST)], True),
        (4 * MOST, f"g{MOST - 1}/b.md", [*range(MOST)], True),
        (4 * MOST, f"g{3 * MOST}/b.md", [*range(MOST - 1), 3 * MOST], True),
    ],
)
def test_the_menu_grows_no_further_and_has_the_group_of_the_page(
    groups: int, here: str, shown_: list[int], more: bool
) -> None:
    def group(number: int) -> Node:
        return Node(f"G{number}", f"g{number}/a.md", tuple(Node(x, f"g{number}/{x}.md") for x in "ab"))

    facts = menu([Node("Home", "index.md"), *map(group, range(groups))], here, lambda name: f"to:{name}")
    assert ([each.title for each in facts["nav"]], facts["nav_more"]) == ([f"G{n}" for n in shown_], more)
    assert [each.title for each in facts["nav"] if each.open] == ([f"G{here[1:-5]}"] if "/" in here else [])


@pytest.mark.parametrize(
    ("here", "previous", "next_"),
    [
        ("index.md", None, "Overview"),
        ("group/index.md", "Home", "Inner"),
        ("group/inner.md", "Overview", "Last"),
        ("last.md", "Inner", None),
        ("elsewhere.md", None, None),
    ],
)
def test_the_neighbours_are_the_pages_before_and_after(here: str, previous: str | None, next_: str | None) -> None:
    beside = neighbours(NODES, here)
    assert (beside.previous and beside.previous.title, beside.next and beside.next.title) == (previous, next_)


def test_a_page_alone_has_no_neighbours() -> None:
    beside = neighbours(NODES[:1], "index.md")
    assert (beside.previous, beside.next) == (None, None)


def test_the_pages_of_a_group_come_in_order_without_the_group() -> None:
    assert [page.title for page in GROUP.pages()] == ["Overview", "Inner"]
