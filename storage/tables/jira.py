"""Tables of what is remembered of JIRA; they stay empty where it is not set up."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, Table, Text, text

from storage.tables.base import machine_time, metadata, partial_index
from storage.tables.types import Json, RowId, TelegramId, UtcDateTime

COMPARED = "jira-drift"  # the row of ``meta`` with what differed last: titles of tickets may stand in it

jira_links = Table(
    "jira_links",
    metadata,
    Column("ticket", RowId, primary_key=True, autoincrement=False),
    Column("issue_id", Text, nullable=False, unique=True),
    Column("key", Text, nullable=False),
    Column("project", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("assignee", Text),
    Column("priority", Text),
    Column("updated", Text, nullable=False),
    Column("wanted", Text),
    Column("trouble", Text),
    Column("words_asked", UtcDateTime),  # desk time
)

jira_events = Table(
    "jira_events",
    metadata,
    # The key prevents what JIRA shows again from acting again.
    Column("issue_id", Text, primary_key=True),
    Column("what", Text, primary_key=True),
    Column("event_id", Text, primary_key=True),
    Column("at", UtcDateTime, nullable=False),  # JIRA's time
    Column("author", Text, nullable=False),
    Column("body", Json),  # blanked when done
    Column("outcome", Text, nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    machine_time("stored_at"),
    partial_index("ix_jira_events_stored", "issue_id", where="outcome = 'stored'"),
)

jira_users = Table(
    "jira_users",
    metadata,
    Column("number", RowId, primary_key=True, autoincrement=True),
    Column("account", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("person", TelegramId),
    sqlite_autoincrement=True,
)

jira_sent = Table(
    "jira_sent",
    metadata,
    Column("ticket", RowId, nullable=False),
    # The key prevents a note or file from being there twice.
    Column("what", Text, primary_key=True),
    Column("number", RowId, primary_key=True, autoincrement=False),
    Column("issue_id", Text, nullable=False),
    Column("remote_id", Text, nullable=False),
    Column("ours", Boolean, nullable=False, server_default=text("true")),
    Column("rendered", Text, nullable=False, server_default=""),
)
