"""Follow every message: an attachment knows its message, a note the further ones that it came in, a ticket its form's.

Why: a text that is too long for one message comes as two, and each may be edited; an edit of a bare photo, or of a
message that only named the caller, was met with silence. What was said before this is followed as before.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.tables import types

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("files", sa.Column("chat_id", types.TelegramId()))
    op.add_column("files", sa.Column("message_id", types.TelegramId()))
    there = sa.text("message_id IS NOT NULL")
    op.create_index(
        "ix_files_message", "files", ["chat_id", "message_id"], sqlite_where=there, postgresql_where=there
    )
    op.create_table(
        "sources",
        sa.Column("chat_id", types.TelegramId(), autoincrement=False, nullable=False),
        sa.Column("message_id", types.TelegramId(), autoincrement=False, nullable=False),
        sa.Column("ticket", types.RowId, nullable=False),
        sa.Column("note", types.RowId),
        sa.Column("letters", sa.BigInteger()),
        sa.Column("gave", sa.Text(), nullable=False, server_default=""),
        sa.ForeignKeyConstraint(["ticket"], ["tickets.number"], name="fk_sources_ticket"),
        sa.ForeignKeyConstraint(["note"], ["notes.id"], name="fk_sources_note"),
        sa.PrimaryKeyConstraint("chat_id", "message_id", name="pk_sources"),
    )
    op.create_index("ix_sources_ticket", "sources", ["ticket"])
    of_note = sa.text("note IS NOT NULL")
    op.create_index("ix_sources_note", "sources", ["note"], sqlite_where=of_note, postgresql_where=of_note)


def downgrade() -> None:
    op.drop_table("sources")
    op.drop_index("ix_files_message", table_name="files")
    op.drop_column("files", "message_id")
    op.drop_column("files", "chat_id")
