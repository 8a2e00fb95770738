"""Follow copied notes: a comment or solution that reached linked tickets says of which note each copy is.

Why: the copies are the caller's words in other tickets; erasing and an edit must reach them there. Of notes that
were copied before this nobody can tell.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.tables import types

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("notes", sa.Column("origin", types.RowId))
    copied = sa.text("origin IS NOT NULL")
    op.create_index("ix_notes_origin", "notes", ["origin"], sqlite_where=copied, postgresql_where=copied)


def downgrade() -> None:
    op.drop_index("ix_notes_origin", "notes")
    op.drop_column("notes", "origin")
