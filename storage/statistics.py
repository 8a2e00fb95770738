"""What summaries count, as sums in the database over tickets, clocks and the journal; and which were posted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, false, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.events import Outcome
from helpdesk.people import Scope
from helpdesk.statistics import OLDEST, Answered, Edition, LateTicket, Numbers, Plan, Window
from helpdesk.tickets import WITH_TEAM, Priority, Status
from storage.rows import upsert
from storage.scopes import within
from storage.tables import clocks, journal, summaries, tickets

ENDED = (Status.RESOLVED, Status.CLOSED)
OF_TICKET = clocks.c.ticket == tickets.c.number
PRIORITY = func.coalesce(clocks.c.priority, tickets.c.priority)


class StatisticsTables:
    """``helpdesk.ports.Statistics``."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def numbers(self, scope: Scope, window: Window, now: datetime) -> Numbers:
        """Return what happened in a window, and what is late now."""
        late, oldest = await self._late(scope, now)
        return Numbers(
            opened=await self._opened(scope, window),
            answered=await self._answered(scope, window),
            resolved=await self._resolved(scope, window),
            still_open=await self._open(scope, window.until),
            late=late,
            oldest_late=oldest,
        )

    async def last_edition(self, plan: Plan) -> Edition | None:
        """Return the latest edition of a plan."""
        latest = summaries.c.on_date.desc()
        row = (await self._connection.execute(select(summaries).where(_of(plan)).order_by(latest).limit(1))).first()
        return Edition(row.on_date, Window(row.since, row.until)) if row else None

    async def add_edition(self, plan: Plan, edition: Edition, *, owed: bool = True) -> bool:
        """Write an edition down; False if it was before: somebody else has it."""
        row = {
            "chat_id": plan.chat_id, "scope": plan.scope, "every": plan.every, "on_date": edition.on,
            "since": edition.window.since, "until": edition.window.until, "owed": owed,
        }  # fmt: skip
        new = upsert(self._connection, summaries).values(**row).on_conflict_do_nothing()
        return (await self._connection.execute(new.returning(summaries.c.on_date))).first() is not None

    async def _opened(self, scope: Scope, window: Window) -> dict[Priority, int]:
        """Count what was logged; for a team, what reached it."""
        reached = exists().where(OF_TICKET, clocks.c.team.in_(sorted(scope.teams)), _in(clocks.c.started_at, window))
        logged = and_(within(Scope(scope.everything, ulbs=scope.ulbs)), _in(tickets.c.opened_at, window))
        came = or_(logged, reached) if scope.teams and not scope.everything else logged
        query = select(tickets.c.priority, func.count()).where(came).group_by(tickets.c.priority)
        return {row[0]: row[1] for row in await self._connection.execute(query)}

    async def _answered(self, scope: Scope, window: Window) -> Mapping[tuple[str, Priority], Answered]:
        told = clocks.c.outcome.in_((Outcome.IN_TIME, Outcome.LATE))
        query = (
            select(clocks.c.team, PRIORITY.label("urgency"), clocks.c.outcome, func.count().label("how_many"))
            .join_from(clocks, tickets, OF_TICKET)
            .where(told, _in(clocks.c.ended_at, window), _clocks_within(scope))
            .group_by(clocks.c.team, PRIORITY, clocks.c.outcome)
        )
        found: dict[tuple[str, Priority], Answered] = {}
        for team, urgency, outcome, count in await self._connection.execute(query):
            counted = Answered(in_time=count) if outcome is Outcome.IN_TIME else Answered(late=count)
            key = team, Priority(urgency)
            found[key] = found.get(key, Answered()) + counted
        return found

    async def _resolved(self, scope: Scope, window: Window) -> int:
        query = (
            select(func.count(journal.c.ticket.distinct()))
            .join_from(journal, tickets, journal.c.ticket == tickets.c.number)
            .where(journal.c.name == "resolved", _in(journal.c.at, window), within(scope))
        )
        return int((await self._connection.execute(query)).scalar_one())

    async def _open(self, scope: Scope, at: datetime) -> int:
        unresolved = or_(tickets.c.status.not_in(ENDED), tickets.c.resolved_at >= at)
        query = select(func.count()).where(unresolved, tickets.c.opened_at < at, within(scope))
        return int((await self._connection.execute(query)).scalar_one())

    async def _late(self, scope: Scope, now: datetime) -> tuple[int, list[LateTicket]]:
        waits = and_(
            OF_TICKET, clocks.c.cycle == tickets.c.cycle, clocks.c.ended_at.is_(None), clocks.c.due_at < now,
            tickets.c.status.in_(sorted(WITH_TEAM)), tickets.c.due_at < now, _clocks_within(scope),
        )  # fmt: skip
        counted = await self._connection.execute(select(func.count()).select_from(clocks, tickets).where(waits))
        columns = tickets.c.number, PRIORITY, clocks.c.team, clocks.c.due_at
        oldest = select(*columns).where(waits).order_by(clocks.c.due_at, tickets.c.number).limit(OLDEST)
        found = [LateTicket(n, Priority(p), t, due) for n, p, t, due in await self._connection.execute(oldest)]
        return int(counted.scalar_one()), found


def _in(column: ColumnElement[Any], window: Window) -> ColumnElement[bool]:
    return and_(column >= window.since, column < window.until)


def _clocks_within(scope: Scope) -> ColumnElement[bool]:
    """Return the condition for stays with a team: a team's are its own, wherever the ticket is now."""
    if scope.everything:
        return true()
    parts: list[ColumnElement[bool]] = []
    if scope.teams:
        parts.append(clocks.c.team.in_(sorted(scope.teams)))
    if scope.ulbs:
        parts.append(tickets.c.ulb.in_(sorted(scope.ulbs)))
    return or_(*parts) if parts else false()


def _of(plan: Plan) -> ColumnElement[bool]:
    return and_(summaries.c.chat_id == plan.chat_id, summaries.c.scope == plan.scope, summaries.c.every == plan.every)
