"""Our own writing is never taken for somebody else's, not even by who looks while it goes on; another's always is."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.database import Database
from storage.engine.errors import DatabaseGone

PAGES = 1_000  # in the log, at which SQLite moves them into the file: 4 KB each
A_LOG_FULL = "x" * 4_096 * PAGES


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = Database.open(f"sqlite+aiosqlite:///{tmp_path / 'helpdesk.db'}")
    try:
        async with database.unit() as unit:
            await unit.connection.execute(text("CREATE TABLE words (said TEXT)"))
        yield database
    finally:
        await database.close()


async def write(database: Database) -> None:
    async with database.unit() as unit:
        await unit.connection.execute(text("INSERT INTO words VALUES (:said)"), {"said": A_LOG_FULL})


async def test_who_looks_while_the_log_moves_into_the_file_sees_nothing_wrong(database: Database) -> None:
    over = asyncio.Event()
    seen: list[str] = []

    async def look() -> None:
        while not over.is_set():
            seen.append(str(database.barred()))
            await asyncio.sleep(0)

    looking = asyncio.create_task(look())
    for _ in range(12):
        await write(database)
    async with database.unit() as unit:
        await unit.connection.execute(text("DELETE FROM words"))
    assert await database.checkpoint()
    over.set()
    await looking
    assert len(seen) > 12
    assert set(seen) == {"None"}


async def test_what_another_has_written_is_seen_before_and_after_our_own_writing(
    database: Database, tmp_path: Path
) -> None:
    async with database.unit() as unit:
        await unit.connection.execute(text("INSERT INTO words VALUES ('ours')"))
    assert database.barred() is None
    other = sqlite3.connect(tmp_path / "helpdesk.db", isolation_level=None)
    other.execute("INSERT INTO words VALUES ('theirs')")
    other.execute("PRAGMA wal_checkpoint")
    other.close()
    assert "something else has written over it" in str(database.barred())


async def test_a_unit_of_ours_hides_nothing_that_another_has_written_meanwhile(
    database: Database, tmp_path: Path
) -> None:
    def count_another_change(file: Path) -> None:
        header = bytearray(file.read_bytes()[:100])
        header[27] ^= 1
        with file.open("r+b") as opened:
            opened.write(header)

    async def write_beside(file: Path) -> None:
        async with database.unit() as unit:
            await unit.connection.execute(text("INSERT INTO words VALUES ('ours')"))
            count_another_change(file)

    with pytest.raises(DatabaseGone, match="something else has written over it"):
        await write_beside(tmp_path / "helpdesk.db")
    assert "something else has written over it" in str(database.barred())
