"""Know what messages show: of which tickets, callers and forms words stand in each message of ours.

Why: a list or a question in a chat shows a caller whose data is erased later; it is found and rewritten by these rows.
Of messages that were sent before this only those about one ticket are known.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.tables import types

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "shown",
        sa.Column("chat_id", types.TelegramId, nullable=False, autoincrement=False),
        sa.Column("message_id", types.TelegramId, nullable=False, autoincrement=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("number", types.RowId, nullable=False, autoincrement=False),
        sa.PrimaryKeyConstraint("chat_id", "message_id", "what", "number", name="pk_shown"),
    )
    op.create_index("ix_shown_what_number", "shown", ["what", "number"])


def downgrade() -> None:
    op.drop_index("ix_shown_what_number", table_name="shown")
    op.drop_table("shown")
