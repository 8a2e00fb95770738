"""Tables of who wants to be told of what, beyond those whose work it is."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Table, Text

from storage.tables.base import metadata, partial_index, row_id
from storage.tables.types import RowId, TelegramId, UtcDateTime

watchers = Table(
    "watchers",
    metadata,
    # The key prevents somebody from being told twice.
    Column("ticket", RowId, ForeignKey("tickets.number"), primary_key=True, autoincrement=False),
    Column("person", TelegramId, primary_key=True, autoincrement=False),
)

absences = Table(
    "absences",
    metadata,
    row_id(),
    Column("person", TelegramId, nullable=False),
    Column("colleague", TelegramId, nullable=False),
    Column("team", Text, nullable=False),
    Column("back_at", UtcDateTime, nullable=False),
    Column("told_at", UtcDateTime),
    partial_index("ix_absences_back_at", "back_at", where="told_at IS NULL"),
    sqlite_autoincrement=True,
)

mutes = Table(
    "mutes",
    metadata,
    Column("person", TelegramId, primary_key=True, autoincrement=False),
    Column("what", Text, primary_key=True),
)
