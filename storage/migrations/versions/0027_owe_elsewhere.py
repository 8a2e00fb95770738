"""Owe rows elsewhere than in Telegram: each says where, and in a lane one goes after the other.

Why: what is owed to JIRA or by e-mail is written in the transaction of what happened, leased and tried again like a
message; only its sender is another.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

LANES = "destination <> 'telegram' AND state IN ('waiting', 'sending')"


def upgrade() -> None:
    destination = sa.Column("destination", sa.String(32), nullable=False, server_default="telegram")
    op.add_column("outbox", destination)
    op.create_index(
        "ix_outbox_lanes", "outbox", ["destination", "chat_id", "id"],
        sqlite_where=sa.text(LANES), postgresql_where=sa.text(LANES),
    )


def downgrade() -> None:
    op.drop_index("ix_outbox_lanes", "outbox")
    op.execute(sa.text("DELETE FROM outbox WHERE destination <> 'telegram'"))  # an older sender would take it for a chat
    op.drop_column("outbox", "destination")
