"""What a browser asks for, waits for and does while it opens a page."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import unquote, urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from benchmarks.reading.server import compressed
from guidebook.review.browser import chromium

RUNS = 5
SLOWED = 4
"""How many times slower the processor is than it is, for the time of scripts."""
BROTLI = """const z=require("zlib");let n=0;
for(const f of process.argv.slice(1))n+=z.brotliCompressSync(require("fs").readFileSync(f),
{params:{[z.constants.BROTLI_PARAM_QUALITY]:5}}).length;console.log(n)"""


@dataclass(frozen=True, slots=True)
class Load:
    """The first visit of a page, nothing in the cache."""

    requests: int
    failed: int
    wire: int
    """Bytes of all answers with their headers, compressed with gzip."""
    files: tuple[str, ...]
    """What was asked for and found, from the root of the site."""
    first: int
    """Bytes of the page and of what blocks its first rendering."""
    script: float
    """Seconds in scripts with the processor slowed; the median."""
    layout_shift: float


_SHIFT = """new Promise(done => { let sum = 0; new PerformanceObserver(list => { for (const each of list.getEntries())
sum += each.value; }).observe({type: 'layout-shift', buffered: true}); setTimeout(() => done(sum), 300); })"""
_FIRST = """() => [performance.getEntriesByType('navigation')[0], ...performance.getEntriesByType('resource').filter(
each => each.renderBlockingStatus === 'blocking')].map(each => each.transferSize).reduce((a, b) => a + b)"""


def load(browser: Browser, address: str) -> Load:
    """What the first visit costs, and the median time of scripts of several."""
    visits = [_visit(browser, address) for _ in range(RUNS)]
    return replace(visits[-1], script=median(visit.script for visit in visits))


def _visit(browser: Browser, address: str) -> Load:
    context = browser.new_context(viewport={"width": 412, "height": 823}, device_scale_factor=1.75, is_mobile=True)
    page = context.new_page()
    cdp = context.new_cdp_session(page)
    cdp.send("Network.enable")
    cdp.send("Performance.enable")
    cdp.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    asked: dict[str, str] = {}
    status: dict[str, int] = {}
    size: dict[str, float] = {}
    cdp.on("Network.requestWillBeSent", lambda each: asked.update({each["requestId"]: each["request"]["url"]}))
    cdp.on("Network.responseReceived", lambda each: status.update({each["requestId"]: each["response"]["status"]}))
    cdp.on("Network.loadingFinished", lambda each: size.update({each["requestId"]: each["encodedDataLength"]}))
    page.goto(address, wait_until="networkidle")
    shift = page.evaluate(_SHIFT)
    metrics = {each["name"]: each["value"] for each in cdp.send("Performance.getMetrics")["metrics"]}
    real = {key: url for key, url in asked.items() if url.startswith("http")}
    visit = Load(
        requests=len(real),
        failed=sum(status.get(key, 0) >= 400 or key not in size for key in real),
        wire=int(sum(size.get(key, 0) for key in real)),
        files=tuple(unquote(urlsplit(url).path)[1:] for key, url in real.items() if status.get(key) == 200),
        first=int(page.evaluate(_FIRST)),
        script=metrics["ScriptDuration"],
        layout_shift=shift,
    )
    context.close()
    return visit


def bodies(folder: Path, files: Iterable[str], node: str | None) -> tuple[int, int | None]:
    """Bytes of files with gzip and with brotli, their headers not counted; without Node no brotli."""
    paths = [path / "index.html" if path.is_dir() else path for path in (folder / name for name in files)]
    if node is None:
        return sum(len(compressed(path)) for path in paths), None
    ran = subprocess.run([node, "-e", BROTLI, *map(str, paths)], capture_output=True, text=True, check=True)
    return sum(len(compressed(path)) for path in paths), int(ran.stdout)


def axe_rules(browser: Browser, address: str) -> list[str]:
    """The rules of axe-core, best practices included, that a page violates in both schemes, wide and narrow."""
    met = set()
    for scheme in ("light", "dark"):
        for width in (1280, 360):
            context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
            page = context.new_page()
            page.goto(address, wait_until="networkidle")
            found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
            met |= {str(rule["id"]) for rule in found}
            context.close()
    return sorted(met)


@dataclass(frozen=True, slots=True)
class Judged:
    """The medians of Lighthouse's runs."""

    scores: Mapping[str, int]
    """By category, 0 to 100."""
    paint: float
    """The largest contentful paint on simulated slow 4G, in milliseconds."""
    blocked: float
    """The total blocking time, in milliseconds."""
    shift: float
    faults: tuple[str, ...]
    """The audits that were not passed in the last run."""
    version: str


def lighthouse(npm: Path, addresses: Sequence[str]) -> dict[str, Judged]:
    """What Lighthouse says of pages, by address."""
    script = npm / "lighthouse.mjs"
    script.write_text(Path(__file__).with_name("lighthouse.mjs").read_text("utf-8"), "utf-8")
    node = str(npm / "node_modules" / ".bin" / "node")
    environment = {**os.environ, "CHROME_PATH": chromium() or ""}
    command = [node, str(script), str(RUNS), *addresses]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise SystemExit(f"Lighthouse failed:\n{ran.stderr[-3000:]}")
    lines = [json.loads(line) for line in ran.stdout.splitlines()]
    return {address: _judged([each for each in lines if each["address"] == address]) for address in addresses}


def _judged(lines: Sequence[Mapping[str, Any]]) -> Judged:
    wrong = [each["error"] for each in lines if each["error"]]
    if wrong:
        raise SystemExit(f"Lighthouse could not judge {lines[0]['address']}: {wrong[0]}")
    names = lines[0]["scores"]
    return Judged(
        {name: round(100 * median(each["scores"][name] or 0 for each in lines)) for name in names},
        median(each["lcp"] for each in lines),
        median(each["tbt"] for each in lines),
        median(each["cls"] for each in lines),
        tuple(lines[-1]["faults"]),
        lines[-1]["version"],
    )
