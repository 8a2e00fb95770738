"""Tables of who wants to be told of what, beyond those whose work it is."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Table, Text

from storage.tables.base import metadata
from storage.types import RowId, TelegramId

watchers = Table(
    "watchers",
    metadata,
    # The key prevents somebody from being told twice.
    Column("ticket", RowId, ForeignKey("tickets.number"), primary_key=True, autoincrement=False),
    Column("person", TelegramId, primary_key=True, autoincrement=False),
)

mutes = Table(
    "mutes",
    metadata,
    Column("person", TelegramId, primary_key=True, autoincrement=False),
    Column("what", Text, primary_key=True),
)
