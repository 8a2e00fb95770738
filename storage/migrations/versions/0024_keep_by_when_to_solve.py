"""Keep by when tickets are to be solved: a clock of its own, with a date of its own for the sweep.

Why: ``resolve_days`` was shown on cards only. It warned nobody, was counted nowhere, and stood in no export. Of tickets
that are open already the clock begins when the program starts: what a changed file promises is followed then.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.tables import types

revision = "0024"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("tickets", sa.Column("solve_by", types.UtcDateTime()))
    op.create_table(
        "solutions",
        sa.Column("ticket", types.RowId, nullable=False),
        sa.Column("cycle", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("started_at", types.UtcDateTime(), nullable=False),
        sa.Column("target_at", types.UtcDateTime(), nullable=False),
        sa.Column("due_at", types.UtcDateTime(), nullable=False),
        sa.Column("ended_at", types.UtcDateTime()),
        sa.Column("outcome", sa.String(32)),
        sa.Column("breached_at", types.UtcDateTime()),
        sa.Column("priority", sa.String(32)),
        sa.Column("target_from", types.UtcDateTime()),
        sa.Column("target_days", sa.Integer(), nullable=False, server_default="1"),
        sa.Column("due_from", types.UtcDateTime()),
        sa.Column("due_days", sa.Integer(), nullable=False, server_default="1"),
        sa.Column("warn_at", types.UtcDateTime()),
        sa.Column("provisional", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("warned_at", types.UtcDateTime()),
        sa.Column("reminded", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("pauses", types.Json, nullable=False),
        sa.Column("paused_at", types.UtcDateTime()),
        sa.ForeignKeyConstraint(["ticket"], ["tickets.number"], name="fk_solutions_ticket"),
        sa.PrimaryKeyConstraint("ticket", "cycle", name="pk_solutions"),
    )
    op.create_index("ix_solutions_ended_at", "solutions", ["ended_at"])
    with op.batch_alter_table("next_dates") as dates:
        dates.add_column(sa.Column("of_solution", sa.Boolean(), nullable=False, server_default=sa.false()))
        dates.drop_constraint("pk_next_dates", type_="primary")
        dates.create_primary_key("pk_next_dates", ["ticket", "of_solution"])


def downgrade() -> None:
    op.execute(sa.text("DELETE FROM next_dates WHERE of_solution"))
    with op.batch_alter_table("next_dates") as dates:
        dates.drop_constraint("pk_next_dates", type_="primary")
        dates.create_primary_key("pk_next_dates", ["ticket"])
        dates.drop_column("of_solution")
    op.drop_table("solutions")
    op.drop_column("tickets", "solve_by")
