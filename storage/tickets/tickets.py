"""Tickets by number, inside a scope, and the lists that people ask for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, func, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.people.actors import Scope
from helpdesk.ticket.errors import Stale
from helpdesk.ticket.ticket import Status, Ticket
from storage.queries.rows import insert_into, values
from storage.queries.scopes import within
from storage.search.search import SearchTable
from storage.search.word_index import placed
from storage.tables.tickets import has_status, ticket_numbers, tickets

COLUMNS = [tickets.c[f.name] for f in fields(Ticket)]
# Built once: to build a statement of thirty columns costs more than to run it.
ADD = insert(tickets)
SAVE = update(tickets).where(
    tickets.c.number == bindparam("of_number"), tickets.c.version == bindparam("read_version")
)
SCOPES = 500  # as many people and groups ask at a time
LOOKED_BACK = 200  # how many of an operator's tickets tell which ULBs are recent


@cache
def _next_number(dialect: str) -> Any:
    take = insert_into(dialect, ticket_numbers)
    take = take.on_conflict_do_update(index_elements=["id"], set_={"last": ticket_numbers.c.last + 1})
    return take.returning(ticket_numbers.c.last)


@lru_cache(SCOPES)
def _one(scope: Scope) -> Select[Any]:
    return select(*COLUMNS).where(tickets.c.number == bindparam("number"), within(scope))


@lru_cache(SCOPES)
def _matching(
    scope: Scope, asked: tuple[str, ...], statuses: frozenset[Status] | None, limit: int | None, offset: int
) -> Select[Any]:
    since = {"opened_since": tickets.c.opened_at >= bindparam("opened_since")}
    wanted = [since[name] if name in since else tickets.c[name] == bindparam(name) for name in asked]
    if statuses is not None:
        wanted.append(has_status(statuses))
    order = (tickets.c.due_at.asc().nulls_last(), tickets.c.number)
    return select(*COLUMNS).where(within(scope), *wanted).order_by(*order).limit(limit).offset(offset)


async def read(connection: AsyncConnection, query: Select[Any], **facts: object) -> list[Ticket]:
    """Return the tickets of a query over ``COLUMNS``."""
    return [_ticket(row) for row in await connection.execute(query, facts)]


class TicketTable:
    """``helpdesk.ports.tickets.Tickets``."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._read: dict[tuple[int, Scope], Ticket] = {}  # the router asks first, and the use case asks again

    async def next_number(self, first: int) -> int:
        """Take the next number: the counter's row is held until the commit, so there are no gaps and no doubles."""
        take = _next_number(self._connection.dialect.name)
        number: int = (await self._connection.execute(take, {"id": 1, "last": first})).scalar_one()
        return number

    async def add(self, ticket: Ticket) -> None:
        """Store a new ticket."""
        await self._connection.execute(ADD, values(ticket))
        await self._place(ticket)

    async def get(self, number: int, scope: Scope) -> Ticket | None:
        """Return the ticket if it lies inside ``scope``; as it was when this transaction first read or saved it."""
        if (number, scope) not in self._read:
            found = await read(self._connection, _one(scope), number=number)
            if not found:
                return None
            self._read[number, scope] = found[0]
        return self._read[number, scope]

    async def save(self, ticket: Ticket) -> None:
        """Write over the version that was read; of two who read the same, the second gets ``Stale``."""
        self._read.clear()  # another version may lie in other scopes
        row = values(ticket, without="number") | {"of_number": ticket.number, "read_version": ticket.version - 1}
        if (await self._connection.execute(SAVE, row)).rowcount != 1:
            raise Stale(f"ticket {ticket.number}")
        await self._place(ticket)

    async def find(
        self,
        scope: Scope,
        *,
        statuses: frozenset[Status] | None = None,
        team: str | None = None,
        claimed_by: int | None = None,
        logged_by: int | None = None,
        caller: int | None = None,
        linked_to: int | None = None,
        opened_since: datetime | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Sequence[Ticket]:
        """Return matching tickets: earliest due first, those without a due time last."""
        every: dict[str, Any] = {
            "team": team, "claimed_by": claimed_by, "logged_by": logged_by, "caller": caller, "linked_to": linked_to,
            "opened_since": opened_since,
        }  # fmt: skip
        asked = {name: wanted for name, wanted in every.items() if wanted is not None}
        return await read(self._connection, _matching(scope, tuple(asked), statuses, limit, offset), **asked)

    async def solved_first(self, limit: int) -> Sequence[Ticket]:
        """Return tickets that are resolved and may close by themselves, those first that were solved first."""
        held_up = and_(tickets.c.objected_at.is_not(None), tickets.c.confirmation.is_(None))
        query = select(*COLUMNS).where(text("status = 'resolved'"), ~held_up)  # as its index says it
        return await read(self._connection, query.order_by(tickets.c.resolved_at, tickets.c.number).limit(limit))

    async def recent_ulbs(self, operator: int, limit: int = 4) -> Sequence[str]:
        """Return the ULBs of an operator's latest tickets, newest first, each once."""
        latest = (
            select(tickets.c.number, tickets.c.ulb)
            .where(tickets.c.logged_by == operator)
            .order_by(tickets.c.number.desc())
            .limit(LOOKED_BACK)
            .subquery()
        )
        newest_first = func.max(latest.c.number).desc()
        query = select(latest.c.ulb).where(latest.c.ulb.is_not(None)).group_by(latest.c.ulb).order_by(newest_first)
        return [ulb for (ulb,) in await self._connection.execute(query.limit(limit)) if ulb is not None]

    async def recent_modules(
        self, ulb: str | None, team: str | None, since: datetime, limit: int = 6
    ) -> Sequence[str]:
        """Return the modules of the latest tickets of a ULB and of a team, the most frequent first."""
        counts: Counter[str] = Counter()
        for of_these in (tickets.c.ulb == ulb, tickets.c.team == team):
            latest = select(tickets.c.module).where(of_these, tickets.c.opened_at >= since)
            latest = latest.order_by(tickets.c.opened_at.desc(), tickets.c.number.desc()).limit(LOOKED_BACK)
            counts.update(module for (module,) in await self._connection.execute(latest) if module is not None)
        return [module for module, _ in counts.most_common(limit)]

    async def _place(self, ticket: Ticket) -> None:
        await SearchTable(self._connection).place(ticket.number, placed(ticket))


def _ticket(row: Row[Any]) -> Ticket:
    return Ticket(**row._mapping)
