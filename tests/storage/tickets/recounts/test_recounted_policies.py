"""After a changed policy or file the dates of open tickets follow; a recount that was cut off goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.config.chat_checks import ChatChecks
from helpdesk.calendar.response_clock import Policy
from helpdesk.desk.desk import Desk
from helpdesk.notify.on_clock import ReminderKind
from helpdesk.sla.next_date import PROMISE, STALE
from helpdesk.ticket.fact import ClockOutcome
from helpdesk.ticket.facts.clock import DueMoved
from helpdesk.ticket.rows import NextDate
from helpdesk.ticket.ticket import Priority
from storage.database import Database
from storage.tables.transport import outbox
from tests.storage.factories import ALL, MONDAY, OLIVIA, after, ticket
from tests.storage.tickets.recounts.recounting import (
    ADMIN,
    BY_FILE,
    CONFIG,
    CYCLONE,
    WEDNESDAY,
    declare,
    due_days,
    reaches,
    recount,
    settings,
)


class Cut(Exception):
    """The process died before the commit."""


async def cut_off(database: Database, now: datetime) -> None:
    """Count a batch anew, and die before it is committed."""
    async with database.unit() as unit:
        assert await Desk(unit, await settings(unit), now).recounting.recount(2)
        raise Cut


async def set_policy(database: Database, policy: Policy, now: datetime, team: str | None = None) -> None:
    async with database.unit() as unit:
        await unit.people.put(ADMIN.person)
        checks = ChatChecks(CONFIG)
        await Desk(unit, await settings(unit), now).response_times.set_policy(policy, ADMIN, checks, team)


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


async def test_what_is_promised_of_one_team_moves_its_clocks_alone_until_it_is_the_same_as_of_all(
    database: Database,
) -> None:
    async with database.unit() as unit:
        await reaches(unit, 1001)
        await reaches(unit, 1002, team="hudd_tech")
    for days, now, due in ((4, 3, [20, 18]), (2, 4, [18, 18])):
        await set_policy(database, Policy("P3", "Moderate", 1, days), after(hours=now), "egov")
        await recount(database, after(hours=now))
        assert await due_days(database, 1001, 1002) == due
    async with database.reading() as store:
        assert (await store.setup.overlay()).over(BY_FILE).sla == BY_FILE.sla
        owed = (await store.connection.execute(select(outbox.c.facts).where(outbox.c.chat_id == OLIVIA))).scalars()
        assert [facts["what"] for facts in owed if facts["key"] == "recounted"] == ["P3, eGov", "P3, eGov"]


async def test_a_team_with_times_of_its_own_does_not_follow_a_change_for_all(database: Database) -> None:
    async with database.unit() as unit:
        await reaches(unit, 1001)
        await reaches(unit, 1002, team="hudd_tech")
    await set_policy(database, Policy("P3", "Moderate", 1, 3), after(hours=3), "egov")
    await set_policy(database, Policy("P3", "Moderate", 1, 4), after(hours=3))
    await recount(database, after(hours=3))
    assert await due_days(database, 1001, 1002) == [19, 20]


async def test_days_for_the_solution_move_no_response_clock_and_a_second_tap_changes_nothing(
    database: Database,
) -> None:
    async with database.unit() as unit:  # raised to P3 from a priority that was answered sooner: it kept those days
        await reaches(unit, 1001, due_days=1)
    for _ in range(2):
        await set_policy(database, Policy("P3", "Moderate", 1, 2, 5), after(hours=3))
    await recount(database, after(hours=3))
    assert await due_days(database, 1001) == [18]
    async with database.reading() as store:
        assert [change.what for change in await store.setup.changes()] == ["sla-changed"]
        assert (await store.setup.overlay()).over(BY_FILE).sla[Priority.P3].resolve_days == 5
        begun = await store.timers.solution(1001)
        assert begun is not None, "an open ticket is promised it, too"
        assert BY_FILE.calendar.local(begun.due_at).day == 21


async def test_a_changed_promise_of_solutions_moves_them_under_the_same_protection(database: Database) -> None:
    async with database.unit() as unit:
        await reaches(unit, 1001)
    solved = []
    for days, hour in ((5, 3), (10, 4), (1, 5), (0, 6)):
        policy = Policy("P3", "Moderate", 1, 2, days)
        async with database.unit() as unit:
            times = Desk(unit, await settings(unit), after(hours=hour)).response_times
            effect = await times.effect_of_policy(policy)
        await set_policy(database, policy, after(hours=hour))
        await recount(database, after(hours=hour))
        async with database.reading() as store:
            row = await store.timers.last_solution(1001)
            assert row is not None
        solved.append((BY_FILE.calendar.local(row.due_at).day, row.ended_at is None, effect.moves, effect.earlier))
    assert solved == [(21, True, 0, 0), (30, True, 1, 0), (17, True, 1, 1), (17, False, 0, 0)]


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
        said = await store.reminders.waiting(BY_FILE.calendar.next_opening(now))
    assert moved is not None
    assert moved.promised_at == promised + timedelta(days=1)
    assert [BY_FILE.calendar.local(date.at).day for date in dates if date is not None] == [19, 19]
    assert [(reminder.ticket, reminder.kind) for reminder in said] == [(1001, ReminderKind.PROMISE_MOVED)]


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
