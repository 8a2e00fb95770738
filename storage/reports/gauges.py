"""How the desk stands at this moment, in a few cheap counts: for metrics, never for people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.destinations import Destination
from helpdesk.outbox import Urgency
from helpdesk.ticket.ticket import UNRESOLVED, WITH_TEAM
from storage.tables.tickets import has_status, next_dates, tickets
from storage.tables.transport import IS_UNDER_WAY, is_to, outbox
from storage.tables.types import UtcDateTime
from storage.upkeep.audit import Audit, GivenUp

GIVEN_UP = timedelta(days=1)  # of which what was given up is counted
NO_TEAM = "desk"  # what the desk keeps itself


@dataclass(frozen=True, slots=True)
class MessagesWaiting:
    """What waits to be sent of one urgency, and since how many seconds (machine time)."""

    rows: int
    oldest: float


@dataclass(frozen=True, slots=True)
class TeamLoad:
    """Open tickets of a team, and those of them whose answer is late."""

    open: int = 0
    late: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Gauges:
    """All of them."""

    outbox: Mapping[Urgency, MessagesWaiting]  # owed to Telegram
    elsewhere: Mapping[Destination, MessagesWaiting]  # of those to whom anything is owed
    sweep_lag: float  # seconds of desk time by which the earliest next date is overdue
    teams: Mapping[str, TeamLoad]
    given_up: GivenUp


async def gauges(connection: AsyncConnection, now: datetime) -> Gauges:
    """Return how things stand; ``now`` is desk time."""
    return Gauges(
        outbox=await _outbox(connection), elsewhere=await _elsewhere(connection),
        sweep_lag=await _sweep_lag(connection, now),
        teams=await _teams(connection, now), given_up=await _given_up(connection),
    )  # fmt: skip


async def _outbox(connection: AsyncConnection) -> dict[Urgency, MessagesWaiting]:
    clock = func.now(type_=UtcDateTime)
    query = (
        select(outbox.c.urgency, func.count(), func.min(outbox.c.owed_clock), clock)
        .where(IS_UNDER_WAY, is_to(outbox, Destination.TELEGRAM))
        .group_by(outbox.c.urgency)
    )
    found = dict.fromkeys(Urgency, MessagesWaiting(0, 0.0))
    for urgency, rows, oldest, now in await connection.execute(query):
        found[Urgency(urgency)] = MessagesWaiting(rows, max(0.0, (now - oldest).total_seconds()))
    return found


async def _elsewhere(connection: AsyncConnection) -> dict[Destination, MessagesWaiting]:
    waits = IS_UNDER_WAY, outbox.c.destination != Destination.TELEGRAM
    clock = func.now(type_=UtcDateTime)
    query = select(outbox.c.destination, func.count(), func.min(outbox.c.owed_clock), clock).where(*waits)
    return {
        destination: MessagesWaiting(rows, max(0.0, (now - oldest).total_seconds()))
        for destination, rows, oldest, now in await connection.execute(query.group_by(outbox.c.destination))
    }


async def _given_up(connection: AsyncConnection) -> GivenUp:
    clock: datetime = (await connection.execute(select(func.now(type_=UtcDateTime)))).scalar_one()
    return await Audit(connection).given_up(clock - GIVEN_UP)


async def _sweep_lag(connection: AsyncConnection, now: datetime) -> float:
    earliest = select(func.min(next_dates.c.next_at)).where(next_dates.c.next_at.is_not(None))
    at: datetime | None = (await connection.execute(earliest)).scalar_one()
    return max(0.0, (now - at).total_seconds()) if at is not None else 0.0


async def _teams(connection: AsyncConnection, now: datetime) -> dict[str, TeamLoad]:
    is_late = has_status(WITH_TEAM) & (tickets.c.due_at < now) & tickets.c.responded_at.is_(None)
    query = (
        select(tickets.c.team, func.count(), func.count().filter(is_late))
        .where(has_status(UNRESOLVED))
        .group_by(tickets.c.team)
    )
    return {team or NO_TEAM: TeamLoad(*counts) for team, *counts in await connection.execute(query)}
