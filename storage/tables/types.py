"""Column types that mean the same on SQLite and PostgreSQL; no table uses another type for these things."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, Connection, DateTime, Dialect, Enum, Integer
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.types import TypeDecorator

TelegramId = BigInteger  # Telegram's ids need 64 bits
RowId = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts up only a key of type INTEGER
Json = JSON(none_as_null=True)  # not jsonb: it refuses \u0000, which people can send


def is_sqlite(connection: Connection | AsyncConnection) -> bool:
    """Whether a connection leads to SQLite, where a statement must differ."""
    return connection.dialect.name == "sqlite"


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: naive ones are refused, it is kept in UTC to the second and comes back aware.

    SQLite keeps no zone, and compares instants as text: all of them have the one form of CURRENT_TIMESTAMP.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        if dialect.name == "sqlite":
            return dialect.type_descriptor(sqlite.DATETIME(truncate_microseconds=True))  # type: ignore[no-untyped-call]
        return dialect.type_descriptor(DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError(f"naive instant: {value!r}")
        in_utc = value.astimezone(UTC).replace(microsecond=0)
        return in_utc.replace(tzinfo=None) if dialect.name == "sqlite" else in_utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the base class names it
        if value is None:
            return None
        aware = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
        return aware.replace(microsecond=0)


def text_enum(kind: type[StrEnum]) -> Enum:
    """Return a text column that holds the values of ``kind``; a new member needs no migration."""
    return Enum(
        kind,
        native_enum=False,
        create_constraint=False,
        validate_strings=True,
        length=32,
        values_callable=lambda members: [member.value for member in members],
    )
