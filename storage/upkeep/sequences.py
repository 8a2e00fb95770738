"""The last ids that were given, so that a database goes on after them: ids of deleted rows must not come again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import Table, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables.schema import metadata

SEQUENCE = "CAST(pg_get_serial_sequence(:table, :column) AS regclass)"


def counting() -> Iterator[tuple[Table, str]]:
    """Yield the tables whose key counts up, and its column."""
    for table in metadata.sorted_tables:
        column = table.autoincrement_column
        if column is not None and column.autoincrement is True:
            yield table, column.name


async def given(connection: AsyncConnection) -> dict[str, int]:
    """Return the last id that each table has given; none for those that have given none."""
    if connection.dialect.name == "sqlite":
        rows = await connection.execute(text("SELECT name, seq FROM sqlite_sequence WHERE seq IS NOT NULL"))
        there = {row.name: int(row.seq) for row in rows}
        return {table.name: there[table.name] for table, _ in counting() if table.name in there}
    found = {}
    for table, column in counting():
        facts = {"table": table.name, "column": column}
        last = (await connection.execute(text(f"SELECT pg_sequence_last_value({SEQUENCE})"), facts)).scalar()
        if last is not None:
            found[table.name] = int(last)
    return found


async def put(connection: AsyncConnection, last: Mapping[str, int]) -> None:
    """Let each table go on after its last id."""
    for table, column in counting():
        if table.name not in last:
            continue
        facts = {"table": table.name, "column": column, "last": last[table.name]}
        if connection.dialect.name == "sqlite":
            await connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :table"), facts)
            await connection.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:table, :last)"), facts)
        else:
            await connection.execute(text(f"SELECT setval({SEQUENCE}, :last)"), facts)
