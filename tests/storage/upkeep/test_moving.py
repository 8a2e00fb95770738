"""Moving a whole desk from one database to another and back: every row of every table, as it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Boolean, CheckConstraint, Column, Date, Enum, Integer, Table, insert, inspect, select, text
from sqlalchemy.exc import DBAPIError

from helpdesk.people.actors import Scope
from storage.database import Database
from storage.search import word_index
from storage.tables.schema import metadata
from storage.tables.texts import notes
from storage.tables.transport import updates
from storage.tables.triggers import APPEND_ONLY
from storage.tables.types import UtcDateTime
from storage.upkeep import migrate, moving, sequences
from storage.upkeep.moving import BATCH, NotMoved
from tests.storage.factories import ticket

MANY = BATCH * 2 + 1
AT = datetime(2026, 11, 20, 5, 30, tzinfo=UTC)
BEYOND = 10_000  # an id that was given to a row that is gone
Rows = dict[str, list[tuple[Any, ...]]]


def made_up(table: Table, most: int = 3) -> Iterator[dict[str, Any]]:
    """Yield rows of a table, made from nothing but its columns; what may be null is null in the last."""
    alone = any(
        isinstance(c, CheckConstraint) and c.name == "ck_" + table.name + "_only_one" for c in table.constraints
    )
    for n in range(1, 2 if alone else most + 1):
        yield {c.name: None if c.nullable and n == most else value(table, c, n) for c in table.columns}


def value(table: Table, column: Column[Any], n: int) -> Any:
    kind = column.type
    if isinstance(kind, Enum):
        return list(kind.enum_class or ())[n % len(kind.enums)]
    if isinstance(kind, Boolean):
        return bool(n % 2)
    if isinstance(kind, UtcDateTime):
        return AT + timedelta(hours=n)
    if isinstance(kind, Date):
        return date(2026, 11, 20) + timedelta(days=n)
    if isinstance(kind, Integer):
        return n
    if kind.python_type is dict:
        return {"z": [n, None, "ମଷ୍ଟର ରୋଲ"], "a": {"\u0000": True}}
    return f"{table.name}.{column.name}: ମଷ୍ଟର ରୋଲ 'मस्टर' \"{n}\"\n"


async def fill(url: str) -> None:
    """Put rows into every table there is, and give an id more in each that counts."""
    database = Database.open(url)
    async with database.unit() as unit:
        for table in metadata.sorted_tables:
            await unit.connection.execute(insert(table), list(made_up(table)))
        await sequences.put(unit.connection, dict.fromkeys((t.name for t, _ in sequences.counting()), BEYOND))
    await database.close()


async def everything(url: str) -> Rows:
    """Return all rows of all tables, those beside the desk's own left out."""
    async with migrate.connected(url) as connection, connection.begin():
        names = set(await connection.run_sync(lambda c: inspect(c).get_table_names())) - {"alembic_version"}
        assert {name for name in names if not word_index.is_of_search(name)} == set(metadata.tables)
        found = {}
        for table in metadata.sorted_tables:
            key = [table.c[c.name] for c in table.primary_key.columns]
            found[table.name] = [tuple(row) for row in await connection.execute(select(table).order_by(*key))]
        return found


async def move(source_url: str, url: str) -> moving.Sums:
    told: list[tuple[int, int]] = []
    source = Database.open(source_url, alone=False)
    try:
        async with source.reading() as store:
            sums = await moving.move(store.connection, url, lambda done, total: told.append((done, total)))
    finally:
        await source.close()
    assert not told or told[-1][0] == told[-1][1]
    return sums


@pytest.fixture
def sqlite_copy(sqlite_template: Path, tmp_path: Path) -> str:
    path = tmp_path / "filled.db"
    path.write_bytes(sqlite_template.read_bytes())
    return f"sqlite+aiosqlite:///{path}"


