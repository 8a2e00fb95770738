"""Chats and topics that take nothing: which, since when, and what the admins have heard of it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.people.chats import ChatTrouble
from storage.engine.outbox_changes import OutboxChanges
from storage.queries import rows
from storage.queries.rows import values
from storage.tables.joining import chat_troubles

HERE = select(chat_troubles).where(
    chat_troubles.c.chat_id == bindparam("chat_id"), chat_troubles.c.thread_id == bindparam("thread_id")
)
LASTING = (
    select(chat_troubles)
    .where(chat_troubles.c.ended_at.is_(None))
    .order_by(chat_troubles.c.since, chat_troubles.c.chat_id, chat_troubles.c.thread_id)
)


class TroubleTable:
    """``helpdesk.ports.setup.Troubles``."""

    def __init__(self, connection: AsyncConnection, changes: OutboxChanges) -> None:
        self._connection = connection
        self._changes = changes

    async def of(self, chat_id: int, thread_id: int = 0) -> ChatTrouble | None:
        """Return the present trouble of a chat, or of a topic; if there is none, the last one."""
        here = {"chat_id": chat_id, "thread_id": thread_id}
        row = (await self._connection.execute(HERE, here)).one_or_none()
        return ChatTrouble(**row._mapping) if row else None

    async def lasting(self) -> Sequence[ChatTrouble]:
        """Return all troubles that last, the oldest first."""
        return [ChatTrouble(**row._mapping) for row in await self._connection.execute(LASTING)]

    async def put(self, trouble: ChatTrouble) -> None:
        """Store a trouble over the former one; delivery hears of one that has ended."""
        await rows.put(self._connection, chat_troubles, values(trouble), "chat_id", "thread_id")
        if not trouble.lasts:
            self._changes.places.add((trouble.chat_id, trouble.thread_id))
