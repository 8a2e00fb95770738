"""Remember JIRA: whose issue is whose ticket's, what came from there, who its people are, what of ours it has.

Why: a ticket of a team that plans in JIRA is an issue there by itself; what happens there comes back, once.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.tables import types

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

STORED = sa.text("outcome = 'stored'")


def upgrade() -> None:
    op.create_table(
        "jira_links",
        sa.Column("ticket", types.RowId, autoincrement=False),
        sa.Column("issue_id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("project", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("assignee", sa.Text()),
        sa.Column("priority", sa.Text()),
        sa.Column("updated", sa.Text(), nullable=False),
        sa.Column("wanted", sa.Text()),
        sa.Column("trouble", sa.Text()),
        sa.Column("words_asked", types.UtcDateTime()),
        sa.PrimaryKeyConstraint("ticket", name="pk_jira_links"),
        sa.UniqueConstraint("issue_id", name="uq_jira_links_issue_id"),
    )
    op.create_table(
        "jira_events",
        sa.Column("issue_id", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("event_id", sa.Text(), nullable=False),
        sa.Column("at", types.UtcDateTime(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("body", types.Json),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("stored_at", types.UtcDateTime(), nullable=False, server_default=sa.func.now()),
        sa.PrimaryKeyConstraint("issue_id", "what", "event_id", name="pk_jira_events"),
    )
    op.create_index(
        "ix_jira_events_stored", "jira_events", ["issue_id"], sqlite_where=STORED, postgresql_where=STORED
    )
    op.create_table(
        "jira_users",
        sa.Column("number", types.RowId, autoincrement=True),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("person", types.TelegramId),
        sa.PrimaryKeyConstraint("number", name="pk_jira_users"),
        sa.UniqueConstraint("account", name="uq_jira_users_account"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "jira_sent",
        sa.Column("ticket", types.RowId, nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("number", types.RowId, autoincrement=False),
        sa.Column("issue_id", sa.Text(), nullable=False),
        sa.Column("remote_id", sa.Text(), nullable=False),
        sa.Column("ours", sa.Boolean(), nullable=False, server_default=sa.text("true")),
        sa.Column("rendered", sa.Text(), nullable=False, server_default=""),
        sa.PrimaryKeyConstraint("what", "number", name="pk_jira_sent"),
    )


def downgrade() -> None:
    for table in ("jira_sent", "jira_users", "jira_events", "jira_links"):
        op.drop_table(table)
