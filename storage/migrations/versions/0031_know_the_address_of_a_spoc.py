"""Know the address of a SPOC: a mail that names a ticket and is from there is theirs.

Why: such a mail acted for the ticket's caller only, since nobody knew from where its town's SPOC writes.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.tables import types

revision = "0031"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "own_addresses",
        sa.Column("person", types.TelegramId(), autoincrement=False, nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("asked_at", types.UtcDateTime(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("confirmed_at", types.UtcDateTime()),
        sa.PrimaryKeyConstraint("person", name="pk_own_addresses"),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="fk_own_addresses_person"),
    )
    op.create_index("ix_own_addresses_address", "own_addresses", ["address"])


def downgrade() -> None:
    op.execute(sa.text("DELETE FROM letters WHERE kind = 'code'"))
    op.drop_table("own_addresses")
