"""The table of summaries that were posted by themselves."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Table, Text

from storage.tables.base import metadata
from storage.tables.types import TelegramId, UtcDateTime

summaries = Table(
    "summaries",
    metadata,
    # The key prevents a day from being summed up twice in a chat, however many processes tick.
    Column("chat_id", TelegramId, primary_key=True, autoincrement=False),
    Column("scope", Text, primary_key=True),
    Column("every", Text, primary_key=True),
    Column("on_date", Date, primary_key=True),
    Column("since", UtcDateTime, nullable=False),
    Column("until", UtcDateTime, nullable=False),
    Column("owed", Boolean, nullable=False),  # false: only says from when on this chat gets summaries
)
