"""Tables of people with an account: who is known, what they are, and the forms and prompts they have open."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint, text

from helpdesk.people.actors import Role, Source
from storage.tables.base import metadata, partial_index, row_id
from storage.tables.types import Json, RowId, TelegramId, UtcDateTime, text_enum

people = Table(
    "people",
    metadata,
    Column("id", TelegramId, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("username", Text),
    Column("language", Text),
    Column("deactivated_at", UtcDateTime),  # until they are taken in again, no group takes them for a member
    Column("ended_at", UtcDateTime),  # when a right of theirs last ended: older links let them in no more
)

memberships = Table(
    "memberships",
    metadata,
    # The key prevents doubles; team and ulb are '' where there is none, since null never equals null.
    # Its source is part of it: leaving the group does not take away what the file says.
    Column("person", TelegramId, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("role", text_enum(Role), primary_key=True),
    Column("team", Text, primary_key=True),
    Column("ulb", Text, primary_key=True),
    Column("source", text_enum(Source), primary_key=True),
    Column("chat_id", TelegramId),  # of source "group": which group that is
    Column("seen_at", UtcDateTime),  # of source "group": when they were last known to be in it
    Index(None, "role", "team", "ulb"),
)

OPEN = "ended_at IS NULL"

drafts = Table(
    "drafts",
    metadata,
    row_id(),
    Column("person", TelegramId, nullable=False),
    Column("chat_id", TelegramId, nullable=False),
    Column("body", Text),  # blanked when it ends, as the phone is
    Column("phone", Text),
    Column("version", Integer, nullable=False),
    Column("focused", Boolean, nullable=False),
    Column("heard", TelegramId),
    Column("changed_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),  # machine time: it only says when the row may go
    Column("held", Boolean, nullable=False, server_default=text("false")),  # no form: words that wait for a choice
    partial_index("ix_drafts_open", "person", where=OPEN),
    partial_index("ix_drafts_open_phone", "phone", where=OPEN),
    # Prevents a person's words from going to two forms.
    partial_index("uq_drafts_focus", "person", where=f"focused AND {OPEN}", unique=True),
    sqlite_autoincrement=True,
)

prompts = Table(
    "prompts",
    metadata,
    row_id(),
    Column("chat_id", TelegramId, nullable=False),
    Column("person", TelegramId, nullable=False),
    Column("action", Text, nullable=False),
    Column("ticket", RowId, nullable=False),
    Column("facts", Json, nullable=False),
    Column("asked_at", UtcDateTime, nullable=False),
    # Prevents two prompts from waiting for the same words.
    UniqueConstraint("chat_id", "person"),
    Index(None, "asked_at"),
    sqlite_autoincrement=True,
)
