"""One update acts: in one transaction with its own mark, once more if that raises, and never for ever."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from sqlalchemy.exc import SQLAlchemyError

from bot.base import logs
from bot.base.database_wait import Stopped, while_away
from bot.base.monotonic import Machine
from bot.inbound.callback_answers import CallbackAnswer, CallbackAnswers
from bot.inbound.inbound_queue import QueuedUpdate
from bot.telegram.raw_bot import RawBot
from bot.telegram.wire import is_id
from handlers.base.callback_data import decode
from handlers.routes import BUTTONS
from helpdesk.notify.given_up import noted_as
from helpdesk.outbox import MessageKind, OutboxMessage, Urgency
from helpdesk.text.words import storable
from helpdesk.ticket.errors import Stale
from storage.database import Database
from storage.engine.errors import StorageError
from storage.unit_of_work import UnitOfWork
from storage.updates import Update

log = logging.getLogger(__name__)

Act = Callable[[dict[str, Any], UnitOfWork], Awaitable[CallbackAnswer | None]]

T = TypeVar("T")

TRIES = 2  # of a handler that raises
STALE_TRIES = 5  # of one that lost a row to another on PostgreSQL
DEADLY_TRIES = 3  # of an update at which the process ended
HANG = 5.0
GRACE = 0.5  # between interrupting a statement and cancelling what waits for it


class Hung(Exception):
    """A handler did not come to an end."""


class Retries:
    """Makes updates act. ``stopping`` ends waiting for the database, never a transaction."""

    def __init__(
        self,
        database: Database,
        bot: RawBot,
        act: Act,
        answers: CallbackAnswers,
        machine: Machine,
        stopping: asyncio.Event,
    ) -> None:
        self._database = database
        self._bot = bot
        self._act = act
        self._answers = answers
        self._machine = machine
        self._stopping = stopping

    async def act(self, turn: QueuedUpdate, *, suspect: bool) -> None:
        """Let an update act. A ``suspect`` may have killed the last process: its try is counted before it is made."""
        with contextlib.suppress(Stopped):
            update = await self._whole(turn.update)
            with logs.about(**_ids(update)):
                await self._act_on(update, suspect=suspect)

    async def give_up(self, update: Update, reason: str) -> None:
        """Give an update up at which a part of ours ended."""
        with contextlib.suppress(Stopped):
            await self._park(await self._whole(update), reason)

    async def _whole(self, update: Update) -> Update:
        """Return an update with its words, which may be in the database alone."""

        async def read() -> Update:
            async with self._database.reading() as store:
                return replace(update, body=await store.updates(self._bot.id).body(update.update_id))

        return update if update.body is not None else await self._while_away(read)

    async def _act_on(self, update: Update, *, suspect: bool) -> None:
        if suspect and await self._count(update) > DEADLY_TRIES:
            await self._park(update, "the process ended each time it acted")
            return
        failures = stale = 0
        while True:
            try:
                # What could not be committed is not counted either: a sick database parks nothing.
                answer = await self._while_away(lambda: self._once(update))
            except Stopped:
                raise
            except Stale as error:
                stale += 1
                if stale <= STALE_TRIES:
                    continue
                reason = repr(error)
            except Exception as error:  # one of the four broad catches: an update must not hold up the others
                failures += 1
                log.exception("update %s failed", update.update_id)
                if failures < TRIES:
                    continue
                reason = repr(error)
            else:
                self._answer(update, answer)
                return
            await self._park(update, reason)
            return

    async def _once(self, update: Update) -> CallbackAnswer | None:
        async with self._database.unit() as unit:
            if not await unit.updates(self._bot.id).begin(update):
                return None  # it has acted before
            return await self._watched(update, unit)

    async def _watched(self, update: Update, unit: UnitOfWork) -> CallbackAnswer | None:
        task = asyncio.ensure_future(self._act(update.body or {}, unit))
        try:
            if not await self._machine.wait_for(task, HANG):
                await unit.interrupt()
                await self._machine.wait_for(task, GRACE)
                raise Hung(f"update {update.update_id} did not act within {HANG:.0f} s")
            return task.result()
        finally:
            if not task.done():
                task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _count(self, update: Update) -> int:
        async def count() -> int:
            async with self._database.unit() as unit:
                return await unit.updates(self._bot.id).count_try(update.update_id)

        return await self._while_away(count)

    async def _park(self, update: Update, reason: str) -> None:
        """Give an update up, and owe an apology with the number under which it is noted."""
        number = noted_as(update.update_id)
        log.error("update %s (%s of %s) is given up as %s: %s",
                  update.update_id, update.kind, logs.mark(update.person), number, reason)  # fmt: skip
        note, chat_id = storable(f"{number} {reason}"[:500]), _chat_of(update)

        async def fail(chat_id: int | None) -> None:
            async with self._database.unit() as unit:
                if await unit.updates(self._bot.id).fail(update, note) and chat_id is not None:
                    await self._apologise(update, unit, chat_id, number)

        # At last without a word: there may be nobody to whom it could go.
        for told in dict.fromkeys((chat_id, None)):
            try:
                await self._while_away(partial(fail, told))
                break
            except (SQLAlchemyError, StorageError):
                if told is None:
                    log.exception("update %s can't even be given up; the next start tries again", update.update_id)
        self._answer(update, None)

    async def _apologise(self, update: Update, unit: UnitOfWork, chat_id: int, number: str) -> None:
        facts = {"key": "something-went-wrong", "error": number}
        said = OutboxMessage(
            chat_id=chat_id, kind=MessageKind.TEXT, urgency=Urgency.REPLY, person=update.person, facts=facts
        )
        await unit.outbox.owe(said)

    def _answer(self, update: Update, answer: CallbackAnswer | None) -> None:
        if update.press is not None:
            self._answers.send(answer or CallbackAnswer(update.press), update.update_id)

    async def _while_away(self, work: Callable[[], Awaitable[T]]) -> T:
        return await while_away(work, "acting", self._machine, self._stopping)


def _chat_of(update: Update) -> int | None:
    """Return where somebody waits for an answer; a change of members waits for none."""
    if update.kind not in ("message", "edited_message", "callback_query"):
        return None
    chat_id = _chat_in(_part(update.body, update.kind)).get("id")
    return chat_id if is_id(chat_id) else None


def _ids(update: Update) -> dict[str, int | str | None]:
    """Return what a line about an update is found by: itself, its chat, the ticket whose button was pressed."""
    body = _part(update.body, update.kind)
    data = body.get("data")
    press = decode(data) if update.is_press and isinstance(data, str) else None
    ticket = press.number if press is not None and BUTTONS[press.what].is_of_ticket else 0
    return {"update": update.update_id, "chat": logs.mark(_chat_in(body).get("id")), "ticket": ticket or None}


def _chat_in(body: dict[str, Any]) -> dict[str, Any]:
    return _part(_part(body, "message") or body, "chat")


def _part(whole: dict[str, Any] | None, name: str) -> dict[str, Any]:
    """Return a part that should be an object, an empty one if it is none: an older program may have stored it."""
    part = (whole or {}).get(name)
    return part if isinstance(part, dict) else {}
