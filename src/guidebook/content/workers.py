"""Work on many things, done by as many processes as there are processors."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_all_start_methods, get_context
from typing import Any, TypeVar

MANY = 200
"""Things, pages for one, below which one process is as fast."""

_T = TypeVar("_T")
_R = TypeVar("_R")
_work: Callable[[Any], Any]


def shared(work: Callable[[_T], _R], things: Sequence[_T], many: bool) -> list[_R]:
    """`[work(thing) for thing in things]`; where that is much work, shared among forked processes.

    A process has all that was in memory when it began, so `work` may be a closure; what it changes there is lost,
    and what it returns is sent back. Raises what `work` raises.
    """
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if not many or processors < 2 or "fork" not in get_all_start_methods():
        return [work(thing) for thing in things]
    global _work
    _work = work
    size = max(1, len(things) // (processors * 8))
    with _frozen(), ProcessPoolExecutor(processors, get_context("fork")) as pool:
        return list(pool.map(_call, things, chunksize=size))


def _call(thing: Any) -> Any:
    return _work(thing)


@contextmanager
def _frozen() -> Iterator[None]:
    """Keep the collector from what is there already, whose memory the processes share as long as nothing touches it."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
