"""Delivery's statements, built once: to build a statement costs more than to run it."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import bindparam, case, literal, not_, or_, select, tuple_, update
from sqlalchemy import func as sql

from helpdesk.destinations import Destination
from helpdesk.outbox import MessageKind
from storage.outbox.rows import MESSAGE, is_held_back, waiting
from storage.outbox.shown import IS_THIS, POSTED
from storage.queries.clock import later
from storage.tables.transport import IS_WAITING, is_current, is_to, outbox, posted

LEASE = 120.0  # seconds
END = (
    update(outbox)
    .where(outbox.c.id == bindparam("of"))
    .values(facts={}, leased_until=None, ended_at=sql.now())
    .returning(outbox.c.chat_id)
)
# Kinds whose facts are numbers and choices: nobody's words stand in them, so they may stay with a row that has ended.
WORDLESS = tuple(
    MessageKind[name]
    for name in (
        "CARD", "OWN", "VIEW", "FILES", "SUMMARY", "CHARTS", "EXPORT", "BOARD", "BURST", "WHOLE", "HISTORY", "WHY",
        "REMINDER", "MAIL", "MAIL_FILES", "LETTER", "JIRA",
    )
)  # fmt: skip
WITHOUT_WORDS = case((outbox.c.kind.in_(WORDLESS), outbox.c.facts), else_=literal({}, outbox.c.facts.type))
FAIL = (  # what it was to say is kept, so that it can be owed again once what was wrong is mended
    update(outbox)
    .where(outbox.c.id == bindparam("of"))
    .values(
        facts=WITHOUT_WORDS,
        leased_until=None,
        ended_at=sql.now(),
    )
    .returning(outbox.c.chat_id)
)
NEXT_IN_LANE = select(sql.min(outbox.c.id)).where(
    outbox.c.destination == bindparam("to"), outbox.c.chat_id == bindparam("lane"), IS_WAITING
)
WAITING_IN = select(outbox.c.id, outbox.c.urgency).where(outbox.c.slot == bindparam("slot"), IS_WAITING)
IN_SLOTS = select(*POSTED).where(posted.c.slot.in_(bindparam("slots", expanding=True)), is_current(posted))
DISPLACE = (
    update(posted)
    .where(posted.c.slot == bindparam("of_slot"), is_current(posted), not_(IS_THIS))
    .values(current=False)
)
SHOW = update(posted).where(IS_THIS)


_KEY = (outbox.c.chat_id, outbox.c.urgency, outbox.c.id)  # as the index of what waits has it


@cache
def page(destination: Destination) -> Any:
    """Return the query of what waits for a destination, chat by chat, after a row."""
    after = tuple_(bindparam("chat_id"), bindparam("urgency"), bindparam("id"))
    return waiting(destination).where(tuple_(*_KEY) > after).order_by(*_KEY).limit(bindparam("size"))


@cache
def late_page(destination: Destination) -> Any:
    """Return the query of what waits for a destination, by id, after one."""
    later_ones = waiting(destination).where(outbox.c.id > bindparam("id"))
    return later_ones.order_by(outbox.c.id).limit(bindparam("size"))


@cache
def some_waiting(destination: Destination) -> Any:
    """Return the query of what waits for a destination and is one of these rows, or has to do with these slots."""
    about = [
        outbox.c.id.in_(bindparam("rows", expanding=True)),
        outbox.c.slot.in_(bindparam("slots", expanding=True)),
        outbox.c.under.in_(bindparam("slots", expanding=True)),
    ]
    return waiting(destination).where(or_(*about))


@cache
def lease(dialect: str, destination: Destination) -> Any:
    """Return the statement that takes rows for sending: those that still wait, and that nothing holds back."""
    mine = outbox.c.id.in_(bindparam("of", expanding=True)), is_to(outbox, destination)
    return (
        update(outbox)
        .where(*mine, IS_WAITING, ~is_held_back(destination))
        .values(state="sending", leased_until=later(dialect, LEASE), attempts=outbox.c.attempts + 1)
        .returning(*MESSAGE, outbox.c.id, outbox.c.attempts, outbox.c.owed_at, outbox.c.plain)
    )


def renamed(slot: str | None, old: int, new: int) -> str | None:
    """Return what a chat's slot is called in the chat that it has become."""
    return f"{slot.removesuffix(str(old))}{new}" if slot and slot.endswith(f"@{old}") else slot
