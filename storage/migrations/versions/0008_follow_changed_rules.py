"""Follow changed rules: what a recount is for, and what a next date is counted from.

Why: a changed policy moves the clocks of its priority only, and a question or a silence that was counted by the old
calendar is counted anew from where it began. Dates that are there already count from the ticket's last change.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.tables import types

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("recounts", sa.Column("what", sa.Text(), nullable=False, server_default="calendar"))
    op.add_column("next_dates", sa.Column("since", types.UtcDateTime()))


def downgrade() -> None:
    op.drop_column("next_dates", "since")
    op.drop_column("recounts", "what")
