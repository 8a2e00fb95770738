"""Next dates and response clocks: a deadline is a row, and nothing in memory."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.ticket.rows import ClockRow, Dated, NextDate, SolutionRow
from helpdesk.ticket.ticket import UNRESOLVED
from storage.queries import rows as of_rows
from storage.queries.rows import values
from storage.tables.tickets import clocks, has_status, next_dates, solutions, tickets
from storage.tickets.tickets import COLUMNS as TICKET
from storage.tickets.tickets import read

WAITS = next_dates.c.next_at.is_not(None)
# Built once: to build a statement costs more than to run it.
NEXT = select(next_dates).where(next_dates.c.ticket == bindparam("ticket"), WAITS, ~next_dates.c.of_solution)
CLOCKS = select(clocks).where(clocks.c.ticket == bindparam("ticket"))
ALL_CLOCKS = CLOCKS.order_by(clocks.c.cycle)
CLOCK = CLOCKS.where(clocks.c.cycle == bindparam("cycle"))
LAST_SOLUTION = (
    select(solutions).where(solutions.c.ticket == bindparam("ticket")).order_by(solutions.c.cycle.desc()).limit(1)
)


def due_query(now: datetime, limit: int) -> Select[Any]:
    """Return the sweep's question; the partial index answers it, however many tickets are open."""
    due = WAITS & (next_dates.c.next_at <= now)
    return select(next_dates).where(due).order_by(next_dates.c.next_at, next_dates.c.ticket).limit(limit)


class TimerTables:
    """``helpdesk.ports.timers.Timers``."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def next_date(self, ticket: int) -> NextDate | None:
        """Return the ticket's next date."""
        row = (await self._connection.execute(NEXT, {"ticket": ticket})).one_or_none()
        return NextDate(row.kind, row.step, row.next_at, row.since) if row else None

    async def set_next(self, ticket: int, date: NextDate | None) -> None:
        """Make ``date`` what the ticket waits for; None leaves the row without one, out of the sweep's index."""
        await self._set(ticket, date, of_solution=False)

    async def set_solution_date(self, ticket: int, date: NextDate | None) -> None:
        """Make ``date`` the next step towards its solution; None: there is none."""
        await self._set(ticket, date, of_solution=True)

    async def _set(self, ticket: int, date: NextDate | None, *, of_solution: bool) -> None:
        row = {"ticket": ticket, "of_solution": of_solution, **_row(date)}
        await of_rows.put(self._connection, next_dates, row, "ticket", "of_solution")

    async def put_clock(self, clock: ClockRow) -> None:
        """Store a clock, or write over the one of the same ticket and cycle."""
        await of_rows.put(self._connection, clocks, values(clock), "ticket", "cycle")

    async def clock(self, ticket: int, cycle: int) -> ClockRow | None:
        """Return one clock."""
        row = (await self._connection.execute(CLOCK, {"ticket": ticket, "cycle": cycle})).one_or_none()
        return ClockRow(**row._mapping) if row else None

    async def clocks(self, ticket: int) -> Sequence[ClockRow]:
        """Return all clocks of a ticket, first cycle first."""
        found = await self._connection.execute(ALL_CLOCKS, {"ticket": ticket})
        return [ClockRow(**row._mapping) for row in found]

    async def put_solution(self, row: SolutionRow) -> None:
        """Store by when a ticket is to be solved, or write over the row of the same ticket and cycle."""
        stored = values(row) | {"pauses": [[at.isoformat() for at in pause] for pause in row.pauses]}
        await of_rows.put(self._connection, solutions, stored, "ticket", "cycle")

    async def solution(self, ticket: int) -> SolutionRow | None:
        """Return by when a ticket is to be solved, if that runs."""
        last = await self.last_solution(ticket)
        return last if last is not None and last.ended_at is None else None

    async def last_solution(self, ticket: int) -> SolutionRow | None:
        """Return by when a ticket is, or was last, to be solved."""
        row = (await self._connection.execute(LAST_SOLUTION, {"ticket": ticket})).one_or_none()
        return solution_row(row) if row else None

    async def unresolved(self, *, after: int = 0, limit: int | None = None, hold: bool = False) -> Sequence[Dated]:
        """Return unresolved tickets with their clocks and next dates, by number.

        Four questions, since only the first can hold what it finds: the others then see what holds now.
        """
        query = select(*TICKET).where(has_status(UNRESOLVED), tickets.c.number > after)
        query = query.order_by(tickets.c.number).limit(limit)
        found = await read(self._connection, query.with_for_update() if hold else query)
        if not found:
            return []
        there = tickets.c.number.between(found[0].number, found[-1].number)
        present = (tickets.c.number == clocks.c.ticket) & (tickets.c.cycle == clocks.c.cycle)
        rows = await self._connection.execute(select(clocks).join_from(tickets, clocks, present).where(there))
        running = {row.ticket: ClockRow(**row._mapping) for row in rows}
        between = next_dates.c.ticket.between(found[0].number, found[-1].number)
        dates = {
            row.ticket: NextDate(row.kind, row.step, row.next_at, row.since)
            for row in await self._connection.execute(
                select(next_dates).where(WAITS, between, ~next_dates.c.of_solution)
            )
        }
        of_these = solutions.c.ticket.between(found[0].number, found[-1].number)
        rows = await self._connection.execute(select(solutions).where(of_these, solutions.c.ended_at.is_(None)))
        solved = {row.ticket: solution_row(row) for row in rows}
        return [Dated(t, running.get(t.number), dates.get(t.number), solved.get(t.number)) for t in found]

    async def due(self, now: datetime, limit: int) -> Sequence[tuple[int, NextDate]]:
        """Return tickets whose next date has come, earliest first."""
        found = await self._connection.execute(due_query(now, limit))
        return [(row.ticket, NextDate(row.kind, row.step, row.next_at, row.since)) for row in found]

    async def hold(self, ticket: int) -> bool:
        """Lock the ticket's row, which every change writes first; SQLite's one writer holds everything anyway."""
        row = select(tickets.c.number).where(tickets.c.number == ticket).with_for_update(skip_locked=True)
        return (await self._connection.execute(row)).first() is not None

    async def flip(self, ticket: int, date: NextDate, then: NextDate | None) -> bool:
        """Put one date in the place of another: of two who sweep, one changes the row."""
        mine = update(next_dates).where(
            next_dates.c.ticket == ticket,
            next_dates.c.kind == date.kind,
            next_dates.c.step == date.step,
            next_dates.c.next_at == date.at,
        )
        return (await self._connection.execute(mine.values(_row(then)))).rowcount == 1


def solution_row(row: Row[Any]) -> SolutionRow:
    """Return what a row of ``solutions`` says."""
    pauses = tuple((datetime.fromisoformat(since), datetime.fromisoformat(until)) for since, until in row.pauses)
    return SolutionRow(**{**row._mapping, "pauses": pauses})


def _row(date: NextDate | None) -> dict[str, Any]:
    if date is None:
        return {"kind": None, "step": 0, "next_at": None, "since": None}
    return {"kind": date.kind, "step": date.step, "next_at": date.at, "since": date.since}
