"""The journal: what happened, in the order it was written. Triggers keep it append-only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Select, bindparam, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.ticket.fact import Fact, JournalRow
from helpdesk.ticket.facts.registry import from_row, to_row
from helpdesk.ticket.ticket import Component, Nature
from storage.queries.facts import RETURNED
from storage.queries.rows import add_all
from storage.tables.tickets import journal, tickets

# Built once: to build a statement costs more than to run it.
APPEND = insert(journal)
OF_TICKETS = select(journal).where(journal.c.ticket.in_(bindparam("tickets", expanding=True))).order_by(journal.c.seq)


class JournalTable:
    """``helpdesk.ports.tickets.Journal``."""

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
            await add_all(self._connection, APPEND, rows)

    async def of(self, *tickets: int) -> Sequence[JournalRow]:
        """Return the facts of these tickets, oldest first."""
        found = await self._connection.execute(OF_TICKETS, {"tickets": list(tickets)})
        return [JournalRow(row.seq, row.ticket, from_row(row.name, row.at, row.by, row.body)) for row in found]

    async def sent_back(
        self, nature: Nature, component: Component | None, module: str | None, since: datetime
    ) -> Mapping[str, int]:
        """Return how many tickets of a category were sent back since then, by the reason's code."""
        rows = await self._connection.execute(sent_back_query(nature, component, module, since))
        return {code: count for code, count in rows if code is not None}


def sent_back_query(
    nature: Nature, component: Component | None, module: str | None, since: datetime
) -> Select[str | None, int]:
    """Return the query that reads the returns since then by the index of facts, and their tickets by number."""
    reason = journal.c.body["reason"].as_string().label("reason")
    category = [tickets.c.nature == nature, tickets.c.component.is_not_distinct_from(component)]
    if module is not None:
        category.append(tickets.c.module == module)
    return (
        select(reason, func.count(journal.c.ticket.distinct()))
        .join_from(journal, tickets, journal.c.ticket == tickets.c.number)
        .where(journal.c.name == RETURNED, journal.c.at >= since, *category)
        .group_by(reason)
    )
