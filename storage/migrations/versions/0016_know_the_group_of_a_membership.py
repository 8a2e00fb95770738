"""Know the group of a membership: what somebody is by pressing in a team's group ends with that group's link.

Why: whoever was in a group stayed of its team when the group was taken from the team. Of memberships that are there
already the chat's own links say which group it is; those of groups that the file links learn it at the next start.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.tables import types

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

memberships = sa.table("memberships", *(sa.column(name) for name in ("team", "source", "chat_id")))
items = sa.table("setup_items", sa.column("part"), sa.column("key"), sa.column("body", types.Json))


def upgrade() -> None:
    op.add_column("memberships", sa.Column("chat_id", types.TelegramId()))
    connection = op.get_bind()
    links = connection.execute(sa.select(items.c.key, items.c.body).where(items.c.part == "links")).all()
    for link in links:
        if link.body is not None:
            theirs = sa.update(memberships).where(memberships.c.team == link.key, memberships.c.source == "group")
            connection.execute(theirs.values(chat_id=link.body["chat_id"]))


def downgrade() -> None:
    op.drop_column("memberships", "chat_id")
