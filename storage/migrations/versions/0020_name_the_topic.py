"""Name the topic that a team is to be linked to: a group that several teams share is asked about once for each."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("chats", sa.Column("topic", sa.Text()))


def downgrade() -> None:
    op.drop_column("chats", "topic")
