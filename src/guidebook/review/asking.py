"""Asking the hosts of other sites whether a page is there, politely."""

from __future__ import annotations

import datetime as dt
import socket
import ssl
import time
from collections import Counter
from collections.abc import Collection, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from http.client import responses as PHRASES
from importlib.metadata import version
from itertools import takewhile
from threading import Lock
from types import TracebackType
from typing import Self

import requests
from requests.adapters import HTTPAdapter
from urllib3 import BaseHTTPResponse, Retry
from urllib3.connectionpool import ConnectionPool
from urllib3.exceptions import HTTPError, MaxRetryError, ResponseError

from guidebook.checks.outside import Answer, Verdict, host

_GONE = (404, 410)
_PERMANENT = (301, 308)
_TIRED = (429, 503)
_PASSING = (429, 500, 502, 503, 504)
_OFFLINE = "was not reached: no host was, so this machine seems to be offline"
_NO_SUCH_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}


@dataclass(frozen=True, slots=True)
class Manners:
    """How hosts are asked. Times are in seconds."""

    at_once: int = 8
    """Addresses asked for at the same time, never two of one host."""
    timeout: float = 20
    """How long a host may be silent."""
    retries: int = 2
    """How often a passing fault is asked about again."""
    back_off: float = 2
    """The wait before the second retry, half of it; it doubles each time. The first retry follows at once."""
    longest: int = 60
    """The longest `Retry-After` that is waited for; a host that wants more is left alone."""
    pause: float = 0.5
    """Between two questions to one host."""
    redirects: int = 10

    @property
    def agent(self) -> str:
        """The name that the asking goes by."""
        return f"guidebook/{version('guidebook')} (link check of a guidance site on AI in the Norwegian public sector)"


class _Retry(Retry):
    """Waits as long as the host asks for, or not at all."""

    def increment(
        self,
        method: str | None = None,
        url: str | None = None,
        response: BaseHTTPResponse | None = None,
        error: Exception | None = None,
        _pool: ConnectionPool | None = None,
        _stacktrace: TracebackType | None = None,
    ) -> Self:
        if response and _pool and (self.get_retry_after(response) or 0) >= self.retry_after_max:
            raise MaxRetryError(_pool, url or "", ResponseError("asked to wait for too long"))
        return super().increment(method, url, response, error, _pool, _stacktrace)


class _LeftAlone(requests.RequestException):
    """The host has asked for peace, or was silent, and is not asked again in this run."""


class _Polite(HTTPAdapter):
    """One question at a time to each host, whichever address led there."""

    def __init__(self, manners: Manners) -> None:
        retry = _Retry(
            manners.retries,
            redirect=False,
            status_forcelist=_PASSING,
            backoff_factor=manners.back_off,
            raise_on_status=False,
            retry_after_max=manners.longest,
        )
        super().__init__(max_retries=retry)
        self.pause = manners.pause
        self.turns: dict[str, Lock] = {}
        self.left_alone: set[str] = set()
        self.reached = False
        """Whether any host has answered at all."""

    def send(
        self,
        request: requests.PreparedRequest,
        stream: bool = False,
        timeout: float | tuple[float | None, float | None] | None = None,
        verify: bool | str = True,
        cert: str | tuple[str, str] | None = None,
        proxies: dict[str, str] | None = None,
    ) -> requests.Response:
        name = host(request.url or "")
        with self.turns.setdefault(name, Lock()):
            if name in self.left_alone:
                raise _LeftAlone(request=request)
            try:
                response = super().send(request, stream, timeout, verify, cert, proxies)
            except requests.ConnectTimeout:
                self.left_alone.add(name)
                raise
            finally:
                time.sleep(self.pause)
            self.reached = True
            if response.status_code in _TIRED:
                self.left_alone.add(name)
            return response


