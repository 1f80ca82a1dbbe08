"""`mkdocs serve` with faulty content: the list is shown, the last good build stays."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.project import FILES
from tests.site.test_bad_input import project as project
from tests.site.test_editions import FIRST, guidebook, themed, write

SOUND = FILES["docs/nb/index.md"]
FAULTY = SOUND.replace("side.md)", "sidee.md)")


def get(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return answer.status, answer.read().decode(errors="replace")
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
    except OSError:
        return 0, ""


def wait_for(address: str, seen: Callable[[str], bool]) -> str:
    """The page once it is as wanted; fails after twenty seconds."""
    end = time.monotonic() + 20
    text = ""
    while time.monotonic() < end:
        text = get(address)[1]
        if text and seen(text):
            return text
        time.sleep(0.2)
    raise AssertionError(f"not seen within twenty seconds: {text[:500]}")


def having(words: str) -> Callable[[str], bool]:
    return lambda text: words in text


# A program that a shell started in the background, and all that it starts, would not hear Ctrl+C.
PREVIEW = """
import signal
from mkdocs.__main__ import cli
signal.signal(signal.SIGINT, signal.default_int_handler)
cli()
"""


@contextmanager
def serving(root: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-c", PREVIEW, "serve", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=root,
        env={**os.environ, "SITE_URL": "https://veiledning.example/"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            raise


def test_the_preview_shows_the_faults_over_the_last_good_build_and_recovers(project: Path) -> None:
    index = project / "docs" / "nb" / "index.md"
    with serving(project) as address:
        good = wait_for(address, lambda text: "<h1" in text)
        assert "link-page-missing" not in good
        index.write_text(FAULTY, "utf-8")
        spoilt = wait_for(address, lambda text: "link-page-missing" in text)
        assert "docs/nb/index.md:10:16" in spoilt, re.findall(r"docs/nb/index.md:\S+", spoilt)
        assert "Did you mean “side.md”?" in spoilt
        assert "Her er" in spoilt
        assert "link-page-missing" in get(address + "en/side/")[1]
        alone = get(address + "faults/")[1]
        assert "link-page-missing" in alone and "Her er" not in alone
        index.write_text(SOUND, "utf-8")
        wait_for(address, lambda text: "link-page-missing" not in text and "Her er" in text)


def test_the_preview_starts_with_faulty_content_and_recovers(project: Path) -> None:
    index = project / "docs" / "nb" / "index.md"
    index.write_text(FAULTY, "utf-8")
    with serving(project) as address:
        first = wait_for(address, lambda text: "link-page-missing" in text)
        assert "livereload" in first
        index.write_text(SOUND, "utf-8")
        wait_for(address, lambda text: "link-page-missing" not in text and "Her er" in text)


def test_what_the_content_says_is_escaped_in_the_list(project: Path) -> None:
    index = project / "docs" / "nb" / "index.md"
    index.write_text(SOUND.replace("(side.md)", "(<script>alert(1)</script>.md)"), "utf-8")
    with serving(project) as address:
        text = wait_for(address, lambda text: "faults in the content" in text or "fault in the content" in text)
        assert "<script>alert" not in text


def test_editions_stay_and_follow_the_living_page(tmp_path: Path) -> None:
    """What has not changed of them is carried from build to build; what a change makes of a frozen page is told."""
    root = themed(tmp_path)
    write(root, "Loven gjelder ikke.", "The law is not in force.")
    guidebook(root, "edition", FIRST)
    with serving(root) as address:
        frozen = f"{address}utgaver/{FIRST}/side/"
        assert "Endret siden" not in wait_for(frozen, lambda text: "Loven gjelder ikke." in text)
        for nb, en, state in (
            ("Loven gjelder.", "The law is in force.", "Endret siden"),
            ("Loven gjelder ikke.", "The law is not in force.", "Uendret siden"),
        ):
            write(root, nb, en)
            wait_for(f"{address}side/", having(f"{nb}</p>"))
            wait_for(frozen, having(f'data-since="{state}" id="del"'))
            for path in (f"utgaver/{FIRST}/", f"en/utgaver/{FIRST}/side/", f"utgaver/{FIRST}/images/bilde.jpg"):
                assert get(address + path)[0] == 200, path
