"""Know how old it is what is known of a right: of a membership, an invitation, a question about a group, an edit.

Why: whoever had left a team's group without a word went on seeing callers' numbers; somebody let go came in again by
an older invitation; a group's question did not say whose it is; an edited comment did not say that it was edited.
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
    ("people", "ended_at", types.UtcDateTime),
    ("chats", "owner", sa.Text),
    ("chats", "asker", sa.Text),
    ("notes", "edited_at", types.UtcDateTime),
)


def upgrade() -> None:
    for table, column, kind in ADDED:
        op.add_column(table, sa.Column(column, kind()))
    people = sa.table("people", sa.column("deactivated_at", types.UtcDateTime), sa.column("ended_at", types.UtcDateTime))
    op.execute(sa.update(people).where(people.c.deactivated_at.is_not(None)).values(ended_at=people.c.deactivated_at))


def downgrade() -> None:
    for table, column, _ in reversed(ADDED):
        op.drop_column(table, column)
