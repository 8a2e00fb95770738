"""What the clock has recorded and people are still to be told, each thing once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime

from sqlalchemy import ColumnElement, and_, select, update
from sqlalchemy import func as sql
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.notify.on_clock import QUESTIONS, Listener, Reminder, ReminderKind
from storage.queries.rows import upsert, values
from storage.tables.tickets import reminders

COLUMNS = [reminders.c[f.name] for f in fields(Reminder)]


class ReminderTable:
    """``helpdesk.ports.timers.Reminders``."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, reminder: Reminder) -> None:
        """Note something to be said; its key keeps it from being noted twice."""
        row = values(reminder, without="id") | {"once": reminder.once}
        await self._connection.execute(upsert(self._connection, reminders).values(**row).on_conflict_do_nothing())

    async def listeners(self, now: datetime) -> Sequence[Listener]:
        """Return those who are to be told something by now, whoever waits longest first."""
        to = (reminders.c.team, reminders.c.person)
        query = (
            select(*to).where(_due(now)).group_by(*to).order_by(sql.min(reminders.c.say_at), sql.min(reminders.c.id))
        )
        return [Listener(row.team, row.person) for row in await self._connection.execute(query)]

    async def waiting(self, now: datetime, listener: Listener | None = None) -> Sequence[Reminder]:
        """Return what is to be said by now, oldest first; to that listener, or to all."""
        query = select(*COLUMNS).where(_due(now)).order_by(reminders.c.say_at, reminders.c.id)
        if listener is not None:
            query = query.where(reminders.c.team.is_not_distinct_from(listener.team))
            query = query.where(reminders.c.person.is_not_distinct_from(listener.person))
        return [Reminder(**row._mapping) for row in await self._connection.execute(query)]

    async def take(self, ids: Sequence[int], *, said: bool = True) -> frozenset[int]:
        """End these; of two processes that try, one gets each."""
        mine = update(reminders).where(reminders.c.id.in_(ids), reminders.c.state == "waiting")
        ended = mine.values(state="said" if said else "dropped").returning(reminders.c.id)
        return frozenset((await self._connection.execute(ended)).scalars()) if ids else frozenset()

    async def put_off(self, ids: Sequence[int], until: datetime) -> None:
        """Let these wait until then."""
        if ids:
            waiting = update(reminders).where(reminders.c.id.in_(ids), reminders.c.state == "waiting")
            await self._connection.execute(waiting.values(say_at=until))

    async def of(self, ids: Sequence[int]) -> Sequence[Reminder]:
        """Return reminders by id, in their order."""
        query = select(*COLUMNS).where(reminders.c.id.in_(ids)).order_by(reminders.c.id)
        return [Reminder(**row._mapping) for row in await self._connection.execute(query)]

    async def last_question(self, ticket: int, team: str) -> Reminder | None:
        """Return the last question of the clock's about a ticket that its team's group was asked."""
        asked = and_(reminders.c.ticket == ticket, reminders.c.team == team, reminders.c.state == "said")
        query = select(*COLUMNS).where(asked, reminders.c.kind.in_(sorted(QUESTIONS)))
        row = (await self._connection.execute(query.order_by(reminders.c.id.desc()).limit(1))).first()
        return Reminder(**row._mapping) if row else None

    async def was_said(self, ticket: int, cycle: int, kind: ReminderKind) -> bool:
        """Whether people were told such a thing of a ticket's stay with a team."""
        query = select(reminders.c.id).where(
            reminders.c.ticket == ticket,
            reminders.c.cycle == cycle,
            reminders.c.kind == kind,
            reminders.c.state == "said",
        )
        return (await self._connection.execute(query.limit(1))).first() is not None


def _due(now: datetime) -> ColumnElement[bool]:
    return (reminders.c.state == "waiting") & (reminders.c.say_at <= now)
