"""Other sites, asked politely: a server on loopback does all that hosts do."""

from __future__ import annotations

import datetime as dt
import socket
import ssl
from collections.abc import Collection
from dataclasses import replace
from itertools import pairwise

import pytest

from guidebook.checks.outside import Answer
from guidebook.review.asking import Manners, ask
from tests.review.hosts import Asked, Reply, no_proxy, serve, through

TODAY = dt.date(2026, 11, 22)
QUICK = Manners(timeout=20, retries=2, back_off=0.01, longest=5, pause=0)
IMPATIENT = replace(QUICK, timeout=0.2)

THERE = [Reply()]
BUSY = Reply(503)
REPLIES = {
    "/there": THERE,
    "/gone": [Reply(410)],
    "/forbidden": [Reply(403)],
    "/login": [Reply(401)],
    "/nothing-new": [Reply(304)],
    "/busy-once": [BUSY, Reply()],
    "/busy": [BUSY],
    "/broken": [Reply(500)],
    "/too-many-once": [Reply(429, {"Retry-After": "1"}), Reply()],
    "/too-many": [Reply(429, {"Retry-After": "3600"})],
    "/nonsense": [Reply(503, {"Retry-After": "soon"})],
    "/moved": [Reply(301, {"Location": "/there"})],
    "/moved-too": [Reply(308, {"Location": "/moved"})],
    "/moved-then-elsewhere": [Reply(301, {"Location": "/elsewhere"})],
    "/elsewhere-then-moved": [Reply(302, {"Location": "/moved"})],
    "/elsewhere": [Reply(302, {"Location": "/there"})],
    "/moved-to-itself": [Reply(301, {"Location": "/moved-to-itself"}), Reply()],
    "/moved-away": [Reply(301, {"Location": "/no-such-page"})],
    "/moved-to-app": [Reply(302, {"Location": "app://x"})],
    "/moved-to-nothing": [Reply(301, {"Location": "http://[/"})],
    "/ring": [Reply(301, {"Location": "/ring-too"})],
    "/ring-too": [Reply(301, {"Location": "/ring"})],
    "/silent": [Reply(wait=0.5)],
    "/slow": [Reply(wait=0.15)],
    "/closed": [Reply(0)],
    "/closed-once": [Reply(0), Reply()],
}


def heard(addresses: Collection[str], manners: Manners = QUICK) -> dict[str, Answer]:
    return dict(ask(addresses, TODAY, manners))


