"""The published shapes of what is asked and answered, and a small checker of them.

`data/shapes.json` holds them, made once from Atlassian's description of the REST API, for version 2 (texts are wiki
text): {"calls": {"GET /myself": {"query", "body", "answers"}}, "shapes": {name: {"fields", "required", "open"}}}.
A shape is a string: `string`, `integer`, `boolean`, `number`, `date-time`, `any`, `[X]` a list of X, `{X}` an object
of such values, `one of A B`, or the name of an object with its fields; `open` ones may have more.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[1] / "data" / "shapes.json"
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:?\d\d)")
REFUSALS = (400, 403, 404, 405, 409, 410, 413, 415)  # 401 has a body of its own
PLAIN: dict[str, type] = {"string": str, "integer": int, "boolean": bool, "number": float}


@cache
def published() -> dict[str, Any]:
    """Return what the data file holds."""
    found: dict[str, Any] = json.loads(DATA.read_text("utf-8"))
    return found


def breaches(shape: str, value: Any, where: str = "$") -> Iterator[str]:
    """Yield each place at which the value is not of the shape."""
    if shape == "any":
        return
    if shape.startswith("["):
        yield from _list(shape[1:-1], value, where)
    elif shape.startswith("{"):
        if not isinstance(value, dict):
            yield f"{where}: no object"
        else:
            for name, one in value.items():
                yield from breaches(shape[1:-1], one, f"{where}.{name}")
    elif shape in published()["shapes"]:
        yield from _object(published()["shapes"][shape], value, where)
    elif not _is_plain(shape, value):
        yield f"{where}: {value!r} is no {shape}"


def _list(of: str, value: Any, where: str) -> Iterator[str]:
    if not isinstance(value, list):
        yield f"{where}: no list"
        return
    for n, one in enumerate(value):
        yield from breaches(of, one, f"{where}[{n}]")


def _object(shape: Mapping[str, Any], value: Any, where: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{where}: no object"
        return
    fields: Mapping[str, str] = shape["fields"]
    yield from (f"{where}.{name}: missing" for name in shape.get("required", ()) if name not in value)
    for name, one in value.items():
        if name in fields:
            if one is not None:  # Jira writes null for whatever there is none of
                yield from breaches(fields[name], one, f"{where}.{name}")
        elif not shape.get("open"):
            yield f"{where}.{name}: not a field of this object"


def _is_plain(shape: str, value: Any) -> bool:
    if shape.startswith("one of "):
        return value in shape.removeprefix("one of ").split()
    if shape == "date-time":
        return isinstance(value, str) and INSTANT.fullmatch(value) is not None
    if shape in ("integer", "number") and isinstance(value, bool):
        return False
    return isinstance(value, PLAIN.get(shape, str))


def query_breaches(call: str, query: list[tuple[str, str]]) -> Iterator[str]:
    """Yield what is wrong with the words after the question mark."""
    known: Mapping[str, str] = published()["calls"].get(call, {}).get("query", {})
    for name, value in query:
        shape = known.get(name)
        if shape is None:
            yield f"query.{name}: not a parameter of this call"
        elif shape in ("integer", "[integer]") and not re.fullmatch(r"-?\d+", value):
            yield f"query.{name}: {value!r} is no integer"
        elif shape == "boolean" and value not in ("true", "false"):
            yield f"query.{name}: {value!r} is no boolean"
        elif shape.startswith("one of ") and value not in shape.removeprefix("one of ").split():
            yield f"query.{name}: {value!r} is not {shape}"


def body_breaches(call: str, body: Any) -> Iterator[str]:
    """Yield what is wrong with what is sent along."""
    shape = published()["calls"].get(call, {}).get("body")
    if shape is not None:
        yield from breaches(shape, body, "body")


def answer_breaches(call: str, status: int, answer: Any) -> Iterator[str]:
    """Yield what is wrong with an answer."""
    known: Mapping[str, Any] = published()["calls"].get(call, {})
    shape = "ErrorCollection" if status in REFUSALS else known.get("answers", {}).get(str(status))
    if shape is not None:
        yield from breaches(shape, answer, "answer")
