"""Say who reads a note, and when a team first said a word: a claim alone has only taken a ticket.

Why: what a team says between themselves was read by the town, and whoever pressed Claim had "answered". Comments that
are there already are for the desk and the teams, and a ticket whose clock a claim has stopped is only taken unless
its team said something since.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.tables import types

revision = "0019"
down_revision = "0020"
branch_labels = None
depends_on = None

COLUMNS = ("number", "cycle", "status", "claimed_by", "claimed_at", "responded_at", "responded_by", "answered_at")
tickets = sa.table("tickets", *(sa.column(name) for name in COLUMNS))
notes = sa.table("notes", *(sa.column(name) for name in ("ticket", "kind", "author", "said_at")))


def upgrade() -> None:
    op.add_column("notes", sa.Column("audience", sa.String(32), nullable=False, server_default="teams"))
    op.add_column("tickets", sa.Column("answered_at", types.UtcDateTime()))
    words = sa.exists().where(
        notes.c.ticket == tickets.c.number,
        notes.c.kind.in_(("comment", "question", "resolution")),
        notes.c.author == tickets.c.claimed_by,
        notes.c.said_at >= tickets.c.responded_at,
    )
    only_taken = sa.and_(
        tickets.c.status.in_(("escalated", "claimed")),
        tickets.c.claimed_at == tickets.c.responded_at,
        tickets.c.claimed_by == tickets.c.responded_by,
        ~words.correlate(tickets),
    )
    responded = sa.update(tickets).where(tickets.c.responded_at.is_not(None))
    op.execute(responded.values(answered_at=sa.case((only_taken, None), else_=tickets.c.responded_at)))


def downgrade() -> None:
    op.drop_column("tickets", "answered_at")
    op.drop_column("notes", "audience")
