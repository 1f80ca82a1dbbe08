"""The cache of answers: what is there is not asked for twice, and the file is always whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest

from guidebook.checks.outside import Answer, Verdict
from guidebook.review.answers import gather, read, write

TODAY = dt.date(2026, 11, 22)
A, B, C = "https://a.no/", "https://b.no/æ?x=1&y=2", "https://c.no/"


def answer(verdict: Verdict = "here", days: int = 0, moved: str = "") -> Answer:
    return Answer(verdict, "answers 200 OK", TODAY - dt.timedelta(days), moved)


class Network:
    """Answers the same to all, remembers what was asked, and fails after so many answers."""

    def __init__(self, verdict: Verdict = "here", until: int = 1000) -> None:
        self.verdict, self.until = verdict, until
        self.asked: list[str] = []

    def __call__(self, addresses: Collection[str]) -> Iterator[tuple[str, Answer]]:
        for number, address in enumerate(addresses):
            if number == self.until:
                raise KeyboardInterrupt
            self.asked.append(address)
            yield address, answer(self.verdict)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / ".cache" / "answers.json"


def run(addresses: Collection[str], path: Path, network: Network) -> tuple[dict[str, Answer], list[str]]:
    told: list[str] = []
    return gather(addresses, path, TODAY, network, told.append), told


def test_what_is_there_is_asked_for_once_in_two_runs(path: Path) -> None:
    network = Network()
    first, _ = run([A, B], path, network)
    second, told = run([A, B, C], path, network)
    assert network.asked == [A, B, C]
    assert first == {A: answer(), B: answer()}
    assert second == first | {C: answer()}
    assert told[0] == "outside links: 2 known from the last 6 days, 1 to ask for"


@pytest.mark.parametrize("verdict", ["gone", "no-host", "certificate", "malformed", "unknown"])
def test_what_is_not_there_is_asked_for_again(verdict: Verdict, path: Path) -> None:
    network = Network(verdict)
    assert run([A], path, network)[0] == run([A], path, network)[0] == {A: answer(verdict)}
    assert network.asked == [A, A]


@pytest.mark.parametrize("days, asked", [(0, []), (5, []), (6, [A]), (-1, [A])])
def test_an_answer_holds_for_six_days_and_none_comes_from_the_future(days: int, asked: list[str], path: Path) -> None:
    write(path, {A: answer(days=days, moved=B)})
    network = Network()
    answers, _ = run([A], path, network)
    assert network.asked == asked
    assert answers[A].moved == ("" if asked else B)


def test_answers_about_other_pages_stay_and_old_ones_go(path: Path) -> None:
    write(path, {A: answer(days=3), B: answer(days=9)})
    run([C], path, Network())
    assert read(path) == ({A: answer(days=3), C: answer()}, "")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b'{"https://a.no/": {"verdict": "fine", "said": "", "day": "2026-11-22"}}',
        b"null",
    ],
)
def test_a_cache_that_cannot_be_read_is_told_and_made_anew(content: bytes, path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    network = Network()
    _, told = run([A], path, network)
    assert told[0] == f"outside links: the cache {path} cannot be read and is made anew"
    assert network.asked == [A]
    assert read(path) == ({A: answer()}, "")


def test_cut_short_what_was_heard_is_kept_beside_what_was_known(path: Path) -> None:
    write(path, {A: answer()})
    with pytest.raises(KeyboardInterrupt):
        run([A, B, C], path, Network(until=1))
    assert read(path) == ({A: answer(), B: answer()}, "")


@pytest.mark.parametrize("broken", ["write_bytes", "replace"])
def test_cut_short_while_writing_the_old_cache_stays_whole(
    broken: str, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(file: Path, content: object) -> None:
        if broken == "write_bytes":
            with file.open("w") as part:
                part.write("{ half")
        raise KeyboardInterrupt

    write(path, {A: answer()})
    with monkeypatch.context() as patch:
        patch.setattr(Path, broken, stop)
        with pytest.raises(KeyboardInterrupt):
            write(path, {B: answer()})
    assert read(path) == ({A: answer()}, "")
    assert list(path.parent.iterdir()) == [path]


def test_long_work_tells_how_far_it_has_come(path: Path) -> None:
    _, told = run([f"https://a.no/{number}" for number in range(25)], path, Network())
    assert told == [
        "outside links: 0 known from the last 6 days, 25 to ask for",
        *(f"outside links: {number} of 25 asked for" for number in range(3, 25, 3)),
    ]


def test_nothing_to_ask_asks_nothing(path: Path) -> None:
    network = Network()
    assert run([], path, network)[0] == {}
    assert network.asked == []
