"""Addresses that deceive: that look like another's, say another than they lead to, or carry what they should not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from guidebook.checks.imitations import latin
from guidebook.content.finding import Finding, Severity
from guidebook.content.tree import Tree


def _list(words: str) -> frozenset[str]:
    return frozenset(words.split())


_OFFICIAL = _list(
    """altinn.no arkivverket.no brreg.no datatilsynet.no digdir.no domstol.no europa.eu helsedirektoratet.no
    helsenorge.no kartverket.no lovdata.no norge.no regjeringen.no riksrevisjonen.no sivilombudet.no skatteetaten.no
    sprakradet.no stortinget.no uustatus.no uutilsynet.no"""
)
"""Sites of public bodies, whose names are worth imitating; the register of sources adds its own."""
_GENERIC = _list("com net org info biz co app dev site online web io xyz")
_FILES = _list("pdf docx doc xlsx xls pptx odt ods md html htm csv json xml yml yaml zip txt js py ts css jpg png svg")
_SHORT = _list("bit.ly tinyurl.com t.co goo.gl ow.ly is.gd buff.ly lnkd.in rb.gy cutt.ly shorturl.at t.ly")
_HOST = re.compile(r"(?:https?://)?((?:[\w-]+\.)+[^\W\d_]{2,})(?::\d+)?(?:[/?#]\S*)?", re.I)
_MAIL = re.compile(r"[\w.+-]+@(?:[\w-]+\.)+\w{2,}")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]+\]|0x[0-9a-f]+|\d{8,}", re.I)
_TRACKING = re.compile(r"[?&](utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_hsenc|_hsmi|si)=[^&#]*")
_TWICE = re.compile(r"https?:/*(?:https?)(?::|//|%3a)", re.I)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")

Fault = tuple[str, str, str, str, Severity]


def lookalikes(tree: Tree) -> Iterator[Finding]:
    """Addresses outside the site, in links and in the register of sources, that a reader would be misled by."""
    register = {str(source.address) for source in tree.data.sources if source.address}
    known = _OFFICIAL | {_site(urlsplit(address).hostname or "") for address in register} - {""}
    for page in tree.pages.values():
        places = page.places.targets(link.written for link in page.rendered.links)
        for link, place in zip(page.rendered.links, places, strict=True):
            for fault in _faults(link.written, link.text.strip(), known):
                yield _finding(page.path, place, fault)
    document = tree.files.documents.get("sources")
    for number, source in enumerate(tree.data.sources):
        if source.address and document:
            line, column = document.place((number, "address"))
            written = tree.texts["docs/data/sources.yml"].split("\n")[line - 1].find(source.address)
            for fault in _faults(source.address, "", _OFFICIAL):
                yield _finding("docs/data/sources.yml", (line, written + 1 if written >= 0 else column), fault)


def _finding(path: str, place: tuple[int, int], fault: Fault) -> Finding:
    code, found, expected, fix, severity = fault
    return Finding(path, *place, f"lookalike-{code}", found, expected, fix, severity)


def _faults(written: str, text: str, known: frozenset[str] | set[str]) -> Iterator[Fault]:
    shown = f"“{written}”"
    if written.lower().startswith("mailto:"):
        yield from _mail(written, text)
        return
    if not re.match(r"https?:", written, re.I):
        return
    if _TWICE.match(written):
        fix = f"Write “{re.sub(r'^(?:https?:/*)+(?=https?:)|^https?:/*(?=https?//)', '', written)}”."
        yield "scheme-twice", f"{shown}, with `https://` twice", "`https://` once", fix, "error"
        return
    try:
        parts = urlsplit(written)
        host = parts.hostname or ""
    except ValueError:
        return
    as_written = parts.netloc.rpartition("@")[2]
    if parts.username is not None:
        yield (
            "user",
            f"{shown}, which leads to {host}, not to {parts.username}",
            "an address without `@` before the host",
            f"Write “{parts.scheme}://{as_written}{parts.path}” if {host} is meant.",
            "error",
        )
    if fault := _host(host, as_written, known):
        yield fault
    if parts.scheme == "http" and not _NUMBER.fullmatch(host):
        fix = f"Write “https{written[4:]}”, and try whether it opens."
        yield "insecure", shown, "an address that begins with `https://`", fix, "warning"
    if re.search(r"\s|%20(?=$|[/?#])|(?<=/)%20", written) or _INVISIBLE.search(unquote(written)):
        yield (
            "space",
            f"{shown}, with a space or a character that cannot be seen",
            "an address without it",
            "Delete it.",
            "error",
        )
    if tracking := _TRACKING.search(written):
        clean = re.sub(
            r"[?&]$|(?<=\?)&", "", re.sub(r"\?&", "?", _TRACKING.sub(lambda m: m[0][0], written).rstrip("?&"))
        )
        clean = re.sub(r"([?&])&+", r"\1", clean)
        yield (
            "tracking",
            f"`{tracking[1]}` in {shown}, which follows the reader",
            "the address without it",
            f"Write “{clean}”.",
            "error",
        )
    if text and (fault := _says(text, host, written)):
        yield fault


def _host(host: str, as_written: str, known: frozenset[str] | set[str]) -> Fault | None:
    """What is wrong with the name of the server, if anything."""
    bare = re.sub(r":\d*$", "", as_written)
    if _NUMBER.fullmatch(host) or _NUMBER.fullmatch(bare):
        return (
            "number",
            f"the server “{bare}”, a number",
            "the name of the server",
            "Write the name that the number stands for.",
            "error",
        )
    if bare.endswith("."):
        return (
            "dot",
            f"the server “{bare}”, with a full stop at its end",
            f"“{bare.rstrip('.')}”",
            "Delete the full stop.",
            "error",
        )
    try:
        plain = host.encode().decode("idna") if "xn--" in host else host
    except UnicodeError:
        plain = host
    if (
        not latin(plain).isascii()
        and re.search(r"[^\W\d_]", plain)
        and re.search("[\u0370-\u058f\u13a0-\u13ff]", plain)
    ) or latin(plain) != plain:
        return (
            "script",
            f"the server “{bare}”, with letters that look like others",
            f"“{latin(plain)}”",
            f"Write “{latin(plain)}” with your keyboard.",
            "error",
        )
    if meant := _imitated(plain, known):
        return (
            "host",
            f"the server “{bare}”, which looks like {meant}",
            meant,
            f"Did you mean “{meant}”? Correct the address, or add it to the register of sources first.",
            "error",
        )
    if _site(host) in _SHORT:
        return (
            "shortened",
            f"the server “{bare}”, which hides where the link leads",
            "the address that it leads to",
            "Open the link, and copy the address you arrive at.",
            "warning",
        )
    if bare != bare.lower():
        return "case", f"the server “{bare}”", f"“{bare.lower()}”", f"Write “{bare.lower()}”.", "warning"
    return None


def _imitated(host: str, known: frozenset[str] | set[str]) -> str:
    """The known site that a host looks like and is not; empty where there is none."""
    site = _site(host)
    if site in known or any(host.endswith(f".{one}") for one in known):
        return ""
    for one in sorted(known):
        name, _, country = one.rpartition(".")
        if f".{host}".find(f".{one}.") >= 0 or f".{host}".find(f".{name}-{country}.") >= 0:
            return one
        label, _, ending = site.rpartition(".")
        if len(name) >= 5 and label == name and one in _OFFICIAL and ending in _GENERIC:
            return one
        if (
            len(name) >= 5
            and label != name
            and abs(len(site) - len(one)) < 2
            and ending == country
            and _near(label, name)
        ):
            return one
    return ""


def _near(one: str, other: str) -> bool:
    """Whether one edit makes one word the other: a letter more, less, changed, or two that have changed places."""
    short, long = sorted((one, other), key=len)
    at = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) != len(long):
        return short[at:] == long[at + 1 :]
    return short[at + 1 :] == long[at + 1 :] or (
        short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    )


def _site(host: str) -> str:
    """The name that somebody has registered: the last two parts, or three under `co.uk` and the like."""
    parts = host.lower().rstrip(".").split(".")
    three = (
        len(parts) > 2
        and len(parts[-1]) == 2
        and parts[-2] in ("co", "ac", "gov", "org", "kommune", "dep", "edu", "gc")
    )
    return ".".join(parts[-3 if three else -2 :])


def _says(text: str, host: str, written: str) -> Fault | None:
    """A text that is an address of another server than the one it leads to."""
    match = _HOST.fullmatch(text) or re.match(r"(?=https?://)" + _HOST.pattern, text, re.I)
    if match is None or match[1].rpartition(".")[2].lower() in _FILES or _site(match[1]) == _site(host):
        return None
    return (
        "text",
        f"the text “{text}” for a link to “{written}”",
        "a text that says where the link leads",
        f"Write “{host}” in the text, or correct the address.",
        "error",
    )


def _mail(written: str, text: str) -> Iterator[Fault]:
    to = unquote(written[7:]).partition("?")[0].lower()
    said = _MAIL.fullmatch(text)
    if said and said[0].lower() not in to:
        fix = "Make the text and the address equal."
        yield "text", f"the text “{text}” for a mail to “{to}”", "the same address in both", fix, "error"