async def test_every_row_of_every_table_is_the_same_there_and_back(
    sqlite_copy: str, database_url: str, tmp_path: Path
) -> None:
    await fill(sqlite_copy)
    before = await everything(sqlite_copy)
    assert all(before.values()), "a table without rows proves nothing"
    sums = await move(sqlite_copy, database_url)
    assert {name: count for name, (count, _) in sums.items()} == {name: len(rows) for name, rows in before.items()}
    assert await everything(database_url) == before
    back = f"sqlite+aiosqlite:///{tmp_path / 'back.db'}"
    assert await move(database_url, back) == sums
    assert await everything(back) == before
    assert await everything(sqlite_copy) == before, "the source is as it was"


async def test_ids_go_on_after_the_last_that_was_given(sqlite_copy: str, database_url: str) -> None:
    await fill(sqlite_copy)
    await move(sqlite_copy, database_url)
    database = Database.open(database_url)
    async with database.unit() as unit:
        new = insert(notes).values(ticket=1, kind="comment", text="new", said_at=AT).returning(notes.c.id)
        assert (await unit.connection.execute(new)).scalar_one() == BEYOND + 1
        last = await sequences.given(unit.connection)
    await database.close()
    assert set(last.values()) == {BEYOND, BEYOND + 1}
    assert set(last) == {table.name for table, _ in sequences.counting()}


async def test_the_journals_can_not_be_changed_there_either(sqlite_copy: str, database_url: str) -> None:
    await fill(sqlite_copy)
    await move(sqlite_copy, database_url)
    database = Database.open(database_url)
    for name in APPEND_ONLY:
        with pytest.raises(DBAPIError, match="append-only"):
            async with database.unit() as unit:
                await unit.connection.execute(metadata.tables[name].delete())
    await database.close()


async def test_words_are_found_there(sqlite_copy: str, database_url: str) -> None:
    await fill(sqlite_copy)
    await move(sqlite_copy, database_url)
    database = Database.open(database_url)
    async with database.reading() as store:
        found = await store.search.newest(["ରୋଲ"], Scope(everything=True), every=True, since=AT)
    await database.close()
    assert found


async def test_more_rows_than_a_page_holds_come_once_each_by_any_key(sqlite_copy: str, database_url: str) -> None:
    database = Database.open(sqlite_copy)
    rows = [
        {"bot_id": n % 3, "update_id": n // 3, "kind": "message", "is_press": False, "stored_at": AT}
        for n in range(MANY)
    ]
    async with database.unit() as unit:
        await unit.connection.execute(insert(updates), rows)
    await database.close()
    assert (await move(sqlite_copy, database_url))["updates"][0] == MANY
    assert await everything(database_url) == await everything(sqlite_copy)


async def test_a_database_with_anything_in_it_is_not_free(database_url: str) -> None:
    assert await moving.is_free(database_url)
    await migrate.upgrade(database_url)
    assert await moving.is_free(database_url), "as a move that broke off leaves it"
    database = Database.open(database_url)
    async with database.unit() as unit:
        await unit.tickets.add(ticket(1001))
    await database.close()
    assert not await moving.is_free(database_url)


async def test_somebody_elses_table_is_in_the_way(database_url: str) -> None:
    async with migrate.connected(database_url) as connection, connection.begin():
        await connection.execute(text("CREATE TABLE songs (name text)"))
    assert not await moving.is_free(database_url)


async def test_a_row_that_is_refused_is_named_without_its_words_and_nothing_stays(
    sqlite_copy: str, postgres_url: str
) -> None:
    await fill(sqlite_copy)
    database = Database.open(sqlite_copy)
    async with database.unit() as unit:
        await unit.connection.execute(
            insert(notes).values(ticket=1, kind="comment", text="a secret\u0000 word", said_at=AT)
        )
    await database.close()
    with pytest.raises(NotMoved, match="notes: the new database") as refused:
        await move(sqlite_copy, postgres_url)
    assert "secret" not in str(refused.value)
    assert await moving.is_free(postgres_url)
