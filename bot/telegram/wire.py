"""JSON as it comes over the wire: whatever is valid is read, and made into what every database can keep."""

from __future__ import annotations

import functools
import json
import math
import re
import ssl
from http import HTTPStatus
from typing import Any, TypeGuard

import httpx
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from helpdesk.text.words import storable

DEEPEST = 64  # levels; what Telegram sends has a dozen
LONGEST_NUMBER = 40  # digits; Python reads some thousands, and refuses the whole text that holds more
LARGEST_ID = 1 << 63

_REFUSAL = 400
_FIRST_REFUSAL, _FIRST_FAULT = 400, 500
_READ_BY_CODE = frozenset((400, 401, 403, 404, 408, 409, 429))  # any other of the 400s refuses, and did not arrive
_HEAD = 200  # bytes of an answer in which a refusal says its code

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


class _Answer(dict[str, Any]):
    def __missing__(self, key: str) -> Any:
        raise TelegramError(f"Invalid server response: no {key}")


class WireRequest(HTTPXRequest):
    """PTB's way to Telegram, but no valid JSON makes it raise anything that is not Telegram's error."""

    async def do_request(self, *args: Any, **named: Any) -> tuple[int, bytes]:
        """Return the status that an answer means, and what it says."""
        code, payload = await super().do_request(*args, **named)
        if code < _FIRST_REFUSAL and b'"error_code"' in payload[:_HEAD]:
            code = _told_code(payload) or code
        if _FIRST_REFUSAL <= code < _FIRST_FAULT and code not in _READ_BY_CODE:
            return _REFUSAL, payload if _told_code(payload) else json.dumps({"description": _phrase(code)}).encode()
        return code, payload

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Return an answer in which PTB can look for what it wants; raise ``TelegramError`` if it is none."""
        try:
            said = read_json(payload)
        except ValueError:
            raise TelegramError("Invalid server response") from None
        if not isinstance(said, dict):
            raise TelegramError("Invalid server response: JSON, but no object")
        if not isinstance(said.get("description"), str):
            said.pop("description", None)
        told = said.pop("parameters", None)
        if isinstance(told, dict):
            said["parameters"] = {name: number for name, number in told.items() if is_id(number)}
        return _Answer(said)


@functools.cache
def trusted() -> ssl.SSLContext:
    """Return whom connections trust, read once for all pools: reading it takes as long as a hundred messages."""
    return httpx.create_ssl_context()


def _told_code(payload: bytes) -> int | None:
    """Return the code that a refusal says of itself: some servers send every answer with a status of 200."""
    try:
        said = read_json(payload)
    except ValueError:
        return None
    code = said.get("error_code") if isinstance(said, dict) and said.get("ok") is False else None
    return code if is_id(code) and _FIRST_REFUSAL <= code < 2 * _FIRST_REFUSAL else None


def _phrase(code: int) -> str:
    return HTTPStatus(code).phrase if code in HTTPStatus._value2member_map_ else f"HTTP {code}"


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
