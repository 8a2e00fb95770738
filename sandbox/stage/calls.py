"""The bot's calls as the page shows them: what it asked, what came of it, how long it took."""

from __future__ import annotations

import json

from sandbox.base.model import Json
from sandbox.bot_api.calls import CallLog, CallRecord
from sandbox.stage.feed import Feed
from sandbox.world.world import World

MOST = 200
SHORT = 120  # letters
POLL = "getupdates"
SAID = ("text", "caption", "action", "callback_query_id", "message_id", "file_id", "user_id")


class Calls:
    """Reads the log of calls for the page, and tells it what is new."""

    def __init__(self, world: World, log: CallLog, feed: Feed) -> None:
        self._world = world
        self._log = log
        self._feed = feed
        log.listeners.append(self._over)

    def after(self, number: int | None, *, polls: bool = False) -> Json:
        """Return the calls above a number, or the latest."""
        records = [record for record in self._log.records if polls or not _is_poll(record)]
        newer = [record for record in records if record.number > (number or 0)]
        found = newer[-MOST:] if number is None else newer[:MOST]
        return {"calls": [self._shown(record) for record in found], "last": self._log.last}

    def _over(self, record: CallRecord) -> None:
        if not _is_poll(record):
            self._feed.tell("call", self._shown(record))

    def _shown(self, record: CallRecord) -> Json:
        chat = self._world.chats.get(record.chat_id or 0)
        over = record.ended is not None
        return {
            "n": record.number,
            "method": record.method,
            "chat": record.chat_id,
            "title": "" if chat is None else self._world.users[chat.id].name if chat.is_private else chat.title,
            "what": next((_short(record.params[name]) for name in SAID if record.params.get(name)), ""),
            "ok": record.ok if over else None,
            "status": record.status,
            "answer": record.description or _answer(record.result),
            "ms": None if record.ended is None else round((record.ended - record.started) * 1000, 1),
            "fault": record.fault,
            "at": int(record.at),
        }


def _is_poll(record: CallRecord) -> bool:
    return record.method.lower() == POLL


def _answer(result: object) -> str:
    """What came back, in a few letters: of a message its number."""
    if isinstance(result, dict) and "message_id" in result:
        return f"message {result['message_id']}"
    if isinstance(result, list):
        return f"{len(result)} of them"
    return "" if result is None else _short(json.dumps(result, ensure_ascii=False, default=str))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHORT else f"{line[: SHORT - 1]}…"
