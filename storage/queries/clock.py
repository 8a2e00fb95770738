"""The database's clock, by which leases and retries go."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables.types import UtcDateTime

NOW = select(func.now(type_=UtcDateTime))


async def now_of(connection: AsyncConnection) -> datetime:
    """Ask the database for its time, to the second."""
    found: datetime = (await connection.execute(NOW)).scalar_one()
    return found


def later(dialect: str, seconds: float = 0.0) -> ColumnElement[datetime]:
    """Return the database's time in so many seconds, for a statement that need not be told it."""
    if dialect == "sqlite":
        return func.datetime("now", f"+{seconds:.3f} seconds", type_=UtcDateTime)
    return func.now() + timedelta(seconds=seconds)
