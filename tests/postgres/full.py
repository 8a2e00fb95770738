"""A PostgreSQL whose disk has no room: it refuses each row that is written, with the server's own code and words.

Nothing of the machine is filled for it. A server that finds no room for its log ends itself instead: that is a crash.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg

NO_ROOM = (
    "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$"
)
REFUSE = 'CREATE TRIGGER no_room BEFORE INSERT OR UPDATE ON "{table}" FOR EACH ROW EXECUTE FUNCTION no_room()'
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
END_OTHERS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


@asynccontextmanager
async def full(url: str) -> AsyncIterator[None]:
    """Let there be no room meanwhile; each table by itself: nobody is waited for while another one is held."""
    async with _reached(url) as connection:
        await connection.execute(NO_ROOM)
        for table in await _tables(connection):
            await connection.execute(REFUSE.format(table=table))
        try:
            yield
        finally:
            for table in await _tables(connection):
                await connection.execute(f'DROP TRIGGER IF EXISTS no_room ON "{table}"')
            await connection.execute("DROP FUNCTION no_room()")


@asynccontextmanager
async def read_only(url: str) -> AsyncIterator[None]:
    """Let it only be read meanwhile, as hosted servers do when room runs out: they end who is there, too."""
    async with _reached(url) as connection:
        name = await connection.fetchval("SELECT current_database()")
        await connection.execute(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on')
        await connection.execute(END_OTHERS)
        try:
            yield
        finally:
            await connection.execute(f'ALTER DATABASE "{name}" RESET default_transaction_read_only')


@asynccontextmanager
async def _reached(url: str) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(url.replace("+asyncpg", ""))
    try:
        yield connection
    finally:
        await connection.close()


async def _tables(connection: asyncpg.Connection) -> list[str]:
    return [row["tablename"] for row in await connection.fetch(TABLES)]
