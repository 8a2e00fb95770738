"""Tables of tickets, what happened to them and when they are due. Facts and ids only: no text that a person wrote."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    and_,
    false,
    text,
)

from helpdesk.notify.on_clock import ReminderKind
from helpdesk.ticket.fact import ClockOutcome
from helpdesk.ticket.ticket import UNRESOLVED as STILL_OPEN
from helpdesk.ticket.ticket import CallerKind, Channel, Component, Confirmation, Kind, Nature, Priority, Status
from storage.tables.base import metadata, partial_index, row_id
from storage.tables.types import Json, RowId, TelegramId, UtcDateTime, text_enum

UNRESOLVED = "status NOT IN ('resolved', 'closed')"

tickets = Table(
    "tickets",
    metadata,
    Column("number", RowId, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),  # a save names the one it read: of two, one wins
    Column("status", text_enum(Status), nullable=False),
    Column("nature", text_enum(Nature), nullable=False),
    Column("component", text_enum(Component)),
    Column("kind", text_enum(Kind), nullable=False),
    Column("priority", text_enum(Priority), nullable=False),
    Column("module", Text),
    Column("channel", text_enum(Channel), nullable=False),
    Column("ulb", Text),
    Column("caller", RowId, ForeignKey("callers.id")),
    Column("caller_kind", text_enum(CallerKind), nullable=False),
    Column("logged_by", TelegramId, nullable=False),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    Column("team", Text),
    Column("claimed_by", TelegramId),
    Column("claimed_at", UtcDateTime),
    Column("cycle", Integer, nullable=False),
    Column("reached_at", UtcDateTime),
    Column("target_at", UtcDateTime),
    Column("due_at", UtcDateTime),
    Column("provisional", Boolean, nullable=False),
    Column("responded_at", UtcDateTime),
    Column("responded_by", TelegramId),
    Column("answered_at", UtcDateTime),
    Column("solve_by", UtcDateTime),
    Column("promised_at", UtcDateTime),
    Column("resolved_at", UtcDateTime),
    Column("resolved_by", TelegramId),
    Column("closed_at", UtcDateTime),
    Column("asked_by", TelegramId),
    Column("asked_at", UtcDateTime),
    Column("forwards", Integer, nullable=False, server_default="0"),
    Column("came_from", Text),
    Column("move_reason", Text),
    Column("linked_to", RowId),
    Column("confirmation", text_enum(Confirmation)),
    Column("satisfaction", Integer),
    Column("objected_at", UtcDateTime),
    Column("lent_by", TelegramId),
    Column("lent_until", UtcDateTime),
    # Lists ask for what is unresolved, by team, ULB or person; what is closed grows for ever and stays out of them.
    partial_index("ix_tickets_unresolved_team", "team", "due_at", where=UNRESOLVED),
    partial_index("ix_tickets_unresolved_ulb", "ulb", "due_at", where=UNRESOLVED),
    partial_index("ix_tickets_unresolved_due", "due_at", where=UNRESOLVED),
    partial_index("ix_tickets_claimed_by", "claimed_by", where=UNRESOLVED),
    partial_index("ix_tickets_solved", "resolved_at", where="status = 'resolved'"),
    partial_index("ix_tickets_linked_to", "linked_to", where="linked_to IS NOT NULL"),
    Index(None, "logged_by", "number"),
    Index(None, "caller", "number"),
    Index(None, "opened_at"),
)

ticket_numbers = Table(
    "ticket_numbers",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("last", RowId, nullable=False),
    # Prevents a second counter, and so a number given twice.
    CheckConstraint("id = 1", name="only_one"),
)

journal = Table(  # append-only: a trigger refuses UPDATE and DELETE (storage/tables/triggers.py)
    "journal",
    metadata,
    Column("seq", RowId, primary_key=True, autoincrement=True),
    Column("ticket", RowId, ForeignKey("tickets.number"), nullable=False),
    Column("name", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("by", TelegramId),
    Column("body", Json, nullable=False),
    Index(None, "ticket", "seq"),
    Index(None, "at"),
    Index("ix_journal_name_at", "name", "at"),  # numbers are sums over facts of a name in a span of time
    sqlite_autoincrement=True,
)


def _of_a_clock() -> list[Column[Any]]:
    return [
        # The key prevents a stay with a team from being counted twice.
        Column("ticket", RowId, ForeignKey("tickets.number"), primary_key=True),
        Column("cycle", Integer, primary_key=True, autoincrement=False),
        Column("team", Text, nullable=False),
        Column("started_at", UtcDateTime, nullable=False),
        Column("target_at", UtcDateTime, nullable=False),
        Column("due_at", UtcDateTime, nullable=False),
        Column("ended_at", UtcDateTime),
        Column("outcome", text_enum(ClockOutcome)),
        Column("breached_at", UtcDateTime),
        # What the two were counted from, so that a changed priority or calendar can move a running clock.
        Column("priority", text_enum(Priority)),
        Column("target_from", UtcDateTime),
        Column("target_days", Integer, nullable=False, server_default="1"),
        Column("due_from", UtcDateTime),
        Column("due_days", Integer, nullable=False, server_default="1"),
        Column("warn_at", UtcDateTime),
        Column("provisional", Boolean, nullable=False, server_default=false()),
        Column("warned_at", UtcDateTime),
        Column("reminded", Integer, nullable=False, server_default="0"),
    ]


clocks = Table(  # of responses, one for each stay with a team
    "clocks",
    metadata,
    *_of_a_clock(),
    Index(None, "team", "started_at"),
    Index(None, "ended_at"),
)

solutions = Table(  # clocks of solutions: of the ticket, from the stay in which each began
    "solutions",
    metadata,
    *_of_a_clock(),
    Column("pauses", Json, nullable=False),  # from when to when it rested, as ISO 8601
    Column("paused_at", UtcDateTime),
    Index(None, "ended_at"),
)

next_dates = Table(
    "next_dates",
    metadata,
    # The key prevents a second date: a ticket waits for one thing at a time, and beside it for its solution.
    Column("ticket", RowId, ForeignKey("tickets.number"), primary_key=True, autoincrement=False),
    Column("of_solution", Boolean, primary_key=True, server_default=false()),
    Column("kind", Text),
    Column("step", Integer, nullable=False),
    Column("next_at", UtcDateTime),
    Column("since", UtcDateTime),  # what an answer or silence is counted from
    # Prevents a date of which nobody knows what it is for.
    CheckConstraint("(kind IS NULL) = (next_at IS NULL)", name="kind_and_date"),
    partial_index("ix_next_dates_next_at", "next_at", where="next_at IS NOT NULL"),
)

reminders = Table(  # what the clock has recorded and people are still to be told, at an opening of the desk
    "reminders",
    metadata,
    row_id(),
    Column("ticket", RowId, ForeignKey("tickets.number"), nullable=False),
    Column("kind", text_enum(ReminderKind), nullable=False),
    Column("cycle", Integer, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),  # when it became true
    Column("say_at", UtcDateTime, nullable=False),
    Column("team", Text),
    Column("person", TelegramId),
    Column("piled", Boolean, nullable=False),
    Column("state", Text, nullable=False, server_default="waiting"),  # said, dropped
    # Prevents the same thing from being said twice to the same people.
    Column("once", Text, nullable=False, unique=True),
    partial_index("ix_reminders_say_at", "say_at", where="state = 'waiting'"),
    Index(None, "ticket"),
    sqlite_autoincrement=True,
)


def has_status(statuses: Collection[Status]) -> ColumnElement[bool]:
    """Whether a ticket has one of these; what is unresolved is said as its indexes say it, so that they serve."""
    among = tickets.c.status.in_(sorted(statuses))
    return and_(text(f"tickets.{UNRESOLVED}"), among) if STILL_OPEN.issuperset(statuses) else among
