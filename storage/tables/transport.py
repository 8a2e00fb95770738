"""Tables of what came from Telegram, what is owed to it and what was posted; and the desk's own odds and ends."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Index,
    Integer,
    SmallInteger,
    Table,
    Text,
    literal_column,
    or_,
    select,
    text,
    union_all,
)

from helpdesk.destinations import Destination
from helpdesk.outbox import MessageKind
from storage.tables.base import machine_time, metadata, partial_index, row_id
from storage.tables.types import Json, RowId, TelegramId, UtcDateTime, text_enum

STORED = "outcome = 'stored'"
WAITING = "state = 'waiting'"
ELSEWHERE = "destination <> 'telegram' AND state IN ('waiting', 'sending')"

updates = Table(
    "updates",
    metadata,
    # The key prevents an update that Telegram sends again from acting again.
    Column("bot_id", TelegramId, primary_key=True, autoincrement=False),
    Column("update_id", TelegramId, primary_key=True, autoincrement=False),
    Column("person_id", TelegramId),
    Column("kind", Text, nullable=False),
    Column("is_press", Boolean, nullable=False),
    Column("body", Json),  # blanked when done, but for the id by which a press is answered, until it is
    Column("outcome", Text, nullable=False, server_default="stored"),  # stored, done, failed, unreadable
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("error", Text),
    machine_time("stored_at"),
    partial_index("ix_updates_waiting", "bot_id", "update_id", where=STORED),
    Index(None, "stored_at"),
)

outbox = Table(
    "outbox",
    metadata,
    row_id(),
    Column("destination", text_enum(Destination), nullable=False, server_default="telegram"),
    Column("chat_id", TelegramId, nullable=False),  # a lane, elsewhere than in Telegram
    Column("thread_id", TelegramId),
    Column("kind", text_enum(MessageKind), nullable=False),
    Column("urgency", SmallInteger, nullable=False),
    Column("ticket", RowId),
    Column("person", TelegramId),
    Column("slot", Text),
    Column("under", Text),
    Column("reply_to", TelegramId),
    Column("once", Text, unique=True),  # prevents a notice from being owed again, for ever
    Column("perishable", Boolean, nullable=False),
    Column("silent", Boolean, nullable=False),
    Column("facts", Json, nullable=False),
    Column("state", Text, nullable=False, server_default="waiting"),  # sending, sent, dropped, failed, unknown
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("plain", Boolean, nullable=False, server_default=text("false")),
    Column("not_before", UtcDateTime),  # machine time
    Column("leased_until", UtcDateTime),  # machine time
    Column("owed_at", UtcDateTime, nullable=False),  # desk time
    machine_time("owed_clock"),
    Column("ended_at", UtcDateTime),  # machine time
    Column("refusal", Text),
    # Prevents two waiting edits of one message: they coalesce.
    partial_index("uq_outbox_slot", "slot", where=WAITING, unique=True),
    partial_index("ix_outbox_waiting", "chat_id", "urgency", "id", where=WAITING),
    partial_index("ix_outbox_sending", "leased_until", where="state = 'sending'"),
    # Finds what goes before a row of a lane; Telegram's own rows, nearly all there are, are not in it.
    partial_index("ix_outbox_lanes", "destination", "chat_id", "id", where=ELSEWHERE),
    Index(None, "ended_at"),
    sqlite_autoincrement=True,
)

posted = Table(
    "posted",
    metadata,
    Column("chat_id", TelegramId, primary_key=True, autoincrement=False),
    Column("message_id", TelegramId, primary_key=True, autoincrement=False),
    Column("kind", text_enum(MessageKind), nullable=False),
    Column("slot", Text),
    Column("ticket", RowId),
    Column("person", TelegramId),
    Column("current", Boolean, nullable=False),
    Column("rendered", Text),
    machine_time("posted_at"),
    # Prevents a slot from having two messages, of which one would go stale unseen.
    partial_index("uq_posted_slot", "slot", where='"current"', unique=True),
    Index(None, "ticket"),
)

shown = Table(
    "shown",
    metadata,
    # What a message of ours shows besides its own ticket: words of a ticket, a caller or a form, by number.
    Column("chat_id", TelegramId, primary_key=True, autoincrement=False),
    Column("message_id", TelegramId, primary_key=True, autoincrement=False),
    Column("what", Text, primary_key=True),
    Column("number", RowId, primary_key=True, autoincrement=False),
    Index(None, "what", "number"),
)

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Json),
)


def is_in(of: Any, *states: str) -> ColumnElement[bool]:
    """Whether a row of the outbox is in one of these states.

    They stand in the statement itself: a database can't tell that a parameter fits a partial index, and SQLite
    prepares such a statement anew each time.
    """
    return or_(*(of.c.state == literal_column(f"'{state}'", Text) for state in states))


def is_to(of: Any, destination: Destination) -> ColumnElement[bool]:
    """Whether a row of the outbox is owed to this destination, said in the statement itself as well."""
    said: ColumnElement[bool] = of.c.destination == literal_column(f"'{destination.value}'", Text)
    return said


def is_current(of: Any) -> ColumnElement[bool]:
    """Whether a message is its slot's, said as the index of slots says it."""
    said: ColumnElement[bool] = literal_column(f'{of.name}."current"')
    return said


IS_WAITING = is_in(outbox, "waiting")
IS_UNDER_WAY = is_in(outbox, "waiting", "sending")


def under_way(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether a row waits or is being sent, and fits: each of the two is found by an index of its own."""
    found = (select(outbox.c.id).where(*conditions, is_in(outbox, state)) for state in ("waiting", "sending"))
    return outbox.c.id.in_(union_all(*(query.correlate(None) for query in found)))
