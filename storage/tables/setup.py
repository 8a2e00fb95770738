"""Tables of what admins set up in the chat: it is laid over the configuration, and every change is written down."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Date, Index, Integer, Table, Text

from storage.tables.base import metadata, partial_index, row_id
from storage.tables.types import Json, RowId, TelegramId, UtcDateTime

setup_version = Table(
    "setup_version",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("version", RowId, nullable=False),
    # Prevents a second version: the one row is also the lock by which changes follow one another.
    CheckConstraint("id = 1", name="only_one"),
)

admin_journal = Table(  # append-only: a trigger refuses UPDATE and DELETE (storage/tables/triggers.py)
    "admin_journal",
    metadata,
    Column("seq", RowId, primary_key=True, autoincrement=True),
    Column("at", UtcDateTime, nullable=False),
    Column("by", TelegramId, nullable=False),
    Column("what", Text, nullable=False),
    Column("body", Json, nullable=False),
    Index(None, "what", "seq"),
    sqlite_autoincrement=True,
)

closures = Table(  # what is taken back stays, marked: the journal's lines point to it
    "closures",
    metadata,
    row_id(),
    Column("on_date", Date, nullable=False),
    Column("hours", Text),  # "" closed, "10:00-13:30 14:00-16:00" these, null: the normal ones
    Column("name", Text, nullable=False),
    Column("added_at", UtcDateTime, nullable=False),
    Column("added_by", TelegramId, nullable=False),
    Column("removed_at", UtcDateTime),
    # Prevents two answers to what a date is.
    partial_index("uq_closures_on_date", "on_date", where="removed_at IS NULL", unique=True),
    sqlite_autoincrement=True,
)

recounts = Table(  # a queue: the dates of open tickets follow a change, batch by batch
    "recounts",
    metadata,
    row_id(),
    Column("version", RowId, nullable=False),
    Column("what", Text, nullable=False, server_default="calendar"),
    Column("announced_at", UtcDateTime, nullable=False),
    Column("by", TelegramId, nullable=False),
    Column("done_through", RowId, nullable=False),
    Column("moved", Integer, nullable=False),
    Column("withdrawn", Integer, nullable=False),
    Column("finished_at", UtcDateTime),
    partial_index("ix_recounts_unfinished", "id", where="finished_at IS NULL"),
    sqlite_autoincrement=True,
)

confirmed_years = Table(
    "confirmed_years",
    metadata,
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcDateTime, nullable=False),
    Column("by", TelegramId, nullable=False),
)
