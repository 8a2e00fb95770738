"""The sweep part of `python -m bench sla`: what a sweep costs, however many tickets are open."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from sqlalchemy import insert, literal, select, text, update

from bench.base.databases import migrated
from bench.base.figures import Figure, growth
from bot.base.clock import HandClock
from bot.base.scheduler import Scheduler
from bot.jobs.deadlines import DeadlineSweep
from helpdesk.settings.settings import Settings
from helpdesk.sla.next_date import STALE
from helpdesk.ticket.ticket import CallerKind, Channel, Kind, Nature, Priority, Status, Ticket
from storage.database import Database
from storage.queries.rows import values
from storage.tables.tickets import next_dates, tickets
from storage.tickets.timers import due_query

SIZES = (10_000, 100_000, 1_000_000)
SWEEPS = 200
DUE = 10
GROWTH = 2.0  # the most that the median may grow from the fewest to the most open tickets
INDEX = "ix_next_dates_next_at"
FIRST = datetime(2026, 1, 5, tzinfo=UTC)
FAR_AHEAD = FIRST + timedelta(days=3650)


async def run(settings: Settings, most: int, postgres: str | None = None, *, sweeps: int = SWEEPS) -> list[Figure]:
    """Return the medians, on SQLite and, if an empty database is named, PostgreSQL.

    Raises:
        RuntimeError: a sweep isn't found by its partial index, or settles something else than what is due.
    """
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{Path(folder) / 'bench.db'}"
        figures = await _measured("SQLite", url, settings, most, sweeps)
    if postgres is not None:
        figures += await _measured("PostgreSQL", postgres, settings, most, sweeps)
    return figures


async def _measured(name: str, url: str, settings: Settings, most: int, sweeps: int) -> list[Figure]:
    rows: list[tuple[str, float]] = []
    now, there = FIRST, 0
    async with migrated(url) as database:
        for size in [s for s in SIZES if s <= most] or [most]:
            await _fill(database, there, size)
            there = size
            cost, now = await _sweeps(database, settings, now, sweeps)
            if INDEX not in (plan := await plan_of(database, now)):
                raise RuntimeError(f"a sweep goes another way than by {INDEX}: {plan}")
            rows.append((f"{name}, a sweep with {DUE} due of {size:,} open, median", cost * 1000))
    return growth("ms", rows, GROWTH)


async def _sweeps(database: Database, settings: Settings, now: datetime, sweeps: int) -> tuple[float, datetime]:
    """Return the median of some sweeps, each of which settles ten tickets and says so, and the desk's time after."""
    clock = HandClock(now)

    async def settings_now(_store: object) -> Settings:
        return settings

    sweeper = DeadlineSweep(database, settings_now, clock, Scheduler.attempt)
    taken = []
    for _ in range(sweeps):
        now = settings.calendar.next_opening(now + timedelta(hours=20))
        clock.set(now)
        async with database.unit() as unit:
            due = update(next_dates).where(next_dates.c.ticket <= DUE).values(kind=STALE, step=0, next_at=now)
            await unit.connection.execute(due)
        begun = perf_counter()
        settled = await sweeper.sweep()
        taken.append(perf_counter() - begun)
        if settled != DUE:
            raise RuntimeError(f"a sweep settled {settled} tickets instead of {DUE}")
    return median(taken), now


async def _fill(database: Database, there: int, size: int) -> None:
    """Add open tickets that are due in some years; the database makes them by itself."""
    row = values(_ticket())
    numbers = select(literal(there + 1).label("i")).cte("numbers", recursive=True)
    numbers = numbers.union_all(select(numbers.c.i + 1).where(numbers.c.i < size))
    columns = [numbers.c.i if name == "number" else _constant(name, row[name]) for name in row]
    dates = [numbers.c.i, literal(STALE), literal(0), literal(FAR_AHEAD, next_dates.c.next_at.type)]
    async with database.unit() as unit:
        await unit.connection.execute(insert(tickets).from_select(list(row), select(*columns)))
        names = ["ticket", "kind", "step", "next_at"]
        await unit.connection.execute(insert(next_dates).from_select(names, select(*dates)))
    async with database.unit() as unit:
        await unit.connection.execute(text("ANALYZE"))


def _constant(name: str, value: Any) -> Any:
    return literal(value, tickets.c[name].type)


async def plan_of(database: Database, now: datetime) -> str:
    """Return how the database finds what is due."""
    explain = "EXPLAIN QUERY PLAN " if database.is_sqlite else "EXPLAIN "
    async with database.reading() as store:
        query = due_query(now, 200).compile(
            dialect=store.connection.dialect, compile_kwargs={"literal_binds": True}
        )  # fmt: skip
        rows = await store.connection.execute(text(explain + str(query)))
        return "; ".join(str(row[-1]).strip() for row in rows)


def _ticket() -> Ticket:
    return Ticket(
        number=1, version=1, status=Status.OPEN, nature=Nature.BUG, component=None, kind=Kind.BUG_FIX,
        priority=Priority.P3, module=None, channel=Channel.CALL, ulb="JA", caller=None,
        caller_kind=CallerKind.ULB_EMPLOYEE, logged_by=1, opened_at=FIRST, changed_at=FIRST,
    )  # fmt: skip
