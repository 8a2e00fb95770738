"""Let admins set up the desk in the chat, and remember which summaries were posted.

Why: what is declared in the chat is laid over the configuration. The version tells every process that it moved.
A summary is posted once for each chat and day.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.tables import types
from storage.tables.triggers import make_triggers

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

INSTANT = types.UtcDateTime()
ROW_ID = types.RowId
LIVE = sa.text("removed_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "setup_version",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", ROW_ID, nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_setup_version_only_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setup_version")),
    )
    op.create_table(
        "admin_journal",
        sa.Column("seq", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("by", types.TelegramId(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("body", types.Json, nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_admin_journal")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_admin_journal_what_seq", "admin_journal", ["what", "seq"])
    op.create_table(
        "closures",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("hours", sa.Text()),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("added_at", INSTANT, nullable=False),
        sa.Column("added_by", types.TelegramId(), nullable=False),
        sa.Column("removed_at", INSTANT),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closures")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_closures_on_date", "closures", ["on_date"], unique=True, sqlite_where=LIVE, postgresql_where=LIVE
    )
    op.create_table(
        "confirmed_years",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("by", types.TelegramId(), nullable=False),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_confirmed_years")),
    )
    op.create_table(
        "recounts",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("version", ROW_ID, nullable=False),
        sa.Column("announced_at", INSTANT, nullable=False),
        sa.Column("by", types.TelegramId(), nullable=False),
        sa.Column("done_through", ROW_ID, nullable=False),
        sa.Column("moved", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Integer(), nullable=False),
        sa.Column("finished_at", INSTANT),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recounts")),
        sqlite_autoincrement=True,
    )
    unfinished = sa.text("finished_at IS NULL")
    op.create_index(
        "ix_recounts_unfinished", "recounts", ["id"], sqlite_where=unfinished, postgresql_where=unfinished
    )
    op.create_table(
        "summaries",
        sa.Column("chat_id", types.TelegramId(), autoincrement=False, nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("every", sa.Text(), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("since", INSTANT, nullable=False),
        sa.Column("until", INSTANT, nullable=False),
        sa.Column("owed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "scope", "every", "on_date", name=op.f("pk_summaries")),
    )
    op.create_index("ix_clocks_ended_at", "clocks", ["ended_at"])
    make_triggers(op.get_bind())


def downgrade() -> None:
    op.drop_index("ix_clocks_ended_at", "clocks")
    for table in ("summaries", "recounts", "confirmed_years", "closures", "admin_journal", "setup_version"):
        op.drop_table(table)
