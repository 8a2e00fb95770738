"""Know when things were last known: when a note was edited, when somebody was last in their team's group.

Why: an edited comment did not say that it was edited, and whoever had left a group without a word saw callers' numbers.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.tables import types

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

ADDED = (
    ("memberships", "seen_at", types.UtcDateTime),
    ("notes", "edited_at", types.UtcDateTime),
)


def upgrade() -> None:
    for table, column, kind in ADDED:
        op.add_column(table, sa.Column(column, kind()))


def downgrade() -> None:
    for table, column, _ in reversed(ADDED):
        op.drop_column(table, column)
