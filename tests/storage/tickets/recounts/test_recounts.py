"""After a change of the calendar the dates of open tickets follow, batch by batch, once; finished ones stay."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from helpdesk.desk.watch import Watch
from helpdesk.notify.on_clock import Reminder, ReminderKind
from helpdesk.ticket.fact import ClockOutcome
from helpdesk.ticket.facts.clock import BreachWithdrawn, DueMoved
from helpdesk.ticket.ticket import Status
from storage.database import Database
from storage.tables.tickets import reminders
from tests.storage.factories import ALL, MONDAY, OLIVIA, after, speak
from tests.storage.tickets.recounts.recounting import BY_FILE, CYCLONE, declare, due_days, reaches, recount, settings


async def test_running_clocks_follow_in_batches_and_finished_ones_stay(database: Database) -> None:
    async with database.unit() as unit:
        for number in range(1001, 1006):
            await reaches(unit, number)
        await reaches(unit, 1006, ended_at=after(hours=2), outcome=ClockOutcome.IN_TIME)
    now = after(hours=3)
    await declare(database, CYCLONE, now)
    assert await due_days(database, 1001, 1005, 1006) == [18, 18, 18]
    assert await recount(database, now) == 4  # the last finds nobody
    assert await due_days(database, 1001, 1002, 1003, 1004, 1005, 1006) == [19, 19, 19, 19, 19, 18]
    async with database.reading() as store:
        moved = await store.tickets.find(ALL, statuses=frozenset({Status.ESCALATED}))
        assert {BY_FILE.calendar.local(t.due_at).day for t in moved if t.due_at and t.number < 1006} == {19}
        assert {t.changed_at for t in moved} == {MONDAY}
        next_date = await store.timers.next_date(1001)
        clock = await store.timers.clock(1001, 1)
        assert clock is not None
        assert next_date is not None
        assert next_date.at == clock.warn_at


async def test_counting_anew_twice_changes_nothing(database: Database) -> None:
    async with database.unit() as unit:
        await reaches(unit, 1001)
    await declare(database, CYCLONE, after(hours=3))
    await recount(database, after(hours=3))
    async with database.reading() as store:
        before, journal = await store.timers.clocks(1001), await store.journal.of(1001)
    await declare(database, CYCLONE, after(hours=4))
    await recount(database, after(hours=4))
    async with database.reading() as store:
        assert await store.timers.clocks(1001) == before
        assert await store.journal.of(1001) == journal
        assert [type(row.fact) for row in journal] == [DueMoved]
        assert len(await store.setup.changes()) == 2


async def test_a_breach_that_is_none_any_more_is_withdrawn_once(database: Database) -> None:
    async with database.unit() as unit:
        made = await reaches(unit, 1001)
        clock = await unit.timers.clock(1001, 1)
        assert clock is not None
        await unit.timers.put_clock(replace(clock, breached_at=made.due_at, reminded=1))
    now = BY_FILE.calendar.next_opening(after(days=3))
    await declare(database, CYCLONE, now)
    for _ in range(2):
        await recount(database, now)
    async with database.reading() as store:
        clock = await store.timers.clock(1001, 1)
        assert clock is not None
        assert (clock.breached_at, clock.reminded) == (None, 0)
        facts = [type(row.fact) for row in await store.journal.of(1001)]
        assert facts == [DueMoved, BreachWithdrawn]


async def test_a_reminder_that_waits_for_the_opening_goes_with_the_breach_that_is_none(database: Database) -> None:
    async with database.unit() as unit:
        made = await reaches(unit, 1001)
        clock = await unit.timers.clock(1001, 1)
        assert clock is not None
        assert made.due_at is not None
        await unit.timers.put_clock(replace(clock, breached_at=made.due_at, reminded=1))
        said = Reminder(
            ticket=1001, kind=ReminderKind.BREACH, cycle=1, due_at=made.due_at, say_at=made.due_at, team="egov"
        )  # fmt: skip
        await unit.reminders.add(said)
        (breach,) = await unit.reminders.waiting(made.due_at)
        await unit.reminders.take([breach.id])
        await unit.reminders.add(replace(said, kind=ReminderKind.STILL_LATE, due_at=after(days=3)))
    now = BY_FILE.calendar.next_opening(after(days=3))
    await declare(database, CYCLONE, now)
    await recount(database, now)
    async with database.unit() as unit:
        assert await speak(Watch(unit, await settings(unit), now)) == 1
        told = (await unit.connection.execute(select(reminders.c.kind, reminders.c.state))).all()
    assert sorted(told) == [("breach", "said"), ("still_late", "dropped"), ("withdrawn", "said")]


async def test_what_was_declared_is_written_down_with_who_and_when(database: Database) -> None:
    await declare(database, CYCLONE, after(hours=3))
    async with database.reading() as store:
        (change,) = await store.setup.changes()
        assert (change.at, change.by, change.what) == (after(hours=3), OLIVIA, "days-closed")
        assert change.body == {"first": "2026-11-18", "last": "2026-11-18"}
