"""Databases that are made to be measured, and a sender in front of one."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bench.base.bare_telegram import TOKEN, BareTelegram
from bot.base.clock import DeskClock
from bot.outbound.hooks import Render
from bot.outbound.sender import Sender
from bot.telegram.raw_bot import build_bot
from storage.database import Database
from storage.upkeep import migrate


@asynccontextmanager
async def migrated(url: str) -> AsyncIterator[Database]:
    """Give what is at this address once it is a desk's database; it is closed with the block."""
    await migrate.upgrade(url)
    database = Database.open(url, desk_time=DeskClock().now)  # as a desk does
    try:
        yield database
    finally:
        await database.close()


@asynccontextmanager
async def on_sqlite() -> AsyncIterator[Database]:
    """Give a desk's database in a file that goes with the block."""
    with tempfile.TemporaryDirectory(prefix="helpdesk-bench-") as place:
        async with migrated(f"sqlite+aiosqlite:///{Path(place) / 'bench.db'}") as database:
            yield database


@asynccontextmanager
async def sending(
    telegram: BareTelegram, database: Database, render: Render, *, times: int = 1
) -> AsyncIterator[Sender]:
    """Send what is owed, so many ``times`` as fast as Telegram lets a bot, until the block ends."""
    async with build_bot(TOKEN, telegram.url) as bot:
        sender = Sender(bot, database, render)
        sender.quicken(times)
        await sender.start()
        try:
            yield sender
        finally:
            await sender.stop()
