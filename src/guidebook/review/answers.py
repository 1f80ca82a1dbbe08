"""The answers of other sites, kept on disk so that a page that is there is not asked for every day."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from guidebook.checks.outside import Answer

Ask = Callable[[Collection[str]], Iterator[tuple[str, Answer]]]
KEPT: Final = dt.timedelta(days=6)
"""How long a page that was there need not be asked for; a weekly run asks for each anew."""

_FILE: Final = TypeAdapter(dict[str, Answer])


def gather(
    addresses: Collection[str], path: Path, today: dt.date, ask: Ask, tell: Callable[[str], None]
) -> dict[str, Answer]:
    """The answer to each address, from the cache at `path` or by asking; what was heard is kept even when cut short."""
    cached, trouble = read(path)
    if trouble:
        tell(f"outside links: {trouble}")
    good = {address: answer for address, answer in cached.items() if _holds(answer, today)}
    known = {address: good[address] for address in addresses if address in good}
    left = [address for address in addresses if address not in known]
    tell(f"outside links: {len(known)} known from the last {KEPT.days} days, {len(left)} to ask for")
    heard: dict[str, Answer] = {}
    step = -(-len(left) // 10)
    try:
        for address, answer in ask(left):
            heard[address] = answer
            if len(heard) % step == 0:
                tell(f"outside links: {len(heard)} of {len(left)} asked for")
    finally:
        write(path, {address: answer for address, answer in (good | heard).items() if _holds(answer, today)})
    return known | heard


def _holds(answer: Answer, today: dt.date) -> bool:
    return answer.verdict == "here" and dt.timedelta(0) <= today - answer.day < KEPT


def read(path: Path) -> tuple[Mapping[str, Answer], str]:
    """The cache, and what is wrong with it; one that cannot be read is empty."""
    try:
        return _FILE.validate_json(path.read_bytes()), ""
    except FileNotFoundError:
        return {}, ""
    except (OSError, ValidationError):
        return {}, f"the cache {path} cannot be read and is made anew"


def write(path: Path, answers: Mapping[str, Answer]) -> None:
    """Put the answers in place of the cache; whatever happens, the file is the old one or the new one in whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}.part")
    try:
        part.write_bytes(_FILE.dump_json(dict(sorted(answers.items())), indent=1) + b"\n")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
