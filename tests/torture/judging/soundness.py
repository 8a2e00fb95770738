"""Whether a database is whole, by its own word."""

from __future__ import annotations

from collections.abc import AsyncIterator

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database

INDEXES = text(
    "SELECT c.oid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid "
    "JOIN pg_am a ON a.oid = c.relam WHERE a.amname = 'btree' AND c.relnamespace = current_schema()::regnamespace"
)
TABLES = text(
    "SELECT c.oid::regclass::text FROM pg_class c "
    "WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace"
)
WHOLE = "ok"


async def damage(database: Database) -> list[str]:
    """Return what a database finds wrong with itself: SQLite's own check, PostgreSQL's ``amcheck``."""
    if not database.is_sqlite:
        async with database.writer.connect() as connection:
            return [
                line async for line in _of_server(await connection.execution_options(isolation_level="AUTOCOMMIT"))
            ]
    try:
        async with database.reading() as store:
            said = [*(await store.connection.execute(text("PRAGMA integrity_check"))).scalars()]
            said += [str(tuple(row)) for row in await store.connection.execute(text("PRAGMA foreign_key_check"))]
    except Exception as error:  # what can't even be asked is damaged
        said = [str(error)]
    return [f"SQLite: {line}" for line in said if line != WHOLE]


async def _of_server(connection: AsyncConnection) -> AsyncIterator[str]:
    await connection.execute(text("CREATE EXTENSION IF NOT EXISTS amcheck"))
    check = text("SELECT bt_index_check(CAST(CAST(:name AS text) AS regclass), true)")
    for name in (await connection.execute(INDEXES)).scalars().all():
        try:
            await connection.execute(check, {"name": name})
        except DBAPIError as error:
            yield f"PostgreSQL: {name}: {str(error.orig)[:300]}"
    check = text("SELECT msg FROM verify_heapam(CAST(CAST(:name AS text) AS regclass))")
    for name in (await connection.execute(TABLES)).scalars().all():
        for line in (await connection.execute(check, {"name": name})).scalars():
            yield f"PostgreSQL: {name}: {line}"
