"""Tickets for the export, page by page: as many as there are, never more than one page of them in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.reports.exporting import Order, Record
from helpdesk.ticket.notes import Caller, NoteKind
from helpdesk.ticket.rows import ClockRow
from helpdesk.ticket.ticket import Ticket
from storage.queries.facts import REOPENED, RESPONDED
from storage.queries.scopes import within
from storage.tables.people import people
from storage.tables.texts import callers, notes
from storage.tables.tickets import clocks, journal, solutions, tickets
from storage.tickets.tickets import COLUMNS, read
from storage.tickets.timers import solution_row

PAGE = 1000
WRITTEN = (NoteKind.DESCRIPTION, NoteKind.DIAGNOSIS, NoteKind.RESOLUTION)
CALLER = [callers.c[name] for name in Caller.__dataclass_fields__]


async def how_many(connection: AsyncConnection, order: Order) -> int:
    """Return how many tickets an order is about."""
    query = select(func.count()).select_from(tickets).where(_wanted(order))
    return int((await connection.execute(query)).scalar_one())


async def pages(connection: AsyncConnection, order: Order, page: int = PAGE) -> AsyncIterator[list[Record]]:
    """Yield the tickets by number; each page is read when the one before it is done with."""
    last = 0
    names = {row.id: row.name for row in await connection.execute(select(people.c.id, people.c.name))}
    while True:
        query = select(*COLUMNS).where(_wanted(order), tickets.c.number > last)
        found = await read(connection, query.order_by(tickets.c.number).limit(page))
        if found:
            yield await _records(connection, found, names, with_callers=order.with_callers)
        if len(found) < page:
            return
        last = found[-1].number


async def _records(
    connection: AsyncConnection, found: Sequence[Ticket], names: Mapping[int, str], *, with_callers: bool
) -> list[Record]:
    numbers = [ticket.number for ticket in found]
    stays: dict[int, list[ClockRow]] = defaultdict(list)
    query = select(clocks).where(clocks.c.ticket.in_(numbers)).order_by(clocks.c.ticket, clocks.c.cycle)
    for row in await connection.execute(query):
        stays[row.ticket].append(ClockRow(**row._mapping))
    last = select(solutions).where(solutions.c.ticket.in_(numbers)).order_by(solutions.c.ticket, solutions.c.cycle)
    solved = {row.ticket: solution_row(row) for row in await connection.execute(last)}  # the latest stays
    first_by, reopened = await _told(connection, numbers)
    called = await _callers(connection, found) if with_callers else {}
    texts = await _texts(connection, numbers) if with_callers else {}
    return [
        Record(
            ticket=ticket, clocks=stays.get(ticket.number, ()), solution=solved.get(ticket.number),
            first_by=first_by.get(ticket.number),
            reopened=reopened.get(ticket.number, 0), people=names,
            caller=called.get(ticket.caller) if ticket.caller is not None else None,
            texts=texts.get(ticket.number, {}),
        )
        for ticket in found
    ]  # fmt: skip


async def _told(connection: AsyncConnection, numbers: Sequence[int]) -> tuple[dict[int, int | None], dict[int, int]]:
    """Return who made the first response to each ticket, None for an anonymous one; how often each was reopened."""
    first_by: dict[int, int | None] = {}
    reopened: dict[int, int] = defaultdict(int)
    query = select(journal.c.ticket, journal.c.name, journal.c.by).where(
        journal.c.ticket.in_(numbers), journal.c.name.in_((RESPONDED, REOPENED))
    )
    for ticket, name, by in await connection.execute(query.order_by(journal.c.ticket, journal.c.seq)):
        if name == REOPENED:
            reopened[ticket] += 1
        else:
            first_by.setdefault(ticket, by)
    return first_by, reopened


async def _callers(connection: AsyncConnection, found: Sequence[Ticket]) -> dict[int, Caller]:
    ids = {ticket.caller for ticket in found if ticket.caller is not None}
    rows = await connection.execute(select(*CALLER).where(callers.c.id.in_(ids)))
    return {row.id: Caller(**row._mapping) for row in rows}


async def _texts(connection: AsyncConnection, numbers: Sequence[int]) -> dict[int, dict[NoteKind, str]]:
    """Return the texts of each kind; of several the latest."""
    found: dict[int, dict[NoteKind, str]] = defaultdict(dict)
    query = select(notes.c.ticket, notes.c.kind, notes.c.text).where(
        notes.c.ticket.in_(numbers), notes.c.kind.in_(WRITTEN)
    )
    for ticket, kind, text in await connection.execute(query.order_by(notes.c.id)):
        found[ticket][kind] = text
    return found


def _wanted(order: Order) -> ColumnElement[bool]:
    parts: list[ColumnElement[Any]] = [true(), within(order.scope)]
    if order.since is not None:
        parts.append(tickets.c.opened_at >= order.since)
    if order.until is not None:
        parts.append(tickets.c.opened_at < order.until)
    if order.team is not None:
        parts.append(tickets.c.team == order.team)
    if order.ulb is not None:
        parts.append(tickets.c.ulb == order.ulb)
    return and_(*parts)
