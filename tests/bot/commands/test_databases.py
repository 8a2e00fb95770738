"""The databases that tests run on: fresh each time, both kinds, and loud when there is none."""

from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from tests.postgres.places import NoPostgres, find, of_the_system, packaged
from tests.postgres.server import PostgresServer, start


@pytest.mark.parametrize("_time", [1, 2])
async def test_every_test_gets_an_empty_database_of_its_own(database_url: str, _time: int) -> None:
    engine = create_async_engine(database_url)
    async with engine.begin() as connection:
        await connection.execute(text("CREATE TABLE mine (id INTEGER)"))
    await engine.dispose()


@pytest.mark.postgres
async def test_a_database_copied_from_a_template_holds_what_the_template_holds(
    postgres: PostgresServer,
) -> None:
    template = postgres.new_database()
    postgres.execute("CREATE TABLE known (id integer)", database=template)
    copy = postgres.new_database(template=template)
    connection = await asyncpg.connect(user="postgres", host="127.0.0.1", port=postgres.port, database=copy)
    assert await connection.fetchval("SELECT count(*) FROM known") == 0
    await connection.close()
    postgres.drop_database(copy)
    postgres.drop_database(template)


@pytest.mark.postgres
@pytest.mark.parametrize("places", [packaged(), of_the_system()], ids=["packaged", "system"])
def test_a_server_starts_from_the_package_and_from_the_system(places: list[Path]) -> None:
    if not places:
        pytest.skip("not on this machine; one of the two is enough")
    for server in start(places):
        server.new_database()


def test_a_machine_without_a_server_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoPostgres, match="none found"):
        find([tmp_path])
