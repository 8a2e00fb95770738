"""Gather albums: an attachment knows the album that it is a part of.

Why: Telegram sends an album as separate messages, each an update of its own; the later parts belong to what the first
became, though the bot was started anew in between.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("files", sa.Column("album", sa.Text()))
    there = sa.text("album IS NOT NULL")
    op.create_index("ix_files_album", "files", ["album", "author"], sqlite_where=there, postgresql_where=there)


def downgrade() -> None:
    op.drop_index("ix_files_album", table_name="files")
    op.drop_column("files", "album")
