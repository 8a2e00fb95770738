"""Requests to the Bot API, whose answers may be anything: a page of a proxy, or JSON that is none of Telegram's."""

from __future__ import annotations

import functools
import ssl
from typing import Any

import httpx
from telegram.error import TelegramError
from telegram.request import HTTPXRequest


class _Answer(dict[str, Any]):
    def __missing__(self, key: str) -> Any:
        raise TelegramError(f"Invalid server response: no {key}")


class Wire(HTTPXRequest):
    """PTB's own takes it that JSON is an answer of Telegram's and raises ``KeyError`` and the like if it is not."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Return an answer in which PTB can look for what it wants; raise ``TelegramError`` if it is none."""
        answer: object = HTTPXRequest.parse_json_payload(payload)
        if not isinstance(answer, dict):
            raise TelegramError("Invalid server response: JSON, but no object")
        description, parameters = answer.get("description"), answer.get("parameters")
        if not isinstance(description, str):
            answer.pop("description", None)
        if not isinstance(parameters, dict) or not _are_numbers(parameters):
            answer.pop("parameters", None)
        return _Answer(answer)


def _are_numbers(parameters: dict[str, Any]) -> bool:
    known = (parameters.get(name, 0) for name in ("migrate_to_chat_id", "retry_after"))
    return all(isinstance(value, int) and not isinstance(value, bool) for value in known)


@functools.cache
def trusted() -> ssl.SSLContext:
    """Return whom connections trust, read once for all pools: reading it takes as long as a hundred messages."""
    return httpx.create_ssl_context()
