"""Acts on what is stored: people side by side, one person's updates in order, those who wait for a press first."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from bot.base.database_wait import Stopped, while_away
from bot.base.monotonic import Machine
from bot.base.service import Alarm, Part, Service
from bot.inbound.callback_answers import CallbackAnswer, CallbackAnswers
from bot.inbound.inbound_queue import InboundQueue, QueuedUpdate
from bot.inbound.retries import Act, Retries
from bot.telegram.raw_bot import RawBot
from storage.database import Database
from storage.updates import Update

log = logging.getLogger(__name__)

SIDE_BY_SIDE = 4  # on PostgreSQL; SQLite has one writer, so there it is only a matter of whose turn it is
TAKING_IN = 0.5  # seconds that all but presses leave to taking in, after a batch behind which there is more
STUCK = 10.0  # seconds; one that hangs is broken off sooner
WHOLE = 500  # updates that wait; of more the words stay in the database, not here as well
KEPT = timedelta(days=3)
ANSWERABLE = timedelta(minutes=1)  # how long Telegram may still take an answer to a press
SENT_KEPT = timedelta(days=30)


class Worker(Part):
    """Lets stored updates act, each exactly once."""

    name = "worker"

    def __init__(
        self,
        database: Database,
        bot: RawBot,
        act: Act,
        answers: CallbackAnswers,
        *,
        machine: Machine | None = None,
        alarm: Alarm | None = None,
    ) -> None:
        self._database = database
        self._bot = bot
        self._machine = machine or Machine()
        self._answers = answers
        self._lanes = 1 if database.is_sqlite else SIDE_BY_SIDE
        self._stopping = asyncio.Event()
        self._retries = Retries(database, bot, act, answers, self._machine, self._stopping)
        self._queue = InboundQueue()
        self._suspects = 0
        self._taking_in_until = 0.0
        self._more = asyncio.Event()
        self._all_acted = asyncio.Event()
        self._alarm = alarm
        self._services: list[Service] = []
        self._last_acted = self._machine.now()
        self._acting: dict[int, QueuedUpdate] = {}  # by lane

    @property
    def waiting(self) -> int:
        """How many stored updates have not acted yet."""
        return len(self._queue)

    def __contains__(self, update_id: object) -> bool:
        """Whether an update waits for its turn or has it."""
        return update_id in self._queue

    @property
    def is_idle(self) -> bool:
        """Whether all stored updates have acted."""
        return not self.waiting

    @property
    def is_stuck(self) -> bool:
        """Whether something waits to act, and nothing has for a while."""
        return bool(self.waiting) and self._machine.now() - self._last_acted > STUCK

    @property
    def alive(self) -> bool:
        """Whether it is at work; False after a mistake of ours has ended it: health is red then."""
        return bool(self._services) and all(service.alive for service in self._services)

    async def start(self) -> None:
        """Take up what the last process left, then act on whatever comes."""
        left, unanswered = await self._left()
        for update_id, press in unanswered:  # it has acted, but its answer may have died with the process
            self._answers.send(CallbackAnswer(press), update_id)
        # The update that killed the last process is the first that is met, or one of the first side by side.
        self._suspects = min(self._lanes, len(left))
        for update in left:
            self._queue.add(self._light(update), leftover=True)
        if left:
            log.warning("%s updates were stored before the start and act first", len(left))
        self._services = [self._service(number) for number in range(self._lanes)]
        for service in self._services:
            await service.start()

    def add(self, updates: Iterable[Update], *, more: bool = False) -> None:
        """Act on these, which are stored. ``more`` wait at Telegram, perhaps a press: till then only presses act."""
        self._taking_in_until = self._machine.now() + TAKING_IN if more else 0.0
        if not self.waiting:
            self._last_acted = self._machine.now()
        for update in updates:
            self._queue.add(self._light(update))
        self._more.set()

    def _light(self, update: Update) -> Update:
        """Keep only the first ones whole: what waits long is read again when its turn comes, a press by PTB alone."""
        if self.waiting < WHOLE:
            return update
        return replace(update, body=dict(update.body or {}) if update.is_press else None)

    async def idle(self) -> None:
        """Return once all stored updates have acted."""
        while self.waiting:
            self._all_acted.clear()
            await self._all_acted.wait()

    async def stop(self, seconds: float = 8.0) -> None:
        """Begin nothing new; what is acting comes to its end, the rest is stored and acts after the next start."""
        self._stopping.set()
        self._more.set()
        await asyncio.gather(*(service.stop(seconds) for service in self._services))

    async def note_answers(self) -> None:
        """Write down which presses were answered: the next process answers none of them again. Call it often."""
        given = self._answers.take_given()
        if given:
            async with self._database.unit() as unit:
                await unit.updates(self._bot.id).answered(sorted(given))

    async def _left(self) -> tuple[list[Update], list[tuple[int, str]]]:
        """Return the updates that have not acted, and the latest presses that have but may be unanswered."""

        async def read() -> tuple[list[Update], list[tuple[int, str]]]:
            async with self._database.reading() as store:
                table, now = store.updates(self._bot.id), await store.now()
                return await table.left(), await table.pressed_since(now - ANSWERABLE)

        try:
            return await while_away(read, "the start", self._machine, self._stopping)
        except Stopped:
            return [], []

    def _service(self, number: int) -> Service:
        return Service(
            f"worker {number}", lambda: self._lane(number), machine=self._machine, alarm=self._alarm,
            aside=lambda error: self._give_up(number, error),
        )  # fmt: skip

    async def _lane(self, number: int) -> None:
        while not self._stopping.is_set():
            now = self._machine.now()
            held = self._taking_in_until - now
            turn = self._queue.take(now, only_presses=held > 0)
            if turn is None:
                self._more.clear()
                waits = [at - now for at in (self._taking_in_until, self._queue.look_again()) if at and at > now]
                await self._machine.wait(self._more, min(waits, default=None))
                continue
            suspect = turn.leftover and self._suspects > 0
            self._suspects -= suspect
            self._acting[number] = turn
            await self._retries.act(turn, suspect=suspect)
            self._done(number)

    async def _give_up(self, number: int, error: Exception) -> None:
        """Give the update up at which a lane has ended; the person's next ones go on."""
        if number in self._acting:
            try:
                await self._retries.give_up(self._acting[number].update, repr(error))
            finally:
                self._done(number)

    def _done(self, number: int) -> None:
        self._last_acted = self._machine.now()
        self._queue.done(self._acting.pop(number), self._machine.now())
        self._more.set()  # the person's next update may be for another lane
        if not self.waiting:
            self._all_acted.set()


async def purge(database: Database) -> int:
    """Delete updates that Telegram can't send again and rows sent long ago; return how many. Call it hourly."""
    async with database.unit() as unit:
        now = await unit.now()
        return await unit.updates(0).purge(now - KEPT) + await unit.sending.purge(now - SENT_KEPT)
