"""Chats and topics that take nothing: which, since when, and what the admins have heard of it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.people.chats import ChatTrouble
from storage.engine.outbox_changes import OutboxChanges
from storage.queries.rows import upsert, values
from storage.tables.joining import chat_troubles


class TroubleTable:
    """``helpdesk.ports.setup.Troubles``."""

    def __init__(self, connection: AsyncConnection, changes: OutboxChanges) -> None:
        self._connection = connection
        self._changes = changes

    async def of(self, chat_id: int, thread_id: int = 0) -> ChatTrouble | None:
        """Return the present trouble of a chat, or of a topic; if there is none, the last one."""
        here = (chat_troubles.c.chat_id == chat_id, chat_troubles.c.thread_id == thread_id)
        row = (await self._connection.execute(select(chat_troubles).where(*here))).one_or_none()
        return ChatTrouble(**row._mapping) if row else None

    async def lasting(self) -> Sequence[ChatTrouble]:
        """Return all troubles that last, the oldest first."""
        query = select(chat_troubles).where(chat_troubles.c.ended_at.is_(None))
        query = query.order_by(chat_troubles.c.since, chat_troubles.c.chat_id, chat_troubles.c.thread_id)
        return [ChatTrouble(**row._mapping) for row in await self._connection.execute(query)]

    async def put(self, trouble: ChatTrouble) -> None:
        """Store a trouble over the former one; delivery hears of one that has ended."""
        row = values(trouble)
        written = upsert(self._connection, chat_troubles).values(**row)
        key = ["chat_id", "thread_id"]
        await self._connection.execute(written.on_conflict_do_update(index_elements=key, set_=row))
        if not trouble.lasts:
            self._changes.places.add((trouble.chat_id, trouble.thread_id))
