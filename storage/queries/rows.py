"""Small bridges between frozen dataclasses and rows of the same shape."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from sqlalchemy.dialects import postgresql


def values(item: DataclassInstance, *, without: str = "") -> dict[str, Any]:
    """Return the fields of ``item`` by name, as they are."""
    return {f.name: getattr(item, f.name) for f in fields(item) if f.name != without}


def upsert(connection: AsyncConnection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """Return an insert that knows ON CONFLICT, in the words of the database at hand."""
    return insert_into(connection.dialect.name, table)


async def put(connection: AsyncConnection, table: Table, row: Mapping[str, Any], *key: str) -> None:
    """Store a row, or write over the one of the same key; ``row`` holds values, no expressions."""
    await connection.execute(_put(connection.dialect.name, table, key, tuple(row)), row)


async def add(connection: AsyncConnection, table: Table, row: Mapping[str, Any], returning: Column[Any]) -> Any:
    """Store a row and return this of it; None if one that it must not meet is there. As in ``put``."""
    return (await connection.execute(_add(connection.dialect.name, table, returning), row)).scalar()


async def add_all(connection: AsyncConnection, insert: Any, rows: Sequence[Mapping[str, Any]]) -> None:
    """Store rows in their order: together, or one by one where the database is in this process."""
    if connection.dialect.name == "sqlite":
        for row in rows:
            await connection.execute(insert, row)
    else:
        await connection.execute(insert, rows)


def insert_into(dialect: str, table: Table) -> sqlite.Insert | postgresql.Insert:
    """Return an insert that knows ON CONFLICT, for a statement that is kept."""
    if dialect == "sqlite":
        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql  # the largest of the dialects: not loaded where it is not spoken

    return postgresql.insert(table)


# Each is built once: to build a statement costs more than to run it.
@cache
def _put(dialect: str, table: Table, key: tuple[str, ...], names: tuple[str, ...]) -> Any:
    new = insert_into(dialect, table)
    return new.on_conflict_do_update(
        index_elements=key, set_={name: new.excluded[name] for name in names if name not in key}
    )


@cache
def _add(dialect: str, table: Table, returning: Column[Any]) -> Any:
    return insert_into(dialect, table).on_conflict_do_nothing().returning(returning)