@pytest.mark.parametrize(
    "path, verdict, said, times, moved",
    [
        ("/there", "here", "answers 200 OK", 1, ""),
        ("/slow", "here", "answers 200 OK", 1, ""),
        ("/no-such-page", "gone", "answers 404 Not Found", 1, ""),
        ("/gone", "gone", "answers 410 Gone", 1, ""),
        ("/forbidden", "unknown", "answers 403 Forbidden", 1, ""),
        ("/login", "unknown", "answers 401 Unauthorized", 1, ""),
        ("/nothing-new", "unknown", "answers 304 Not Modified", 1, ""),
        ("/busy-once", "here", "answers 200 OK", 2, ""),
        ("/busy", "unknown", "answers 503 Service Unavailable", 3, ""),
        ("/broken", "unknown", "answers 500 Internal Server Error", 3, ""),
        ("/too-many-once", "here", "answers 200 OK", 2, ""),
        ("/too-many", "unknown", "answers 429 Too Many Requests", 1, ""),
        ("/nonsense", "unknown", "answers in a way that cannot be understood", 1, ""),
        ("/moved", "here", "answers 200 OK", 1, "/there"),
        ("/moved-too", "here", "answers 200 OK", 1, "/there"),
        ("/moved-then-elsewhere", "here", "answers 200 OK", 1, "/elsewhere"),
        ("/elsewhere-then-moved", "here", "answers 200 OK", 1, ""),
        ("/elsewhere", "here", "answers 200 OK", 1, ""),
        ("/moved-to-itself", "here", "answers 200 OK", 2, ""),
        ("/moved-away", "gone", "leads to ROOT/no-such-page, which answers 404 Not Found", 1, ""),
        ("/moved-to-app", "unknown", "answers in a way that cannot be understood", 1, ""),
        ("/moved-to-nothing", "unknown", "answers in a way that cannot be understood", 1, ""),
        ("/ring", "unknown", "is redirected without end", 6, ""),
        ("/silent", "unknown", "gives no answer in time", 3, ""),
        ("/closed", "unknown", "breaks the connection off", 3, ""),
        ("/closed-once", "here", "answers 200 OK", 2, ""),
    ],
)
def test_what_a_host_does_and_what_it_counts_as(
    path: str, verdict: str, said: str, times: int, moved: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_proxy(monkeypatch)
    with serve(REPLIES) as hosts:
        (answer,) = heard([hosts.root + path], IMPATIENT if path == "/silent" else QUICK).values()
        assert (answer.verdict, answer.said.replace(hosts.root, "ROOT")) == (verdict, said)
        assert answer.moved.removeprefix(hosts.root) == moved
        assert answer.day == TODAY
        assert hosts.times(path) == times


def test_a_host_that_refuses_head_is_asked_with_get_alone_and_told_who_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    no_proxy(monkeypatch)
    with serve(REPLIES) as hosts:
        heard([f"{hosts.root}/there"])
        assert [asked.method for asked in hosts.asked] == ["GET"]
        assert hosts.asked[0].agent.startswith("guidebook/0.1.0 (link check ")


def test_retry_after_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    no_proxy(monkeypatch)
    with serve(REPLIES) as hosts:
        heard([f"{hosts.root}/too-many-once"])
        first, second = hosts.asked
        assert second.began - first.ended >= 0.95


def test_retries_wait_longer_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    no_proxy(monkeypatch)
    with serve(REPLIES) as hosts:
        heard([f"{hosts.root}/broken"], replace(QUICK, retries=3, back_off=0.1))
        waits = [later.began - earlier.ended for earlier, later in pairwise(hosts.asked)]
        assert waits[1] >= 0.19 and waits[2] >= 0.39


def test_each_address_is_asked_for_once_and_no_more_at_once_than_told(monkeypatch: pytest.MonkeyPatch) -> None:
    addresses = [f"http://host-{number % 6}.example/{number}" for number in range(24)]
    with serve({address: [Reply(wait=0.03)] for address in addresses}) as hosts:
        through(hosts, monkeypatch)
        answers = heard([*addresses, *addresses], replace(QUICK, at_once=3))
    assert [answers[address].verdict for address in addresses] == ["here"] * 24
    assert sorted(asked.address for asked in hosts.asked) == sorted(addresses)
    assert most_at_once(hosts.asked) == 3


def test_one_host_is_asked_one_thing_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    addresses = [f"http://HOST.example:80/{number}" for number in range(3)] + ["http://host.example/3"]
    with serve({address: [Reply(wait=0.05)] for address in addresses}) as hosts:
        through(hosts, monkeypatch)
        heard(addresses)
    assert (len(hosts.asked), most_at_once(hosts.asked)) == (4, 1)


def test_a_host_to_which_others_redirect_is_asked_one_thing_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    replies = {f"http://old-{n}.example/": [Reply(302, {"Location": f"http://new.example/{n}"})] for n in range(4)}
    new = {f"http://new.example/{n}": [Reply(wait=0.05)] for n in range(4)}
    with serve(replies | new) as hosts:
        through(hosts, monkeypatch)
        heard(list(replies))
    asked = [asked for asked in hosts.asked if "new" in asked.address]
    assert (len(asked), most_at_once(asked)) == (4, 1)


def test_a_slow_host_does_not_hold_up_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = {f"http://slow.example/{n}": [Reply(wait=0.25)] for n in range(3)}
    quick = {f"http://quick-{n}.example/": THERE for n in range(6)}
    with serve(slow | quick) as hosts:
        through(hosts, monkeypatch)
        heard([*slow, *quick], replace(QUICK, at_once=2))
    ended = [asked.address for asked in hosts.asked]
    assert all("slow" in address for address in ended[-2:])


def test_there_is_a_pause_between_two_questions_to_one_host(monkeypatch: pytest.MonkeyPatch) -> None:
    replies = {f"http://host.example/{n}": THERE for n in range(3)}
    with serve(replies) as hosts:
        through(hosts, monkeypatch)
        heard(list(replies), replace(QUICK, pause=0.1))
    assert all(later.began - earlier.ended >= 0.09 for earlier, later in pairwise(hosts.asked))


@pytest.mark.parametrize("reply", [Reply(429), Reply(503, {"Retry-After": "3600"})])
def test_a_host_that_wants_peace_is_left_alone_and_the_others_are_asked(
    reply: Reply, monkeypatch: pytest.MonkeyPatch
) -> None:
    tired = {f"http://tired.example/{number}": [reply] for number in range(2)}
    with serve({**tired, "http://well.example/": THERE}) as hosts:
        through(hosts, monkeypatch)
        answers = heard([*tired, "http://well.example/"])
    asked, left = sorted(tired, key=hosts.times, reverse=True)  # either may have come first
    assert answers[asked].said.startswith(f"answers {reply.status} ")
    assert answers[left].said.startswith("was not asked for, since tired.example wants fewer questions")
    assert {answers[asked].verdict, answers[left].verdict} == {"unknown"}
    assert hosts.times(asked) > 0 and hosts.times(left) == 0
    assert answers["http://well.example/"].verdict == "here"


def test_a_host_that_cannot_be_connected_to_in_time_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*args: object) -> None:
        tries.append(args)
        raise TimeoutError

    tries: list[object] = []
    no_proxy(monkeypatch)
    monkeypatch.setattr(socket.socket, "connect", hang)
    said = sorted(answer.said for answer in heard([f"http://127.0.0.1/{number}" for number in range(3)]).values())
    left = "was not asked for, since 127.0.0.1 wants fewer questions or does not answer"
    assert said == ["gives no answer in time", left, left]
    assert len(tries) == QUICK.retries + 1


