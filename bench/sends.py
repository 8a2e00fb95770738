"""`python -m bench sends`: what one send costs while many other chats wait for theirs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from time import process_time

from sqlalchemy import func as sql
from sqlalchemy import insert

from bench.base.bare_telegram import BareTelegram
from bench.base.databases import on_sqlite, sending
from bench.base.figures import Figure, growth
from bot.base.logs import set_up
from bot.outbound.sender import Sender
from handlers.base.outgoing import Outgoing
from helpdesk.outbox import MessageKind, OutboxRow, Urgency
from storage.database import Database
from storage.queries.clock import later
from storage.tables.transport import outbox
from storage.unit_of_work import Store

SIZES = (200, 10_000, 100_000)
LOT = 200  # sends that are counted together, of chats that come before all others
LOTS = 5  # the cheapest of them counts
QUICK = 1_000  # times as fast as Telegram lets a bot: it is the cost of a send that is measured
GROWTH = 1.3
PATIENCE = 300.0
OTHERS = 1_000_000
AT_ONCE = 1_000
ROW = {
    "kind": MessageKind.TEXT, "urgency": int(Urgency.REPLY), "perishable": False, "silent": False, "facts": {},
}  # fmt: skip


def run(sizes: Sequence[int] = SIZES, lots: int = LOTS) -> list[Figure]:
    """Return what was measured."""
    set_up("text", "ERROR", secrets=())
    rows = [
        (f"CPU of a send while {size:,} other chats wait", asyncio.run(measure(size, lots)) * 1000) for size in sizes
    ]
    return growth("ms", rows, GROWTH)


async def measure(waiting: int, lots: int) -> float:
    """Return the seconds of CPU that a send takes, Telegram's side included, while so many other chats wait."""
    async with on_sqlite() as database, BareTelegram() as telegram:
        await _owe(database, range(OTHERS, OTHERS + waiting), late=True)
        async with sending(telegram, database, _render, times=QUICK) as sender:
            return min([cost async for cost in _lots(telegram, database, lots, sender)])


async def _lots(telegram: BareTelegram, database: Database, lots: int, sender: Sender) -> AsyncIterator[float]:
    async with asyncio.timeout(PATIENCE):
        await sender.idle()
        for lot in range(1, lots + 1):
            begun = process_time()
            await _owe(database, range(1, LOT + 1), late=False)
            await telegram.until_sent(lot * LOT)
            await sender.idle()
            yield (process_time() - begun) / LOT


async def _owe(database: Database, chats: range, *, late: bool) -> None:
    """Owe a text to each of these chats. ``late``: not before long, as to a chat that was told to wait."""
    for first in range(chats.start, chats.stop, AT_ONCE):
        async with database.unit() as unit:
            at = later(unit.connection.dialect.name, 86_400.0) if late else None
            some = chats[first - chats.start : first - chats.start + AT_ONCE]
            rows = [{**ROW, "chat_id": chat} for chat in some]
            owed = insert(outbox).values(owed_at=sql.now(), not_before=at).returning(outbox.c.id)
            unit.changes.rows.update((await unit.connection.execute(owed, rows)).scalars())


async def _render(row: OutboxRow, _store: Store) -> Outgoing | None:
    return Outgoing(text=f"Ticket {row.id} waits for you.")
