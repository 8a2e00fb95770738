"""A year of a 115-ULB desk, made up: for `python -m bench seed`, and for tests that need a sizeable desk."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Table, insert, text

from helpdesk.calendar.response_clock import ResponseClock, start_clock
from helpdesk.reports.statistics import whole_day
from helpdesk.settings.settings import Settings
from helpdesk.ticket.fact import ClockOutcome
from helpdesk.ticket.ticket import Priority
from storage.database import Database
from storage.tables.texts import callers, notes
from storage.tables.tickets import clocks, journal, tickets

FACTS = 10  # of each ticket
CHUNK = 5_000
LAST = date(2026, 11, 20)
WEIGHTS = {Priority.P1: 5, Priority.P2: 20, Priority.P3: 60, Priority.P4: 15}
LATE_SHARE, SILENT_SHARE = 0.12, 0.01

Row = dict[str, Any]


async def seed(database: Database, settings: Settings, most: int) -> None:
    """Fill an empty database with a year of tickets: some late, a few unanswered, the latest still open."""
    chance = random.Random(most)
    await _put(
        database, {callers: [{"id": n, "name": f"Caller {n}", "phone": f"+9194{n:08d}"} for n in range(1, 501)]}
    )
    for first in range(1, most + 1, CHUNK):
        rows: dict[Table, list[Row]] = {tickets: [], clocks: [], journal: [], notes: []}
        for number in range(first, min(first + CHUNK, most + 1)):
            for table, row in _life(number, most, settings, chance):
                rows[table].append(row)
        await _put(database, rows)
    async with database.unit() as unit:
        await unit.connection.execute(text("ANALYZE"))


async def _put(database: Database, rows: dict[Table, list[Row]]) -> None:
    async with database.unit() as unit:
        for table, some in rows.items():
            await unit.connection.execute(insert(table), some)


def _life(number: int, most: int, settings: Settings, chance: random.Random) -> Iterator[tuple[Table, Row]]:
    """Yield the rows of one ticket, which is opened in office hours at its place in the year."""
    day = LAST - timedelta(days=364 - 365 * (number - 1) // most)
    while not settings.calendar.day(day).counts:
        day -= timedelta(days=1)
    opened = whole_day(settings.calendar, day).since + timedelta(seconds=chance.randrange(36_000, 63_000))
    priority = chance.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
    team = chance.choice(settings.teams).key
    clock = start_clock(settings.calendar, settings.sla[priority], opened)
    until = whole_day(settings.calendar, LAST).until
    silent = chance.random() < SILENT_SHARE
    late = chance.random() < LATE_SHARE
    answered = clock.due_at + timedelta(hours=3) if late else opened + (clock.due_at - opened) * chance.random() * 0.9
    answered = answered.replace(microsecond=0)
    resolved = answered + timedelta(seconds=chance.randrange(3_600, 500_000))
    is_answered, is_resolved = not silent and answered < until, not silent and resolved < until
    status = "resolved" if is_resolved else "claimed" if is_answered else "escalated"
    yield tickets, {
        "number": number, "version": FACTS, "status": status, "nature": "bug", "component": None, "kind": "bug_fix",
        "priority": priority, "module": chance.choice(settings.modules).key, "channel": "call",
        "ulb": chance.choice(settings.ulbs).code, "caller": chance.randrange(1, 501), "caller_kind": "ulb_employee",
        "logged_by": 1, "opened_at": opened, "changed_at": opened, "team": team, "cycle": 1, "reached_at": opened,
        "target_at": clock.target_at, "due_at": clock.due_at, "provisional": False,
        "claimed_by": 2 if is_answered else None, "responded_at": answered if is_answered else None,
        "responded_by": 2 if is_answered else None, "resolved_at": resolved if is_resolved else None,
    }  # fmt: skip
    outcome = (ClockOutcome.LATE if late else ClockOutcome.IN_TIME) if is_answered else None
    yield clocks, _clock_row(number, team, clock, answered if is_answered else None, outcome)
    yield notes, {
        "ticket": number, "kind": "description", "text": "The muster roll does not open since this morning",
        "author": 1, "said_at": opened,
    }  # fmt: skip
    yield from _told(number, opened, answered if is_answered else opened, resolved if is_resolved else None)


def _clock_row(
    number: int, team: str, clock: ResponseClock, ended: datetime | None, outcome: ClockOutcome | None
) -> Row:
    return {
        "ticket": number, "cycle": 1, "team": team, "started_at": clock.started_at, "target_at": clock.target_at,
        "due_at": clock.due_at, "ended_at": ended, "outcome": outcome, "priority": clock.priority,
        "target_days": 1, "due_days": 1,
    }  # fmt: skip


def _told(
    number: int, opened: datetime, answered: datetime, resolved: datetime | None
) -> Iterator[tuple[Table, Row]]:
    names = ["opened", "escalated", "responded", "claimed", "promised"]
    names += ["commented"] * (FACTS - len(names) - 2) + ["promisekept", "resolved" if resolved else "commented"]
    for place, name in enumerate(names):
        at = opened if place < 2 else answered if place < len(names) - 2 or resolved is None else resolved
        yield journal, {"ticket": number, "name": name, "at": at.astimezone(UTC), "by": 2, "body": {}}
