"""Sums for the charts: by the day, and by age. They are read by the reader, a few short queries each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.people.actors import Scope
from helpdesk.reports.statistics import Window
from helpdesk.reports.trends import AGES, Turned, opened_before
from helpdesk.ticket.ticket import UNRESOLVED, Priority
from storage.queries.facts import ENDS, REOPENED, RESOLVED, TURNS
from storage.queries.scopes import within
from storage.tables.tickets import has_status, journal, tickets


class TrendTables:
    """``helpdesk.ports.numbers.Trends``. A team's are those of tickets that are with it now, or were last."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def turned(self, scope: Scope, windows: Sequence[Window]) -> list[Turned]:
        """Return what came and went in each of ``windows``, which follow one another."""
        whole = Window(windows[0].since, windows[-1].until)
        number = _which(tickets.c.opened_at, windows).label("which")
        logged = and_(tickets.c.opened_at >= whole.since, tickets.c.opened_at < whole.until, within(scope))
        query = select(number, func.count()).where(logged).group_by(number)
        opened = {which: count for which, count in await self._connection.execute(query)}
        number = _which(journal.c.at, windows).label("which")
        told = select(number, journal.c.name, func.count()).join_from(
            journal, tickets, journal.c.ticket == tickets.c.number
        )
        told = told.where(
            journal.c.name.in_(TURNS), journal.c.at >= whole.since, journal.c.at < whole.until,
            within(scope),
        )  # fmt: skip
        rows = await self._connection.execute(told.group_by(number, journal.c.name))
        counts = {(which, name): count for which, name, count in rows}
        return [
            Turned(
                opened=opened.get(i, 0), resolved=counts.get((i, RESOLVED), 0),
                ended=sum(counts.get((i, name), 0) for name in ENDS), reopened=counts.get((i, REOPENED), 0),
            )
            for i in range(len(windows))
        ]  # fmt: skip

    async def ages(self, scope: Scope, now: datetime) -> dict[Priority, list[int]]:
        """Return how many tickets are open, by priority and age."""
        column = case(
            *((tickets.c.opened_at > edge, number) for number, edge in enumerate(opened_before(now))),
            else_=len(AGES),
        ).label("age")
        query = select(tickets.c.priority, column, func.count()).where(has_status(UNRESOLVED), within(scope))
        found = {priority: [0] * (len(AGES) + 1) for priority in Priority}
        for priority, age, count in await self._connection.execute(query.group_by(tickets.c.priority, column)):
            found[Priority(priority)][age] = count
        return found


def _which(column: ColumnElement[Any], windows: Sequence[Window]) -> ColumnElement[int]:
    """Return the number of the window in which an instant lies."""
    return case(*((column < window.until, number) for number, window in enumerate(windows)), else_=len(windows))
