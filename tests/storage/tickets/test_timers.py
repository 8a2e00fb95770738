"""A ticket has one next date at most, and one clock for each stay with a team."""

from dataclasses import replace

from sqlalchemy import select, text

from helpdesk.ticket.fact import ClockOutcome
from helpdesk.ticket.rows import ClockRow, NextDate
from storage.database import Database
from storage.tables.tickets import next_dates
from tests.storage.factories import MONDAY, after, ticket

CLOCK = ClockRow(ticket=1001, cycle=1, team="egov", started_at=MONDAY, target_at=after(days=1), due_at=after(days=2))


async def test_a_next_date_takes_the_place_of_the_former_one(database: Database) -> None:
    async with database.unit() as unit:
        await unit.tickets.add(ticket())
        assert await unit.timers.next_date(1001) is None
        for date in (NextDate("response", 2, after(days=1)), NextDate("promise", 0, after(days=3)), None, None):
            await unit.timers.set_next(1001, date)
            assert await unit.timers.next_date(1001) == date


async def test_a_clock_of_the_same_cycle_is_written_over_and_another_cycle_is_another_clock(
    database: Database,
) -> None:
    ended = replace(CLOCK, ended_at=after(hours=2), outcome=ClockOutcome.IN_TIME, breached_at=after(days=2))
    second = replace(CLOCK, cycle=2, team="hudd_tech")
    async with database.unit() as unit:
        await unit.tickets.add(ticket())
        await unit.timers.put_clock(second)
        await unit.timers.put_clock(CLOCK)
        assert await unit.timers.clock(1001, 1) == CLOCK
        await unit.timers.put_clock(ended)
        assert await unit.timers.clock(1001, 1) == ended
        assert await unit.timers.clock(1001, 3) is None
        assert await unit.timers.clocks(1001) == [ended, second]
        assert await unit.timers.clocks(1002) == []


async def test_the_sweep_finds_what_is_due_by_the_partial_index(database: Database) -> None:
    explain = "EXPLAIN QUERY PLAN " if database.is_sqlite else "EXPLAIN "
    due = select(next_dates.c.ticket).where(next_dates.c.next_at.is_not(None), next_dates.c.next_at <= MONDAY)
    async with database.unit() as unit:
        if not database.is_sqlite:
            await unit.connection.execute(text("SET LOCAL enable_seqscan = off"))
        statement = str(due.compile(unit.connection.engine, compile_kwargs={"literal_binds": True}))
        plan = await unit.connection.execute(text(explain + statement))
        assert "ix_next_dates_next_at" in str(plan.all())
