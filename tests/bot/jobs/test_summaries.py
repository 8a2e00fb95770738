"""A summary waits for what people said while the bot was down, at most a minute, and for the sweep."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import time

import pytest
from sqlalchemy import func, select

from bot.base.clock import HandClock
from bot.base.scheduler import Scheduler
from bot.jobs.deadlines import DeadlineSweep
from bot.jobs.summaries import SummaryJob
from helpdesk.outbox import MessageKind
from helpdesk.settings.settings import Settings, Summary
from helpdesk.sla.next_date import STALE
from helpdesk.ticket.rows import NextDate
from storage.database import Database
from storage.tables.transport import outbox
from tests.bot.jobs.test_deadlines import SETTINGS, HandMachine
from tests.helpdesk.office import at, ticket

DUE = NextDate(STALE, 0, at("Wed 18 Nov 17:30"))
PLANNED = replace(SETTINGS, summaries=(Summary(-1, time(18), "all", "day"),))


async def settings_now(_store: object) -> Settings:
    return PLANNED


@pytest.fixture
async def database(desk_url: str) -> AsyncIterator[Database]:
    """A database with a ticket that falls due half an hour before the summary's time."""
    database = Database.open(desk_url)
    async with database.unit() as unit:
        await unit.tickets.add(ticket(number=1001))
        await unit.timers.set_next(1001, DUE)
    yield database
    await database.close()


async def owed(database: Database) -> int:
    async with database.reading() as store:
        query = select(func.count()).select_from(outbox).where(outbox.c.kind == MessageKind.SUMMARY.value)
        return int((await store.connection.execute(query)).scalar_one())


async def test_no_summary_is_owed_before_all_that_people_said_has_acted_but_after_a_minute(
    database: Database,
) -> None:
    machine, clock, ready = HandMachine(), HandClock(at("Wed 18 Nov 11:00")), True
    sweeper = DeadlineSweep(database, settings_now, clock, Scheduler.attempt, ready=lambda: ready, machine=machine)
    summing = SummaryJob(database, settings_now, clock, sweeper)
    await summing.tick()  # a plan that is new begins with what comes
    ready = False
    clock.set(at("Wed 18 Nov 18:00"))
    await summing.tick()
    machine.seconds += 59
    await summing.tick()
    assert await owed(database) == 0
    machine.seconds += 1
    await summing.tick()
    assert await owed(database) == 1
    async with database.reading() as store:
        assert await store.timers.next_date(1001) != DUE, "what fell due before is recorded before"


async def test_a_sweep_that_fails_does_not_hold_a_summary_up(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    async def no_settings(_store: object) -> Settings:
        raise ArithmeticError("poison")

    clock = HandClock(at("Wed 18 Nov 11:00"))
    summing = SummaryJob(
        database, settings_now, clock, DeadlineSweep(database, no_settings, clock, Scheduler.attempt)
    )
    await summing.tick()
    clock.set(at("Wed 18 Nov 18:00"))
    await summing.tick()
    assert await owed(database) == 1
    assert "the sweep before the summaries failed" in caplog.text
