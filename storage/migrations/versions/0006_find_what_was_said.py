"""Find what was said: the index of words, searches in progress, and the answers that teams keep.

Why: similar tickets and how they were solved are found by their words. The index is made by its own module, since
it is another thing on SQLite than on PostgreSQL, and holds nothing that cannot be made anew.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.tables import types
from storage.search import word_index

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "searches",
        sa.Column("id", types.RowId, autoincrement=True, nullable=False),
        sa.Column("person", types.TelegramId(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("filters", types.Json, nullable=False),
        sa.Column("asked_at", types.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_searches")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_searches_asked_at", "searches", ["asked_at"])
    op.create_table(
        "ready_answers",
        sa.Column("id", types.RowId, autoincrement=True, nullable=False),
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("module", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("note", types.RowId),
        sa.Column("kept_by", types.TelegramId(), nullable=False),
        sa.Column("kept_at", types.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ready_answers")),
        sa.UniqueConstraint("team", "module", "text", name=op.f("uq_ready_answers_team_module_text")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_ready_answers_note", "ready_answers", ["note"])
    word_index.create(op.get_bind())


def downgrade() -> None:
    word_index.drop(op.get_bind())
    op.drop_table("ready_answers")
    op.drop_table("searches")
