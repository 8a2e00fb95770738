"""Remind the desk of objections: a solved ticket to which its town objects has a date.

Why: whoever did not act on the one message of it was never reminded, and the ticket stood solved for ever. Those that
lie about already are brought up at the next opening.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        sa.text(
            "UPDATE next_dates SET kind = 'objection', step = 0, next_at = CURRENT_TIMESTAMP "
            "WHERE NOT of_solution AND ticket IN (SELECT number FROM tickets "
            "WHERE status = 'resolved' AND objected_at IS NOT NULL AND confirmation IS NULL)"
        )
    )


def downgrade() -> None:
    op.execute(
        sa.text("UPDATE next_dates SET kind = NULL, step = 0, next_at = NULL, since = NULL WHERE kind = 'objection'")
    )
