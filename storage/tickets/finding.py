"""All of search that is not words: what narrows a list down, a caller's number, and many tickets at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import select

from helpdesk.people.actors import Scope
from helpdesk.text.searching import Filters
from helpdesk.ticket.ticket import Ticket
from storage.queries.scopes import within
from storage.search.search import OPEN_FIRST, SearchTable, conditions
from storage.tables.texts import callers
from storage.tables.tickets import tickets
from storage.tickets.tickets import COLUMNS, read


class FindingTable(SearchTable):
    """``helpdesk.ports.search.Search``, whole."""

    async def of_number(self, digits: str, scope: Scope, limit: int, filters: Filters) -> Sequence[Ticket]:
        """Return tickets of callers whose number ends in ``digits``, inside of ``filters``: open ones, newest."""
        theirs = select(callers.c.id).where(callers.c.phone.like(f"%{digits}"))
        query = select(*COLUMNS).where(tickets.c.caller.in_(theirs), within(scope), *conditions(filters))
        return await read(self._connection, query.order_by(*OPEN_FIRST).limit(limit))

    async def callers_of(self, digits: str, limit: int) -> frozenset[int]:
        """Return callers whose number ends in ``digits``, the latest of them."""
        query = select(callers.c.id).where(callers.c.phone.like(f"%{digits}"))
        return frozenset((await self._connection.execute(query.order_by(callers.c.id.desc()).limit(limit))).scalars())

    async def narrowed(self, numbers: Collection[int], filters: Filters) -> frozenset[int]:
        """Return those of ``numbers`` that ``filters`` let through."""
        query = select(tickets.c.number).where(tickets.c.number.in_(numbers), *conditions(filters))
        return frozenset((await self._connection.execute(query)).scalars())

    async def tickets(self, numbers: Collection[int]) -> Sequence[Ticket]:
        """Return these tickets, in no order."""
        return await read(self._connection, select(*COLUMNS).where(tickets.c.number.in_(numbers)))
