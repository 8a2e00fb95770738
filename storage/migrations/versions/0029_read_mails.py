"""Read mails: what comes to the desk's own e-mail address waits for it, and what it writes from there is remembered.

Why: mails were copied by hand into the chat; now each is a row from the moment on at which it was fetched, and a
letter knows its Message-ID, so that an answer to it finds its ticket.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.tables import types

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

UNENDED = sa.text("state IN ('waiting', 'taken')")
FIRST = sa.text("state <> 'double'")
UNSETTLED = sa.text("NOT settled")


def upgrade() -> None:
    op.create_table(
        "mails",
        sa.Column("id", types.RowId, autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("folder", sa.Text(), nullable=False),
        sa.Column("validity", sa.BigInteger(), nullable=False),
        sa.Column("uid", sa.BigInteger(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in (
            "message_id", "digest", "sender", "sender_name", "subject", "text", "signature", "references",
        )),
        sa.Column("nature", sa.String(32), nullable=False),
        sa.Column("proof", sa.String(32), nullable=False),
        sa.Column("proven_by", sa.Text(), nullable=False),
        sa.Column("trouble", sa.String(32)),
        sa.Column("files_in_all", sa.Integer(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("guess", types.RowId),
        sa.Column("ticket", types.RowId),
        sa.Column("taken_by", types.TelegramId()),
        sa.Column("taken_at", types.UtcDateTime()),
        sa.Column("ended_by", types.TelegramId()),
        sa.Column("ended_at", types.UtcDateTime()),
        sa.Column("reason", sa.Text()),
        sa.Column("came_at", types.UtcDateTime(), nullable=False),
        sa.Column("sent_at", types.UtcDateTime()),
        sa.Column("next_at", types.UtcDateTime()),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.Column("blanked", sa.Boolean(), nullable=False, server_default=sa.text("false")),
        sa.Column("kept", sa.Boolean(), nullable=False, server_default=sa.text("true")),
        sa.PrimaryKeyConstraint("id", name="pk_mails"),
        sa.UniqueConstraint("folder", "validity", "uid", name="uq_mails_folder_validity_uid"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_mails_digest", "mails", ["digest"], unique=True, sqlite_where=FIRST, postgresql_where=FIRST
    )
    op.create_index("ix_mails_unended", "mails", ["next_at"], sqlite_where=UNENDED, postgresql_where=UNENDED)
    op.create_index(
        "ix_mails_unsettled", "mails", ["folder", "validity"], sqlite_where=UNSETTLED, postgresql_where=UNSETTLED
    )
    for column in ("ticket", "sender", "came_at"):
        op.create_index(f"ix_mails_{column}", "mails", [column])
    op.create_table(
        "mail_files",
        sa.Column("id", types.RowId, autoincrement=True, nullable=False),
        sa.Column("mail", types.RowId, nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("file_id", sa.Text()),
        sa.Column("unique_id", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_mail_files"),
        sa.ForeignKeyConstraint(["mail"], ["mails.id"], name="fk_mail_files_mail"),
        sa.UniqueConstraint("mail", "part", name="uq_mail_files_mail_part"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "letters",
        sa.Column("id", types.RowId, autoincrement=True, nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text()),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("subject", "in_reply_to", "references")),
        sa.Column("ticket", types.RowId),
        sa.Column("mail", types.RowId),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_by", types.TelegramId()),
        sa.Column("owed_at", types.UtcDateTime(), nullable=False),
        sa.Column("sent_at", types.UtcDateTime()),
        sa.Column("bounced_at", types.UtcDateTime()),
        sa.PrimaryKeyConstraint("id", name="pk_letters"),
        sa.UniqueConstraint("message_id", name="uq_letters_message_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_letters_address_owed_at", "letters", ["address", "owed_at"])
    op.create_index("ix_letters_ticket", "letters", ["ticket"])


def downgrade() -> None:
    op.execute(sa.text("DELETE FROM outbox WHERE destination = 'mail' OR kind IN ('mail', 'mail_files', 'letter')"))
    op.execute(sa.text("DELETE FROM posted WHERE kind IN ('mail', 'mail_files')"))
    for table in ("letters", "mail_files", "mails"):
        op.drop_table(table)
