"""Delivery's statements, built once: to build a statement costs more than to run it."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import and_, bindparam, not_, or_, select, update
from sqlalchemy import func as sql

from storage.outbox.rows import IS_BLOCKED, MESSAGE, WAITING
from storage.outbox.shown import POSTED
from storage.queries.clock import later
from storage.tables.transport import outbox, posted

LEASE = 120.0  # seconds
SOME = WAITING.where(
    or_(
        outbox.c.id.in_(bindparam("rows", expanding=True)),
        outbox.c.slot.in_(bindparam("slots", expanding=True)),
        outbox.c.under.in_(bindparam("slots", expanding=True)),
    )
)
END = update(outbox).where(outbox.c.id == bindparam("of")).values(facts={}, leased_until=None, ended_at=sql.now())
WAITING_IN = select(outbox.c.id, outbox.c.urgency).where(
    outbox.c.slot == bindparam("slot"), outbox.c.state == "waiting"
)
IN_SLOTS = select(*POSTED).where(posted.c.slot.in_(bindparam("slots", expanding=True)), posted.c.current)
IS_THIS = and_(posted.c.chat_id == bindparam("of_chat"), posted.c.message_id == bindparam("of_message"))
DISPLACE = (
    update(posted).where(posted.c.slot == bindparam("of_slot"), posted.c.current, not_(IS_THIS)).values(current=False)
)
SHOW = update(posted).where(IS_THIS)


@cache
def lease(dialect: str) -> Any:
    """Return the statement that takes rows for sending: those that still wait, and are not blocked."""
    return (
        update(outbox)
        .where(outbox.c.id.in_(bindparam("of", expanding=True)), outbox.c.state == "waiting", ~IS_BLOCKED)
        .values(state="sending", leased_until=later(dialect, LEASE), attempts=outbox.c.attempts + 1)
        .returning(*MESSAGE, outbox.c.id, outbox.c.attempts, outbox.c.owed_at, outbox.c.plain)
    )
