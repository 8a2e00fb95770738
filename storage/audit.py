"""What must never be: dates that nobody looks at, open tickets without one, messages that nobody sends."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.tickets import UNRESOLVED
from storage.tables import next_dates, outbox, tickets

SHOWN = 5


class Audit:
    """Questions about the whole desk, for the reader."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def overdue(self, before: datetime) -> int:
        """Return how many next dates lie before then (desk time)."""
        late = next_dates.c.next_at.is_not(None) & (next_dates.c.next_at < before)
        return int((await self._connection.execute(select(func.count()).where(late))).scalar_one())

    async def dateless(self) -> list[int]:
        """Return open tickets that wait for nothing, or resolved ones that still do: a few of them."""
        is_open = tickets.c.status.in_(sorted(UNRESOLVED))
        waits = next_dates.c.next_at.is_not(None)
        query = (
            select(tickets.c.number)
            .join_from(tickets, next_dates, (next_dates.c.ticket == tickets.c.number) & waits, isouter=True)
            .where(is_open & next_dates.c.ticket.is_(None))
            .order_by(tickets.c.number)
            .limit(SHOWN)
        )
        resolved = (
            select(tickets.c.number)
            .join_from(next_dates, tickets, next_dates.c.ticket == tickets.c.number)
            .where(waits & ~is_open)
            .order_by(tickets.c.number)
            .limit(SHOWN)
        )
        found = [*(await self._connection.execute(query)).scalars()]
        return found + list((await self._connection.execute(resolved)).scalars())

    async def unsent(self, age: timedelta, now: datetime) -> int:
        """Return how many messages have waited for so long (machine time: ``now`` is the database's clock)."""
        old = outbox.c.state.in_(("waiting", "sending")) & (outbox.c.owed_clock < now - age)
        return int((await self._connection.execute(select(func.count()).where(old))).scalar_one())
