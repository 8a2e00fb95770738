"""Keep one list of ready answers: those that admins wrote stand with those that teams kept.

Why: one kind could be changed under /admin and the other offered by team and module; now each can both.
"""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from storage.tables import types

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

WRITTEN = datetime(2026, 1, 1, tzinfo=UTC)  # when and by whom is in the admins' journal
NOBODY = 0

items = sa.table(
    "setup_items",
    sa.column("part", sa.Text()),
    sa.column("key", sa.Text()),
    sa.column("body", types.Json),
    sa.column("position", sa.Integer()),
)
answers = sa.table(
    "ready_answers",
    sa.column("id", types.RowId),
    sa.column("team", sa.Text()),
    sa.column("module", sa.Text()),
    sa.column("text", sa.Text()),
    sa.column("note", types.RowId),
    sa.column("kept_by", types.TelegramId()),
    sa.column("kept_at", types.UtcDateTime()),
)


def upgrade() -> None:
    bind = op.get_bind()
    of_answers = items.c.part == "answers"
    for row in bind.execute(sa.select(items.c.key, items.c.body).where(of_answers)).all():
        if not row.body:
            continue  # a default that was taken out stays out
        named = {"team": row.body.get("team") or "", "module": row.body.get("module") or "", "text": row.body["text"]}
        there = sa.and_(*(answers.c[name] == value for name, value in named.items()))
        if bind.execute(sa.select(answers.c.id).where(there)).first() is None:
            bind.execute(sa.insert(answers).values(**named, kept_by=NOBODY, kept_at=WRITTEN))
        bind.execute(sa.delete(items).where(of_answers, items.c.key == row.key))


def downgrade() -> None:
    bind = op.get_bind()
    last = bind.execute(sa.select(sa.func.max(items.c.position))).scalar() or 0
    written = sa.select(answers).where(answers.c.note.is_(None)).order_by(answers.c.id)
    for number, row in enumerate(bind.execute(written).all(), 1):
        body = {"text": row.text, "team": row.team, "module": row.module}
        body = {name: value for name, value in body.items() if value}
        bind.execute(sa.delete(items).where(items.c.part == "answers", items.c.key == row.text))
        put = sa.insert(items).values(part="answers", key=row.text, body=body, position=last + number)
        bind.execute(put)
    bind.execute(sa.delete(answers).where(answers.c.note.is_(None)))
