"""Keep what a response clock counts from, and what people are still to be told.

Why: a changed priority or calendar moves a running clock, and what is recorded at closing is said at the opening.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.tables import types

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

CODE = sa.String(32)
INSTANT = types.UtcDateTime()
ROW_ID = types.RowId


def upgrade() -> None:
    op.add_column("clocks", sa.Column("priority", CODE))
    op.add_column("clocks", sa.Column("target_from", INSTANT))
    op.add_column("clocks", sa.Column("target_days", sa.Integer(), server_default="1", nullable=False))
    op.add_column("clocks", sa.Column("due_from", INSTANT))
    op.add_column("clocks", sa.Column("due_days", sa.Integer(), server_default="1", nullable=False))
    op.add_column("clocks", sa.Column("warn_at", INSTANT))
    op.add_column("clocks", sa.Column("provisional", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("clocks", sa.Column("warned_at", INSTANT))
    op.add_column("clocks", sa.Column("reminded", sa.Integer(), server_default="0", nullable=False))
    op.create_table(
        "sayings",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("ticket", ROW_ID, nullable=False),
        sa.Column("kind", CODE, nullable=False),
        sa.Column("cycle", sa.Integer(), nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("say_at", INSTANT, nullable=False),
        sa.Column("team", sa.Text()),
        sa.Column("person", types.TelegramId()),
        sa.Column("piled", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), server_default="waiting", nullable=False),
        sa.Column("once", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["ticket"], ["tickets.number"], name=op.f("fk_sayings_ticket")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sayings")),
        sa.UniqueConstraint("once", name=op.f("uq_sayings_once")),
        sqlite_autoincrement=True,
    )
    waiting = sa.text("state = 'waiting'")
    op.create_index(
        "ix_sayings_say_at", "sayings", ["say_at"], unique=False, sqlite_where=waiting, postgresql_where=waiting
    )
    op.create_index("ix_sayings_ticket", "sayings", ["ticket"])


def downgrade() -> None:
    op.drop_table("sayings")
    for column in (
        "reminded", "warned_at", "provisional", "warn_at", "due_days", "due_from", "target_days", "target_from",
        "priority",
    ):  # fmt: skip
        op.drop_column("clocks", column)
