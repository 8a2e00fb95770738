"""What holds for the one file: its owner's alone, one process, carefully written, and its lock given back."""

import asyncio
import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import OperationalError

from storage.database import Database
from storage.engine.errors import AlreadyRunning, DatabaseAway
from storage.tables.transport import meta
from tests.storage.engine.values import value


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
            async with tool.unit() as held:
                await held.now()
                with pytest.raises(DatabaseAway, match="locked"):
                    await now_in_a_unit(database)
            async with database.unit() as unit:
                await unit.connection.execute(insert(meta).values(key="back", value=True))
            await tool.close()

    async def test_what_follows_a_beginning_that_failed_is_in_a_transaction_all_the_same(
        self, tmp_path: Path
    ) -> None:
        async with opened(tmp_path / "helpdesk.db") as database:
            tool = Database.open(url(tmp_path / "helpdesk.db"), alone=False)
            async with database.unit() as unit:
                await unit.connection.exec_driver_sql("PRAGMA busy_timeout = 0")
                await unit.connection.run_sync(meta.create)

            async def half() -> None:
                async with database.unit() as unit:
                    async with tool.unit() as held:
                        await held.now()
                        with pytest.raises(OperationalError, match="locked"):
                            await unit.now()
                    await unit.connection.execute(insert(meta).values(key="half", value="done"))
                    raise LookupError

            with pytest.raises(LookupError):
                await half()
            async with database.unit() as unit:
                assert await value(unit, "half") is None
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


async def now_in_a_unit(database: Database) -> datetime:
    async with database.unit() as unit:
        return await unit.now()


ENDLESS = "WITH RECURSIVE c(n) AS (SELECT started() UNION ALL SELECT n + 1 FROM c) SELECT count(*) FROM c"


def modes_in(place: Path) -> dict[str, int]:
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in place.iterdir()}


def url(path: Path) -> str:
    return f"sqlite+aiosqlite:///{path}"


@asynccontextmanager
async def opened(path: Path) -> AsyncIterator[Database]:
    database = Database.open(url(path))
    try:
        yield database
    finally:
        await database.close()
