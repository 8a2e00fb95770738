"""Count facts: an index of the journal by name and time.

Why: a month's summary counts what was solved, opened again and promised. Without it a month of a large desk is
a quarter of a million rows to look at; with it only those that are counted.
"""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_journal_name_at", "journal", ["name", "at"])


def downgrade() -> None:
    op.drop_index("ix_journal_name_at", table_name="journal")
