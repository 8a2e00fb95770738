"""How a week of sending went, and how large the database is: for the weekly word to the admins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, Float, and_, cast, extract, func, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.destinations import Destination
from storage.tables.transport import outbox
from storage.tables.types import UtcDateTime

WEEK = timedelta(days=7)
NAMED = 3  # reasons


@dataclass(frozen=True, slots=True)
class Sending:
    """Of the rows that ended in a week: the longest wait in seconds, and why some were refused."""

    sent: int
    worst: int
    refused: int
    reasons: Sequence[tuple[str, int]]


class Weekly:
    """Sums over a week, by the database's own clock."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def sending(self) -> Sending:
        """Return how sending went in the last seven days."""
        now = (await self._connection.execute(select(func.now(type_=UtcDateTime)))).scalar_one()
        recent = and_(outbox.c.ended_at >= now - WEEK, outbox.c.destination == Destination.TELEGRAM)
        longest = select(func.count(), func.max(self._waited())).where(recent, outbox.c.state == "sent")
        sent, worst = (await self._connection.execute(longest)).one()
        why = (
            select(func.coalesce(outbox.c.refusal, "?"), func.count().label("count"))
            .where(recent, outbox.c.state.in_(("failed", "unknown")))
            .group_by(outbox.c.refusal)
            .order_by(func.count().desc(), outbox.c.refusal)
        )
        reasons = [(reason, count) for reason, count in await self._connection.execute(why)]
        return Sending(sent, round(worst or 0), sum(count for _, count in reasons), reasons[:NAMED])

    async def size(self) -> int:
        """Return the size of the database in bytes."""
        if self._connection.dialect.name == "sqlite":
            pages, each = [
                (await self._connection.execute(text(f"PRAGMA {name}"))).scalar_one()
                for name in ("page_count", "page_size")
            ]
            return int(pages * each)
        return int(
            (await self._connection.execute(select(func.pg_database_size(func.current_database())))).scalar_one()
        )

    def _waited(self) -> ColumnElement[float]:
        if self._connection.dialect.name == "sqlite":
            days = func.julianday(outbox.c.ended_at) - func.julianday(outbox.c.owed_clock)
            return cast(days * 86_400, Float)
        return cast(extract("epoch", outbox.c.ended_at - outbox.c.owed_clock), Float)
