"""Items of lists that the chat changed: one row for what it says of one item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.settings.overlay_lists import Item
from storage.queries.rows import upsert
from storage.tables.joining import setup_items


class ItemTable:
    """``helpdesk.ports.setup.Items``."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def all(self) -> Mapping[str, Sequence[Item]]:
        """Return what the chat says, by list, in the order in which items were first said."""
        found: dict[str, list[Item]] = {}
        for row in await self._connection.execute(select(setup_items).order_by(setup_items.c.position)):
            found.setdefault(row.part, []).append(Item(key=row.key, body=row.body, over_file=row.over_file))
        return found

    async def put(self, part: str, items: Sequence[Item]) -> None:
        """Store items under their keys; new ones come after those that are there."""
        if not items:
            return
        last = (await self._connection.execute(select(func.max(setup_items.c.position)))).scalar() or 0
        rows = [
            {
                "part": part, "key": item.key, "body": None if item.body is None else dict(item.body),
                "position": last + number, "over_file": item.over_file,
            }
            for number, item in enumerate(items, 1)
        ]  # fmt: skip
        written = upsert(self._connection, setup_items)
        newer = {name: written.excluded[name] for name in ("body", "over_file")}
        await self._connection.execute(
            written.on_conflict_do_update(index_elements=["part", "key"], set_=newer), rows
        )
