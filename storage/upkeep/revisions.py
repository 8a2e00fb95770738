"""Where a database stands, and where this program wants it; without alembic, which only a migration needs."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

from sqlalchemy import inspect, make_url, text
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from storage.engine import one_hop, postgres, sqlite
from storage.engine.driver_errors import connection_of, translated

VERSIONS = Path(__file__).parents[1] / "migrations" / "versions"
_SAID = re.compile(r"^(down_revision|revision)\b[^=\n]*= *\"(\w+)\"", re.MULTILINE)


async def current(url: str) -> str | None:
    """Return the revision at which the database stands; None: it was never migrated."""
    async with connected(url) as connection:
        with translated():
            return await _revision(connection)


async def _revision(connection: AsyncConnection) -> str | None:
    if not await connection.run_sync(lambda c: inspect(c).has_table("alembic_version")):
        return None
    found: str | None = (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalar()
    return found


def head() -> str:
    """Return the revision that this version of the program needs: the one after which none comes."""
    former = set(_chain().values())
    (last,) = (revision for revision in _chain() if revision not in former)
    return last


def knows(revision: str) -> bool:
    """Whether this version of the program can bring a database up from there."""
    return revision in _chain()


@cache
def _chain() -> dict[str, str | None]:
    """Return every revision with the one before it, as the files of storage/migrations/versions say."""
    found = {}
    for file in VERSIONS.glob("[0-9]*.py"):
        said = dict(_SAID.findall(file.read_text(encoding="utf-8")))
        found[said["revision"]] = said.get("down_revision")
    return found


@asynccontextmanager
async def connected(url: str) -> AsyncIterator[AsyncConnection]:
    """Connect for migrating: on SQLite foreign keys are off, since a rebuilt table is missing for a moment."""
    is_sqlite = make_url(url).get_backend_name() == "sqlite"
    engine = (
        create_async_engine(url, poolclass=NullPool, **one_hop.THROUGH)
        if is_sqlite
        else postgres.engine(url, {}, poolclass=NullPool)
    )
    if is_sqlite:
        sqlite.make_private(sqlite.path_of(make_url(url)))
        pragmas = (f"busy_timeout = {sqlite.BUSY_MS}", "foreign_keys = OFF", "secure_delete = ON")
        sqlite.tune(engine.sync_engine, begin=one_hop.WRITING, pragmas=pragmas)
    try:
        async with connection_of(engine) as connection:
            yield connection
    finally:
        await engine.dispose()
