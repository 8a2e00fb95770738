"""Share a group by topics, and stand in for who is off.

Why: the admins are asked about each topic by its name; and what was handed over until a day can be taken back on
that day, so the ticket knows from whom it came.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.tables import types

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("chats", sa.Column("topic", sa.Text()))
    op.add_column("tickets", sa.Column("lent_by", types.TelegramId()))
    op.add_column("tickets", sa.Column("lent_until", types.UtcDateTime()))
    op.create_table(
        "absences",
        sa.Column("id", types.RowId, autoincrement=True, nullable=False),
        sa.Column("person", types.TelegramId(), nullable=False),
        sa.Column("colleague", types.TelegramId(), nullable=False),
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("back_at", types.UtcDateTime(), nullable=False),
        sa.Column("told_at", types.UtcDateTime()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absences")),
        sqlite_autoincrement=True,
    )
    waits = sa.text("told_at IS NULL")
    op.create_index("ix_absences_back_at", "absences", ["back_at"], sqlite_where=waits, postgresql_where=waits)


def downgrade() -> None:
    op.drop_table("absences")
    op.drop_column("tickets", "lent_until")
    op.drop_column("tickets", "lent_by")
    op.drop_column("chats", "topic")
