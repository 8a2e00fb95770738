"""An address may name several hosts, of which whoever takes writes is found; one that is cut off holds nobody up."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from sqlalchemy import make_url, text

from storage.database import Database
from storage.engine import postgres
from storage.engine.addresses import hosts_of, spread
from storage.engine.driver_errors import connection_of
from storage.engine.errors import DatabaseAway
from tests.postgres.server import PostgresServer

HEAD = "postgresql+asyncpg://"


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("sqlite+aiosqlite:///a,b.db", "sqlite+aiosqlite:///a,b.db"),
        (f"{HEAD}me:pw@a/desk", f"{HEAD}me:pw@a/desk"),
        (f"{HEAD}a,b:6432/desk", f"{HEAD}/desk?host=a:5432&host=b:6432&target_session_attrs=read-write"),
        (f"{HEAD}me:p,w@a,b/desk", f"{HEAD}me:p,w@/desk?host=a:5432&host=b:5432&target_session_attrs=read-write"),
        (
            f"{HEAD}me@a,b/desk?target_session_attrs=any&ssl=require",
            f"{HEAD}me@/desk?host=a:5432&host=b:5432&target_session_attrs=any&ssl=require",
        ),
    ],
)
def test_several_hosts_are_spread_and_one_is_left_as_it_is(said: str, read: str) -> None:
    assert spread(said) == read
    assert spread(read) == read


@pytest.mark.parametrize(
    ("said", "hosts"), [(f"{HEAD}me@a/d", "a"), (f"{HEAD}me@a:6/d", "a:6"), (f"{HEAD}me@a,b:6/d", "a:5432,b:6")]
)
def test_people_are_told_of_all_hosts_and_of_no_password(said: str, hosts: str) -> None:
    assert hosts_of(make_url(spread(said))) == hosts
    assert ":" in hosts_of(make_url(spread(said)), 5432), "it is remembered with its port, however it is written"


@pytest.fixture
def silent() -> Iterator[int]:
    """A port at which connections are taken and nothing is ever said."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        yield port


@pytest.mark.postgres
@pytest.mark.parametrize("migrated_url", ["postgresql"], indirect=True)
async def test_who_does_not_answer_is_passed_over_and_asked_last_the_next_time(
    migrated_url: str, silent: int, postgres_or_none: PostgresServer
) -> None:
    url = make_url(migrated_url)
    both = spread(f"{HEAD}postgres@127.0.0.1:{silent},127.0.0.1:{url.port}/{url.database}")
    engine = postgres.engine(both, {}, timeout=0.5)
    for _ in range(2):
        async with connection_of(engine) as connection:
            assert (await connection.execute(text("SELECT 1"))).scalar_one() == 1
            await connection.invalidate()
    await engine.dispose()
    database = Database.open(both.replace(f"127.0.0.1:{silent}", "127.0.0.1:1"))
    async with database.reading() as store:
        await store.now()
    await database.close()


@pytest.mark.postgres
@pytest.mark.parametrize("migrated_url", ["postgresql"], indirect=True)
async def test_where_nobody_takes_writes_the_database_is_away(migrated_url: str) -> None:
    writes = f"{migrated_url}?target_session_attrs="
    database = Database.open(f"{writes}standby")
    with pytest.raises(DatabaseAway):
        async with database.unit():
            pass
    await database.close()


@pytest.mark.postgres
@pytest.mark.parametrize("migrated_url", ["postgresql"], indirect=True)
async def test_a_server_that_takes_writes_no_more_is_left_for_the_one_that_does(migrated_url: str) -> None:
    database = Database.open(migrated_url)

    async def write(before: str) -> int:
        async with database.unit() as unit:
            await unit.connection.execute(text(before))
            return await unit.tickets.next_number(1001)

    with pytest.raises(DatabaseAway):
        await write("SET TRANSACTION READ ONLY")  # as one that was demoted answers
    assert await write("SELECT 1") == 1001
    await database.close()


@pytest.mark.postgres
@pytest.mark.parametrize("migrated_url", ["postgresql"], indirect=True)
async def test_a_connection_notices_a_server_that_is_gone_without_a_word(migrated_url: str) -> None:
    database = Database.open(migrated_url)
    async with database.writer.connect() as connection:
        driver = (await connection.get_raw_connection()).driver_connection
        assert driver is not None
        sock = driver._transport.get_extra_info("socket")
        assert sock.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
    await database.close()
