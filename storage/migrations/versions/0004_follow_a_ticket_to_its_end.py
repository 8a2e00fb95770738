"""Follow a ticket to its end: who asked, where it came from, what the caller said; and who wants to be told.

Why: asking back, forwarding, confirming and linking are facts of a ticket that lists and cards read from it.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.tables import types

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

COLUMNS = (
    ("asked_by", types.TelegramId()),
    ("asked_at", types.UtcDateTime()),
    ("came_from", sa.Text()),
    ("move_reason", sa.Text()),
    ("linked_to", types.RowId),
    ("confirmation", sa.String(32)),
    ("satisfaction", sa.Integer()),
)


def upgrade() -> None:
    for name, kind in COLUMNS:
        op.add_column("tickets", sa.Column(name, kind))
    op.add_column("tickets", sa.Column("forwards", sa.Integer(), server_default="0", nullable=False))
    _index("ix_tickets_solved", "resolved_at", "status = 'resolved'")
    _index("ix_tickets_linked_to", "linked_to", "linked_to IS NOT NULL")
    op.create_table(
        "watchers",
        sa.Column("ticket", types.RowId, autoincrement=False, nullable=False),
        sa.Column("person", types.TelegramId(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["ticket"], ["tickets.number"], name=op.f("fk_watchers_ticket")),
        sa.PrimaryKeyConstraint("ticket", "person", name=op.f("pk_watchers")),
    )
    op.create_table(
        "mutes",
        sa.Column("person", types.TelegramId(), autoincrement=False, nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("person", "what", name=op.f("pk_mutes")),
    )


def downgrade() -> None:
    op.drop_table("mutes")
    op.drop_table("watchers")
    op.drop_index("ix_tickets_linked_to", "tickets")
    op.drop_index("ix_tickets_solved", "tickets")
    op.drop_column("tickets", "forwards")
    for name, _ in reversed(COLUMNS):
        op.drop_column("tickets", name)


def _index(name: str, column: str, where: str) -> None:
    condition = sa.text(where)
    op.create_index(name, "tickets", [column], sqlite_where=condition, postgresql_where=condition)
