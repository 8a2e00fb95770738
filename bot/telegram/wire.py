"""JSON as it comes over the wire: whatever is valid is read, and made into what every database can keep."""

from __future__ import annotations

import functools
import json
import math
import re
import ssl
from typing import Any, TypeGuard

import httpx

from helpdesk.text.words import storable

DEEPEST = 64  # levels; what Telegram sends has a dozen
LONGEST_NUMBER = 40  # digits; Python reads some thousands, and refuses the whole text that holds more
LARGEST_ID = 1 << 63

# How what can't be kept looks: NUL, half a pair of surrogates; and a backslash that may make a pair look whole.
_SUSPECT = re.compile(
    r"\\u0000|\\\\u|\\u[dD][89abAB]..(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB]..)\\u[dD][c-fC-F]|[\ud800-\udfff\0]"
)
_SIGNS = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{}]', re.DOTALL)


def read_json(payload: bytes) -> Any:
    """Return what a JSON text says, but for what can't be kept; raise ``ValueError`` if it is none."""
    text = payload.decode("utf-8", "replace")
    try:
        said = _loads(text)
    except RecursionError:
        said = _loads(_shallow(text))
    return _storable(said) if _SUSPECT.search(text) or _is_deep(said) else said


def _storable(value: Any, depth: int = 0) -> Any:
    """Return a value without what is nested too deep, or no letter."""
    if isinstance(value, dict | list) and depth >= DEEPEST:
        return None
    if isinstance(value, dict):
        return {storable(key): _storable(each, depth + 1) for key, each in value.items()}
    if isinstance(value, list):
        return [_storable(each, depth + 1) for each in value]
    return storable(value) if isinstance(value, str) else value


def _is_deep(value: Any, depth: int = 0) -> bool:
    """Whether something in a value is nested too deep: nearly nothing is, and to look is cheaper than to copy."""
    if isinstance(value, dict):
        value = value.values()
    elif not isinstance(value, list):
        return False
    return depth >= DEEPEST or any(_is_deep(each, depth + 1) for each in value)


def is_id(value: object) -> TypeGuard[int]:
    """Whether this is a whole number that a column of ids can hold."""
    return isinstance(value, int) and not isinstance(value, bool) and -LARGEST_ID <= value < LARGEST_ID


@functools.cache
def trusted() -> ssl.SSLContext:
    """Return whom connections trust, read once for all pools: reading it takes as long as a hundred messages."""
    return httpx.create_ssl_context()


def _loads(text: str) -> Any:
    return json.loads(text, parse_int=_whole, parse_float=_finite, parse_constant=lambda _: None)


def _whole(digits: str) -> int | None:
    return int(digits) if len(digits) <= LONGEST_NUMBER else None


def _finite(digits: str) -> float | None:
    number = float(digits)
    return number if math.isfinite(number) else None


def _shallow(text: str) -> str:
    """Return a text with null in the place of what is nested too deep to be read at all."""
    parts, depth, kept_to = [], 0, 0
    for sign in _SIGNS.finditer(text):
        if sign[0] in "[{":
            depth += 1
            if depth == DEEPEST + 3:
                parts.append(text[kept_to : sign.start()])
        elif sign[0] in "]}":
            if depth == DEEPEST + 3:
                parts.append("null")
                kept_to = sign.end()
            depth -= 1
    if depth > 0:
        raise ValueError("the text ends before what it opened")
    return "".join([*parts, text[kept_to:]])
