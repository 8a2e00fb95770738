"""Delivery's statements, built once: to build a statement costs more than to run it."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import and_, bindparam, not_, or_, select, tuple_, update
from sqlalchemy import func as sql

from storage.outbox.rows import IS_BLOCKED, MESSAGE, WAITING
from storage.outbox.shown import POSTED
from storage.queries.clock import later
from storage.tables.transport import IS_WAITING, is_current, outbox, posted

LEASE = 120.0  # seconds
SOME = WAITING.where(
    or_(
        outbox.c.id.in_(bindparam("rows", expanding=True)),
        outbox.c.slot.in_(bindparam("slots", expanding=True)),
        outbox.c.under.in_(bindparam("slots", expanding=True)),
    )
)
_KEY = (outbox.c.chat_id, outbox.c.urgency, outbox.c.id)  # as the index of what waits has it
_AFTER = tuple_(bindparam("chat_id"), bindparam("urgency"), bindparam("id"))
PAGE = WAITING.where(tuple_(*_KEY) > _AFTER).order_by(*_KEY).limit(bindparam("size"))
LATE_PAGE = WAITING.where(outbox.c.id > bindparam("id")).order_by(outbox.c.id).limit(bindparam("size"))
END = update(outbox).where(outbox.c.id == bindparam("of")).values(facts={}, leased_until=None, ended_at=sql.now())
WAITING_IN = select(outbox.c.id, outbox.c.urgency).where(outbox.c.slot == bindparam("slot"), IS_WAITING)
IN_SLOTS = select(*POSTED).where(posted.c.slot.in_(bindparam("slots", expanding=True)), is_current(posted))
IS_THIS = and_(posted.c.chat_id == bindparam("of_chat"), posted.c.message_id == bindparam("of_message"))
DISPLACE = (
    update(posted)
    .where(posted.c.slot == bindparam("of_slot"), is_current(posted), not_(IS_THIS))
    .values(current=False)
)
SHOW = update(posted).where(IS_THIS)


@cache
def lease(dialect: str) -> Any:
    """Return the statement that takes rows for sending: those that still wait, and are not blocked."""
    return (
        update(outbox)
        .where(outbox.c.id.in_(bindparam("of", expanding=True)), IS_WAITING, ~IS_BLOCKED)
        .values(state="sending", leased_until=later(dialect, LEASE), attempts=outbox.c.attempts + 1)
        .returning(*MESSAGE, outbox.c.id, outbox.c.attempts, outbox.c.owed_at, outbox.c.plain)
    )
