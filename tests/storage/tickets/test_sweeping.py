"""The sweep's rows: found by the partial index, flipped by one of those who try, said once."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import insert, text

from helpdesk.notify.on_clock import Listener, Reminder, ReminderKind
from helpdesk.sla.next_date import RESPONSE, STALE
from helpdesk.ticket.rows import NextDate
from helpdesk.ticket.ticket import Status
from storage.database import Database
from storage.queries.rows import values
from storage.tables.tickets import next_dates, tickets
from storage.tickets.timers import due_query
from storage.upkeep.audit import Audit
from tests.storage.factories import MONDAY, OLIVIA, RAVI, after, ticket

DUE = NextDate(RESPONSE, 1, MONDAY)
LATER = NextDate(RESPONSE, 2, after(days=1))
REMINDER = Reminder(
    ticket=1001, kind=ReminderKind.BREACH, cycle=1, due_at=MONDAY, say_at=MONDAY, team="egov"
)  # fmt: skip


async def stored(database: Database, *dates: NextDate | None) -> None:
    async with database.unit() as unit:
        for number, date in enumerate(dates, 1001):
            await unit.tickets.add(ticket(number))
            await unit.timers.set_next(number, date)


async def test_due_dates_come_earliest_first_and_what_lies_ahead_does_not(database: Database) -> None:
    early = NextDate(STALE, 0, after(hours=-1))
    await stored(database, DUE, LATER, early, None)
    async with database.reading() as store:
        assert await store.timers.due(MONDAY, 10) == [(1003, early), (1001, DUE)]
        assert await store.timers.due(MONDAY, 1) == [(1003, early)]


async def test_a_date_is_flipped_once(database: Database) -> None:
    await stored(database, DUE)
    async with database.unit() as unit:
        assert await unit.timers.hold(1001)
        assert await unit.timers.flip(1001, DUE, LATER)
        assert not await unit.timers.flip(1001, DUE, LATER)
        assert await unit.timers.next_date(1001) == LATER
        assert await unit.timers.flip(1001, LATER, None)
        assert await unit.timers.next_date(1001) is None


async def test_a_ticket_that_is_not_there_can_not_be_held(database: Database) -> None:
    async with database.unit() as unit:
        assert not await unit.timers.hold(4711)


async def test_a_thing_is_said_once_however_often_it_is_noted(database: Database) -> None:
    await stored(database, DUE)
    async with database.unit() as unit:
        await unit.reminders.add(REMINDER)
        await unit.reminders.add(REMINDER)
        (waiting,) = await unit.reminders.waiting(MONDAY)
        assert await unit.reminders.take([waiting.id]) == {waiting.id}
        assert await unit.reminders.take([waiting.id]) == frozenset()
        assert await unit.reminders.waiting(MONDAY) == []
        assert await unit.reminders.was_said(1001, 1, ReminderKind.BREACH)
        assert not await unit.reminders.was_said(1001, 2, ReminderKind.BREACH)
        assert [s.kind for s in await unit.reminders.of([waiting.id])] == [ReminderKind.BREACH]


async def test_each_listener_hears_all_of_their_own_at_once_whoever_waits_longest_first(database: Database) -> None:
    await stored(database, DUE)
    later = replace(REMINDER, kind=ReminderKind.STILL_LATE, due_at=after(hours=1))
    to_ravi = replace(REMINDER, kind=ReminderKind.MANAGERS, person=RAVI, say_at=after(hours=-1))
    desk = replace(REMINDER, kind=ReminderKind.OPERATOR, team=None, person=OLIVIA)
    tomorrow = replace(REMINDER, kind=ReminderKind.ADMINS, person=OLIVIA, say_at=after(days=1))
    async with database.unit() as unit:
        for reminder in (REMINDER, desk, later, to_ravi, tomorrow):
            await unit.reminders.add(reminder)
        listeners = await unit.reminders.listeners(MONDAY)
        assert listeners == [Listener("egov", RAVI), Listener("egov", None), Listener(None, OLIVIA)]
        heard = [[s.kind for s in await unit.reminders.waiting(MONDAY, to)] for to in listeners]
    assert heard == [[ReminderKind.MANAGERS], [ReminderKind.BREACH, ReminderKind.STILL_LATE], [ReminderKind.OPERATOR]]


async def test_what_is_put_off_waits(database: Database) -> None:
    await stored(database, DUE)
    async with database.unit() as unit:
        await unit.reminders.add(REMINDER)
        (waiting,) = await unit.reminders.waiting(MONDAY)
        await unit.reminders.put_off([waiting.id], after(hours=2))
        assert await unit.reminders.waiting(after(hours=1)) == []
        assert len(await unit.reminders.waiting(after(hours=2))) == 1


async def test_what_was_dropped_was_not_said(database: Database) -> None:
    await stored(database, DUE)
    async with database.unit() as unit:
        await unit.reminders.add(REMINDER)
        (waiting,) = await unit.reminders.waiting(MONDAY)
        await unit.reminders.take([waiting.id], said=False)
        assert not await unit.reminders.was_said(1001, 1, ReminderKind.BREACH)


async def test_the_sweep_finds_its_rows_by_the_partial_index(database: Database) -> None:
    many = 5000
    async with database.unit() as unit:
        rows = [values(ticket(n)) for n in range(1, many)]
        await unit.connection.execute(insert(tickets), rows)
        dates = [{"ticket": n, "kind": STALE, "step": 0, "next_at": after(days=n)} for n in range(1, many)]
        await unit.connection.execute(insert(next_dates), dates)
        if not database.is_sqlite:
            await unit.connection.execute(text("ANALYZE next_dates"))
    async with database.reading() as store:
        query = due_query(MONDAY, 200).compile(
            dialect=store.connection.dialect, compile_kwargs={"literal_binds": True}
        )  # fmt: skip
        explain = "EXPLAIN QUERY PLAN " if database.is_sqlite else "EXPLAIN (FORMAT JSON) "
        plan = json.dumps([list(row) for row in await store.connection.execute(text(explain + str(query)))])
    assert "ix_next_dates_next_at" in plan


@pytest.mark.parametrize(
    ("date", "status", "found"),
    [
        (None, Status.OPEN, [1001]),
        (LATER, Status.OPEN, []),
        (LATER, Status.RESOLVED, [1001]),
        (None, Status.RESOLVED, []),
    ],
)
async def test_the_auditor_finds_open_tickets_without_a_date_and_resolved_ones_with_one(
    database: Database, date: NextDate | None, status: Status, found: list[int]
) -> None:
    async with database.unit() as unit:
        await unit.tickets.add(ticket(status=status))
        await unit.timers.set_next(1001, date)
    async with database.reading() as store:
        assert await Audit(store.connection).dateless() == found


async def test_the_auditor_counts_dates_that_nobody_looked_at(database: Database) -> None:
    await stored(database, DUE, LATER)
    async with database.reading() as store:
        audit = Audit(store.connection)
        assert await audit.overdue(after(minutes=1)) == 1
        assert await audit.overdue(MONDAY) == 0
        assert await audit.unsent(timedelta(minutes=15), await store.now()) == 0
