"""`python -m bench behind`: how soon an urgent card comes to a group for which very much waits already."""

from __future__ import annotations

import asyncio
from time import perf_counter

from bench.base.bare_telegram import BareTelegram
from bench.base.databases import on_sqlite, sending
from bench.base.figures import Figure
from bot.base.logs import set_up
from handlers.base.outgoing import Outgoing
from helpdesk.outbox import MessageKind, OutboxMessage, OutboxRow, Urgency
from storage.database import Database
from storage.unit_of_work import Store

CARDS, REPLIES = 60, 36
GROUP = -1001
SPENT = 18  # of a minute's twenty in a group: they went before it is asked
MOST_SECONDS = 5.0
PATIENCE = 120.0


def run() -> list[Figure]:
    """Return what was measured."""
    set_up("text", "ERROR", secrets=())
    what = f"a P1 card behind {CARDS} cards and {REPLIES} replies of its group"
    return [Figure(what=what, value=asyncio.run(measure()), unit="s", most=MOST_SECONDS)]


async def measure(cards: int = CARDS, replies: int = REPLIES, spent: int = SPENT) -> float:
    """Return the seconds from the card's transaction until Telegram has it; the group's minute is used up then."""
    async with (
        on_sqlite() as database,
        BareTelegram() as telegram,
        sending(telegram, database, _render),
        asyncio.timeout(PATIENCE),
    ):
        await _owe(database, cards, Urgency.P3)
        await _owe(database, replies, Urgency.REPLY)
        await telegram.until_sent(spent)
        begun = perf_counter()
        await _owe(database, 1, Urgency.P1)
        await telegram.until_text(GROUP, Urgency.P1.name)
        return perf_counter() - begun


async def _owe(database: Database, count: int, urgency: Urgency) -> None:
    async with database.unit() as unit:
        for _ in range(count):
            facts = {"urgency": urgency.name}
            message = OutboxMessage(chat_id=GROUP, kind=MessageKind.TEXT, urgency=urgency, facts=facts)
            await unit.outbox.owe(message)


async def _render(row: OutboxRow, _store: Store) -> Outgoing | None:
    return Outgoing(text=str(row.message.facts["urgency"]))
