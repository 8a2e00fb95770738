"""What PTB reads of an update, once. What it can't, as a poll of a newer kind, is left out: the rest is answered."""

from __future__ import annotations

from typing import Any

import telegram

UNREADABLE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, OSError, RecursionError)
NEEDED = ("message_id", "date", "chat", "from")
INSIDE = ("reply_to_message", "message")  # fields that hold a message themselves


class ReadUpdate(dict[str, Any]):
    """An update as Telegram sent it, with what PTB reads of it; it acts by what was read before it was stored."""

    def __init__(self, raw: dict[str, Any], bot: telegram.Bot) -> None:
        super().__init__(raw)
        self.read = telegram.Update.de_json(raw, bot)


def read_of(raw: dict[str, Any], bot: telegram.Bot) -> telegram.Update:
    """Return what PTB reads of an update, which may come from the database."""
    return raw.read if isinstance(raw, ReadUpdate) else telegram.Update.de_json(raw, bot)


def readable(raw: dict[str, Any], kind: str, bot: telegram.Bot) -> dict[str, Any]:
    """Return the update without those fields of its message that can't be read; one that can is as it was."""
    body = raw[kind]
    if not isinstance(body, dict):
        return raw
    if kind == "callback_query":
        message = body.get("message")
        return {**raw, kind: {**body, "message": _message(message, bot)}} if isinstance(message, dict) else raw
    return {**raw, kind: _message(body, bot)} if "message_id" in body else raw


def _message(body: dict[str, Any], bot: telegram.Bot) -> dict[str, Any]:
    inside = {name: _message(body[name], bot) for name in INSIDE if isinstance(body.get(name), dict)}
    needed = {name: body[name] for name in NEEDED if name in body}
    return {
        name: value
        for name, value in {**body, **inside}.items()
        if name in needed or _can_be_read({**needed, name: value}, bot)
    }


def _can_be_read(body: dict[str, Any], bot: telegram.Bot) -> bool:
    try:
        telegram.Message.de_json(body, bot)
    except UNREADABLE:
        return False
    return True
