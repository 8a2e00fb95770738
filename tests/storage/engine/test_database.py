"""One writer at a time, readers beside it, nothing half done, and a database that is away says so."""

import asyncio
import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError

from helpdesk.ports import store as ports
from storage.database import Database
from storage.engine.errors import AlreadyRunning, DatabaseAway, ReadOnlyStore
from storage.tables.transport import meta
from storage.unit_of_work import Store
from tests.postgres_server import PostgresServer
from tests.storage.factories import ALL, ticket


async def value(store: Store, key: str) -> object:
    return (await store.connection.execute(select(meta.c.value).where(meta.c.key == key))).scalar()


async def test_a_unit_is_the_store_that_the_desk_needs(database: Database) -> None:
    async with database.unit() as unit, database.reading() as reader:
        stores: list[ports.Store] = [unit, reader]
        assert all(store.tickets and store.journal and store.timers and store.texts for store in stores)
        assert all(store.people and store.drafts and store.prompts and store.outbox for store in stores)


async def test_what_a_unit_wrote_is_there_for_readers_after_it(database: Database) -> None:
    async with database.unit() as unit:
        await unit.tickets.add(ticket(1001))
        async with database.reading() as reader:
            assert await reader.tickets.get(1001, ALL) is None
    async with database.reading() as reader:
        assert await reader.tickets.get(1001, ALL) == ticket(1001)


async def test_a_reader_sees_one_snapshot_however_much_is_written_meanwhile(database: Database) -> None:
    async with database.reading() as reader:
        assert await reader.tickets.find(ALL) == []
        async with database.unit() as unit:
            await unit.tickets.add(ticket(1001))
        assert await reader.tickets.find(ALL) == []


async def test_an_exception_leaves_nothing_of_a_unit(database: Database) -> None:
    async def fail() -> None:
        async with database.unit() as unit:
            await unit.tickets.next_number(1001)
            await unit.tickets.add(ticket(1001))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with database.unit() as unit:
        assert await unit.tickets.find(ALL) == []
        assert await unit.tickets.next_number(1001) == 1001


async def test_a_cancelled_unit_leaves_nothing_and_lets_the_next_one_in(database: Database) -> None:
    inside = asyncio.Event()

    async def stuck() -> None:
        async with database.unit() as unit:
            await unit.tickets.add(ticket(1001))
            inside.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(stuck())
    await inside.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with database.unit() as unit:
        assert await unit.tickets.find(ALL) == []


async def test_fifty_units_at_once_lose_no_increment(database: Database) -> None:
    async with database.unit() as unit:
        await unit.connection.execute(insert(meta).values(key="count", value=0))

    async def one_more() -> None:
        async with database.unit() as unit:
            row = select(meta.c.value).where(meta.c.key == "count").with_for_update()
            count = (await unit.connection.execute(row)).scalar_one()
            await unit.connection.execute(update(meta).where(meta.c.key == "count").values(value=count + 1))

    await asyncio.gather(*(one_more() for _ in range(50)))
    async with database.unit() as unit:
        assert await value(unit, "count") == 50


async def test_more_readers_than_connections_wait_for_their_turn(database: Database) -> None:
    async def look() -> int:
        async with database.reading() as reader:
            return len(await reader.tickets.find(ALL))

    assert await asyncio.gather(*(look() for _ in range(20))) == [0] * 20


async def test_a_reader_refuses_to_write(database: Database) -> None:
    with pytest.raises(ReadOnlyStore):
        async with database.reading() as reader:
            await reader.tickets.next_number(1001)


async def test_a_mistake_of_ours_is_not_taken_for_a_database_that_is_away(database: Database) -> None:
    with pytest.raises((OperationalError, ProgrammingError), match="no_such_table"):
        async with database.unit() as unit:
            await unit.connection.execute(text("SELECT 1 FROM no_such_table"))


async def test_a_file_error_of_the_caller_stays_what_it_is(database: Database) -> None:
    with pytest.raises(FileNotFoundError):
        async with database.unit():
            raise FileNotFoundError


async def test_rows_can_be_taken_a_few_at_a_time(database: Database) -> None:
    async with database.unit() as unit:
        await unit.connection.execute(insert(meta), [{"key": str(n), "value": n} for n in range(5)])
    async with database.reading() as reader:
        rows = await reader.connection.stream(select(meta.c.value).order_by(meta.c.key))
        assert [row.value for row in await rows.fetchmany(2)] == [0, 1]
        assert [row.value async for row in rows] == [2, 3, 4]


async def test_a_unit_that_failed_does_not_touch_the_next_one(database: Database) -> None:
    async with database.unit() as unit:
        await unit.tickets.add(ticket(1001))
    with pytest.raises(IntegrityError):
        async with database.unit() as unit:
            await unit.tickets.add(ticket(1001))
    async with database.unit() as unit:
        await unit.tickets.add(ticket(1002))
    async with database.reading() as reader:
        assert [one.number for one in await reader.tickets.find(ALL)] == [1001, 1002]


