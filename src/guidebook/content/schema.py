"""A YAML document held against a model: every fault at its line, in words an editor can act on."""

from __future__ import annotations

import datetime as dt
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
        faults = _innermost(error.errors())
        return None, [_finding(fault, document, path, _keys(schema, schema, fault["loc"][:-1])) for fault in faults]


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


def _finding(detail: ErrorDetails, document: Document, path: str, known: set[str]) -> Finding:
    at: Path = tuple(detail["loc"])
    line, column = document.place(at)
    key = next((str(part) for part in reversed(at) if isinstance(part, str)), "the document")
    found, expected, fix = _words(detail, key, known)
    return Finding(path, line, column, f"key-{_CODES.get(detail['type'], 'value')}", found, expected, fix)


_CODES = {"missing": "missing", "extra_forbidden": "unknown"}


def _words(detail: ErrorDetails, key: str, known: set[str]) -> tuple[str, str, str]:
    """What was found, what was expected, and how to mend it."""
    value = detail["input"]
    if detail["type"] == "missing":
        return f"no “{key}”", f"the key “{key}”", f"Add a line `{key}: …`."
    if detail["type"] == "extra_forbidden":
        mend = f"{near(key, known - {key})}Correct the spelling or take the line out."
        return f"the unknown key “{key}”", f"one of {', '.join(sorted(known))}", mend
    expected = detail["msg"][0].lower() + detail["msg"][1:]
    return f"“{key}” is {_shown(value)}", expected, _mend(value, key, detail)


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return f"{str(value).lower()} (YAML reads bare yes, no, on and off as true or false)"
    if isinstance(value, dt.date):
        return f"the date {value.isoformat()}"
    if isinstance(value, str):
        return f"“{value}” ({len(value)} characters)"
    return "empty" if value is None else repr(value)


def _mend(value: Any, key: str, detail: ErrorDetails) -> str:
    if detail["type"].startswith("date"):
        return f"Write a day without quotation marks: `{key}: 2026-11-22`."
    if detail["type"] == "string_type" and value is not None:
        return f'Put it in quotation marks: `{key}: "{value}"`.'
    if detail["type"] in ("string_too_short", "string_too_long"):
        return "Write more, or less."
    return "Correct the value."
