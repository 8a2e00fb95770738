"""Hold words until their person has chosen what they are for, and closings to which a town objects.

Why: plain words began a form, or were answered with a help text, while they were meant for a ticket that was open.
They are kept as drafts are, so that they outlive a restart and are erased with the caller whom they name. And a solved
ticket closed by itself although its town had written that it was not solved.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.tables import types

revision = "0022"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("drafts", sa.Column("held", sa.Boolean(), nullable=False, server_default=sa.text("false")))
    op.add_column("tickets", sa.Column("objected_at", types.UtcDateTime()))


def downgrade() -> None:
    op.drop_column("tickets", "objected_at")
    # A former program would take them for forms.
    op.execute("DELETE FROM drafts WHERE held")
    op.drop_column("drafts", "held")
