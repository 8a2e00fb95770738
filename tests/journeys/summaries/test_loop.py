"""Summaries, charts and exports are made beside the loop: whoever presses a button meanwhile does not wait."""

from __future__ import annotations

import asyncio
import gc
import threading
from collections.abc import AsyncIterator, Iterator
from datetime import date, datetime, time
from pathlib import Path
from time import thread_time

import pytest
from sqlalchemy import case, update

from bench.base import year
from bot.app import App
from bot.base.clock import HandClock
from bot.commands.demo import demo_config
from bot.config.from_config import settings_of
from sandbox.base.clock import RealClock
from sandbox.cast import build_demo
from sandbox.server import Sandbox
from storage.database import Database
from storage.tables.tickets import tickets
from storage.upkeep import migrate
from tests.journeys.conftest import FRIDAY, Desk
from tests.journeys.support.loop_watch import Held, watched

LONGEST = 0.05  # seconds of work between two turns
# Of waiting on the loop: a chart or a table made on it takes a second. Less can't be told from a crowded machine.
WAITED = 0.5
TICKETS = 2_500
PLANS = '[{{"chat_id": {channel}, "at": "18:00", "scope": "all", "every": "day"}}]'


@pytest.fixture
def frozen() -> Iterator[None]:
    """Look for garbage in what the desk makes only, as the command line does: all of pytest is no part of a desk."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    """A desk with a year of tickets behind it, that sums up its day for the managers' channel."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'desk.db'}"
    async with Sandbox(clock=RealClock()) as sandbox:
        cast, clock = build_demo(sandbox.world), HandClock(FRIDAY)
        config = demo_config(cast, sandbox, url, HELPDESK_SUMMARIES=PLANS.format(channel=cast.managers_channel.id))
        await migrate.upgrade(url)
        database = Database.open(url)
        await year.seed(database, settings_of(config), TICKETS)
        async with database.unit() as unit:  # what is not over is with the desk: no cards are owed for it
            over = case((tickets.c.status == "resolved", "closed"), else_="open")
            await unit.connection.execute(update(tickets).values(status=over, team=None, cycle=0))
        await database.close()
        app = App(config, clock)
        assert await app.start()
        yield Desk(sandbox, cast, app, clock, url)
        await app.stop()
        sandbox.assert_clean()


async def make_everything(desk: Desk, on: date) -> None:
    """Let that day's summary be posted with its charts; meanwhile an admin asks for all that there is."""
    admin = desk.cast.admin
    desk.clock.set(instant(on, time(18)))
    await desk.app.engine.tick("summaries")
    admin.say("/summary")
    for label in ("Since the start", "Charts", "Export with callers"):
        await desk.sandbox.world.updates.drained()
        await desk.app.settle()
        message = next(m for m in reversed(admin.messages()) if "📊" in m.text)
        await admin.tap(message, label).answer()
    await desk.settle()


def instant(on: date, at: time) -> datetime:
    return datetime.combine(on, at, FRIDAY.tzinfo)


@pytest.mark.timeout(600)
@pytest.mark.usefixtures("frozen")
async def test_no_chart_table_or_report_holds_the_loop_up(desk: Desk) -> None:
    desk.cast.admin.start()
    await desk.settle()
    await desk.app.engine.tick("summaries")
    await desk.settle()
    rounds: list[Held] = []
    for day in (20, 21, 23):  # one is enough, unless other programs crowd this machine
        async with watched() as held:
            await make_everything(desk, date(2026, 11, day))
        rounds.append(held)
        assert held.turns > 100
        assert held.busy < LONGEST
        if held.waited < WAITED:
            break
    assert min(held.waited for held in rounds) < WAITED
    albums = [m for m in desk.cast.manager.messages(desk.cast.managers_channel) if m.media]
    assert len(albums) == 3 * len(rounds)
    files = [m.media for m in desk.cast.admin.messages() if m.media and m.media.name]
    assert any(file.name and file.name.endswith(".xlsx") and len(file.data) > 250_000 for file in files)


async def test_the_watch_sees_work_on_the_loop_and_waiting_on_it() -> None:
    async with watched() as calm:
        await asyncio.sleep(0.05)
    async with watched() as working:
        await asyncio.sleep(0)
        until = thread_time() + 2 * LONGEST
        while thread_time() < until:
            pass
    async with watched() as waiting:
        await asyncio.sleep(0)
        threading.Event().wait(2 * WAITED)  # as a query on the loop would
    assert calm.busy < LONGEST < working.busy
    assert waiting.busy < LONGEST < WAITED < waiting.waited
