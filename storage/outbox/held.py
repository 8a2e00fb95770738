"""Rows of which nobody knows whether they arrived: they are kept as they are, and told of."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, select, update
from sqlalchemy import func as sql
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.notify.given_up import in_doubt
from helpdesk.outbox import OutboxMessage
from helpdesk.people.actors import Role
from storage.outbox.rows import MESSAGE, outbox_row
from storage.outbox.statements import WITHOUT_WORDS
from storage.tables.people import memberships
from storage.tables.transport import is_in, outbox

IS_HELD = is_in(outbox, "unknown")
HOLD = (
    update(outbox)
    .where(outbox.c.id == bindparam("of"))
    .values(state="unknown", facts=WITHOUT_WORDS, leased_until=None, ended_at=sql.now())
    .returning(*MESSAGE, outbox.c.id, outbox.c.attempts, outbox.c.owed_at, outbox.c.plain)
)
OWE_AGAIN = (
    update(outbox)
    .where(outbox.c.id == bindparam("of"), IS_HELD)
    .values(state="waiting", ended_at=None, not_before=None, refusal=None)
    .returning(outbox.c.id)
)
ADMINS: Select[Any] = (
    select(memberships.c.person).where(memberships.c.role == Role.ADMIN).distinct().order_by(memberships.c.person)
)


async def hold(connection: AsyncConnection, row: int, refusal: str | None) -> list[tuple[OutboxMessage, datetime]]:
    """Hold a row; return what is to be owed by that, each with since when (desk time)."""
    found = (await connection.execute(HOLD, {"of": row, "refusal": refusal})).one()
    admins = (await connection.execute(ADMINS)).scalars().all()
    return [(notice, found.owed_at) for notice in in_doubt(outbox_row(found), admins)]


async def held(connection: AsyncConnection, row: int) -> OutboxMessage | None:
    """Return what a row says that is held; None: it isn't, or no longer says anything."""
    query = select(*MESSAGE).where(outbox.c.id == row, IS_HELD)
    found = (await connection.execute(query)).one_or_none()
    return OutboxMessage(**found._mapping) if found is not None and found.facts else None


async def owe_again(connection: AsyncConnection, row: int) -> bool:
    """Let a row that is held wait again; False: it is not held."""
    return (await connection.execute(OWE_AGAIN, {"of": row})).scalar() is not None
