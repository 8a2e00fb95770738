"""Acts on what is stored: people side by side, one person's updates in order, those who wait for a press first."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from datetime import timedelta

from bot.answers import Answer, Answers
from bot.attempt import Act, Attempts
from bot.machine import Backoff, Machine
from bot.raw_bot import RawBot
from bot.turns import Turns
from storage.database import Database
from storage.errors import DatabaseAway
from storage.updates import Update

log = logging.getLogger(__name__)

SIDE_BY_SIDE = 4  # on PostgreSQL; SQLite has one writer, so there it is only a matter of whose turn it is
TAKING_IN = 0.5  # seconds that all but presses leave to taking in, after a batch behind which there is more
KEPT = timedelta(days=3)
ANSWERABLE = timedelta(minutes=1)  # how long Telegram may still take an answer to a press
SENT_KEPT = timedelta(days=30)


class Worker:
    """Lets stored updates act, each exactly once."""

    def __init__(
        self, database: Database, bot: RawBot, act: Act, answers: Answers, *, machine: Machine | None = None
    ) -> None:
        self._database = database
        self._bot = bot
        self._machine = machine or Machine()
        self._answers = answers
        self._lanes = 1 if database.is_sqlite else SIDE_BY_SIDE
        self._stopping = asyncio.Event()
        self._attempts = Attempts(database, bot, act, answers, self._machine, self._stopping)
        self._turns = Turns()
        self._suspects = 0
        self._taking_in_until = 0.0
        self._more = asyncio.Event()
        self._all_acted = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    @property
    def waiting(self) -> int:
        """How many stored updates have not acted yet."""
        return len(self._turns)

    @property
    def is_idle(self) -> bool:
        """Whether all stored updates have acted."""
        return not self.waiting

    @property
    def alive(self) -> bool:
        """Whether it is at work; False after a mistake of ours has ended it: health is red then."""
        return bool(self._tasks) and not any(task.done() for task in self._tasks)

    async def start(self) -> None:
        """Take up what the last process left, then act on whatever comes."""
        left, unanswered = await self._left()
        for press in unanswered:  # it has acted, but its answer may have died with the process: it spins no longer
            self._answers.start(Answer(press))
        # The update that killed the last process is the first that is met, or one of the first side by side.
        self._suspects = min(self._lanes, len(left))
        for update in left:
            self._turns.add(update, leftover=True)
        if left:
            log.warning("%s updates were stored before the start and act first", len(left))
        self._tasks = [asyncio.create_task(self._lane(), name=f"worker {n}") for n in range(self._lanes)]
        for task in self._tasks:
            task.add_done_callback(_ended)

    def add(self, updates: Iterable[Update], *, more: bool = False) -> None:
        """Act on these, which are stored. ``more`` wait at Telegram, perhaps a press: till then only presses act."""
        self._taking_in_until = self._machine.now() + TAKING_IN if more else 0.0
        for update in updates:
            self._turns.add(update)
        self._more.set()

    async def idle(self) -> None:
        """Return once all stored updates have acted."""
        while self.waiting:
            self._all_acted.clear()
            await self._all_acted.wait()

    async def stop(self, seconds: float = 8.0) -> None:
        """Begin nothing new; what is acting comes to its end, the rest is stored and acts after the next start."""
        self._stopping.set()
        self._more.set()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _left(self) -> tuple[list[Update], list[str]]:
        """Return the updates that have not acted, and the latest presses that have."""
        backoff = Backoff()
        while not self._stopping.is_set():
            try:
                async with self._database.reading() as store:
                    table, now = store.updates(self._bot.id), await store.now()
                    return await table.left(), await table.pressed_since(now - ANSWERABLE)
            except DatabaseAway as error:
                log.warning("the start waits for the database: %s", error)
                await self._machine.wait(self._stopping, backoff.grow())
        return [], []

    async def _lane(self) -> None:
        while not self._stopping.is_set():
            held = self._taking_in_until - self._machine.now()
            turn = self._turns.take(only_presses=held > 0)
            if turn is None:
                self._more.clear()
                await self._machine.wait(self._more, held if held > 0 else None)
                continue
            suspect = turn.leftover and self._suspects > 0
            self._suspects -= suspect
            await self._attempts.act(turn, suspect=suspect)
            self._turns.done(turn)
            self._more.set()  # the person's next update may be for another lane
            if not self.waiting:
                self._all_acted.set()


async def purge(database: Database) -> int:
    """Delete updates that Telegram can't send again and rows sent long ago; return how many. Call it hourly."""
    async with database.unit() as unit:
        now = await unit.now()
        return await unit.updates(0).purge(now - KEPT) + await unit.sending.purge(now - SENT_KEPT)


def _ended(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and task.exception() is not None:
        log.critical("%s has stopped", task.get_name(), exc_info=task.exception())
