"""Know the language of a caller: what is copied for them is written in it, whoever of the desk copies it.

Why: the text for the caller came in the operator's language, and an operator who reads English serves callers who
read Odia. Nobody has chosen one for those who are known already: for them it stays the operator's.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("callers", sa.Column("language", sa.Text()))


def downgrade() -> None:
    op.drop_column("callers", "language")
