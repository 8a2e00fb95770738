"""Numbers and searches are read from a replica that keeps up; otherwise from the primary, and nobody notices."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

import pytest
from sqlalchemy import text

from storage.database import Database
from storage.engine.errors import DatabaseAway
from storage.engine.leadership import Leadership
from storage.engine.replica import BEHIND
from storage.unit_of_work import Store
from storage.upkeep import migrate
from tests.postgres.pair import Pair, pair
from tests.postgres.places import NoPostgres
from tests.waiting import until_told

pytestmark = pytest.mark.postgres
OLDER = "UPDATE leadership SET renewed_at = renewed_at - make_interval(secs => {})"


@pytest.fixture(scope="module")
def servers() -> Iterator[Pair]:
    """A primary and its replica, with a desk in them."""
    try:
        with pair() as both:
            asyncio.run(migrate.upgrade(both.primary.url("postgres")))
            yield both
    except NoPostgres as error:
        pytest.skip(f"no pair of PostgreSQL servers: {error}")


@dataclass
class Desk:
    servers: Pair
    database: Database

    async def reads_from(self) -> str:
        """Return whom a report is read from."""
        async with self.database.reporting() as store:
            return await who(store)

    async def comes_to_read(self, which: str) -> None:
        async def does() -> bool:
            return await self.reads_from() == which

        await until_told(does)

    async def writes(self, statement: str) -> None:
        async with self.database.writer.begin() as connection:
            await connection.execute(text(statement))


async def who(store: Store) -> str:
    found = await store.connection.execute(text("SELECT pg_is_in_recovery()"))
    return "replica" if found.scalar_one() else "primary"


@pytest.fixture
async def desk(servers: Pair) -> AsyncIterator[Desk]:
    url = servers.primary.url("postgres")
    leadership = Leadership(url, "leader")
    database = Database.open(url, reader_url=servers.replica.url("postgres"))
    await until_told(leadership.take)
    opened = Desk(servers, database)
    await opened.comes_to_read("replica")
    yield opened
    await leadership.close()
    await database.close()


async def test_a_replica_that_keeps_up_is_read_and_one_that_is_behind_is_not(desk: Desk) -> None:
    await desk.writes(OLDER.format(BEHIND + 1))
    await desk.comes_to_read("primary")
    await desk.writes(OLDER.format(-BEHIND - 1))
    await desk.comes_to_read("replica")


async def test_what_was_written_a_moment_ago_is_read_by_whoever_needs_it(desk: Desk) -> None:
    await asyncio.to_thread(desk.servers.replica.pause)
    await desk.writes("INSERT INTO ticket_numbers (id, last) VALUES (1, 1001)")

    async def has_it(connection: object) -> bool:
        return (await Store(connection).connection.execute(text("SELECT 1 FROM ticket_numbers"))).first() is not None  # type: ignore[arg-type]

    async with desk.database.reporting(has_it) as store:
        assert await who(store) == "primary"
    await asyncio.to_thread(desk.servers.replica.go_on)

    async def is_read() -> bool:
        async with desk.database.reporting(has_it) as store:
            return await who(store) == "replica"

    await until_told(is_read)


async def test_a_replica_that_breaks_off_what_is_read_is_left_alone_for_the_next_try(desk: Desk) -> None:
    ours = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname IS NOT NULL"
    )

    async def broken_off() -> None:
        async with desk.database.reporting() as store:
            assert await who(store) == "replica"
            await asyncio.to_thread(desk.servers.replica.execute, ours)
            await who(store)

    with pytest.raises(DatabaseAway):
        await broken_off()
    assert await desk.reads_from() == "primary"


async def test_a_replica_that_is_away_is_done_without(servers: Pair) -> None:
    database = Database.open(servers.primary.url("postgres"), reader_url="postgresql+asyncpg://nobody@127.0.0.1:1/x")
    async with database.reporting() as store:
        assert await who(store) == "primary"
    await database.close()