@pytest.mark.parametrize(
    "errno, verdict, said",
    [
        (socket.EAI_NONAME, "no-host", "needs the host borte.example, which does not exist"),
        (
            socket.EAI_AGAIN,
            "unknown",
            "needs the host borte.example, whose name could not be looked up just now",
        ),
    ],
)
def test_a_name_that_does_not_exist_is_not_a_name_that_cannot_be_looked_up_today(
    errno: int, verdict: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_proxy(monkeypatch)
    no_name(monkeypatch, errno)
    with serve(REPLIES) as hosts:
        answer = heard(["https://borte.example/x", f"{hosts.root}/slow"])["https://borte.example/x"]
    assert (answer.verdict, answer.said) == (verdict, said)


def test_where_no_host_answers_no_name_is_called_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    no_proxy(monkeypatch)
    no_name(monkeypatch, socket.EAI_NONAME)
    answers = heard(["https://borte.example/x", "https://borte.example/y"])
    assert {answer.verdict for answer in answers.values()} == {"unknown"}
    assert {answer.said for answer in answers.values()} == {
        "was not reached: no host was, so this machine seems to be offline"
    }


def test_a_redirect_to_a_host_that_does_not_exist_names_that_host(monkeypatch: pytest.MonkeyPatch) -> None:
    no_proxy(monkeypatch)
    no_name(monkeypatch, socket.EAI_NONAME)
    with serve({"/": [Reply(302, {"Location": "http://borte.example/"})]}) as hosts:
        (answer,) = heard([f"{hosts.root}/"]).values()
    assert (answer.verdict, answer.said) == ("no-host", "needs the host borte.example, which does not exist")


def test_a_host_that_does_not_speak_tls(monkeypatch: pytest.MonkeyPatch) -> None:
    no_proxy(monkeypatch)
    with serve(REPLIES) as hosts:
        (answer,) = heard([hosts.root.replace("http:", "https:") + "/there"]).values()
    assert answer.verdict == "certificate"
    assert answer.said.startswith("cannot be opened safely: ")


@pytest.mark.parametrize(
    "error, verdict, said",
    [
        (
            ssl.SSLCertVerificationError(1, "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed"),
            "certificate",
            "cannot be opened safely: certificate has expired",
        ),
        (ssl.SSLEOFError(8, "EOF occurred in violation of protocol"), "unknown", "breaks the connection off"),
        (ConnectionResetError(104, "reset"), "unknown", "breaks the connection off"),
    ],
)
def test_a_bad_certificate_is_an_error_and_a_broken_handshake_is_not(
    error: OSError, verdict: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise error

    if isinstance(error, ssl.SSLCertVerificationError):
        error.verify_message = "certificate has expired"
    no_proxy(monkeypatch)
    monkeypatch.setattr(ssl.SSLContext, "wrap_socket", refuse)
    with serve(REPLIES) as hosts:
        (answer,) = heard([hosts.root.replace("http:", "https:")]).values()
    assert (answer.verdict, answer.said) == (verdict, said)


def test_a_host_where_nobody_listens_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    no_proxy(monkeypatch)
    with serve({}) as hosts:
        root = hosts.root
    (answer,) = heard([root]).values()
    assert (answer.verdict, answer.said) == ("unknown", "refuses the connection")


@pytest.mark.parametrize("address", ["http://a..example/", "http://a.example:99999/", "http://[::1/", "http://*.no/"])
def test_what_no_browser_understands_is_not_asked_for(address: str) -> None:
    (answer,) = heard([address]).values()
    assert (answer.verdict, answer.said) == ("malformed", "cannot be asked for: no browser understands it")


def test_cut_short_it_asks_no_further(monkeypatch: pytest.MonkeyPatch) -> None:
    addresses = [f"http://host-{number}.example/" for number in range(20)]
    with serve({address: [Reply(wait=0.2)] for address in addresses}) as hosts:
        through(hosts, monkeypatch)
        answers = ask(addresses, TODAY, replace(QUICK, at_once=2))
        next(answers)
        answers.close()  # type: ignore[attr-defined]
    assert len(hosts.asked) < 8


def most_at_once(asked: list[Asked]) -> int:
    """The largest number of requests that were under way at one moment."""
    return max(sum(other.began <= one.began < other.ended for other in asked) for one in asked)


def no_name(monkeypatch: pytest.MonkeyPatch, errno: int) -> None:
    """Let the look-up of borte.example fail."""
    look_up = socket.getaddrinfo

    def some(host: str, *args: int, **kwargs: int) -> object:
        if host == "borte.example":
            raise socket.gaierror(errno, "no")
        return look_up(host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", some)
