"""The lock of the one process on PostgreSQL: one has it, per database, and who loses it knows."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text

from storage.database import Database
from storage.engine.desk_lock import DeskLock
from storage.engine.errors import LockLost
from tests.postgres_server import PostgresServer

pytestmark = pytest.mark.postgres


@pytest.fixture
async def lock(postgres_url: str) -> AsyncIterator[DeskLock]:
    lock = DeskLock(postgres_url, "helpdesk")
    yield lock
    await lock.close()


async def test_one_has_it_and_the_next_one_has_it_when_that_is_gone(lock: DeskLock, postgres_url: str) -> None:
    second = DeskLock(postgres_url, "helpdesk")
    assert (await lock.take(), await second.take()) == (True, False)
    assert (lock.held, second.held) == (True, False)
    await lock.close()
    assert not lock.held
    assert await second.take()
    await second.close()


async def test_desks_in_other_databases_of_the_server_do_not_wait(lock: DeskLock, postgres: PostgresServer) -> None:
    name = postgres.new_database()
    other = DeskLock(postgres.url(name), "helpdesk")
    assert (await lock.take(), await other.take()) == (True, True)
    await other.close()
    postgres.drop_database(name)


async def test_who_loses_it_knows_at_once_and_a_transaction_that_asks_is_refused(
    lock: DeskLock, postgres_url: str
) -> None:
    database = Database.open(postgres_url)
    database.bars.append(lock.bar)
    database.fences.append(lock.fence)
    assert await lock.take()
    watching = asyncio.create_task(lock.watch())
    async with database.unit(fenced=True) as unit:
        await unit.connection.execute(text("SELECT pg_advisory_unlock_all()"))  # another session's: still held
    async with database.looking() as connection:
        await connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
                " AND pid <> pg_backend_pid() AND database ="
                " (SELECT oid FROM pg_database WHERE datname = current_database())"
            )
        )
    async with asyncio.timeout(10):
        await watching
    with pytest.raises(LockLost):
        async with database.unit():
            pass
    await database.close()


async def test_each_connection_to_postgresql_itself_has_a_server_of_its_own_and_can_hold_it(lock: DeskLock) -> None:
    assert await lock.take()
    assert lock.can_hold
