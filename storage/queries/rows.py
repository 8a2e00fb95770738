"""Small bridges between frozen dataclasses and rows of the same shape."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def values(item: DataclassInstance, *, without: str = "") -> dict[str, Any]:
    """Return the fields of ``item`` by name, as they are."""
    return {f.name: getattr(item, f.name) for f in fields(item) if f.name != without}


def upsert(connection: AsyncConnection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """Return an insert that knows ON CONFLICT, in the words of the database at hand."""
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table)
    return postgresql.insert(table)
