"""After a change the dates of open tickets follow, batch by batch, once; finished clocks keep theirs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.config.chat_checks import ChatChecks
from bot.config.from_config import settings_of
from bot.config.rehearsal import rehearsal_config
from helpdesk.calendar.response_clock import Policy
from helpdesk.desk.desk import Desk
from helpdesk.desk.watch import Watch
from helpdesk.notify.on_clock import Reminder, ReminderKind
from helpdesk.people.rights import Actor, Membership, Person, Place, Role, Where
from helpdesk.settings.closures import Manner, Proposal
from helpdesk.settings.settings import Settings
from helpdesk.sla.clocks import arrived
from helpdesk.sla.next_date import PROMISE, STALE
from helpdesk.text.dates import DaysSaid
from helpdesk.ticket.fact import ClockOutcome
from helpdesk.ticket.facts.clock import BreachWithdrawn, DueMoved
from helpdesk.ticket.rows import NextDate
from helpdesk.ticket.ticket import Priority, Status, Ticket
from storage.database import Database
from storage.tables.tickets import sayings
from storage.tables.transport import outbox
from storage.unit_of_work import UnitOfWork
from tests.storage.factories import ALL, MONDAY, OLIVIA, after, speak, ticket

CONFIG = rehearsal_config(
    api_url="http://127.0.0.1:9",
    token="1:" + "x" * 35,
    database_url="sqlite+aiosqlite:///none.db",
    teams={"egov": -100},
    people=[],
)
BY_FILE = settings_of(CONFIG)
ADMIN = Actor(Person(OLIVIA, "Olivia", memberships=frozenset({Membership(Role.ADMIN)})), Place(Where.PRIVATE, OLIVIA))
WEDNESDAY = date(2026, 11, 18)
CYCLONE = Proposal(Manner.CLOSED, DaysSaid(WEDNESDAY, WEDNESDAY, (), "Cyclone"))


class Cut(Exception):
    """The process died before the commit."""


async def reaches(unit: UnitOfWork, number: int, **known: Any) -> Ticket:
    """Let a ticket reach eGov on Monday morning, after the opening: it is due on Wednesday."""
    bare = ticket(number, status=Status.ESCALATED, team="egov")
    clock = arrived(BY_FILE.calendar, BY_FILE.sla[Priority.P3], bare, "egov", after(hours=1))
    clock = replace(clock, **known)
    made = replace(
        bare, cycle=1, reached_at=clock.started_at, target_at=clock.target_at, due_at=clock.due_at,
        responded_at=clock.ended_at,
    )  # fmt: skip
    await unit.tickets.add(made)
    await unit.timers.put_clock(clock)
    return made


async def settings(unit: UnitOfWork) -> Settings:
    return (await unit.setup.overlay()).over(BY_FILE)


async def declare(database: Database, proposal: Proposal, now: datetime) -> None:
    async with database.unit() as unit:
        await unit.people.put(ADMIN.person)
        await unit.people.enter(OLIVIA, Membership(Role.ADMIN))
        await Desk(unit, await settings(unit), now).closures.declare(proposal, ADMIN)


async def recount(database: Database, now: datetime, limit: int = 2) -> int:
    """Count anew until nothing is left; return in how many transactions."""
    batches, more = 0, True
    while more:
        async with database.unit() as unit:
            more = await Desk(unit, await settings(unit), now).recounting.recount(limit)
        batches += more
    return batches


async def cut_off(database: Database, now: datetime) -> None:
    """Count a batch anew, and die before it is committed."""
    async with database.unit() as unit:
        assert await Desk(unit, await settings(unit), now).recounting.recount(2)
        raise Cut


async def due_days(database: Database, *numbers: int) -> list[int]:
    async with database.reading() as store:
        clocks = [await store.timers.clock(number, 1) for number in numbers]
        return [BY_FILE.calendar.local(clock.due_at).day for clock in clocks if clock is not None]


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
        await unit.sayings.add(said)
        (breach,) = await unit.sayings.waiting(made.due_at)
        await unit.sayings.take([breach.id])
        await unit.sayings.add(replace(said, kind=ReminderKind.STILL_LATE, due_at=after(days=3)))
    now = BY_FILE.calendar.next_opening(after(days=3))
    await declare(database, CYCLONE, now)
    await recount(database, now)
    async with database.unit() as unit:
        assert await speak(Watch(unit, await settings(unit), now)) == 1
        told = (await unit.connection.execute(select(sayings.c.kind, sayings.c.state))).all()
    assert sorted(told) == [("breach", "said"), ("still_late", "dropped"), ("withdrawn", "said")]


async def test_what_was_declared_is_written_down_with_who_and_when(database: Database) -> None:
    await declare(database, CYCLONE, after(hours=3))
    async with database.reading() as store:
        (change,) = await store.setup.changes()
        assert (change.at, change.by, change.what) == (after(hours=3), OLIVIA, "days-closed")
        assert change.body == {"first": "2026-11-18", "last": "2026-11-18"}


async def set_policy(database: Database, policy: Policy, now: datetime) -> None:
    async with database.unit() as unit:
        await unit.people.put(ADMIN.person)
        checks = ChatChecks(CONFIG)
        await Desk(unit, await settings(unit), now).response_times.set_policy(policy, ADMIN, checks)


async def test_a_changed_policy_moves_the_clocks_of_its_priority_alone(database: Database) -> None:
    async with database.unit() as unit:
        await reaches(unit, 1001)
        await reaches(unit, 1002, priority=Priority.P2)
        await reaches(unit, 1003, ended_at=after(hours=2), outcome=ClockOutcome.IN_TIME)
    await set_policy(database, Policy("P3", "Moderate", 2, 4), after(hours=3))
    assert await due_days(database, 1001, 1002, 1003) == [18, 18, 18]
    await recount(database, after(hours=3))
    assert await due_days(database, 1001, 1002, 1003) == [20, 18, 18]
    async with database.reading() as store:
        owed = (await store.connection.execute(select(outbox.c.facts).where(outbox.c.chat_id == OLIVIA))).scalars()
        assert [(facts["what"], facts["moved"]) for facts in owed if facts["key"] == "recounted"] == [("P3", 1)]


async def test_days_for_the_solution_move_no_clock_and_a_second_tap_changes_nothing(database: Database) -> None:
    async with database.unit() as unit:  # raised to P3 from a priority that was answered sooner: it kept those days
        await reaches(unit, 1001, due_days=1)
    for _ in range(2):
        await set_policy(database, Policy("P3", "Moderate", 1, 2, 5), after(hours=3))
    assert await recount(database, after(hours=3)) == 0
    assert await due_days(database, 1001) == [18]
    async with database.reading() as store:
        assert [change.what for change in await store.setup.changes()] == ["sla-changed"]
        assert (await store.setup.overlay()).over(BY_FILE).sla[Priority.P3].resolve_days == 5


async def test_a_recount_that_was_cut_off_goes_on_where_it_was_and_moves_nothing_twice(database: Database) -> None:
    async with database.unit() as unit:
        for number in range(1001, 1006):
            await reaches(unit, number)
    now = after(hours=3)
    await declare(database, CYCLONE, now)
    async with database.unit() as unit:
        assert await Desk(unit, await settings(unit), now).recounting.recount(2)
    with pytest.raises(Cut):
        await cut_off(database, now)
    assert await due_days(database, 1001, 1002, 1003, 1005) == [19, 19, 18, 18]
    await recount(database, after(hours=4))
    assert await due_days(database, 1001, 1002, 1003, 1005) == [19, 19, 19, 19]
    async with database.reading() as store:
        for number in range(1001, 1006):
            assert [type(row.fact) for row in await store.journal.of(number)] == [DueMoved]


async def test_what_waits_without_a_clock_follows_and_whoever_promised_is_told(database: Database) -> None:
    promised = BY_FILE.calendar.close_of_business_day(MONDAY, 3).at
    assert BY_FILE.calendar.local(promised).date() == WEDNESDAY
    async with database.unit() as unit:
        await unit.tickets.add(ticket(1001, promised_at=promised))
        await unit.timers.set_next(1001, NextDate(PROMISE, 0, BY_FILE.calendar.next_opening(after(days=2))))
        await unit.tickets.add(ticket(1002))
        await unit.timers.set_next(1002, NextDate(STALE, 0, promised, after(hours=1)))
    now = after(hours=3)
    await declare(database, CYCLONE, now)
    await recount(database, now)
    async with database.reading() as store:
        moved = await store.tickets.get(1001, ALL)
        dates = [await store.timers.next_date(number) for number in (1001, 1002)]
        said = await store.sayings.waiting(BY_FILE.calendar.next_opening(now))
    assert moved is not None
    assert moved.promised_at == promised + timedelta(days=1)
    assert [BY_FILE.calendar.local(date.at).day for date in dates if date is not None] == [19, 19]
    assert [(saying.ticket, saying.kind) for saying in said] == [(1001, ReminderKind.PROMISE_MOVED)]


async def test_a_file_that_counts_otherwise_is_followed_once_by_what_has_no_clock(database: Database) -> None:
    async def start(stale_days: int) -> bool:
        async with database.unit() as unit:
            now_set = replace(await settings(unit), stale_after_days=stale_days)
            followed = await Desk(unit, now_set, MONDAY).recounting.follow_the_file()
        async with database.unit() as unit:
            await Desk(unit, now_set, MONDAY).recounting.recount()
        return followed

    async with database.unit() as unit:
        made = await reaches(unit, 1001)
        await unit.tickets.add(ticket(1002))
        await unit.timers.set_next(1002, NextDate(STALE, 0, after(days=2), MONDAY))
    assert [await start(2), await start(2), await start(4), await start(4)] == [False, False, True, False]
    async with database.reading() as store:
        date = await store.timers.next_date(1002)
        clock = await store.timers.clock(1001, 1)
    assert date is not None
    assert date.at == BY_FILE.calendar.close_of_business_day(MONDAY, 4).at
    assert clock is not None
    assert clock.due_at == made.due_at
