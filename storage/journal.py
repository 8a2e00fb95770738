"""The journal: what happened, in the order it was written. Triggers keep it append-only."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.events import Fact, from_row, to_row
from helpdesk.fact import JournalRow
from storage.tables import journal


class JournalTable:
    """``helpdesk.ports.Journal``."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def append(self, ticket: int, facts: Sequence[Fact]) -> None:
        """Add facts in their order, in one round trip."""
        rows = [
            {"ticket": ticket, "name": name, "at": fact.at, "by": fact.by, "body": body}
            for fact in facts
            for name, body in [to_row(fact)]
        ]
        if rows:
            await self._connection.execute(insert(journal), rows)

    async def of(self, ticket: int) -> Sequence[JournalRow]:
        """Return a ticket's facts, oldest first."""
        query = select(journal).where(journal.c.ticket == ticket).order_by(journal.c.seq)
        return [
            JournalRow(row.seq, row.ticket, from_row(row.name, row.at, row.by, row.body))
            for row in await self._connection.execute(query)
        ]
