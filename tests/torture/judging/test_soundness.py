"""A damaged database is found out, of each kind."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from storage.database import Database
from tests.migrated import migrated_url, postgres_template, sqlite_template
from tests.torture.judging.soundness import damage

__all__ = ["migrated_url", "postgres_template", "sqlite_template"]


async def test_a_database_that_is_whole_says_so(migrated_url: str) -> None:
    database = Database.open(migrated_url)
    assert await damage(database) == []
    await database.close()


def spoil(whole: Path, target: Path) -> None:
    """Copy a file with the first page of an index written over; all else of it can be read."""
    with closing(sqlite3.connect(f"file:{whole}?mode=ro", uri=True)) as looking:
        (size,) = looking.execute("PRAGMA page_size").fetchone()
        (page,) = looking.execute("SELECT rootpage FROM sqlite_master WHERE name = 'ix_journal_at'").fetchone()
    content = bytearray(whole.read_bytes())
    content[(page - 1) * size : page * size] = b"\xff" * size
    target.write_bytes(content)


async def test_pages_that_were_written_over_are_found(sqlite_template: Path, tmp_path: Path) -> None:
    path = tmp_path / "damaged.db"
    spoil(sqlite_template, path)
    database = Database.open(f"sqlite+aiosqlite:///{path}", alone=False)
    assert await damage(database) != []
    await database.close()


@pytest.mark.postgres
async def test_an_index_that_is_out_of_order_is_found(postgres_url: str) -> None:
    database = Database.open(postgres_url)
    sign = "CREATE OR REPLACE FUNCTION sign(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT {}$1'"
    async with database.writer.begin() as connection:
        for statement in (
            "CREATE TABLE things (number int)", "INSERT INTO things SELECT * FROM generate_series(1, 100)",
            sign.format(""), "CREATE INDEX of_things ON things (sign(number))", sign.format("-"),
        ):  # fmt: skip
            await connection.execute(text(statement))
    assert make_url(postgres_url).database
    assert any("of_things" in line for line in await damage(database))
    await database.close()
