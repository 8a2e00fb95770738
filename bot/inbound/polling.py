"""Fetches updates by long polling: confirms only what is stored, and never stops without a word."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from telegram.error import BadRequest, TelegramError

from bot.base.database_wait import Stopped, while_away
from bot.base.monotonic import Backoff, Machine
from bot.base.service import Alarm, no_alarm
from bot.inbound.confirming import Confirming
from bot.inbound.inbox import Inbox
from bot.telegram.api_errors import Decision, Verdict, decide
from bot.telegram.raw_bot import BATCH, POLL_MARGIN, POLL_SECONDS, RawBot
from bot.telegram.token_watch import TokenWatch
from storage.engine.errors import DatabaseAway

log = logging.getLogger(__name__)

NETWORK_FIRST = 0.5
BARRED_FIRST = 0.5
CONFLICT_FORGOTTEN = 600.0
AT_ONCE = 0.2  # an empty answer that came sooner was not waited for
SHORT_POLLS = 0.2
RECENT = 60.0  # without a poll for so long, nobody knows what waits at Telegram


class Receiver:
    """The polling loop. ``run`` ends by ``stop``; no refusal of Telegram ends it."""

    def __init__(
        self,
        bot: RawBot,
        inbox: Inbox,
        *,
        machine: Machine | None = None,
        token: TokenWatch | None = None,
        on_alarm: Alarm = no_alarm,
    ) -> None:
        self._bot = bot
        self._inbox = inbox
        self._machine = machine or Machine()
        self._token = token or TokenWatch(bot, machine=self._machine)
        self._on_alarm = on_alarm
        self._stopping = asyncio.Event()
        self._network = Backoff(NETWORK_FIRST, 15.0)
        self._conflict = Backoff(1.0, 30.0)
        self._barred = Backoff(BARRED_FIRST)
        self._last_conflict: float | None = None
        self._odd = Backoff(0.1, 2.0)
        self._confirming = Confirming()
        self._poll_at_once = True
        self._full = True
        self.last_heard: float | None = None  # machine time at which getUpdates last answered

    @property
    def caught_up(self) -> bool:
        """Whether Telegram held nothing more for us lately: a poll of the last minute came back not full."""
        return not self._full and self.last_heard is not None and self._machine.now() - self.last_heard < RECENT

    async def run(self) -> None:
        """Fetch, store, confirm by the next fetch, until told to stop."""
        while not self._stopping.is_set():
            if (error := self._inbox.barred()) is not None:
                await self._held_up(error)
                continue
            batch = await self._fetch()
            if batch is not None and await self._store(batch):
                await self._confirm(batch)

    def end(self) -> None:
        """End the waiting for updates; what is being stored is stored."""
        self._stopping.set()

    async def _held_up(self, error: DatabaseAway) -> None:
        """To fetch would confirm what was stored before, and that may be lost, or another's."""
        self._poll_at_once = True
        if self._barred.grow() == BARRED_FIRST:
            log.error("no updates are fetched: %s", error)
        await self._machine.wait(self._stopping, BARRED_FIRST)

    async def _fetch(self) -> list[Any] | None:
        """Return a batch; None after trouble, which has been waited for."""
        # After a start or trouble the first poll comes back at once, so that we soon know whether we are behind.
        seconds = 0.0 if self._poll_at_once else float(POLL_SECONDS)
        begun = self._machine.now()
        task = asyncio.create_task(self._bot.fetch_updates(self._confirming.offset, seconds), name="getUpdates")
        try:
            await self._watch(task, seconds + POLL_MARGIN)
            if self._stopping.is_set() and not task.done():
                return None
            if not task.done():
                log.warning("a poll was silent for %.0f s; its connection is given up", seconds + POLL_MARGIN)
                self._poll_at_once = True
                return None
            batch = task.result()
        except TelegramError as error:
            if isinstance(error, BadRequest):
                self._confirming.refused()
            await self._trouble(decide(error, method="getUpdates"))
            return None
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        self._well(batch)
        if not batch and seconds and self._machine.now() - begun < AT_ONCE:
            # A server, or a proxy before it, that does not hold a poll would be asked without a pause.
            await self._machine.wait(self._stopping, SHORT_POLLS)
        return batch

    async def _watch(self, task: asyncio.Task[list[Any]], seconds: float) -> None:
        """Wait for a poll, but no longer than it may take, and not after a stop."""
        over = asyncio.Event()
        task.add_done_callback(lambda _: over.set())
        stop = asyncio.create_task(self._stopping.wait())
        stop.add_done_callback(lambda _: over.set())
        try:
            await self._machine.wait(over, seconds)
        finally:
            stop.cancel()

    def _well(self, batch: list[Any]) -> None:
        self.last_heard = self._machine.now()
        self._full = len(batch) >= BATCH
        self._poll_at_once = False
        self._conflict.reset()
        self._barred.reset()
        if self._network.reset():
            log.warning("updates are fetched again")

    async def _trouble(self, decision: Decision) -> None:
        if decision.verdict is Verdict.DOUBTED:
            self._token.doubt()
        if decision.verdict is Verdict.CONFLICT:
            wait = self._conflict.grow()
            await self._conflicting(decision)
        else:
            self._poll_at_once = True
            wait = self._network.grow()
            if wait <= NETWORK_FIRST:
                log.warning("updates can't be fetched (%s); trying until they can", decision.why)
            wait = max(wait, decision.wait, self._token.pause)
        await self._machine.wait(self._stopping, wait)

    async def _conflicting(self, decision: Decision) -> None:
        """Say it once: two pollers throw each other out in turn, so either is well again every few seconds."""
        now, last = self._machine.now(), self._last_conflict
        self._last_conflict = now
        if last is None or now - last > CONFLICT_FORGOTTEN:
            log.error("somebody else fetches this bot's updates: %s", decision.why)
            try:
                await self._on_alarm("two-pollers", {"why": decision.why})
            except DatabaseAway as error:
                self._last_conflict = last  # the next conflict is told
                log.warning("the admins are not told yet: %s", error)

    async def _store(self, batch: list[Any]) -> bool:
        """Store a batch, however long the database is away; nothing is confirmed before."""
        try:
            await while_away(
                lambda: self._inbox.take(batch), f"a batch of {len(batch)}", self._machine, self._stopping
            )
        except Stopped:
            return False
        return True

    async def _confirm(self, batch: list[Any]) -> None:
        """Confirm a batch by the next fetch; after one that may come again all the same there is a pause."""
        if self._confirming.stored(batch):
            self._odd.reset()
            return
        self._poll_at_once = True
        await self._machine.wait(self._stopping, self._odd.grow())
