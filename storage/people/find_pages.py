"""Searches in which a caller was typed: they end when the caller is forgotten, and so does what shows them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.outbox import MessageKind, Posted, list_slot
from helpdesk.text.masking import strike_out
from storage.outbox.shown import POSTED
from storage.people import callers
from storage.tables.finding import searches
from storage.tables.transport import is_current, posted


async def end(connection: AsyncConnection, caller: int, region: str) -> Sequence[Posted]:
    """Delete the searches for this caller; return the pages that bear them, and those of which nobody knows it."""
    known = await callers.by_id(connection, caller)
    rows = (await connection.execute(select(searches.c.id, searches.c.person, searches.c.text))).all()
    named = {row.id for row in rows if known is not None and strike_out(row.text, known, region) != row.text}
    await connection.execute(delete(searches).where(searches.c.id.in_(named)))
    latest = {row.person: row.id for row in sorted(rows, key=lambda row: row.id)}
    query = select(*POSTED).where(posted.c.kind == MessageKind.LIST, is_current(posted))
    pages = [Posted(**row._mapping) for row in await connection.execute(query)]
    return [
        page
        for page in pages
        if page.slot == list_slot("find", page.chat_id) and latest.get(page.chat_id) in {None, *named}
    ]
