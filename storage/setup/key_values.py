"""Small things to remember by name, in the table of odds and ends."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.ports.setup import KeyValue
from storage.queries import rows
from storage.tables.transport import meta


class KeyValueTable:
    """``helpdesk.ports.setup.KeyValues``."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def get(self, key: str) -> KeyValue:
        """Return what was put under a key, None if nothing was."""
        found: KeyValue = (await self._connection.execute(select(meta.c.value).where(meta.c.key == key))).scalar()
        return found

    async def put(self, key: str, value: KeyValue) -> None:
        """Remember ``value``; None forgets."""
        if value is None:
            await self._connection.execute(delete(meta).where(meta.c.key == key))
            return
        await rows.put(self._connection, meta, {"key": key, "value": value}, "key")
