"""Create the desk: its tables, their indexes and the triggers that keep the journal.

Why: the first version. Enums are plain text, so that a new member needs no revision.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.tables import types
from storage.tables.triggers import drop_triggers, make_triggers

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

CODE = sa.String(32)
INSTANT = types.UtcDateTime()
ROW_ID = types.RowId


def upgrade() -> None:
    op.create_table(
        "callers",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("phone", sa.Text()),
        sa.Column("email", sa.Text()),
        sa.Column("name", sa.Text()),
        sa.Column("kind", CODE),
        sa.Column("ulb", sa.Text()),
        sa.Column("identity", sa.Text()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_callers")),
        sa.UniqueConstraint("identity", name=op.f("uq_callers_identity")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_callers_email", "callers", ["email"])
    op.create_index("ix_callers_phone", "callers", ["phone"])

    op.create_table(
        "drafts",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("person", types.TelegramId(), nullable=False),
        sa.Column("chat_id", types.TelegramId(), nullable=False),
        sa.Column("body", sa.Text()),
        sa.Column("phone", sa.Text()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("focused", sa.Boolean(), nullable=False),
        sa.Column("heard", types.TelegramId()),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
        sqlite_autoincrement=True,
    )
    _partial("ix_drafts_open", "drafts", ["person"], where="ended_at IS NULL")
    _partial("ix_drafts_open_phone", "drafts", ["phone"], where="ended_at IS NULL")
    _partial("uq_drafts_focus", "drafts", ["person"], where="focused AND ended_at IS NULL", unique=True)

    op.create_table(
        "meta",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", types.Json),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meta")),
    )
    op.create_table(
        "outbox",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("chat_id", types.TelegramId(), nullable=False),
        sa.Column("thread_id", types.TelegramId()),
        sa.Column("say", CODE, nullable=False),
        sa.Column("lane", sa.SmallInteger(), nullable=False),
        sa.Column("ticket", ROW_ID),
        sa.Column("person", types.TelegramId()),
        sa.Column("slot", sa.Text()),
        sa.Column("under", sa.Text()),
        sa.Column("reply_to", types.TelegramId()),
        sa.Column("once", sa.Text()),
        sa.Column("perishable", sa.Boolean(), nullable=False),
        sa.Column("silent", sa.Boolean(), nullable=False),
        sa.Column("facts", types.Json, nullable=False),
        sa.Column("state", sa.Text(), server_default="waiting", nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("plain", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("not_before", INSTANT),
        sa.Column("leased_until", INSTANT),
        sa.Column("owed_at", INSTANT, nullable=False),
        sa.Column("owed_clock", INSTANT, server_default=sa.func.now(), nullable=False),
        sa.Column("ended_at", INSTANT),
        sa.Column("refusal", sa.Text()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("once", name=op.f("uq_outbox_once")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_ended_at", "outbox", ["ended_at"])
    _partial("ix_outbox_sending", "outbox", ["leased_until"], where="state = 'sending'")
    _partial("ix_outbox_waiting", "outbox", ["chat_id", "lane", "id"], where="state = 'waiting'")
    _partial("uq_outbox_slot", "outbox", ["slot"], where="state = 'waiting'", unique=True)

    op.create_table(
        "people",
        sa.Column("id", types.TelegramId(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("username", sa.Text()),
        sa.Column("language", sa.Text()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
    )
    op.create_table(
        "posted",
        sa.Column("chat_id", types.TelegramId(), autoincrement=False, nullable=False),
        sa.Column("message_id", types.TelegramId(), autoincrement=False, nullable=False),
        sa.Column("say", CODE, nullable=False),
        sa.Column("slot", sa.Text()),
        sa.Column("ticket", ROW_ID),
        sa.Column("person", types.TelegramId()),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("rendered", sa.Text()),
        sa.Column("posted_at", INSTANT, server_default=sa.func.now(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "message_id", name=op.f("pk_posted")),
    )
    op.create_index("ix_posted_ticket", "posted", ["ticket"])
    _partial("uq_posted_slot", "posted", ["slot"], where='"current"', unique=True)

    op.create_table(
        "prompts",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("chat_id", types.TelegramId(), nullable=False),
        sa.Column("person", types.TelegramId(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("ticket", ROW_ID, nullable=False),
        sa.Column("facts", types.Json, nullable=False),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prompts")),
        sa.UniqueConstraint("chat_id", "person", name=op.f("uq_prompts_chat_id_person")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_prompts_asked_at", "prompts", ["asked_at"])

    op.create_table(
        "ticket_numbers",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last", ROW_ID, nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_ticket_numbers_only_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_numbers")),
    )
    op.create_table(
        "updates",
        sa.Column("bot_id", types.TelegramId(), autoincrement=False, nullable=False),
        sa.Column("update_id", types.TelegramId(), autoincrement=False, nullable=False),
        sa.Column("person_id", types.TelegramId()),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("is_press", sa.Boolean(), nullable=False),
        sa.Column("body", types.Json),
        sa.Column("outcome", sa.Text(), server_default="stored", nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("error", sa.Text()),
        sa.Column("stored_at", INSTANT, server_default=sa.func.now(), nullable=False),
        sa.PrimaryKeyConstraint("bot_id", "update_id", name=op.f("pk_updates")),
    )
    op.create_index("ix_updates_stored_at", "updates", ["stored_at"])
    _partial("ix_updates_waiting", "updates", ["bot_id", "update_id"], where="outcome = 'stored'")

    op.create_table(
        "memberships",
        sa.Column("person", types.TelegramId(), autoincrement=False, nullable=False),
        sa.Column("role", CODE, nullable=False),
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("ulb", sa.Text(), nullable=False),
        sa.Column("source", CODE, nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_memberships_person")),
        sa.PrimaryKeyConstraint("person", "role", "team", "ulb", "source", name=op.f("pk_memberships")),
    )
    op.create_index("ix_memberships_role_team_ulb", "memberships", ["role", "team", "ulb"])

    op.create_table(
        "tickets",
        sa.Column("number", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("status", CODE, nullable=False),
        sa.Column("nature", CODE, nullable=False),
        sa.Column("component", CODE),
        sa.Column("kind", CODE, nullable=False),
        sa.Column("priority", CODE, nullable=False),
        sa.Column("module", sa.Text()),
        sa.Column("channel", CODE, nullable=False),
        sa.Column("ulb", sa.Text()),
        sa.Column("caller", ROW_ID),
        sa.Column("caller_kind", CODE, nullable=False),
        sa.Column("logged_by", types.TelegramId(), nullable=False),
        sa.Column("opened_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.Column("team", sa.Text()),
        sa.Column("claimed_by", types.TelegramId()),
        sa.Column("claimed_at", INSTANT),
        sa.Column("cycle", sa.Integer(), nullable=False),
        sa.Column("reached_at", INSTANT),
        sa.Column("target_at", INSTANT),
        sa.Column("due_at", INSTANT),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("responded_at", INSTANT),
        sa.Column("responded_by", types.TelegramId()),
        sa.Column("promised_at", INSTANT),
        sa.Column("resolved_at", INSTANT),
        sa.Column("resolved_by", types.TelegramId()),
        sa.Column("closed_at", INSTANT),
        sa.ForeignKeyConstraint(["caller"], ["callers.id"], name=op.f("fk_tickets_caller")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_tickets")),
    )
    op.create_index("ix_tickets_caller_number", "tickets", ["caller", "number"])
    _partial("ix_tickets_claimed_by", "tickets", ["claimed_by"], where="status NOT IN ('resolved', 'closed')")
    op.create_index("ix_tickets_logged_by_number", "tickets", ["logged_by", "number"])
    op.create_index("ix_tickets_opened_at", "tickets", ["opened_at"])
    _partial("ix_tickets_unresolved_due", "tickets", ["due_at"], where="status NOT IN ('resolved', 'closed')")
    _partial(
        "ix_tickets_unresolved_team", "tickets", ["team", "due_at"], where="status NOT IN ('resolved', 'closed')"
    )
    _partial("ix_tickets_unresolved_ulb", "tickets", ["ulb", "due_at"], where="status NOT IN ('resolved', 'closed')")

    op.create_table(
        "clocks",
        sa.Column("ticket", ROW_ID, nullable=False),
        sa.Column("cycle", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("started_at", INSTANT, nullable=False),
        sa.Column("target_at", INSTANT, nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT),
        sa.Column("outcome", CODE),
        sa.Column("breached_at", INSTANT),
        sa.ForeignKeyConstraint(["ticket"], ["tickets.number"], name=op.f("fk_clocks_ticket")),
        sa.PrimaryKeyConstraint("ticket", "cycle", name=op.f("pk_clocks")),
    )
    op.create_index("ix_clocks_team_started_at", "clocks", ["team", "started_at"])

    op.create_table(
        "journal",
        sa.Column("seq", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("ticket", ROW_ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("by", types.TelegramId()),
        sa.Column("body", types.Json, nullable=False),
        sa.ForeignKeyConstraint(["ticket"], ["tickets.number"], name=op.f("fk_journal_ticket")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_journal")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_journal_at", "journal", ["at"])
    op.create_index("ix_journal_ticket_seq", "journal", ["ticket", "seq"])

    op.create_table(
        "next_dates",
        sa.Column("ticket", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text()),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("next_at", INSTANT),
        sa.CheckConstraint("(kind IS NULL) = (next_at IS NULL)", name=op.f("ck_next_dates_kind_and_date")),
        sa.ForeignKeyConstraint(["ticket"], ["tickets.number"], name=op.f("fk_next_dates_ticket")),
        sa.PrimaryKeyConstraint("ticket", name=op.f("pk_next_dates")),
    )
    _partial("ix_next_dates_next_at", "next_dates", ["next_at"], where="next_at IS NOT NULL")

    op.create_table(
        "notes",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("ticket", ROW_ID, nullable=False),
        sa.Column("kind", CODE, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("author", types.TelegramId()),
        sa.Column("said_at", INSTANT, nullable=False),
        sa.Column("chat_id", types.TelegramId()),
        sa.Column("message_id", types.TelegramId()),
        sa.ForeignKeyConstraint(["ticket"], ["tickets.number"], name=op.f("fk_notes_ticket")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notes")),
        sqlite_autoincrement=True,
    )
    _partial("ix_notes_message", "notes", ["chat_id", "message_id"], where="message_id IS NOT NULL")
    op.create_index("ix_notes_ticket_id", "notes", ["ticket", "id"])

    op.create_table(
        "refs",
        sa.Column("ticket", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["ticket"], ["tickets.number"], name=op.f("fk_refs_ticket")),
        sa.PrimaryKeyConstraint("ticket", "ref", name=op.f("pk_refs")),
    )
    op.create_index("ix_refs_ref_ticket", "refs", ["ref", "ticket"])

    op.create_table(
        "files",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("ticket", ROW_ID, nullable=False),
        sa.Column("kind", CODE, nullable=False),
        sa.Column("file_id", sa.Text(), nullable=False),
        sa.Column("unique_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text()),
        sa.Column("size", sa.BigInteger()),
        sa.Column("author", types.TelegramId()),
        sa.Column("said_at", INSTANT),
        sa.Column("note", ROW_ID),
        sa.ForeignKeyConstraint(["note"], ["notes.id"], name=op.f("fk_files_note")),
        sa.ForeignKeyConstraint(["ticket"], ["tickets.number"], name=op.f("fk_files_ticket")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_files")),
        sa.UniqueConstraint("ticket", "unique_id", name=op.f("uq_files_ticket_unique_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "former_texts",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("note", ROW_ID, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["note"], ["notes.id"], name=op.f("fk_former_texts_note")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_texts")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_former_texts_note_id", "former_texts", ["note", "id"])
    make_triggers(op.get_bind())


def downgrade() -> None:
    drop_triggers(op.get_bind())
    for table in (
        "former_texts",
        "files",
        "refs",
        "notes",
        "next_dates",
        "journal",
        "clocks",
        "tickets",
        "memberships",
        "updates",
        "ticket_numbers",
        "prompts",
        "posted",
        "people",
        "outbox",
        "meta",
        "drafts",
        "callers",
    ):
        op.drop_table(table)


def _partial(name: str, table: str, columns: list[str], *, where: str, unique: bool = False) -> None:
    condition = sa.text(where)
    op.create_index(name, table, columns, unique=unique, sqlite_where=condition, postgresql_where=condition)
