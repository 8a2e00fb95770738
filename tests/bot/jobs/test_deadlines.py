"""The sweep waits for what people said, at most a minute; a row that raises does not hold up the others."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from bot.base.clock import HandClock
from bot.base.monotonic import Machine
from bot.base.scheduler import Scheduler
from bot.config.from_config import settings_of
from bot.config.load import load
from bot.jobs.auditor import Auditor
from bot.jobs.deadlines import DeadlineSweep
from helpdesk.outbox import Facts
from helpdesk.settings.settings import Settings
from helpdesk.sla.next_date import STALE
from helpdesk.ticket.rows import NextDate
from storage.database import Database
from tests.helpdesk.office import at, ticket

NOW = at("Wed 18 Nov 17:31")
DUE = NextDate(STALE, 0, at("Wed 18 Nov 17:30"))
SETTINGS = settings_of(load(None, {"HELPDESK_TELEGRAM__TOKEN": "1:test"}))


class HandMachine(Machine):
    """Machine time that a test moves."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def now(self) -> float:
        return self.seconds


async def settings_now(_store: object) -> Settings:
    return SETTINGS


@pytest.fixture
async def desk(desk_url: str) -> AsyncIterator[Database]:
    """A database with three tickets that are due."""
    database = Database.open(desk_url)
    async with database.unit() as unit:
        for number in (1001, 1002, 1003):
            await unit.tickets.add(ticket(number=number))
            await unit.timers.set_next(number, DUE)
    yield database
    await database.close()


async def dates(database: Database) -> list[NextDate | None]:
    async with database.reading() as store:
        return [await store.timers.next_date(n) for n in (1001, 1002, 1003)]


async def test_nothing_is_swept_before_all_that_people_said_has_acted_but_after_a_minute(desk: Database) -> None:
    machine, ready = HandMachine(), False
    sweeper = DeadlineSweep(
        desk, settings_now, HandClock(NOW), Scheduler.attempt, ready=lambda: ready, machine=machine
    )
    assert await sweeper.sweep() == 0
    machine.seconds += 59
    assert await sweeper.sweep() == 0
    assert await dates(desk) == [DUE] * 3
    machine.seconds += 1
    assert await sweeper.sweep() == 3


async def test_falling_behind_again_begins_a_new_minute(desk: Database) -> None:
    machine, ready = HandMachine(), True
    sweeper = DeadlineSweep(
        desk, settings_now, HandClock(NOW), Scheduler.attempt, ready=lambda: ready, machine=machine
    )
    assert await sweeper.sweep() == 3
    machine.seconds += 600
    ready = False
    async with desk.unit() as unit:
        await unit.timers.set_next(1001, DUE)
    assert await sweeper.sweep() == 0
    machine.seconds += 60
    assert await sweeper.sweep() == 1


async def test_a_row_that_raises_waits_an_hour_and_the_others_go_on(
    desk: Database, caplog: pytest.LogCaptureFixture
) -> None:
    async def attempt(what: str, work: Callable[[], Awaitable[object]]) -> bool:
        async def poisoned() -> None:
            raise ArithmeticError("poison")

        return await Scheduler.attempt(what, poisoned if "1002" in what else work)

    await DeadlineSweep(desk, settings_now, HandClock(NOW), attempt).sweep()
    after = await dates(desk)
    assert after[1] == NextDate(STALE, 0, at("Wed 18 Nov 18:31"))
    assert [d.step for d in after if d is not None] == [1, 0, 1]
    assert "sweep of ticket 1002 failed" in caplog.text


async def test_two_sweeps_at_once_settle_each_row_once(desk: Database) -> None:
    sweepers = [DeadlineSweep(desk, settings_now, HandClock(NOW), Scheduler.attempt) for _ in range(2)]
    await asyncio.gather(*(s.sweep() for s in sweepers))
    async with desk.reading() as store:
        assert [[r.fact.at for r in await store.journal.of(n)] for n in (1001, 1002, 1003)] == [[DUE.at]] * 3


async def test_the_auditor_alarms_once_about_what_lasts_for_five_minutes(desk: Database) -> None:
    machine, said = HandMachine(), []

    async def alarm(key: str, facts: Facts) -> None:
        said.append((key, dict(facts)))

    auditor = Auditor(desk, HandClock(at("Wed 18 Nov 18:30")), alarm, machine=machine)
    await auditor.audit()
    assert auditor.findings == {"overdue": {"count": 3}}
    machine.seconds += 299
    await auditor.audit()
    assert said == []
    machine.seconds += 1
    await auditor.audit()
    await auditor.audit()
    assert said == [("overdue", {"count": 3})]
    await DeadlineSweep(desk, settings_now, HandClock(NOW), Scheduler.attempt).sweep()
    await auditor.audit()
    assert auditor.findings == {}