def ask(addresses: Collection[str], today: dt.date, manners: Manners) -> Iterator[tuple[str, Answer]]:
    """Ask for each address once and give each answer as it comes; no fault of a host is ever raised.

    That a host does not exist is believed only where another has answered: else this machine may be offline.
    """
    adapter = _Polite(manners)
    pool = ThreadPoolExecutor(manners.at_once)
    try:
        asked = {pool.submit(_ask, address, today, adapter, manners): address for address in _spread(addresses)}
        doubted = []
        for future in as_completed(asked):
            address, answer = asked[future], future.result()
            if answer.verdict == "no-host" and not adapter.reached:
                doubted.append((address, answer))
            else:
                yield address, answer
        for address, answer in doubted:
            yield address, answer if adapter.reached else replace(answer, verdict="unknown", said=_OFFLINE)
    finally:
        pool.shutdown(cancel_futures=True)
        adapter.close()


def _spread(addresses: Collection[str]) -> list[str]:
    """The addresses, those of one host as far apart as can be, so that few wait for another to finish."""
    met: Counter[str] = Counter()
    turns = []
    for address in dict.fromkeys(addresses):
        met[host(address)] += 1
        turns.append((met[host(address)], address))
    return [address for _, address in sorted(turns)]


def _ask(address: str, today: dt.date, adapter: _Polite, manners: Manners) -> Answer:
    """The answer to one address: asked for with GET, since many hosts answer HEAD wrongly; the page is not read."""
    try:
        requests.Request("GET", address).prepare()
        host(address).encode("idna")
    except (requests.RequestException, ValueError):
        return Answer("malformed", "cannot be asked for: no browser understands it", today)
    session = requests.Session()
    session.headers["User-Agent"] = manners.agent
    session.max_redirects = manners.redirects
    session.mount("https://", adapter)
    session.mount("http://", adapter)
    try:
        with session.get(address, stream=True, timeout=manners.timeout) as response:
            return _heard(address, [*response.history, response], today)
    except (requests.RequestException, HTTPError, ValueError) as error:
        return Answer(*_unheard(error), today)


def _heard(address: str, responses: list[requests.Response], today: dt.date) -> Answer:
    """What the responses say, the redirects first and the last one last."""
    status = responses[-1].status_code
    said = f"answers {status} {PHRASES.get(status, '')}".rstrip()
    if len(responses) > 1 and status >= 300:
        said = f"leads to {responses[-1].url}, which {said}"
    if not 200 <= status < 300:
        return Answer("gone" if status in _GONE else "unknown", said, today)
    steps = len(list(takewhile(lambda response: response.status_code in _PERMANENT, responses)))
    moved = responses[steps].url or ""
    return Answer("here", said, today, moved if steps and moved != address else "")


def _unheard(error: Exception) -> tuple[Verdict, str]:
    """What it means that there was no response. Only what another try cannot mend is held against the address."""
    causes = list(_causes(error))
    request = getattr(error, "request", None)
    name = host(getattr(request, "url", None) or "")
    if isinstance(error, _LeftAlone):
        return "unknown", f"was not asked for, since {name} wants fewer questions or does not answer"
    if isinstance(error, requests.TooManyRedirects):
        return "unknown", "is redirected without end"
    if isinstance(error, ValueError):  # a redirect to no address, a time that is none
        return "unknown", "answers in a way that cannot be understood"
    lookups = [cause for cause in causes if isinstance(cause, socket.gaierror)]
    if lookups and lookups[-1].errno in _NO_SUCH_NAME:
        return "no-host", f"needs the host {name}, which does not exist"
    if lookups:
        return "unknown", f"needs the host {name}, whose name could not be looked up just now"
    broken = [cause for cause in causes if isinstance(cause, ssl.SSLError)]
    if broken and not isinstance(broken[-1], ssl.SSLEOFError):
        why = getattr(broken[-1], "verify_message", "") or (broken[-1].reason or "").replace("_", " ").lower()
        return "certificate", f"cannot be opened safely: {why}"
    if any(isinstance(cause, TimeoutError) for cause in causes):
        return "unknown", "gives no answer in time"
    if any(isinstance(cause, ConnectionRefusedError) for cause in causes):
        return "unknown", "refuses the connection"
    return "unknown", "breaks the connection off"


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error and all that led to it, the innermost last."""
    yield error
    inner = [error.__cause__ or error.__context__, getattr(error, "reason", None), *error.args]
    for cause in dict.fromkeys(cause for cause in inner if isinstance(cause, BaseException)):
        yield from _causes(cause)
