"""Keep what a chat refuses: a trouble of a chat or topic is a row, from its beginning past its end.

Why: what is owed there stays owed, and everybody who waits for it can see why; and the admins hear of each new
trouble, though not of one that comes and goes all the time. What was known of troubles so far moves over.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.tables import types

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "chat_troubles",
        sa.Column("chat_id", types.TelegramId(), autoincrement=False, nullable=False),
        sa.Column("thread_id", types.TelegramId(), autoincrement=False, nullable=False),
        sa.Column("trouble", sa.String(32), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("since", types.UtcDateTime(), nullable=False),
        sa.Column("ended_at", types.UtcDateTime()),
        sa.Column("told_at", types.UtcDateTime()),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "thread_id", name=op.f("pk_chat_troubles")),
    )
    op.execute(
        "INSERT INTO chat_troubles (chat_id, thread_id, trouble, why, since, told_at, times, told) "
        "SELECT chat_id, 0, trouble, '', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, 1, TRUE FROM chats "
        "WHERE trouble IS NOT NULL"
    )
    op.drop_column("chats", "trouble")


def downgrade() -> None:
    op.add_column("chats", sa.Column("trouble", sa.String(32)))
    op.execute(
        "UPDATE chats SET trouble = (SELECT trouble FROM chat_troubles t WHERE t.chat_id = chats.chat_id "
        "AND t.thread_id = 0 AND t.ended_at IS NULL AND t.trouble IN ('removed', 'silenced'))"
    )
    op.drop_table("chat_troubles")
