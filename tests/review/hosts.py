"""A server on loopback that answers as told, for itself and, as a proxy, for hosts of any name."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread

import pytest


@dataclass(frozen=True)
class Reply:
    """What is answered: after `wait` seconds, and only to GET; a status of 0 closes the connection instead."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    wait: float = 0


@dataclass(frozen=True)
class Asked:
    """A request as the server saw it; times in seconds."""

    address: str
    method: str
    agent: str
    began: float
    ended: float


Replies = Mapping[str, Sequence[Reply]]
"""By path, or by `http://host/path` where the server is a proxy; the last reply is given again and again."""


class Hosts(ThreadingHTTPServer):
    """The server; `asked` is every request that was answered, in order."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, replies: Replies) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.replies = replies
        self.lock = Lock()
        self.asked: list[Asked] = []
        self.met: dict[str, int] = {}

    @property
    def root(self) -> str:
        """Its own address, without a slash at the end."""
        return f"http://127.0.0.1:{self.server_port}"

    def times(self, address: str) -> int:
        """How often an address was asked for, by those too who did not wait for the answer."""
        return self.met.get(address, 0)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that has left is no fault."""


class _Handler(BaseHTTPRequestHandler):
    server: Hosts

    def do_GET(self) -> None:
        began, hosts = time.monotonic(), self.server
        with hosts.lock:
            number = hosts.met[self.path] = hosts.met.get(self.path, 0) + 1
        replies = hosts.replies.get(self.path, [Reply(404)])
        reply = replies[min(number, len(replies)) - 1]
        time.sleep(reply.wait)
        agent = self.headers.get("User-Agent", "")
        with hosts.lock:
            hosts.asked.append(Asked(self.path, self.command, agent, began, time.monotonic()))
        if not reply.status:
            self.close_connection = True
            return
        status = 405 if self.command == "HEAD" else reply.status
        self.send_response(status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "4")
        self.end_headers()
        self.wfile.write(b"text")

    do_HEAD = do_GET

    def log_message(self, format: str, *args: object) -> None:
        return


@contextmanager
def serve(replies: Replies) -> Iterator[Hosts]:
    """The server, running."""
    with Hosts(replies) as hosts:
        thread = Thread(target=hosts.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield hosts
        finally:
            hosts.shutdown()
            thread.join()


def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask each host itself, whatever the machine is set to."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def through(hosts: Hosts, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the server answer for every host."""
    no_proxy(monkeypatch)
    monkeypatch.setenv("http_proxy", hosts.root)
