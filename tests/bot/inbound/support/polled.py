"""A desk that only fetches: the poller, the inbox and the worker over a handler that notes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.inbound.callback_answers import CallbackAnswers
from bot.inbound.inbox import Inbox
from bot.inbound.polling import Receiver
from bot.inbound.worker import Worker
from bot.telegram.raw_bot import RawBot
from helpdesk.outbox import Facts
from sandbox.cast import Cast
from storage.database import Database
from storage.engine.errors import DatabaseAway
from tests.bot.transport import Acted, HandMachine, can_be_taken_away
from tests.waiting import until


class Desk:
    """A receiver and all that hangs on it, running."""

    def __init__(self, database: Database, bot: RawBot, machine: HandMachine) -> None:
        self.away = can_be_taken_away(database)
        self.machine = machine
        self.acted = Acted()
        self.answers = CallbackAnswers(bot)
        self.worker = Worker(database, bot, self.acted, self.answers, machine=machine)
        self.inbox = Inbox(self.away, bot, self.worker, self.answers)
        self.alarms: list[str] = []
        self.untold = 0  # how many alarms can't be stored
        self.receiver = Receiver(bot, self.inbox, machine=machine, on_alarm=self.alarm)
        self._task: asyncio.Task[None] | None = None

    async def alarm(self, key: str, facts: Facts) -> None:
        if self.untold:
            self.untold -= 1
            raise DatabaseAway("taken away by a test")
        self.alarms.append(key)

    async def start(self) -> asyncio.Task[None]:
        await self.worker.start()
        self._task = asyncio.create_task(self.receiver.run())
        return self._task

    async def stop(self) -> None:
        self.receiver.end()
        if self._task is not None:
            await asyncio.gather(self._task, return_exceptions=True)
        await self.worker.stop()
        await self.answers.stop()

    async def until_acted(self, count: int) -> None:
        """Wait until so many have acted, letting retries have their time."""

        def enough() -> bool:
            self.machine.advance(0.3)
            return len(self.acted.texts) >= count

        await until(enough)
        await self.worker.idle()


@pytest.fixture
async def desk(database: Database, bot: RawBot, machine: HandMachine, cast: Cast) -> AsyncIterator[Desk]:
    desk = Desk(database, bot, machine)
    yield desk
    await desk.stop()
