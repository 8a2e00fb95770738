"""Who wants to be told of what, beyond those whose work it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Table, and_, bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.queries.rows import upsert
from storage.tables.following import mutes, watchers

WATCHERS = select(watchers.c.person).where(watchers.c.ticket == bindparam("ticket")).order_by(watchers.c.person)

MUTED = select(mutes.c.what).where(mutes.c.person == bindparam("person"))


class FollowingTables:
    """``helpdesk.ports.people.Following``."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def watchers(self, ticket: int) -> Sequence[int]:
        """Return the people who asked to be kept posted on a ticket."""
        return [person for (person,) in await self._connection.execute(WATCHERS, {"ticket": ticket})]

    async def watched_by(self, person: int) -> Sequence[int]:
        """Return the tickets on which somebody asked to be kept posted."""
        query = select(watchers.c.ticket).where(watchers.c.person == person).order_by(watchers.c.ticket)
        return [ticket for (ticket,) in await self._connection.execute(query)]

    async def watch(self, ticket: int, person: int, *, on: bool) -> None:
        """Keep somebody posted, or no longer."""
        await self._put(watchers, on=on, ticket=ticket, person=person)

    async def muted(self, person: int) -> frozenset[str]:
        """Return what this person does not want to be told of."""
        return frozenset(what for (what,) in await self._connection.execute(MUTED, {"person": person}))

    async def mute(self, person: int, what: str, *, on: bool) -> None:
        """Tell somebody nothing more of that, or tell them again."""
        await self._put(mutes, on=on, person=person, what=what)

    async def _put(self, table: Table, *, on: bool, **key: Any) -> None:
        if on:
            await self._connection.execute(upsert(self._connection, table).values(**key).on_conflict_do_nothing())
        else:
            await self._connection.execute(delete(table).where(and_(*(table.c[n] == v for n, v in key.items()))))
