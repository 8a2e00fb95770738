"""Stores what Telegram sends, whole batches in one commit, before anybody confirms it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Any

import telegram

from bot.answers import Answer, Answers
from bot.raw_bot import ALLOWED_UPDATES, BATCH, RawBot
from bot.worker import Worker
from storage.database import Database
from storage.errors import DatabaseAway
from storage.updates import Outcome, Update

log = logging.getLogger(__name__)


class Inbox:
    """What polling and webhook have in common."""

    def __init__(
        self,
        database: Database,
        bot: RawBot,
        worker: Worker,
        answers: Answers,
        *,
        pressed: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._database = database
        self._bot = bot
        self._worker = worker
        self._answers = answers
        self._pressed = pressed  # hears of each press that was stored

    def barred(self) -> DatabaseAway | None:
        """Return why nothing may be confirmed now, not even what is stored: another process has it, or it is lost."""
        return self._database.barred()

    async def take(self, batch: Sequence[Any]) -> None:
        """Store a batch and have it acted on; once this returns it may be confirmed, not if it raises."""
        found = {update.update_id: update for raw in batch if (update := read(raw, self._bot)) is not None}
        if not found:
            return
        async with self._database.unit(fenced=True) as unit:
            table = unit.updates(self._bot.id)
            new = await table.store(list(found.values()))
            again = [u.update_id for u in found.values() if u.is_press and u.update_id not in new]
            over = await table.over(again) if again else set()
        for press in (u for u in found.values() if u.is_press and u.update_id in new):
            self._pressed(press.press or "")
        stored = (u for u in found.values() if u.update_id in new and u.outcome is Outcome.STORED)
        self._worker.add(stored, more=len(batch) >= BATCH)
        for raw in batch:
            # A press that comes again has acted, but its first answer may have been lost: stop the button's spinning.
            if isinstance(raw, dict) and raw.get("update_id") in over:
                over.discard(raw["update_id"])
                self._answers.start(Answer(str(raw["callback_query"]["id"])))


def read(raw: Any, bot: RawBot) -> Update | None:
    """Return an update as it is to be stored. What can't be read, or nobody asked for, is kept by id and kind."""
    if not isinstance(raw, dict) or not isinstance(raw.get("update_id"), int):
        log.error("something without an update_id came instead of an update")
        return None
    update_id = raw["update_id"]
    kind = next((name for name in ALLOWED_UPDATES if name in raw), None)
    if kind is None:
        other = next((name for name in raw if name != "update_id"), "empty")
        log.info("update %s is of a kind that nobody asked for: %s", update_id, other)
        return Update(update_id=update_id, person=0, kind=str(other)[:64], outcome=Outcome.IGNORED)
    try:
        parsed = telegram.Update.de_json(raw, bot)
        person = (parsed.effective_user or parsed.effective_chat or bot).id
        is_press = kind == "callback_query" and bool(raw[kind]["id"])
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, OSError) as error:
        # Its words belong in no log; the type says enough to look the rest up.
        log.warning("update %s (%s) can't be read: %s", update_id, kind, type(error).__name__)
        return Update(update_id=update_id, person=0, kind=kind, outcome=Outcome.UNREADABLE)
    return Update(update_id=update_id, person=person, kind=kind, is_press=is_press, body=raw)
