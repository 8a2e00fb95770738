"""The engine as a process of its own, to be killed: it sweeps and delivers until nothing is left to do.

The processes are forked from a server that has imported everything and has read the sentences and the holidays
(``engine_ready``), so that a life may be as short as a blink.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from multiprocessing.synchronize import Event, Semaphore

from sqlalchemy import select

from bot.base.clock import HandClock
from bot.base.monotonic import Machine
from bot.base.scheduler import Scheduler
from bot.config.chat_checks import ChatChecks
from bot.config.from_config import settings_of
from bot.config.model import Config
from bot.config.rehearsal import rehearsal_config
from bot.jobs.deadlines import DeadlineSweep
from bot.outbound.sender import Sender
from bot.telegram.raw_bot import build_bot, connect
from handlers.base.catalogue import Catalogue
from handlers.base.context import Office
from handlers.base.outgoing import Outgoing
from handlers.messages import render
from handlers.routes import BUTTONS
from helpdesk.outbox import OutboxRow
from helpdesk.settings.settings import Settings
from storage.database import Database
from storage.tables.transport import outbox
from storage.unit_of_work import Store
from tests.journeys.support.running.forks import FORKS


@dataclass(frozen=True)
class Orders:
    """Where the engine works, and at which time."""

    database_url: str
    api_url: str
    token: str
    now: datetime


@cache
def sentences() -> Catalogue:
    """Return every sentence; they are read once."""
    return Catalogue()


def config_of(orders: Orders) -> Config:
    """Return the configuration of a desk whose teams have no groups: operators are told in private."""
    return rehearsal_config(
        api_url=orders.api_url, token=orders.token, database_url=orders.database_url, teams={}, people=[]
    )


class EngineProcess:
    """One life of the engine; it is as long as the work that it does, however slow the machine is."""

    def __init__(self, orders: Orders) -> None:
        self._sweeping = FORKS.Event()
        self._steps = FORKS.Semaphore(0)
        self._process = FORKS.Process(target=_run, args=(orders, self._sweeping, self._steps))

    async def start(self) -> None:
        """Start it; it is sweeping when this returns."""
        self._process.start()
        assert await asyncio.to_thread(self._sweeping.wait, 60)

    async def live(self, steps: int, seconds: float) -> bool:
        """Let it take so many steps and live a moment longer, then kill it; return whether it was still at work."""
        await asyncio.to_thread(self._walk, steps, seconds)
        self._process.kill()
        await asyncio.to_thread(self._process.join)
        return self._process.exitcode != 0

    def _walk(self, steps: int, seconds: float) -> None:
        while steps and self._process.is_alive():
            steps -= self._steps.acquire(timeout=0.2)
        self._process.join(seconds)

    async def finish(self) -> int | None:
        """Wait until it has done everything; return its exit code."""
        await asyncio.to_thread(self._process.join, 240)
        return self._process.exitcode


def _run(orders: Orders, sweeping: Event, steps: Semaphore) -> None:
    asyncio.run(_work(orders, sweeping, steps))


async def _work(orders: Orders, sweeping: Event, steps: Semaphore) -> None:
    config = config_of(orders)
    settings, clock = settings_of(config), HandClock(orders.now)

    async def settings_now(_store: object) -> Settings:
        return settings

    database = Database.open(orders.database_url, desk_time=clock.now)
    bot = build_bot(orders.token, orders.api_url)
    assert await connect(bot, Machine(), asyncio.Event())
    office = Office(settings, sentences(), bot.id, bot.username, ChatChecks(config), BUTTONS)

    async def show(row: OutboxRow, store: Store) -> Outgoing | None:
        steps.release()
        return await render(row, store, office, clock.now())

    async def attempt(what: str, work: Callable[[], Awaitable[object]]) -> bool:
        steps.release()
        return await Scheduler.attempt(what, work)

    delivery = Sender(bot, database, show, alone=database.is_sqlite)
    await delivery.start()
    sweeper = DeadlineSweep(database, settings_now, clock, attempt)
    sweeping.set()
    while await sweeper.sweep():
        pass
    while await _owes(database):
        await delivery.idle()
        await asyncio.sleep(0.1)  # another process may send, too
    await delivery.stop()
    await bot.shutdown()
    await database.close()


async def _owes(database: Database) -> bool:
    """Return whether anything waits to be sent; what a killed process has leased comes free after two minutes."""
    async with database.reading() as store:
        query = select(outbox.c.id).where(outbox.c.state == "waiting").limit(1)
        return (await store.connection.execute(query)).first() is not None
