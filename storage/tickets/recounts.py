"""Changes after which the dates of open tickets are counted anew, batch by batch, over any restart."""

from __future__ import annotations

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.ticket.rows import Recount
from storage.queries.rows import values
from storage.tables.setup import recounts


class RecountTable:
    """``helpdesk.ports.timers.Recounts``."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def start(self, recount: Recount) -> None:
        """Let dates be counted anew."""
        await self._connection.execute(insert(recounts).values(values(recount, without="id")))

    async def next(self) -> Recount | None:
        """Return the oldest that is not finished and that no other process is at."""
        unfinished = select(recounts).where(recounts.c.finished_at.is_(None)).order_by(recounts.c.id).limit(1)
        row = (await self._connection.execute(unfinished.with_for_update(skip_locked=True))).first()
        return Recount(**row._mapping) if row else None

    async def save(self, recount: Recount) -> None:
        """Write down how far it is."""
        row = update(recounts).where(recounts.c.id == recount.id)
        await self._connection.execute(row.values(values(recount, without="id")))
