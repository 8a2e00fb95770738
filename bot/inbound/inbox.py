"""Stores what Telegram sends, whole batches in one commit, before anybody confirms it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from bot.inbound.callback_answers import CallbackAnswer, CallbackAnswers
from bot.inbound.readable import UNREADABLE, ReadUpdate, readable
from bot.inbound.update_shapes import is_well_shaped
from bot.inbound.worker import Worker
from bot.telegram.raw_bot import ALLOWED_UPDATES, BATCH, RawBot
from bot.telegram.wire import is_id
from storage.database import Database
from storage.engine.errors import DatabaseAway, StorageError
from storage.updates import Update, UpdateOutcome

log = logging.getLogger(__name__)

SPOKEN = ("message", "edited_message")
BETWEEN = timedelta(seconds=60)  # from the beginning to the end of a transaction that stores, at the longest


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a batch: what is new, and the presses that came again, are over, and may be unanswered."""

    new: Sequence[Update] = ()
    over: Sequence[Update] = ()


class UpdateStore:
    """Stores updates, and does nothing else: they act where somebody finds them."""

    def __init__(self, database: Database, bot: RawBot) -> None:
        self._database = database
        self._bot = bot

    def barred(self) -> DatabaseAway | None:
        """Return why nothing may be confirmed now, not even what is stored: another process has it, or it is lost."""
        return self._database.barred()

    async def take(self, batch: Sequence[Any]) -> None:
        """Store a batch; once this returns it may be confirmed, not if it raises."""
        await self._keep(batch)

    async def _keep(self, batch: Sequence[Any]) -> Kept:
        found: dict[int, Update] = {}
        for update in (read(raw, self._bot) for raw in batch):
            # Of two with one id the first counts that can be read.
            if update is not None and (update.update_id not in found or not found[update.update_id].is_to_act):
                found[update.update_id] = update
        if not found:
            return Kept()
        new, over = await self._store(list(found.values()))
        return Kept(new, [found[update_id] for update_id in sorted(over)])

    async def _store(self, updates: list[Update]) -> tuple[list[Update], set[int]]:
        """Store these together; if the database refuses one, each by itself, and that one by id and kind only.

        Return what is new, and the ids of presses that came again, are over, and may be unanswered.
        """
        try:
            return await self._together(updates)
        except DatabaseAway:
            raise
        except (SQLAlchemyError, StorageError) as error:
            if len(updates) > 1:
                parts = [await self._store([update]) for update in updates]
                return [new for part, _ in parts for new in part], {each for _, over in parts for each in over}
            (update,) = updates
            log.error("update %s (%s) can't be kept: %s", update.update_id, update.kind, type(error).__name__)  # noqa: TRY400
            if update.outcome is UpdateOutcome.UNREADABLE:
                return [], set()
            return await self._store([_noted(update.update_id, update.kind)])

    async def _together(self, updates: list[Update]) -> tuple[list[Update], set[int]]:
        async with self._database.unit(fenced=True) as unit:
            table = unit.updates(self._bot.id)
            new = await table.store(updates)
            again = [u.update_id for u in updates if u.is_press and u.update_id not in new]
            over = await table.unanswered(again)
        return [u for u in updates if u.update_id in new], over


class Inbox(UpdateStore):
    """Stores updates and has them acted on: what polling and webhook have in common."""

    def __init__(
        self,
        database: Database,
        bot: RawBot,
        worker: Worker,
        answers: CallbackAnswers,
        pressed: Callable[[str], None] = lambda _: None,
        spoken: Callable[[int], None] = lambda _: None,
    ) -> None:
        super().__init__(database, bot)
        self._worker = worker
        self._answers = answers
        self._pressed = pressed  # hears of each press that was stored
        self._spoken = spoken  # hears of each chat in which somebody did something
        self._looked: datetime | None = None

    async def take(self, batch: Sequence[Any]) -> None:
        """Store a batch and have it acted on; once this returns it may be confirmed, not if it raises."""
        kept = await self._keep(batch)
        self._act_on(kept.new, more=len(batch) >= BATCH)
        for press in kept.over:
            # A press that comes again has acted, but its first answer may have been lost: stop the button's spinning.
            self._answers.send(CallbackAnswer(press.press or ""), press.update_id)

    async def look_for_others(self) -> None:
        """Have acted on what other processes have stored since the last look."""
        async with self._database.reading() as store:
            now = await store.now()
            since = (self._looked or now) - BETWEEN
            found = await store.updates(self._bot.id).stored_since(since, but=self._worker)
        self._looked = now
        self._act_on(found)

    def _act_on(self, new: Sequence[Update], *, more: bool = False) -> None:
        for press in (u for u in new if u.is_press):
            self._pressed(press.press or "")
        self._worker.add((u for u in new if u.is_to_act), more=more)
        for chat in {chat for u in new if (chat := _spoken_in(u)) is not None}:
            self._spoken(chat)


def _spoken_in(update: Update) -> int | None:
    """Return the chat in which somebody spoke or pressed: the bot is in it. None for what says nothing of that."""
    told = (update.body or {}).get(update.kind) or {}
    message = told.get("message") if update.is_press else told if update.kind in SPOKEN else None
    chat = message.get("chat") if isinstance(message, dict) else None
    found = chat.get("id") if isinstance(chat, dict) else None
    return found if isinstance(found, int) else None


def read(raw: Any, bot: RawBot) -> Update | None:
    """Return an update as it is to be stored. What can't be read, or nobody asked for, is kept by id and kind."""
    if not isinstance(raw, dict):
        log.error("something came instead of an update (%s)", type(raw).__name__)
        return None
    update_id = raw.get("update_id")
    kind = next((name for name in ALLOWED_UPDATES if name in raw), None)
    other = str(next((name for name in raw if name != "update_id"), "empty"))[:64]
    if not is_id(update_id):
        log.error("an update (%s) came without an id that could be kept", kind or other)
        return None
    if kind is None:
        log.info("update %s is of a kind that nobody asked for: %s", update_id, other)
        return Update(update_id=update_id, person=0, kind=other, outcome=UpdateOutcome.IGNORED)
    if not is_well_shaped(kind, raw[kind]):
        log.warning("update %s (%s) can't be read: its parts are not what they should be", update_id, kind)
        return _noted(update_id, kind)
    try:
        return _parsed(raw, kind, bot)
    except UNREADABLE as error:
        # Its words belong in no log; the type says enough to look the rest up.
        log.warning("update %s (%s) can't be read whole: %s", update_id, kind, type(error).__name__)
    try:
        return _parsed(readable(raw, kind, bot), kind, bot)
    except UNREADABLE as error:
        log.warning("update %s (%s) can't be read: %s", update_id, kind, type(error).__name__)
        return _noted(update_id, kind)


def _parsed(raw: dict[str, Any], kind: str, bot: RawBot) -> Update:
    body = ReadUpdate(raw, bot)
    person = (body.read.effective_user or body.read.effective_chat or bot).id
    is_press = kind == "callback_query" and bool(raw[kind]["id"])
    return Update(update_id=raw["update_id"], person=person, kind=kind, is_press=is_press, body=body)


def _noted(update_id: int, kind: str) -> Update:
    return Update(update_id=update_id, person=0, kind=kind, outcome=UpdateOutcome.UNREADABLE)
