"""A YAML document held against a model: every fault at its line, in words an editor can act on."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from guidebook.content.finding import Finding, near
from guidebook.content.yaml_reader import Document, Path

T = TypeVar("T")


def hold(document: Document, model: TypeAdapter[T], path: str) -> tuple[T | None, list[Finding]]:
    """The value of the model, or none and every way in which the document differs from it."""
    try:
        return model.validate_python(document.value), []
    except ValidationError as error:
        schema = model.json_schema()
        return None, [_finding(fault, document, path, schema) for fault in _innermost(error.errors())]


def _innermost(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """Without those that only say that something inside them is wrong."""
    places = [detail["loc"] for detail in details]
    return [
        detail
        for detail in details
        if not any(len(place) > len(detail["loc"]) and place[: len(detail["loc"])] == detail["loc"] for place in places)
    ]


def _keys(schema: Any, root: Any, at: Path) -> set[str]:
    """The keys that a JSON schema knows at a place."""
    if "$ref" in schema:
        return _keys(root["$defs"][schema["$ref"].rpartition("/")[2]], root, at)
    if "anyOf" in schema:
        return set().union(*(_keys(choice, root, at) for choice in schema["anyOf"]))
    properties = schema.get("properties", {})
    if not at:
        return set(properties)
    inner = properties.get(at[0]) if isinstance(at[0], str) else schema.get("items")
    return _keys(inner, root, at[1:]) if inner else set()


def _finding(detail: ErrorDetails, document: Document, path: str, schema: Any) -> Finding:
    at: Path = tuple(detail["loc"])
    if detail["type"] == "invalid_key":
        at = at[:-1]
    line, column = document.place(at)
    if detail["type"] == "invalid_key" and (*at, detail["input"]) in document.places:
        line, column = document.place((*at, detail["input"]))
    found, expected, fix = _words(detail, document.written.get(at), schema)
    return Finding(path, line, column, f"key-{_CODES.get(detail['type'], 'value')}", found, expected, fix)


_CODES = {"missing": "missing", "extra_forbidden": "unknown", "invalid_key": "unknown"}
_MEANT = {
    "date": "pubDate",
    "published": "pubDate",
    "dato": "pubDate",
    "lastmod": "updated",
    "modified": "updated",
    "summary": "description",
    "alt": "imageAlt",
    "tags": "",
}
_FORMS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "lower-case letters a to z, digits and hyphens",
    r"^/images/[a-z0-9.-]+$": "`/images/` and the file's name in lower-case letters a to z, digits and hyphens",
    r"^\S(.*\S)?$": "one line of text, with no space and no line break at its ends",
    r"\S": "a text",
    r"^https://\S+$": "an address that begins with https:// and has no space",
    r"^10\.\d{4,9}/\S+$": "a DOI as it stands, beginning with 10.",
}


def _words(detail: ErrorDetails, written: str | None, schema: Any) -> tuple[str, str, str]:
    """What was found, what was expected, and how to mend it."""
    value, kind, place = detail["input"], detail["type"], detail["loc"]
    key = next((str(part) for part in reversed(place) if isinstance(part, str)), "the document")
    if kind in ("missing", "extra_forbidden", "invalid_key"):
        known = _keys(schema, schema, place[:-1])
        if kind == "missing":
            return f"no “{key}”", f"the key “{key}”", f"Add a line `{key}: …`."
        named = f"the unknown key “{key}”" if kind == "extra_forbidden" else f"a key that YAML reads as {_read(value)}"
        guess = _nearest(key, known - {key}) if kind == "extra_forbidden" else ""
        return named, f"one of {', '.join(sorted(known))}", f"{guess}Correct the spelling or take the line out."
    found = f"“{key}” is {_shown(value, written)}"
    if kind.startswith("date"):
        return found, "a day, as 2026-11-22", _day(value, key)
    context = detail.get("ctx", {})
    if kind == "string_type":
        fix = f'Put it in quotation marks: `{key}: "{written}"`.' if written and value is not None else ""
        return found, "a text", fix or f'Write one text in quotation marks: `{key}: "…"`.'
    if kind == "string_too_short":
        wanted = context["min_length"]
        fix = f"Write {_characters(wanted - len(value))} more." if value else f'Write the text: `{key}: "…"`.'
        return found, "a text" if wanted == 1 else f"at least {wanted} characters", fix
    if kind == "string_too_long":
        limit = context["max_length"]
        return found, f"at most {limit} characters", f"Take {_characters(len(value) - limit)} out."
    if kind == "string_pattern_mismatch":
        return found, _FORMS.get(context["pattern"], detail["msg"]), "Correct the value."
    if kind in ("tuple_type", "list_type"):
        return found, "a list", _list(value, key, _keys(schema, schema, (*place, 0)))
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        inside = sorted(_keys(schema, schema, place))
        return found, f"the keys {', '.join(inside)}", "Write each key with its value, indented, on a line of its own."
    return found, detail["msg"][0].lower() + detail["msg"][1:], "Correct the value."


def _nearest(key: str, known: set[str]) -> str:
    """`Did you mean …? ` with the key that differs in capitals or marks only, or is nearest otherwise."""
    plain = {re.sub("[-_ ]", "", name).casefold(): name for name in known}
    folded = re.sub("[-_ ]", "", key).casefold()
    if folded in _MEANT and (_MEANT[folded] in known or not _MEANT[folded]):
        return f"Did you mean “{_MEANT[folded]}”? " if _MEANT[folded] else ""
    return f"Did you mean “{plain[folded]}”? " if folded in plain else near(key, known)


def _characters(number: int) -> str:
    return f"{number} character{'' if number == 1 else 's'}"


def _read(value: Any) -> str:
    """What YAML made of a value."""
    if isinstance(value, bool):
        return f"{str(value).lower()} (YAML reads bare yes, no, on and off as true or false)"
    return "nothing" if value is None else f"the number {value!r}" if isinstance(value, int | float) else repr(value)


def _shown(value: Any, written: str | None) -> str:
    if value is None:
        return "empty"
    if isinstance(value, bool | int | float):
        plain = written is None or written == str(value)
        return (
            f"the number {value!r}" if plain and not isinstance(value, bool) else f"{written}, read as {_read(value)}"
        )
    if isinstance(value, dt.date):
        return f"the date {written or value.isoformat()}"
    if isinstance(value, str):
        return f"“{value}” ({_characters(len(value))})"
    return (
        "a list" if isinstance(value, list) else "keys in braces or on lines below" if isinstance(value, dict) else ""
    )


_DAY = re.compile(
    r"(?P<y>\d{4})[-/.](?P<m>\d\d?)[-/.](?P<d>\d\d?)(?:[T ].*)?|(?P<d2>\d\d?)[-/.](?P<m2>\d\d?)[-/.](?P<y2>\d{4})"
)


def _day(value: Any, key: str) -> str:
    """The same day as it is to be written, where one can be told."""
    match = _DAY.fullmatch(str(value).strip())
    if match is None:
        return f"Write a day without quotation marks: `{key}: 2026-11-22`."
    year, month, day = (int(match[name] or match[f"{name}2"]) for name in "ymd")
    try:
        return f"Write the day alone, without quotation marks: `{key}: {dt.date(year, month, day)}`."
    except ValueError:
        return f"There is no such day. Write one that there is: `{key}: 2026-11-22`."


def _list(value: Any, key: str, inside: set[str]) -> str:
    if isinstance(value, str) and not inside:
        return f"Put it in brackets: `{key}: [{value}]`."
    if inside:
        return f"Begin each item with `- ` on a line of its own, with the keys {', '.join(sorted(inside))}."
    return "Write the items in brackets, `[a, b]`, or take the line out."
