"""What holds for a server: a connection that is cut, a server that is away, and who is its only desk."""

import asyncio
from typing import Any

import asyncpg
import pytest
from sqlalchemy import event
from sqlalchemy.ext.asyncio import create_async_engine

from storage.database import Database
from storage.engine.driver_errors import connection_of
from storage.engine.errors import DatabaseAway
from storage.engine.postgres import RESTED, SINCE
from tests.postgres.server import PostgresServer


class TestPostgres:
    """What holds for a server on the network."""

    async def test_a_refused_connection_is_away(self) -> None:
        database = Database.open("postgresql+asyncpg://postgres@127.0.0.1:1/none")
        with pytest.raises(DatabaseAway):
            async with database.unit():
                raise AssertionError("not reached")
        await database.close()

    @pytest.mark.postgres
    async def test_a_database_that_does_not_exist_is_a_mistake_told_by_name(self, postgres: PostgresServer) -> None:
        database = Database.open(postgres.url("nowhere"))
        with pytest.raises(Exception, match='"nowhere" does not exist'):
            async with database.unit():
                raise AssertionError("not reached")
        await database.close()

    @pytest.mark.postgres
    async def test_a_connection_that_breaks_while_it_is_set_up_is_away(self, postgres: PostgresServer) -> None:
        async def broken() -> asyncpg.Connection:
            connection = await asyncpg.connect(user="postgres", host="127.0.0.1", port=postgres.port)
            await connection.close()
            return connection

        engine = create_async_engine("postgresql+asyncpg://", async_creator=broken)
        with pytest.raises(DatabaseAway):
            async with connection_of(engine):
                raise AssertionError("not reached")
        await engine.dispose()

    @pytest.mark.postgres
    async def test_a_connection_that_was_cut_while_it_rested_is_replaced_unseen(
        self, postgres: PostgresServer
    ) -> None:
        name = postgres.new_database()
        database = Database.open(postgres.url(name))

        def rested_long(_connection: object, record: Any) -> None:
            record.info[SINCE] = -RESTED

        event.listen(database.writer.sync_engine, "checkin", rested_long)
        async with database.unit() as unit:
            await unit.now()
        postgres.execute(cut(name))
        async with database.unit() as unit:
            await unit.now()
        await database.close()
        postgres.drop_database(name)

    @pytest.mark.postgres
    async def test_what_was_cut_a_moment_ago_is_away_once_and_replaced_then(self, postgres: PostgresServer) -> None:
        name = postgres.new_database()
        database = Database.open(postgres.url(name))
        async with database.unit() as one, database.unit() as another:
            await one.now()
            await another.now()
        postgres.execute(cut(name))
        with pytest.raises(DatabaseAway):
            async with database.unit() as unit:
                await unit.now()
        async with database.unit() as one, database.unit() as another:
            await one.now()
            await another.now()
        await database.close()
        postgres.drop_database(name)

    @pytest.mark.postgres
    async def test_a_connection_that_is_cut_within_a_unit_is_away(self, postgres: PostgresServer) -> None:
        name = postgres.new_database()
        database = Database.open(postgres.url(name))

        async def be_cut() -> None:
            async with database.unit() as unit:
                await unit.now()
                await asyncio.to_thread(postgres.execute, cut(name))
                await unit.now()

        with pytest.raises(DatabaseAway):
            await be_cut()
        async with database.unit() as unit:
            await unit.now()
        await database.close()
        postgres.drop_database(name)


def cut(name: str) -> str:
    return f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"  # noqa: S608 - a test's
