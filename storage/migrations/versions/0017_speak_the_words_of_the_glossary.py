"""Speak the words of the glossary: tables and columns are called what the code calls what is in them.

Why: whoever reads a row had to know that a saying is a reminder, an errand a lookup, and a lane an urgency. Rows stay
as they are, and each key goes on counting after the last id that it gave.
"""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa
from alembic import op

from storage.tables import types

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

CODE = sa.String(32)
INSTANT = types.UtcDateTime()
COLUMNS = (
    ("outbox", "say", "kind"),
    ("outbox", "lane", "urgency"),
    ("posted", "say", "kind"),
    ("people", "let_go_at", "deactivated_at"),
)
SEQUENCE = "CAST(pg_get_serial_sequence(:name, 'id') AS regclass)"


def upgrade() -> None:
    for table, old, new in COLUMNS:
        op.execute(f"ALTER TABLE {table} RENAME COLUMN {old} TO {new}")
    _replace("sayings", "reminders", _create_reminders)
    _replace("errands", "telegram_lookups", _create_lookups)


def downgrade() -> None:
    _replace("telegram_lookups", "errands", _create_lookups)
    _replace("reminders", "sayings", _create_reminders)
    for table, old, new in reversed(COLUMNS):
        op.execute(f"ALTER TABLE {table} RENAME COLUMN {new} TO {old}")


def _replace(old: str, new: str, create: Callable[[str], str]) -> None:
    """A new table takes the rows: SQLite renames a table, but none of its constraints."""
    columns = create(new)
    op.execute(f"INSERT INTO {new} ({columns}) SELECT {columns} FROM {old}")
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        facts = {"old": old, "new": new}
        op.execute(sa.text("DELETE FROM sqlite_sequence WHERE name = :new").bindparams(new=new))
        connection.execute(sa.text("UPDATE sqlite_sequence SET name = :new WHERE name = :old"), facts)
    else:
        last = connection.execute(sa.text(f"SELECT pg_sequence_last_value({SEQUENCE})"), {"name": old}).scalar()
        if last is not None:
            connection.execute(sa.text(f"SELECT setval({SEQUENCE}, :last)"), {"name": new, "last": last})
    op.drop_table(old)


def _create_reminders(name: str) -> str:
    op.create_table(
        name,
        sa.Column("id", types.RowId, autoincrement=True, nullable=False),
        sa.Column("ticket", types.RowId, nullable=False),
        sa.Column("kind", CODE, nullable=False),
        sa.Column("cycle", sa.Integer(), nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("say_at", INSTANT, nullable=False),
        sa.Column("team", sa.Text()),
        sa.Column("person", types.TelegramId()),
        sa.Column("piled", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), server_default="waiting", nullable=False),
        sa.Column("once", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["ticket"], ["tickets.number"], name=op.f(f"fk_{name}_ticket")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sa.UniqueConstraint("once", name=op.f(f"uq_{name}_once")),
        sqlite_autoincrement=True,
    )
    waiting = sa.text("state = 'waiting'")
    op.create_index(f"ix_{name}_say_at", name, ["say_at"], sqlite_where=waiting, postgresql_where=waiting)
    op.create_index(f"ix_{name}_ticket", name, ["ticket"])
    return "id, ticket, kind, cycle, due_at, say_at, team, person, piled, state, once"


def _create_lookups(name: str) -> str:
    op.create_table(
        name,
        sa.Column("id", types.RowId, autoincrement=True, nullable=False),
        sa.Column("kind", CODE, nullable=False),
        sa.Column("chat_id", types.TelegramId(), nullable=False),
        sa.Column("person", types.TelegramId(), nullable=False),
        sa.Column("facts", types.Json, nullable=False),
        sa.Column("stored_at", INSTANT, server_default=sa.func.now(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sqlite_autoincrement=True,
    )
    op.create_index(f"uq_{name}", name, ["kind", "chat_id", "person"], unique=True)
    return "id, kind, chat_id, person, facts, stored_at"
