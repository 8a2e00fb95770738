"""The one table of what Telegram's refusals and the network's faults mean; nothing else looks at error texts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)


class Verdict(StrEnum):
    """What is to be done with a request that failed."""

    AGAIN = "again"  # it certainly did not arrive: try again, it costs no try
    UNKNOWN = "unknown"  # it may have arrived
    WAIT = "wait"  # this chat has to wait, no other
    MOVED = "moved"  # the chat has a new id
    DELETED = "deleted"  # the group is no more, for good
    UNREACHABLE = "unreachable"  # nothing can be posted to this chat any more
    PLAIN = "plain"  # the formatting or the length was refused: once more as plain text
    NO_THREAD = "no_thread"  # the topic is gone or closed: once more to the chat itself
    NO_BUTTONS = "no_buttons"  # a button was refused: once more without
    GONE = "gone"  # the message to edit is gone or can't be edited: send anew
    DONE = "done"  # what was wanted is so already
    STAYS = "stays"  # the message to delete is too old, or not ours to delete: its buttons can go at least
    METHOD_OFF = "method_off"  # this server does not know the method
    CONFLICT = "conflict"  # somebody else fetches this bot's updates
    STOP = "stop"  # the token is refused
    NEVER = "never"  # it will be refused for ever


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict with its one detail; ``why`` is for the log."""

    verdict: Verdict
    wait: float = 0.0
    chat_id: int | None = None
    why: str = ""


# Requests that httpx never put on the wire. All other faults of the network leave it open whether they arrived.
_NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    httpx.LocalProtocolError,
)

# Compared in lower case: PTB capitalises what follows "Bad Request: ". The first part that occurs decides.
_REFUSALS: tuple[tuple[str, Verdict], ...] = (
    ("message is not modified", Verdict.DONE),
    ("query is too old", Verdict.DONE),
    ("query_id_invalid", Verdict.DONE),
    ("message to delete not found", Verdict.DONE),
    ("message can't be deleted", Verdict.STAYS),
    ("message to edit not found", Verdict.GONE),
    ("message can't be edited", Verdict.GONE),
    ("message_id_invalid", Verdict.GONE),
    ("there is no text in the message to edit", Verdict.GONE),
    ("there is no caption in the message to edit", Verdict.GONE),
    ("can't parse entities", Verdict.PLAIN),
    ("message is too long", Verdict.PLAIN),
    ("message_too_long", Verdict.PLAIN),
    ("text is too long", Verdict.PLAIN),
    ("caption is too long", Verdict.PLAIN),
    ("media_caption_too_long", Verdict.PLAIN),
    ("message thread not found", Verdict.NO_THREAD),
    ("topic_closed", Verdict.NO_THREAD),
    ("topic_deleted", Verdict.NO_THREAD),
    ("button_", Verdict.NO_BUTTONS),
    ("inline keyboard button", Verdict.NO_BUTTONS),
    ("reply keyboard markup", Verdict.NO_BUTTONS),
    ("reply markup is too long", Verdict.NO_BUTTONS),
    ("reply_markup_too_long", Verdict.NO_BUTTONS),
    ("chat not found", Verdict.UNREACHABLE),
    ("group chat was upgraded", Verdict.UNREACHABLE),
    ("need administrator rights in the channel", Verdict.UNREACHABLE),
    ("not enough rights to send text messages", Verdict.UNREACHABLE),
    ("have no rights to send a message", Verdict.UNREACHABLE),
    ("chat_write_forbidden", Verdict.UNREACHABLE),
    ("chat_admin_required", Verdict.UNREACHABLE),
    ("peer_id_invalid", Verdict.UNREACHABLE),
)


def decide(error: TelegramError, *, method: str = "") -> Decision:
    """Return what ``error`` means. Narrow classes come first: BadRequest is a NetworkError to PTB."""
    why = f"{type(error).__name__}: {error}"
    if isinstance(error, RetryAfter):
        return Decision(Verdict.WAIT, wait=_seconds(error), why=why)
    if isinstance(error, ChatMigrated):
        return Decision(Verdict.MOVED, chat_id=error.new_chat_id, why=why)
    if isinstance(error, Forbidden):
        deleted = "group chat was deleted" in str(error).lower()
        return Decision(Verdict.DELETED if deleted else Verdict.UNREACHABLE, why=why)
    if isinstance(error, BadRequest):
        return _refused(str(error).lower(), why)
    if isinstance(error, Conflict):
        return Decision(Verdict.CONFLICT, why=why)
    if isinstance(error, EndPointNotFound):
        return Decision(Verdict.METHOD_OFF, why=why)
    if isinstance(error, InvalidToken):
        return _invalid_token(str(error).lower(), method, why)
    if isinstance(error, (TimedOut, NetworkError)):
        return _network(error, why)
    return Decision(Verdict.UNKNOWN, why=why)  # a 200 that is no JSON is a bare TelegramError


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def _refused(text: str, why: str) -> Decision:
    for part, verdict in _REFUSALS:
        if part in text:
            return Decision(verdict, why=why)
    return Decision(Verdict.NEVER, why=why)


def _invalid_token(text: str, method: str, why: str) -> Decision:
    # PTB makes an InvalidToken of every 401 and 404; a 404 of one method says nothing about the token.
    if "not found" in text and method.lower() not in ("", "getme", "getupdates"):
        return Decision(Verdict.METHOD_OFF, why=why)
    return Decision(Verdict.STOP, why=why)


def _network(error: TelegramError, why: str) -> Decision:
    cause = error.__cause__
    if isinstance(cause, httpx.PoolTimeout):  # ours to fix: more in flight than the pool was made for
        return Decision(Verdict.AGAIN, why=why)
    if isinstance(cause, _NOT_SENT):
        return Decision(Verdict.AGAIN, why=why)
    if "request entity too large" in str(error).lower():  # said by the front server, as a 413
        return Decision(Verdict.NEVER, why=why)
    return Decision(Verdict.UNKNOWN, why=why)
