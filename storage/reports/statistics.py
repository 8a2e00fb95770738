"""What summaries count, as sums in the database over tickets, clocks and the journal; and which were posted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, Text, and_, cast, delete, exists, func, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.people.actors import Scope
from helpdesk.reports.statistics import OLDEST, Edition, LateTicket, Numbers, ResponseCounts, Window
from helpdesk.settings.settings import Summary
from helpdesk.ticket.fact import ClockOutcome
from helpdesk.ticket.ticket import WITH_TEAM, Confirmation, Priority
from storage.queries.facts import (
    BREACH_WITHDRAWN,
    CONFIRMED,
    COUNTED,
    ENDS,
    PRIORITY_CHANGED,
    PROMISE_KEPT,
    PROMISE_MISSED,
    RATED,
    REOPENED,
    RESOLVED,
    RESPONDED,
    RESPONSE_UNDONE,
    RETURNED,
    TURNS,
)
from storage.queries.rows import upsert
from storage.queries.scopes import came, had, inside, stays_within, within
from storage.tables.summaries import summaries
from storage.tables.tickets import UNRESOLVED, clocks, journal, solutions, tickets

OF_TICKET = clocks.c.ticket == tickets.c.number
_changed = journal.alias("changed")
# The priority that a ticket had at first: a period's numbers must not move when it is changed later.
_FIRST_PRIORITY = (
    select(_changed.c.body["old"].as_string())
    .where(_changed.c.ticket == tickets.c.number, _changed.c.name == PRIORITY_CHANGED)
    .order_by(_changed.c.seq)
    .limit(1)
    .correlate(tickets)
    .scalar_subquery()
)
PRIORITY = func.coalesce(clocks.c.priority, tickets.c.priority)


class StatisticsTables:
    """``helpdesk.ports.numbers.Statistics``."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def numbers(self, scope: Scope, window: Window, now: datetime) -> Numbers:
        """Return what happened in a window, and what is late now."""
        late, oldest = await self._late(scope, now)
        told = await self._told(scope, window)
        return Numbers(
            opened=await self._opened(scope, window),
            answered=await self._in_time(clocks, scope, window),
            solved=await self._in_time(solutions, scope, window),
            resolved=told.get(RESOLVED, (0, 0))[1],
            still_open=await self.still_open(scope, window.until),
            late=late,
            oldest_late=oldest,
            reopened=told.get(REOPENED, (0, 0))[0],
            returned=await self._returned(scope, window) if RETURNED in told else {},
            promises_kept=told.get(PROMISE_KEPT, (0, 0))[0],
            promises_missed=told.get(PROMISE_MISSED, (0, 0))[0],
            breaches_withdrawn=told.get(BREACH_WITHDRAWN, (0, 0))[1],
            responses_undone=await self._undone(scope, window) if RESPONSE_UNDONE in told else 0,
            known_later=await self._known_later(scope, window),
            **await self._callers_said(scope, window),
        )

    async def last_edition(self, plan: Summary) -> Edition | None:
        """Return the latest edition of a plan."""
        latest = summaries.c.on_date.desc()
        row = (await self._connection.execute(select(summaries).where(_of(plan)).order_by(latest).limit(1))).first()
        return Edition(row.on_date, Window(row.since, row.until)) if row else None

    async def forget_editions(self, plans: Sequence[Summary]) -> None:
        """Forget the editions of all but these plans: one that is planned anew is new."""
        kept = {(plan.chat_id, plan.scope, plan.every) for plan in plans}
        key = summaries.c.chat_id, summaries.c.scope, summaries.c.every
        for found in (await self._connection.execute(select(*key).distinct())).all():
            if tuple(found) not in kept:
                ours = (column == value for column, value in zip(key, found, strict=True))
                await self._connection.execute(delete(summaries).where(*ours))

    async def add_edition(self, plan: Summary, edition: Edition, *, owed: bool = True) -> bool:
        """Write an edition down; False if it was before: somebody else has it."""
        row = {
            "chat_id": plan.chat_id, "scope": plan.scope, "every": plan.every, "on_date": edition.on,
            "since": edition.window.since, "until": edition.window.until, "owed": owed,
        }  # fmt: skip
        new = upsert(self._connection, summaries).values(**row).on_conflict_do_nothing()
        return (await self._connection.execute(new.returning(summaries.c.on_date))).first() is not None

    async def came(self, scope: Scope, window: Window) -> tuple[Mapping[str, int], Mapping[str, int]]:
        """Return how many tickets came in a window, by ULB and by module."""
        by = []
        for column in (tickets.c.ulb, tickets.c.module):
            query = select(column, func.count()).where(came(scope, window), column.is_not(None)).group_by(column)
            by.append({row[0]: row[1] for row in await self._connection.execute(query)})
        return by[0], by[1]

    async def began(self, scope: Scope) -> datetime | None:
        """Return when the first ticket inside ``scope`` was opened; for a team, when the first one reached it."""
        queries = [select(func.min(tickets.c.opened_at)).where(within(replace(scope, teams=frozenset())))]
        if not scope.everything:
            queries.append(select(func.min(clocks.c.started_at)).where(clocks.c.team.in_(sorted(scope.teams))))
        found = [(await self._connection.execute(query)).scalar() for query in queries]
        return min((at for at in found if at is not None), default=None)

    async def _opened(self, scope: Scope, window: Window) -> dict[Priority, int]:
        """Count what was logged; for a team, what reached it. By the priority that it had at first."""
        each = select(func.coalesce(_FIRST_PRIORITY, cast(tickets.c.priority, Text)).label("first"))
        opened = each.where(came(scope, window)).subquery()
        query = select(opened.c.first, func.count()).group_by(opened.c.first)
        return {Priority(row[0]): row[1] for row in await self._connection.execute(query)}

    async def _in_time(
        self, of: Table, scope: Scope, window: Window
    ) -> Mapping[tuple[str, Priority], ResponseCounts]:
        """Count the clocks of responses, or of solutions, that ended in a window: in time or late."""
        told = of.c.outcome.in_((ClockOutcome.IN_TIME, ClockOutcome.LATE))
        priority = func.coalesce(of.c.priority, tickets.c.priority)
        query = (
            select(of.c.team, priority.label("urgency"), of.c.outcome, func.count().label("how_many"))
            .join_from(of, tickets, of.c.ticket == tickets.c.number)
            .where(told, inside(of.c.ended_at, window), stays_within(scope, of))
            .group_by(of.c.team, priority, of.c.outcome)
        )
        found: dict[tuple[str, Priority], ResponseCounts] = {}
        for team, urgency, outcome, count in await self._connection.execute(query):
            counted = ResponseCounts(in_time=count) if outcome is ClockOutcome.IN_TIME else ResponseCounts(late=count)
            key = team, Priority(urgency)
            found[key] = found.get(key, ResponseCounts()) + counted
        return found

    async def _told(self, scope: Scope, window: Window) -> dict[str, tuple[int, int]]:
        """Count facts of the journal by name: how many there were, and of how many tickets."""
        query = (
            select(journal.c.name, func.count(), func.count(journal.c.ticket.distinct()))
            .where(journal.c.name.in_(COUNTED), inside(journal.c.at, window), had(scope))
            .group_by(journal.c.name)
        )
        return {name: (facts, of) for name, facts, of in await self._connection.execute(query)}

    async def _returned(self, scope: Scope, window: Window) -> dict[str, int]:
        """Count what was sent back by the reason's code."""
        reason = func.coalesce(journal.c.body["reason"].as_string(), "").label("reason")
        query = (
            select(reason, func.count())
            .where(journal.c.name == RETURNED, inside(journal.c.at, window), had(scope))
            .group_by(reason)
        )
        return {code: count for code, count in await self._connection.execute(query)}

    async def _callers_said(self, scope: Scope, window: Window) -> dict[str, Any]:
        """Count what callers said of solutions, and how content they were."""
        said = func.coalesce(journal.c.body["answer"].as_string(), journal.c.body["score"].as_string()).label("said")
        query = (
            select(journal.c.name, said, func.count())
            .where(journal.c.name.in_((CONFIRMED, RATED)), inside(journal.c.at, window), had(scope))
            .group_by(journal.c.name, said)
        )
        counts = {(name, str(value)): count for name, value, count in await self._connection.execute(query)}
        confirmed = {Confirmation(value): n for (name, value), n in counts.items() if name == CONFIRMED}
        ratings = tuple(counts.get((RATED, str(score)), 0) for score in range(1, 6))
        return {"confirmed": confirmed, "ratings": ratings if any(ratings) else ()}

    async def _undone(self, scope: Scope, window: Window) -> int:
        """Count what was given back without a word, and counted as taken up in a window before this one."""
        told_before = journal.c.body["taken_at"].as_string() < window.since.isoformat()
        query = (
            select(func.count())
            .select_from(journal)
            .where(journal.c.name == RESPONSE_UNDONE, inside(journal.c.at, window), told_before, had(scope))
        )
        return int((await self._connection.execute(query)).scalar_one())

    async def _known_later(self, scope: Scope, window: Window) -> int:
        """Count facts of a window that were written after something that happened when it was over."""
        # Plus nothing: or SQLite walks the journal from its beginning to find the first that fits.
        over = select(func.min(journal.c.seq + 0)).where(journal.c.at >= window.until).scalar_subquery()
        query = (
            select(func.count())
            .select_from(journal)
            .where(journal.c.name.in_((*COUNTED, RESPONDED)), inside(journal.c.at, window), journal.c.seq > over)
            .where(had(scope))
        )
        return int((await self._connection.execute(query)).scalar_one())

    async def still_open(self, scope: Scope, at: datetime) -> int:
        """Count what was open at an instant: what changed since tells by its first change how it stood then."""
        # Plus nothing: or SQLite walks the whole journal in the order of its tickets, to spare itself a small sort.
        number = (journal.c.ticket + 0).label("ticket")
        since = (
            select(number, func.min(journal.c.seq).label("first"))
            .where(journal.c.name.in_(TURNS), journal.c.at >= at)
            .group_by(number)
            .cte("since")
        )
        logged = and_(tickets.c.opened_at < at, within(scope))
        unchanged = ~exists().where(since.c.ticket == tickets.c.number).correlate(tickets)
        as_now = (
            select(func.count()).select_from(tickets).where(logged, text(f"tickets.{UNRESOLVED}"), unchanged)
        )  # as its index says it
        ended_since = (
            select(func.count())
            .select_from(since)
            .join(journal, journal.c.seq == since.c.first)
            .join(tickets, tickets.c.number == since.c.ticket)
            .where(journal.c.name.in_(ENDS), logged)
        )
        counts = [(await self._connection.execute(query)).scalar_one() for query in (as_now, ended_since)]
        return int(sum(counts))

    async def _late(self, scope: Scope, now: datetime) -> tuple[int, list[LateTicket]]:
        waits = and_(
            clocks.c.cycle == tickets.c.cycle, clocks.c.ended_at.is_(None), clocks.c.due_at < now,
            tickets.c.status.in_(sorted(WITH_TEAM)), tickets.c.due_at < now, stays_within(scope),
        )  # fmt: skip
        both = clocks.join(tickets, OF_TICKET)
        counted = await self._connection.execute(select(func.count()).select_from(both).where(waits))
        columns = tickets.c.number, PRIORITY, clocks.c.team, clocks.c.due_at
        oldest = (
            select(*columns).select_from(both).where(waits).order_by(clocks.c.due_at, tickets.c.number).limit(OLDEST)
        )
        found = [LateTicket(n, Priority(p), t, due) for n, p, t, due in await self._connection.execute(oldest)]
        return int(counted.scalar_one()), found


def _of(plan: Summary) -> ColumnElement[bool]:
    return and_(summaries.c.chat_id == plan.chat_id, summaries.c.scope == plan.scope, summaries.c.every == plan.every)