class TestSqlite:
    """What holds for the one file."""

    async def test_the_files_can_be_read_by_their_owner_only(self, tmp_path: Path) -> None:
        loose = tmp_path / "helpdesk.db"
        loose.touch(mode=0o644)
        async with opened(loose) as database:
            async with database.unit() as unit:
                await unit.connection.run_sync(meta.create)
            async with database.reading() as reader:
                await reader.now()
            modes = modes_in(tmp_path)
        names = {"helpdesk.db", "helpdesk.db-wal", "helpdesk.db-shm", "helpdesk.db-lock"}
        assert modes == dict.fromkeys(names, 0o600)

    async def test_a_second_process_is_told_who_has_the_database(self, tmp_path: Path) -> None:
        async with opened(tmp_path / "helpdesk.db"):
            with pytest.raises(AlreadyRunning, match=r"in use by another process \(\d+\); only one may run"):
                Database.open(url(tmp_path / "helpdesk.db"))
        async with opened(tmp_path / "helpdesk.db"):
            pass

    async def test_a_tool_may_look_in_beside_a_running_desk(self, tmp_path: Path) -> None:
        async with opened(tmp_path / "helpdesk.db") as database:
            async with database.unit() as unit:
                await unit.connection.run_sync(meta.create)
            tool = Database.open(url(tmp_path / "helpdesk.db"), alone=False)
            async with tool.reading() as reader:
                assert await value(reader, "still") is None
            await tool.close()
            async with database.unit() as unit:
                await unit.connection.execute(insert(meta).values(key="still", value="ours"))

    @pytest.mark.parametrize("address", ["sqlite+aiosqlite://", "sqlite+aiosqlite:///:memory:"])
    def test_a_database_in_memory_is_refused(self, address: str) -> None:
        with pytest.raises(ValueError, match="needs a file"):
            Database.open(address)

    async def test_the_writer_is_as_careful_as_it_is_meant_to_be(self, tmp_path: Path) -> None:
        async with opened(tmp_path / "helpdesk.db") as database, database.unit() as unit:
            asked = {
                name: (await unit.connection.exec_driver_sql(f"PRAGMA {name}")).scalar_one()
                for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
            }
        assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}

    async def test_a_locked_database_is_away_and_comes_back(self, tmp_path: Path) -> None:
        async with opened(tmp_path / "helpdesk.db") as database:
            tool = Database.open(url(tmp_path / "helpdesk.db"), alone=False)
            async with database.unit() as unit:
                await unit.connection.exec_driver_sql("PRAGMA busy_timeout = 0")
                await unit.connection.run_sync(meta.create)
            async with tool.unit():
                with pytest.raises(DatabaseAway, match="locked"):
                    async with database.unit():
                        raise AssertionError("not reached")
            async with database.unit() as unit:
                await unit.connection.execute(insert(meta).values(key="back", value=True))
            await tool.close()

    @pytest.mark.timeout(20)
    async def test_a_unit_cancelled_within_a_long_statement_gives_the_lock_back_at_once(self, tmp_path: Path) -> None:
        loop, running = asyncio.get_running_loop(), asyncio.Event()

        def started() -> int:
            loop.call_soon_threadsafe(running.set)
            return 1

        async def long() -> None:
            async with database.unit() as unit:
                await unit.connection.execute(insert(meta).values(key="half", value="done"))
                raw = (await unit.connection.get_raw_connection()).driver_connection
                assert raw is not None
                await raw.create_function("started", 0, started)
                await unit.connection.execute(text(ENDLESS))

        async with opened(tmp_path / "helpdesk.db") as database:
            async with database.unit() as unit:
                await unit.connection.run_sync(meta.create)
            task = asyncio.create_task(long())
            await running.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            async with database.unit() as unit:
                assert await value(unit, "half") is None

    async def test_a_full_disk_is_away_and_nothing_of_the_unit_is_kept(self, tmp_path: Path) -> None:
        async with opened(tmp_path / "helpdesk.db") as database:
            async with database.unit() as unit:
                await unit.connection.run_sync(meta.create)
                await unit.connection.exec_driver_sql("PRAGMA max_page_count = 8")

            async def fill() -> None:
                async with database.unit() as unit:
                    await unit.connection.execute(insert(meta).values(key="small", value=1))
                    await unit.connection.execute(insert(meta).values(key="big", value="x" * 100_000))

            with pytest.raises(DatabaseAway, match="full"):
                await fill()
            async with database.unit() as unit:
                assert await value(unit, "small") is None

    async def test_a_missing_directory_is_told_at_once(self, tmp_path: Path) -> None:
        with pytest.raises(FileNotFoundError):
            Database.open(url(tmp_path / "nowhere" / "helpdesk.db"))


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
    async def test_a_connection_that_was_cut_between_units_is_replaced_unseen(self, postgres: PostgresServer) -> None:
        name = postgres.new_database()
        database = Database.open(postgres.url(name))
        async with database.unit() as unit:
            await unit.now()
        postgres.execute(cut(name))
        async with database.unit() as unit:
            await unit.now()
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


ENDLESS = "WITH RECURSIVE c(n) AS (SELECT started() UNION ALL SELECT n + 1 FROM c) SELECT count(*) FROM c"


def modes_in(place: Path) -> dict[str, int]:
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in place.iterdir()}


def cut(name: str) -> str:
    return f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"  # noqa: S608 - a test's


def url(path: Path) -> str:
    return f"sqlite+aiosqlite:///{path}"


@asynccontextmanager
async def opened(path: Path) -> AsyncIterator[Database]:
    database = Database.open(url(path))
    try:
        yield database
    finally:
        await database.close()
