"""Let people and chats come to the desk: links, requests, chats that were met, errands, and lists made in the chat.

Why: setting up needs a token and nothing else. Somebody who was let go is marked, so that the group they still
sit in does not take them in again.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.tables import types

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

CODE = sa.String(32)
INSTANT = types.UtcDateTime()
PERSON = types.TelegramId()
ROW_ID = types.RowId
OPEN = sa.text("used_at IS NULL AND revoked_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "invitations",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("secret_hash", sa.Text(), nullable=False),
        sa.Column("role", CODE, nullable=False),
        sa.Column("team", sa.Text()),
        sa.Column("ulbs", types.Json, nullable=False),
        sa.Column("made_by", PERSON),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("used_by", PERSON),
        sa.Column("used_at", INSTANT),
        sa.Column("revoked_at", INSTANT),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_invitations_secret_hash")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_invitations_open", "invitations", ["expires_at"], sqlite_where=OPEN, postgresql_where=OPEN
    )
    op.create_table(
        "access_requests",
        sa.Column("person", PERSON, autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("username", sa.Text()),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.Column("decided_at", INSTANT),
        sa.Column("decided_by", PERSON),
        sa.Column("verdict", CODE),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_access_requests")),
    )
    op.create_table(
        "chats",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("chat_id", PERSON, nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("username", sa.Text()),
        sa.Column("members", sa.Integer()),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("thread_id", sa.BigInteger()),
        sa.Column("wanted_for", sa.Text()),
        sa.Column("added_by", PERSON),
        sa.Column("asked_at", INSTANT),
        sa.Column("answered_at", INSTANT),
        sa.Column("answered_by", PERSON),
        sa.Column("answer", sa.Text()),
        sa.Column("trouble", CODE),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chats")),
        sa.UniqueConstraint("chat_id", name=op.f("uq_chats_chat_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "errands",
        sa.Column("id", ROW_ID, autoincrement=True, nullable=False),
        sa.Column("kind", CODE, nullable=False),
        sa.Column("chat_id", PERSON, nullable=False),
        sa.Column("person", PERSON, nullable=False),
        sa.Column("facts", types.Json, nullable=False),
        sa.Column("stored_at", INSTANT, server_default=sa.func.now(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_errands")),
        sqlite_autoincrement=True,
    )
    op.create_index("uq_errands", "errands", ["kind", "chat_id", "person"], unique=True)
    op.create_table(
        "setup_items",
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("body", types.Json),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("over_file", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.PrimaryKeyConstraint("part", "key", name=op.f("pk_setup_items")),
    )
    op.add_column("people", sa.Column("let_go_at", INSTANT))


def downgrade() -> None:
    op.drop_column("people", "let_go_at")
    for table in ("setup_items", "errands", "chats", "access_requests", "invitations"):
        op.drop_table(table)
