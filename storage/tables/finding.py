"""Tables of searches in progress and of ready answers; the index of words is in storage/search/word_index.py."""

from __future__ import annotations

from sqlalchemy import Column, Index, Table, Text, UniqueConstraint

from storage.tables.base import metadata, row_id
from storage.tables.types import Json, RowId, TelegramId, UtcDateTime

searches = Table(
    "searches",
    metadata,
    row_id(),
    Column("person", TelegramId, nullable=False),
    Column("text", Text, nullable=False),  # what was typed: it may be a name or a number, so it lives for a day
    Column("filters", Json, nullable=False),
    Column("asked_at", UtcDateTime, nullable=False),
    Index(None, "asked_at"),
    sqlite_autoincrement=True,
)

ready_answers = Table(
    "ready_answers",
    metadata,
    row_id(),
    Column("team", Text, nullable=False),  # '' for the desk itself, since null never equals null
    Column("module", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("note", RowId),  # the resolution it was kept from, so that erasing that erases this
    Column("kept_by", TelegramId, nullable=False),
    Column("kept_at", UtcDateTime, nullable=False),
    # Prevents a second press from keeping an answer twice.
    UniqueConstraint("team", "module", "text"),
    Index(None, "note"),
    sqlite_autoincrement=True,
)
