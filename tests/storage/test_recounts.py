"""After a change of the calendar every running clock follows, batch by batch, once; finished ones keep theirs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from bot.office import settings_of
from bot.rehearsal import rehearsal_config
from helpdesk.clocks import arrived
from helpdesk.closures import Manner, Proposal
from helpdesk.dates import DaysSaid
from helpdesk.desk import Desk
from helpdesk.events import BreachWithdrawn, DueMoved, Outcome
from helpdesk.people import Actor, Membership, Person, Place, Role, Where
from helpdesk.policy import Settings
from helpdesk.tickets import Priority, Status, Ticket
from storage.database import Database
from storage.unit_of_work import UnitOfWork
from tests.storage.factories import ALL, MONDAY, OLIVIA, after, ticket

BY_FILE = settings_of(
    rehearsal_config(
        api_url="http://127.0.0.1:9",
        token="1:" + "x" * 35,
        database_url="sqlite+aiosqlite:///none.db",
        teams={"egov": -100},
        people=[],
    )
)
ADMIN = Actor(Person(OLIVIA, "Olivia", memberships=frozenset({Membership(Role.ADMIN)})), Place(Where.PRIVATE, OLIVIA))
WEDNESDAY = date(2026, 11, 18)
CYCLONE = Proposal(Manner.CLOSED, DaysSaid(WEDNESDAY, WEDNESDAY, (), "Cyclone"))


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
        await Desk(unit, await settings(unit), now).declare(proposal, ADMIN)


async def recount(database: Database, now: datetime, limit: int = 2) -> int:
    """Count anew until nothing is left; return in how many transactions."""
    batches, more = 0, True
    while more:
        async with database.unit() as unit:
            more = await Desk(unit, await settings(unit), now).recount(limit)
        batches += more
    return batches


async def due_days(database: Database, *numbers: int) -> list[int]:
    async with database.reading() as store:
        clocks = [await store.timers.clock(number, 1) for number in numbers]
        return [BY_FILE.calendar.local(clock.due_at).day for clock in clocks if clock is not None]


async def test_running_clocks_follow_in_batches_and_finished_ones_stay(database: Database) -> None:
    async with database.unit() as unit:
        for number in range(1001, 1006):
            await reaches(unit, number)
        await reaches(unit, 1006, ended_at=after(hours=2), outcome=Outcome.IN_TIME)
    now = after(hours=3)
    await declare(database, CYCLONE, now)
    assert await due_days(database, 1001, 1005, 1006) == [18, 18, 18]
    assert await recount(database, now) == 3
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


async def test_what_was_declared_is_written_down_with_who_and_when(database: Database) -> None:
    await declare(database, CYCLONE, after(hours=3))
    async with database.reading() as store:
        (change,) = await store.setup.changes()
        assert (change.at, change.by, change.what) == (after(hours=3), OLIVIA, "days-closed")
        assert change.body == {"first": "2026-11-18", "last": "2026-11-18"}
