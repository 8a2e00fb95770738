"""Who is off until when, and who has their tickets meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.settings.absences import Absence
from storage.queries.rows import values
from storage.tables.following import absences

DUE_AT_ONCE = 50


class AbsenceTable:
    """``helpdesk.ports.people.Absences``."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, absence: Absence) -> int:
        """Store an absence and return its id."""
        new = insert(absences).values(values(absence, without="id")).returning(absences.c.id)
        number: int = (await self._connection.execute(new)).scalar_one()
        return number

    async def get(self, absence: int) -> Absence | None:
        """Return an absence."""
        row = (await self._connection.execute(select(absences).where(absences.c.id == absence))).one_or_none()
        return Absence(**row._mapping) if row else None

    async def of(self, person: int, now: datetime) -> datetime | None:
        """Return until when somebody is off; None if they are not."""
        latest = select(func.max(absences.c.back_at)).where(absences.c.person == person, absences.c.back_at > now)
        until: datetime | None = (await self._connection.execute(latest)).scalar()
        return until

    async def over(self, now: datetime) -> Sequence[Absence]:
        """Return those that are over and of which nobody was told yet."""
        query = select(absences).where(absences.c.told_at.is_(None), absences.c.back_at <= now)
        rows = await self._connection.execute(query.order_by(absences.c.back_at, absences.c.id).limit(DUE_AT_ONCE))
        return [Absence(**row._mapping) for row in rows]

    async def tell(self, absence: int, now: datetime) -> bool:
        """Mark that both are told; False if another process has done so."""
        untold = update(absences).where(absences.c.id == absence, absences.c.told_at.is_(None))
        return (await self._connection.execute(untold.values(told_at=now))).rowcount == 1
