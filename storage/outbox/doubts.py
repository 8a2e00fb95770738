"""After a desk went back to a copy: what waits may have been sent since, where that can be looked up."""

from __future__ import annotations

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.destinations import Destination
from storage.tables.transport import outbox


async def doubt_what_is_owed(connection: AsyncConnection) -> None:
    """Let whoever sends elsewhere than to Telegram look first whether it is there already."""
    others = outbox.c.destination != Destination.TELEGRAM
    waits = outbox.c.state.in_(("waiting", "sending"))
    await connection.execute(update(outbox).where(others, waits).values(attempts=outbox.c.attempts + 1))
