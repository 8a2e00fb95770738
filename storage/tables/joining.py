"""Tables of how people and chats come to the desk: links, requests, chats that were met, lookups at Telegram."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, Table, Text, text

from helpdesk.people.actors import Role
from helpdesk.people.chats import LookupKind, TroubleKind
from helpdesk.people.invitations import RequestVerdict
from storage.tables.base import machine_time, metadata, partial_index, row_id
from storage.tables.types import Json, TelegramId, UtcDateTime, text_enum

invitations = Table(
    "invitations",
    metadata,
    row_id(),
    # Whoever reads the table can't take the link; unique prevents one secret from meaning two things.
    Column("secret_hash", Text, nullable=False, unique=True),
    Column("role", text_enum(Role), nullable=False),
    Column("team", Text),
    Column("ulbs", Json, nullable=False),
    Column("made_by", TelegramId),
    Column("made_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("used_by", TelegramId),
    Column("used_at", UtcDateTime),
    Column("revoked_at", UtcDateTime),
    partial_index("ix_invitations_open", "expires_at", where="used_at IS NULL AND revoked_at IS NULL"),
    sqlite_autoincrement=True,
)

access_requests = Table(
    "access_requests",
    metadata,
    # The key prevents a stranger from filling the admins' chats: one request at a time.
    Column("person", TelegramId, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("username", Text),
    Column("asked_at", UtcDateTime, nullable=False),
    Column("decided_at", UtcDateTime),
    Column("decided_by", TelegramId),
    Column("verdict", text_enum(RequestVerdict)),
)

chats = Table(
    "chats",
    metadata,
    row_id(),
    Column("chat_id", TelegramId, nullable=False, unique=True),
    Column("type", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("username", Text),
    Column("members", Integer),
    Column("status", Text, nullable=False),
    Column("thread_id", BigInteger),
    Column("topic", Text),
    Column("wanted_for", Text),
    Column("added_by", TelegramId),
    Column("owner", Text),  # what its owner is called
    Column("asker", Text),  # what whoever asked for the link is called
    Column("asked_at", UtcDateTime),
    Column("answered_at", UtcDateTime),
    Column("answered_by", TelegramId),
    Column("answer", Text),
    sqlite_autoincrement=True,
)

# What takes nothing now, and what took nothing before: the admins hear of it, but not all the time.
chat_troubles = Table(
    "chat_troubles",
    metadata,
    Column("chat_id", TelegramId, primary_key=True, autoincrement=False),
    Column("thread_id", TelegramId, primary_key=True, autoincrement=False),
    Column("trouble", text_enum(TroubleKind), nullable=False),
    Column("why", Text, nullable=False),
    Column("since", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    Column("told_at", UtcDateTime),
    Column("times", Integer, nullable=False),
    Column("told", Boolean, nullable=False),
)

telegram_lookups = Table(
    "telegram_lookups",
    metadata,
    row_id(),
    Column("kind", text_enum(LookupKind), nullable=False),
    Column("chat_id", TelegramId, nullable=False),
    Column("person", TelegramId, nullable=False),
    Column("facts", Json, nullable=False),
    machine_time("stored_at"),
    # Prevents the same question from being asked of Telegram twice, as after a double press.
    Index("uq_telegram_lookups", "kind", "chat_id", "person", unique=True),
    sqlite_autoincrement=True,
)

setup_items = Table(
    "setup_items",
    metadata,
    # What the chat says of one item of a list: it takes the place of the default of that key, or (null) takes it out.
    Column("part", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("body", Json),
    Column("position", Integer, nullable=False),
    # An item that holds against the file: a group that Telegram gave a new id.
    Column("over_file", Boolean, nullable=False, server_default=text("false")),
)
