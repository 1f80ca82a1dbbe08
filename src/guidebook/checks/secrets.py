"""What must not be published: keys, passwords, numbers of persons, addresses of the house's own network."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from guidebook.content.finding import Finding, Severity
from guidebook.content.tree import Tree


def _identity(match: re.Match[str]) -> bool:
    """Whether eleven digits are a national identity number, a D number or a synthetic one: day, month, check digits."""
    digits = [int(digit) for digit in match[0] if digit.isdigit()]
    day, month = digits[0] * 10 + digits[1], digits[2] * 10 + digits[3]
    first = sum(digit * weight for digit, weight in zip(digits, (3, 7, 6, 1, 8, 9, 4, 5, 2, 1), strict=False))
    second = sum(digit * weight for digit, weight in zip(digits, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1), strict=True))
    dated = 1 <= (day - 40 if day > 40 else day) <= 31 and any(1 <= month - more <= 12 for more in (0, 40, 65, 80))
    return dated and first % 11 == 0 and second % 11 == 0


def _account(match: re.Match[str]) -> bool:
    """Whether eleven digits have the check digit of a bank account."""
    digits = [int(digit) for digit in match[0] if digit.isdigit()]
    weights = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
    return sum(digit * weight for digit, weight in zip(digits, weights, strict=True)) % 11 == 0


def _password(match: re.Match[str]) -> bool:
    """Whether a value is a password, and not a word of a sentence or something to be filled in."""
    value = match["value"].rstrip(".,;)»”\"'`")
    mixed = bool(re.search(r"\d", value)) and bool(re.search(r"[^\W\d_]", value))
    return mixed and len(value) >= 6 and not re.match(r"[<{\[$%«…*]|https?:|\.\.|/", value)


def _always(match: re.Match[str]) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class _Kind:
    code: str
    what: str
    holds: str
    """Words, in small letters, of which each text has one that the pattern could match in; none: any text."""
    pattern: re.Pattern[str]
    """What the reader must not see is its group `value`, or the whole."""
    fix: str
    sure: Callable[[re.Match[str]], bool] = _always
    severity: Severity = "error"


_RENEW = "Take it out, and have it made invalid where it is used: what has been pushed to a repository is known."
_NETWORK = "Write the public address, or take it out: a reader cannot reach it, and it says how the house is built."
_PERSON = "Take it out, also where it is meant as an example; show the form in words, as “eleven digits”."
_OWNER = "Take it out, unless it is a number that its owner has published."
_TOKEN = "Take the token out of the address, and see whether the address works without it."

_TOKENS = (
    ("an access key for Amazon", "akia asia", r"A[KS]IA[0-9A-Z]{16}(?!\w)"),
    ("a token for GitHub", "ghp_ gho_ ghu_ ghs_ ghr_", r"gh[pousr]_[A-Za-z0-9]{30,}"),
    ("a token for GitHub", "github_pat_", r"github_pat_\w{22,}"),
    ("a token for GitLab", "glpat-", r"glpat-[\w-]{20,}"),
    ("a token for Slack", "xox", r"xox[abeoprs]-[\w-]{10,}"),
    ("an address that writes to Slack", "hooks.slack.com", r"hooks\.slack\.com/services/\w+/\w+/\w+"),
    ("a key for OpenAI or Anthropic", "sk-", r"sk-(?=[\w-]*[0-9])(?:proj-|ant-|svcacct-)?[A-Za-z0-9_-]{20,}"),
    ("a key for Stripe", "_live_", r"[rs]k_live_[A-Za-z0-9]{16,}"),
    ("a key for Google", "aiza", r"AIza[\w-]{35}"),
    ("a token for npm", "npm_", r"npm_[A-Za-z0-9]{36}"),
    ("a token for PyPI", "pypi-", r"pypi-AgE[\w-]{50,}"),
    ("a token for Hugging Face", "hf_", r"hf_[A-Za-z]{30,}"),
    ("a signed token (JWT)", "eyj", r"eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*"),
)
_CALLED = r"passord|password|passwd|pwd|pin-kode|api[_-]?(?:key|nøkkel)|client[_-]?secret|access[_-]?token"
_ASKED = (
    "access_token|id_token|auth_token|auth|token|sig|signature|api_?key|sessionid|jsessionid|phpsessid|password|pwd"
    "|x-amz-signature|x-amz-security-token"
)
_OWN_NAME = r"(?:[\w-]+\.)*(?:localhost|[\w-]+\.(?:local|localdomain|internal|intern|intranet|lan|corp))"
_OWN_DISK = r"[A-Z]:[\\/](?:Users|Brukere)[\\/]\w+|/(?:Users|home)/\w+/\w+|\\\\[\w.-]+\\\w[\w\\$]*|file://\S*"

_KINDS = (
    _Kind(
        "key",
        "a private key",
        "-----begin",
        re.compile(r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----"),
        _RENEW,
    ),
    *(_Kind("token", what, holds, re.compile(pattern), _RENEW) for what, holds, pattern in _TOKENS),
    _Kind(
        "token", "a token in an address", "=", re.compile(rf"[?&;](?i:{_ASKED})=(?P<value>[\w%.~+/-]{{6,}})"), _TOKEN
    ),
    _Kind(
        "password",
        "a password in an address",
        "@",
        re.compile(r"://(?P<value>[^\s/:@<>{}\[\]]+:[^\s/@<>{}\[\]]+)@(?=[\w\[])"),
        _RENEW,
    ),
    _Kind(
        "password",
        "a password",
        "passord password passwd pwd pin-kode apikey api-key api_key apinøkkel api-nøkkel api_nøkkel clientsecret "
        "client-secret client_secret accesstoken access-token access_token",
        re.compile(rf"(?<![?&;])(?i:(?:{_CALLED})[\"'`*]*\s*(?::|=|\bis\b|\ber\b)\s*[\"'`*«“]*)(?P<value>\S+)"),
        _RENEW,
        _password,
    ),
    _Kind(
        "identity-number",
        "a national identity number or a D number",
        "",
        re.compile(r"[0-9]{6}[ \xa0]?[0-9]{5}(?![\w]|[.,-][0-9])"),
        _PERSON,
        _identity,
    ),
    _Kind(
        "account",
        "the number of a bank account",
        "",
        re.compile(r"[0-9]{4}(?:\.[0-9]{2}\.|[ \xa0][0-9]{2}[ \xa0])[0-9]{5}(?![\w]|[.,-][0-9])"),
        _OWNER,
        _account,
        "warning",
    ),
    _Kind(
        "network",
        "an address within a private network",
        "192.168. 172.",
        re.compile(r"1(?:92\.168|72\.(?:1[6-9]|2[0-9]|3[01]))(?:\.[0-9]{1,3}){2}(?!\.?[0-9])"),
        _NETWORK,
    ),
    _Kind(
        "network",
        "an address within a private network",
        "10.",
        re.compile(r"(?:(?<=//)10(?:\.[0-9]{1,3}){3}(?![0-9])|10(?:\.[0-9]{1,3}){3}(?=[:/][0-9]))"),
        _NETWORK,
    ),
    _Kind(
        "network",
        "a server within a private network",
        "://",
        re.compile(rf"://(?P<value>{_OWN_NAME})(?![\w-]|\.\w)"),
        _NETWORK,
    ),
    _Kind(
        "network",
        "a place on somebody's own computer or file server",
        ":\\ :/users :/brukere /users/ /home/ \\\\ file://",
        re.compile(_OWN_DISK),
        _NETWORK,
    ),
)


def secrets(tree: Tree) -> Iterator[Finding]:
    """Secrets anywhere in the files: in text, code, comments and front matter."""
    for path, text in tree.texts.items():
        low = text.lower()
        for kind in _KINDS:
            if not kind.holds or any(word in low for word in kind.holds.split()):
                for match in kind.pattern.finditer(text):
                    if kind.sure(match) and not _goes_on(text, match.start()):
                        yield _finding(path, text, kind, match)


def _goes_on(text: str, at: int) -> bool:
    """Whether a match is the end of a longer word or number."""
    return text[at].isalnum() and bool(re.search(r"[\w.,-]$", text[max(0, at - 1) : at]))


def _finding(path: str, text: str, kind: _Kind, match: re.Match[str]) -> Finding:
    at = match.start("value") if "value" in kind.pattern.groupindex else match.start()
    shown = match["value"] if "value" in kind.pattern.groupindex else match[0]
    return Finding(
        path,
        text.count("\n", 0, at) + 1,
        at - text.rfind("\n", 0, at),
        f"secret-{kind.code}",
        f"what looks like {kind.what}, “{shown[:2]}…” ({len(shown)} characters)",
        "nothing that is not for everybody",
        kind.fix,
        kind.severity,
    )
